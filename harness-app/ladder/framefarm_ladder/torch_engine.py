"""PyTorch as a framework. It is no part of the project's environment: another Python has it, as Debian's with python3-torch, and scores there."""

from __future__ import annotations

import json
import math
import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from framefarm_harness.faults import LaunchFault

HERE = Path(__file__).parent
#: where the reference network is defined
MODELS = HERE.parents[1] / "models"
PYTHON = os.environ.get("FRAMEFARM_TORCH_PYTHON", "/usr/bin/python3")


class TorchEngine:
    """`path` holds weights (.npz) of the reference network, an ONNX file, whose graph PyTorch's operators then compute, or TorchScript."""

    framework = "pytorch"

    def __init__(self, path: Path, precision: str, preprocessing: dict):
        self._precision = precision
        self._folder = tempfile.TemporaryDirectory(prefix="framefarm-torch-")
        file, *definition = _network_of(path, Path(self._folder.name))
        size = [str(preprocessing["height"]), str(preprocessing["width"])]
        command = [PYTHON, "-B", "-I", str(HERE / "torch_scorer.py"), str(file), *size, *map(str, definition)]
        self._words = tempfile.TemporaryFile()
        try:
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words)
        except OSError as error:
            raise LaunchFault("engine.unavailable", f"{PYTHON} cannot be started ({error.strerror}); name a Python that has PyTorch") from error
        self.version = json.loads(self._line())["version"]

    def score(self, tensor: np.ndarray) -> float | None:
        self._child.stdin.write(np.ascontiguousarray(tensor, np.float32).tobytes())
        self._child.stdin.flush()
        value = float(self._line())
        return value if math.isfinite(value) else None

    def facts(self) -> dict:
        return {"isa": None, "backendCode": None, "precision": self._precision}

    def close(self) -> None:
        self._child.stdin.close()
        self._child.wait()
        self._child.stdout.close()
        self._words.close()
        self._folder.cleanup()

    def _line(self) -> bytes:
        line = self._child.stdout.readline()
        if not line:
            self._child.wait()
            self._words.seek(0)
            end = self._words.read().decode(errors="replace").strip().splitlines()[-1:]
            raise LaunchFault("engine.unavailable", f"PyTorch in {PYTHON} cannot score the network: {''.join(end)}")
        return line


def _network_of(path: Path, folder: Path) -> tuple[Path, ...]:
    """(file, definition), or the TorchScript file alone. ONNX is taken apart here: the Python that has PyTorch may have no onnx."""
    if path.suffix == ".npz":
        return path, MODELS
    if path.suffix != ".onnx":
        return (path,)
    import onnx

    try:
        graph = onnx.load(str(path), load_external_data=False).graph
    except Exception as error:  # protobuf has classes of its own
        raise LaunchFault("model.corrupt", f"{path.name} is no ONNX file: {error}; bring it again") from error
    weights = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    nodes = [
        {
            "kind": node.op_type, "inputs": list(node.input), "outputs": list(node.output),
            "attributes": {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute if one.type != onnx.AttributeProto.TENSOR},
        }
        for node in graph.node
    ]  # fmt: skip
    [taken] = [one.name for one in graph.input if one.name not in weights]
    file, definition = folder / "weights.npz", folder / "graph.json"
    np.savez(file, **weights)
    definition.write_text(json.dumps({"input": taken, "output": graph.output[0].name, "nodes": nodes}, default=_as_text))
    return file, definition


def _as_text(value: object) -> str:
    """Attributes that are texts come as bytes."""
    return value.decode() if isinstance(value, bytes) else str(value)
