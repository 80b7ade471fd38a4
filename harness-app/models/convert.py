"""Converts quality-v1.onnx into MNN variants and writes model.json. Run with the project's Python environment.

The converter is called through `_tools`: the package's own command phones home when it is imported.
"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
VARIANTS = {"fp32": [], "fp16": ["--fp16"]}
PREPROCESSING = {
    "width": 160, "height": 160, "channels": "rgb", "resize": "bilinear",
    "mean": [127.5, 127.5, 127.5], "scale": [1 / 127.5, 1 / 127.5, 1 / 127.5],
}  # fmt: skip


def main() -> None:
    import MNN
    import _tools

    variants = []
    for precision, options in VARIANTS.items():
        out = HERE / f"quality-v1.{precision}.mnn"
        arguments = ["-f", "ONNX", "--modelFile", str(HERE / "quality-v1.onnx"), "--MNNModel", str(out), "--bizCode", "framefarm"]
        _tools.mnnconvert(["mnnconvert", *arguments, *options])
        variants.append({"precision": precision, "file": out.name, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()})
    model = {
        "name": "quality", "version": "1", "preprocessing": PREPROCESSING, "variants": variants,
        "converter": f"MNN {MNN.version()}",
    }  # fmt: skip
    (HERE / "model.json").write_text(json.dumps(model, indent=2) + "\n")


if __name__ == "__main__":
    main()
