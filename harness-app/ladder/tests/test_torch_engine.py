"""PyTorch in another Python. Where Debian's python3-torch is missing, what is tested is that the engine says so."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from framefarm_harness.faults import LaunchFault
from framefarm_ladder import torch_engine
from framefarm_ladder.engines import OnnxRuntimeEngine
from framefarm_ladder.torch_engine import TorchEngine

HARNESS_APP = Path(__file__).parents[2]
# set-up --for test brings it
sys.path.append(str(HARNESS_APP.parent / ".framefarm/ladder/site"))
HOW = {"width": 16, "height": 12, "channels": "rgb", "resize": "bilinear", "mean": [127.5] * 3, "scale": [1 / 127.5] * 3}
HAS_TORCH = subprocess.run([torch_engine.PYTHON, "-c", "import torch, torchvision"], capture_output=True).returncode == 0


def engine(path: Path, how: dict = HOW) -> TorchEngine | None:
    """None where PyTorch is missing, after the engine has said so."""
    if HAS_TORCH:
        return TorchEngine(path, "fp32", how)
    with pytest.raises(LaunchFault, match="No module named 'torch'|cannot be started"):
        TorchEngine(path, "fp32", how)
    return None


def frames(how: dict, count: int = 3) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.uniform(-1, 1, (1, 3, how["height"], how["width"])).astype(np.float32) for _ in range(count)]


def assert_equal(one: TorchEngine, onnx: Path, how: dict) -> None:
    other = OnnxRuntimeEngine(onnx, "fp32", how)
    for frame in frames(how):
        assert one.score(frame) == pytest.approx(other.score(frame), rel=1e-4)
    one.close()


@pytest.mark.parametrize("card", ["model.json", "model-v2.json"])
def test_the_committed_model_scores_as_in_onnx_runtime_by_its_weights_or_else_by_its_graph(card):
    model = json.loads((HARNESS_APP / "models" / card).read_text())
    source = model["source"]
    one = engine(HARNESS_APP / "models" / (source.get("weights") or source["file"]), model["preprocessing"])
    if one is not None:
        assert one.facts()["precision"] == "fp32"
        assert_equal(one, HARNESS_APP / "models" / source["file"], model["preprocessing"])


def every_operator(last: str = "Add") -> bytes:
    from onnx import TensorProto, helper, numpy_helper

    rng = np.random.default_rng(2)
    arrays = {
        "kernel": rng.normal(size=(4, 3, 3, 3)), "offset": rng.normal(size=4), "scale": rng.normal(size=4), "mean": rng.normal(size=4),
        "spread": rng.uniform(0.5, 2, 4), "deep": rng.normal(size=(4, 1, 3, 3)), "low": np.array(-0.5), "high": np.array(0.75),
        "two": np.array(2.0), "weights": rng.normal(size=(1, 8)), "bias": rng.normal(size=1),
    }  # fmt: skip
    nodes = [
        helper.make_node("Conv", ["frame", "kernel", "offset"], ["a"], pads=[1, 0, 2, 1], strides=[2, 1], kernel_shape=[3, 3]),
        helper.make_node("BatchNormalization", ["a", "scale", "offset", "mean", "spread"], ["b"], epsilon=1e-3),
        helper.make_node("HardSwish", ["b"], ["c"]),
        helper.make_node("Conv", ["c", "deep"], ["d"], group=4, dilations=[2, 1]),
        helper.make_node("HardSigmoid", ["d"], ["e"], alpha=0.3, beta=0.4),
        helper.make_node("Clip", ["d", "low", "high"], ["f"]),
        helper.make_node("Clip", ["f", "", "high"], ["f2"]),
        helper.make_node("Mul", ["e", "f2"], ["g"]),
        helper.make_node("Relu", ["d"], ["h"]),
        helper.make_node("Sigmoid", ["d"], ["i"]),
        helper.make_node("Sub", ["h", "i"], ["j"]),
        helper.make_node("Div", ["j", "two"], ["k"]),
        helper.make_node("Concat", ["g", "k"], ["l"], axis=1),
        helper.make_node("GlobalAveragePool", ["l"], ["m"]),
        helper.make_node("Flatten", ["m"], ["n"]),
        helper.make_node("Gemm", ["n", "weights", "bias"], ["o"], transB=1, alpha=0.5, beta=2.0),
        helper.make_node(last, ["o"] if last == "Mish" else ["o", "two"], ["score"]),
    ]  # fmt: skip
    taken = helper.make_tensor_value_info("frame", TensorProto.FLOAT, [1, 3, HOW["height"], HOW["width"]])
    given = helper.make_tensor_value_info("score", TensorProto.FLOAT, [1, 1])
    known = [numpy_helper.from_array(value.astype(np.float32), name) for name, value in arrays.items()]
    graph = helper.make_graph(nodes, "every", [taken], [given], known)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8).SerializeToString()


def test_every_operator_that_is_translated_computes_what_onnx_runtime_does(tmp_path):
    file = tmp_path / "every.onnx"
    file.write_bytes(every_operator())
    one = engine(file)
    if one is not None:
        assert_equal(one, file, HOW)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("mish.onnx", every_operator("Mish"), "operator Mish is not translated"),
        ("torn.onnx", every_operator()[:-50], "no ONNX file"),
        ("torn.npz", b"PK\x03\x04 torn", "not a zip file|zip"),
        ("text.pt", b"no model at all", "cannot score the network"),
    ],
)
def test_a_file_that_pytorch_cannot_score_is_refused_with_its_reason(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    if HAS_TORCH or name == "torn.onnx":
        with pytest.raises(LaunchFault, match=says):
            TorchEngine(tmp_path / name, "fp32", HOW)
    else:
        engine(tmp_path / name)


class Evil:
    def __init__(self, path: str):
        self.path = path

    def __reduce__(self):
        return (open, (self.path, "w"))


@pytest.mark.parametrize("name", ["evil.npz", "evil.pt"])
def test_a_pickle_is_never_opened(tmp_path, name):
    import pickle

    bait, source = tmp_path / "was-run", tmp_path / name
    if name == "evil.npz":
        np.savez(source, weights=np.array([Evil(str(bait))], dtype=object))
    else:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("evil/data.pkl", pickle.dumps(Evil(str(bait)), protocol=2))
            archive.writestr("evil/version", "3\n")
    with pytest.raises(LaunchFault):
        TorchEngine(source, "fp32", HOW)
    assert not bait.exists()


def test_a_python_without_pytorch_is_named(monkeypatch):
    monkeypatch.setattr(torch_engine, "PYTHON", "/nowhere/python3")
    with pytest.raises(LaunchFault, match="/nowhere/python3 cannot be started"):
        TorchEngine(HARNESS_APP / "models/quality-v1.onnx", "fp32", HOW)
