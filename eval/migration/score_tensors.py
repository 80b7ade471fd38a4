"""Scores every n-th tensor: score_tensors.py TENSORS.npy N WAY ... with WAY = onnxruntime, mnn:VARIANT or mnn-bgr:VARIANT.

One JSON line each, with the precision that was really computed in. `mnn-bgr` swaps red and blue first, as a migration that gets the channel
order wrong would.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "harness-app/models"
sys.path[:0] = [str(ROOT / "harness-app/reference"), str(ROOT / ".framefarm/eval-packages")]
from framefarm_harness.engine import Engine  # noqa: E402


def by_onnxruntime(tensors: np.ndarray, model: dict) -> dict:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(MODELS / model["source"]["file"], options, providers=["CPUExecutionProvider"])
    scores = [float(session.run(None, {"frame": tensor[None]})[0].reshape(-1)[0]) for tensor in tensors]
    return {"scores": scores, "precision": "fp32"}


def by_mnn(tensors: np.ndarray, model: dict, name: str) -> dict:
    [variant] = [variant for variant in model["variants"] + model["furtherVariants"] if variant["variant"] == name]
    engine = Engine(MODELS / variant["file"], variant["precision"], 1, tensors.shape[3], tensors.shape[2])
    return {"scores": [engine.score(tensor[None]) for tensor in tensors], "precision": engine.precision()}


def main() -> None:
    tensors = np.load(sys.argv[1])[:: int(sys.argv[2])]
    model = json.loads((MODELS / "model.json").read_text())
    for way in sys.argv[3:]:
        engine, _, variant = way.partition(":")
        if engine == "onnxruntime":
            scored = by_onnxruntime(tensors, model)
        else:
            scored = by_mnn(tensors[:, ::-1] if engine == "mnn-bgr" else tensors, model, variant)
        print(json.dumps({"way": way, **scored}), flush=True)


if __name__ == "__main__":
    main()
