"""Other files for the same model: a sound int8 one, and four that are broken in a way that still loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from PIL import Image

CONVERT = "import _tools, sys; _tools.mnnconvert(['mnnconvert', *sys.argv[1:]])"
QUANTISE = "import _tools, sys; _tools.mnnquant(['mnnquant', *sys.argv[1:]])"


def int8_weights(source: Path, out: Path) -> None:
    _convert(source, out, ["--weightQuantBits", "8"])


def other_version(source: Path, out: Path, seed: int) -> None:
    """The same network after other training: every weight moved by a tenth of its tensor's spread."""
    rng = np.random.default_rng(seed)
    _changed(source, out, lambda name, w: w + rng.normal(0, 0.1 * w.std(), w.shape) if w.ndim > 1 else w)


def truncated_weights(source: Path, out: Path, seed: int) -> None:
    """The last part of one of the larger tensors was never written."""
    rng = np.random.default_rng(seed)
    sizes = {i.name: int(np.prod(i.dims)) for i in onnx.load(str(source)).graph.initializer}
    large = sorted(sizes, key=lambda name: -sizes[name])[:12]
    victim, kept = rng.choice(large), rng.uniform(0.2, 0.6)

    def cut(name: str, w: np.ndarray) -> np.ndarray:
        if name != victim:
            return w
        flat = w.reshape(-1).copy()
        flat[int(kept * flat.size) :] = 0
        return flat.reshape(w.shape)

    _changed(source, out, cut)


def fp16_overflow(source: Path, out: Path, seed: int) -> None:
    """A positive factor is moved through a ReLU from one layer into the next: equal in fp32, beyond 65,504 in fp16."""
    model = onnx.load(str(source))
    weights = {i.name: i for i in model.graph.initializer}
    users: dict[str, list] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    factor = np.float32(10.0 ** np.random.default_rng(seed).uniform(5.5, 6.5))
    for node in model.graph.node:
        after = users.get(node.output[0], [])
        if node.op_type != "Conv" or len(after) != 1 or after[0].op_type != "Relu":
            continue
        following = users.get(after[0].output[0], [])
        if len(following) == 1 and following[0].op_type == "Conv":
            for name in list(node.input[1:]):
                weights[name].CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights[name]) * factor, name))
            name = following[0].input[1]
            weights[name].CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weights[name]) / factor, name))
            _convert_model(model, out, [])
            return
    raise SystemExit("the model has no convolution, ReLU and convolution in a row")


def int8_uncalibrated(mnn: Path, preprocessing: dict, out: Path) -> None:
    """Calibrated with one black picture: every range is that of nothing."""
    _quantise(mnn, preprocessing, [np.zeros((preprocessing["height"], preprocessing["width"], 3), np.uint8)], out)


def _quantise(mnn: Path, how: dict, pictures: list[np.ndarray], out: Path) -> None:
    folder = out.with_suffix(".pictures")
    folder.mkdir()
    for index, picture in enumerate(pictures):
        Image.fromarray(picture).save(folder / f"{index:03}.png")
    settings = {
        "format": how["channels"].upper(), "mean": how["mean"], "normal": how["scale"], "width": how["width"], "height": how["height"],
        "path": f"{folder.resolve()}/", "used_image_num": len(pictures), "feature_quantize_method": "KL", "weight_quantize_method": "MAX_ABS",
    }  # fmt: skip
    out.with_suffix(".json").write_text(json.dumps(settings))
    _run(QUANTISE, [str(mnn.resolve()), str(out.resolve()), str(out.with_suffix(".json").resolve())], out)


def _changed(source: Path, out: Path, change) -> None:
    model = onnx.load(str(source))
    for one in model.graph.initializer:
        weights = numpy_helper.to_array(one)
        if weights.dtype == np.float32:
            one.CopyFrom(numpy_helper.from_array(np.asarray(change(one.name, weights), np.float32), one.name))
    _convert_model(model, out, [])


def _convert_model(model, out: Path, options: list[str]) -> None:
    source = out.with_suffix(".onnx")
    onnx.save(model, str(source))
    _convert(source, out, options)


def _convert(source: Path, out: Path, options: list[str]) -> None:
    _run(CONVERT, ["-f", "ONNX", "--modelFile", str(source.resolve()), "--MNNModel", str(out.resolve()), "--bizCode", "eval", *options], out)


def _run(code: str, arguments: list[str], out: Path) -> None:
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=out.parent, capture_output=True, text=True)
    if done.returncode != 0 or not out.exists():
        raise SystemExit(f"{out.name} could not be made: {(done.stdout + done.stderr)[-800:]}")
