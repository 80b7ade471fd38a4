"""The frameworks. Each engine has `score(tensor)`, `version` and `facts()`, the engine's own word on what it runs."""

from __future__ import annotations

import math
import platform
from pathlib import Path
from typing import Protocol

import numpy as np
from framefarm_harness.engine import Engine
from framefarm_harness.faults import LaunchFault
from framefarm_harness.isa import seen_isa

from .torch_engine import TorchEngine


class ScoreEngine(Protocol):
    framework: str
    version: str

    def score(self, tensor: np.ndarray) -> float | None: ...

    def facts(self) -> dict: ...

    def close(self) -> None: ...


class MnnEngine:
    framework = "mnn"

    def __init__(self, path: Path, precision: str, preprocessing: dict):
        self._engine = Engine(path, precision, 1, preprocessing["width"], preprocessing["height"])
        self.version = self._engine.version

    def score(self, tensor: np.ndarray) -> float | None:
        try:
            return self._engine.score(tensor)
        except LaunchFault as fault:
            # no sound number is a finding about the score, not the end of the capture
            if fault.code == "model.corrupt":
                return None
            raise

    def facts(self) -> dict:
        return {"isa": seen_isa(), "backendCode": self._engine.backend_code(), "precision": self._engine.precision()}

    def close(self) -> None:
        pass


class OnnxRuntimeEngine:
    framework = "onnxruntime"

    def __init__(self, path: Path, precision: str, preprocessing: dict):
        import onnxruntime

        del preprocessing
        self.version, self._precision = onnxruntime.__version__, precision
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def score(self, tensor: np.ndarray) -> float | None:
        return finite(self._session.run(None, {self._input: tensor})[0])

    def facts(self) -> dict:
        return {"isa": None, "backendCode": None, "precision": self._precision}

    def close(self) -> None:
        pass


def finite(output: np.ndarray) -> float | None:
    value = float(np.asarray(output).reshape(-1)[0])
    return value if math.isfinite(value) else None


ENGINES = {"mnn": MnnEngine, "onnxruntime": OnnxRuntimeEngine, "pytorch": TorchEngine}


def machine() -> str:
    return {"x86_64": "x86-64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
