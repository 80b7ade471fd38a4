"""Scores every n-th tensor: score_tensors.py MODEL TENSORS.npy N WAY ... with WAY = onnxruntime, mnn:VARIANT, mnn-bgr:VARIANT
or pytorch:FILE.

MODEL is a folder that `framefarm model convert` made. FILE is what the ladder's PyTorch engine opens: weights of the reference network, or ONNX.

One JSON line each, with the precision that was really computed in. `mnn-bgr` swaps red and blue first, as a migration that gets the channel
order wrong would.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "harness-app/reference"), str(ROOT / "harness-app/ladder"), str(ROOT / ".framefarm/migration-packages")]
# beside the installed packages, which come first
sys.path.append(str(ROOT / ".framefarm/ladder/site"))
from framefarm_harness.engine import Engine  # noqa: E402


def by_onnxruntime(tensors: np.ndarray, folder: Path, model: dict) -> dict:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / model["source"]["file"], options, providers=["CPUExecutionProvider"])
    [name] = [one.name for one in session.get_inputs()]
    scores = [float(session.run(None, {name: tensor[None]})[0].reshape(-1)[0]) for tensor in tensors]
    return {"scores": scores, "precision": "fp32"}


def by_pytorch(tensors: np.ndarray, model: dict, file: str) -> dict:
    from framefarm_ladder.torch_engine import TorchEngine

    engine = TorchEngine(Path(file), "fp32", model["preprocessing"])
    scores = [engine.score(tensor[None]) for tensor in tensors]
    engine.close()
    return {"scores": scores, "precision": "fp32"}


def by_mnn(tensors: np.ndarray, folder: Path, model: dict, name: str) -> dict:
    [variant] = [variant for variant in model["variants"] if variant["variant"] == name]
    engine = Engine(folder / variant["file"], variant["precision"], 1, tensors.shape[3], tensors.shape[2])
    return {"scores": [engine.score(tensor[None]) for tensor in tensors], "precision": engine.precision()}


def main() -> None:
    tensors = np.load(sys.argv[2])[:: int(sys.argv[3])]
    folder = Path(sys.argv[1])
    model = json.loads((folder / "model.json").read_text())
    for way in sys.argv[4:]:
        engine, _, variant = way.partition(":")
        if engine == "onnxruntime":
            scored = by_onnxruntime(tensors, folder, model)
        elif engine == "pytorch":
            scored = by_pytorch(tensors, model, variant)
        else:
            scored = by_mnn(tensors[:, ::-1] if engine == "mnn-bgr" else tensors, folder, model, variant)
        print(json.dumps({"way": engine if engine == "pytorch" else way, **scored}), flush=True)


if __name__ == "__main__":
    main()
