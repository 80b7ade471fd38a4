"""Migrates quality-v2.onnx by the product's own migration and writes the MNN variants and model-v2.json. Run with the project's Python environment:

    .framefarm/venv/bin/python harness-app/models/convert.py

ONNX Runtime has to be in .framefarm/migration-packages, where `framefarm model convert` puts it.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from quality.contents import ROOT, contents, fetch, photograph
from quality.distortions import SEEN
from quality.frames import Converter, crop, seed_of, video_frame
from quality.preprocessing import PREPROCESSING

sys.path[:0] = [str(ROOT / "harness-app/migration"), str(ROOT / ".framefarm/migration-packages")]
from framefarm_migration.bounded import Bounds  # noqa: E402
from framefarm_migration.migrate import Order, migrate  # noqa: E402

HERE = Path(__file__).parent
NAME, VERSION = "quality", "2"
CLIPS = tuple(ROOT / f"harness-app/clips/known-best-{name}.mp4" for name in ("home", "fruits"))
CALIBRATION_FRAMES, CALIBRATION_SEED = 100, 5
BOUNDS = Bounds(900, 2**33, 2**30, lambda: False)
# demo and tests register one variant of each precision
REGISTERED = ("fp32", "fp16")
# int8-calibrated is made and measured; with it the files beside quality-v1 would be more than 20 MB
KEPT = (*REGISTERED, "int8-weights")


def calibration_frames(folder: Path) -> None:
    """Writes frames of training contents, clean and damaged, as the preprocessing leaves them."""
    wanted = contents(["train"])
    fetch(wanted)
    converter = Converter(PREPROCESSING)
    kinds = list(SEEN.values())
    for index in range(CALIBRATION_FRAMES):
        content = wanted[index % len(wanted)]
        rng = seed_of(CALIBRATION_SEED, index)
        frame = crop(photograph(content), rng)
        if index % 4:
            frame = kinds[index % len(kinds)](frame, rng.uniform(0.1, 1), rng)
        Image.fromarray(converter.pixels(video_frame(frame))).save(folder / f"{index:03}.png")


def entry(made: dict) -> dict:
    """A variant as model-v2.json names it; what was measured on this machine is left out."""
    variant = made["variant"]
    lineage = made["lineage"]
    return {
        "precision": made["precision"], "variant": variant, "file": f"{NAME}-v{VERSION}.{variant}.mnn",
        "sha256": made["sha256"], "bytes": made["bytes"],
        "lineage": {
            "tool": " and ".join(f"{tool['name']} {tool['version']}" for tool in lineage["tools"]), "options": lineage["options"],
            "sourceSha256": lineage["madeFrom"], "calibrationSha256": lineage["calibrationSha256"],
        },
    }  # fmt: skip


def main() -> None:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    source = HERE / f"{NAME}-v{VERSION}.onnx"
    with tempfile.TemporaryDirectory(prefix="framefarm-convert-") as name:
        folder = Path(name)
        (folder / "calibration").mkdir()
        calibration_frames(folder / "calibration")
        (folder / "card.json").write_text(json.dumps({"name": NAME, "version": VERSION, "preprocessing": PREPROCESSING}))
        order = Order(source, folder / "card.json", folder / "out", folder / "calibration", CLIPS, 20, sys.executable, False, BOUNDS)
        made = migrate(order, lambda step: print(step, flush=True))
        for variant in made["variants"]:
            if variant["variant"] in KEPT:
                shutil.copyfile(folder / "out" / variant["file"], HERE / entry(variant)["file"])
            print(json.dumps({"variant": variant["variant"], **variant["measured"]["scoreError"]}), flush=True)
    entries = [entry(variant) for variant in made["variants"] if variant["variant"] in KEPT]
    model = {
        "name": NAME, "version": VERSION, "preprocessing": PREPROCESSING,
        "variants": [one for one in entries if one["variant"] in REGISTERED],
        "furtherVariants": [one for one in entries if one["variant"] not in REGISTERED],
        "source": {"file": source.name, "sha256": made["source"]["sha256"], "weights": f"{NAME}-v{VERSION}.weights.npz"},
    }  # fmt: skip
    (HERE / "model-v2.json").write_text(json.dumps(model, indent=2) + "\n")


if __name__ == "__main__":
    main()
