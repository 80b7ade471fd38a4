"""Converts quality-v2.onnx into the MNN variants and writes model-v2.json with their lineage. Run with the project's Python environment:

    .framefarm/venv/bin/python harness-app/models/convert.py [--int8]

The int8 variants are not committed: rounded to 8 bits, the kernels of the fixed front no longer sum to zero, flat places gain energy, and
scores are off by half of their range.

The tools are called through `_tools`: the package's own commands phone home when they are imported.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import MNN
import _tools
from PIL import Image

from quality.contents import contents, fetch, photograph
from quality.distortions import SEEN
from quality.frames import Converter, crop, seed_of, video_frame
from quality.preprocessing import PREPROCESSING

HERE = Path(__file__).parent
NAME = "quality-v2"
CONVERTED = {
    "fp32": {"precision": "fp32", "options": []},
    # a way of storing: an engine without fp16 computes it in fp32
    "fp16": {"precision": "fp16", "options": ["--fp16"]},
}
INT8_WEIGHTS = {"int8-weights": {"precision": "int8", "options": ["--weightQuantBits", "8"]}}
CALIBRATION_FRAMES, CALIBRATION_SEED = 100, 5
QUANTISATION = {
    "format": PREPROCESSING["channels"].upper(), "mean": PREPROCESSING["mean"], "normal": PREPROCESSING["scale"],
    "width": PREPROCESSING["width"], "height": PREPROCESSING["height"], "used_image_num": CALIBRATION_FRAMES,
    "feature_quantize_method": "KL", "weight_quantize_method": "MAX_ABS",
}  # fmt: skip


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def calibration_frames(folder: Path) -> str:
    """Writes frames of training contents, clean and damaged, as the preprocessing leaves them; returns the digest of the set."""
    wanted = contents(["train"])
    fetch(wanted)
    converter, digest = Converter(PREPROCESSING), hashlib.sha256()
    kinds = list(SEEN.values())
    for index in range(CALIBRATION_FRAMES):
        content = wanted[index % len(wanted)]
        rng = seed_of(CALIBRATION_SEED, index)
        frame = crop(photograph(content), rng)
        if index % 4:
            frame = kinds[index % len(kinds)](frame, rng.uniform(0.1, 1), rng)
        pixels = converter.pixels(video_frame(frame))
        digest.update(pixels.tobytes())
        Image.fromarray(pixels).save(folder / f"{index:03}.png")
    return digest.hexdigest()


def calibrate(fp32: Path) -> tuple[list[str], str]:
    """Writes the int8-calibrated variant beside the fp32 one: (options, digest of the calibration frames)."""
    out = fp32.with_name(f"{NAME}.int8-calibrated.mnn")
    with tempfile.TemporaryDirectory(prefix="framefarm-calibration-") as name:
        folder = Path(name)
        (folder / "frames").mkdir()
        digest = calibration_frames(folder / "frames")
        settings = folder / "settings.json"
        settings.write_text(json.dumps({**QUANTISATION, "path": f"{folder}/frames/"}))
        _tools.mnnquant(["mnnquant", str(fp32), str(out), str(settings)])
    # the tool also writes what it made as JSON
    out.with_name(f"{out.name}.json").unlink(missing_ok=True)
    return [f"{key}={QUANTISATION[key]}" for key in ("feature_quantize_method", "weight_quantize_method", "used_image_num")], digest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--int8", action="store_true", help="the int8 variants too")
    args = parser.parse_args()
    source, variants, further = HERE / f"{NAME}.onnx", [], []

    def add(variant: str, precision: str, tool: str, options: list[str], **more: str) -> None:
        path = HERE / f"{NAME}.{variant}.mnn"
        # demo and tests register one variant of each precision
        (variants if variant == precision else further).append({
            "precision": precision, "variant": variant, "file": path.name, "sha256": sha256(path), "bytes": path.stat().st_size,
            "lineage": {"tool": f"MNN {MNN.version()} {tool}", "options": options, **more},
        })  # fmt: skip

    for variant, made in (CONVERTED | (INT8_WEIGHTS if args.int8 else {})).items():
        arguments = ["-f", "ONNX", "--modelFile", str(source), "--MNNModel", str(HERE / f"{NAME}.{variant}.mnn"), "--bizCode", "framefarm"]
        _tools.mnnconvert(["mnnconvert", *arguments, *made["options"]])
        add(variant, made["precision"], "mnnconvert", made["options"], sourceSha256=sha256(source))
    if args.int8:
        fp32 = HERE / f"{NAME}.fp32.mnn"
        options, digest = calibrate(fp32)
        add("int8-calibrated", "int8", "mnnquant", options, sourceSha256=sha256(fp32), calibrationSha256=digest)
    model = {
        "name": "quality", "version": "2", "preprocessing": PREPROCESSING, "variants": variants, "furtherVariants": further,
        "source": {"file": source.name, "sha256": sha256(source), "weights": f"{NAME}.weights.npz"},
    }  # fmt: skip
    (HERE / "model-v2.json").write_text(json.dumps(model, indent=2) + "\n")


if __name__ == "__main__":
    main()
