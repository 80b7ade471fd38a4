"""The official MNN engine, one configuration per process.

One process per configuration because MNN sizes its thread pool once: a later, larger request silently gets the first size.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np

from .faults import LaunchFault

# MNN session info codes (Interpreter::SessionInfoCode) and forward types (MNNForwardType).
_BACKENDS, _THREADS = 2, 4
_CPU, _CPU_EXTENSION = 0, 13
# COMPUTE_SIZE_ERROR, INVALID_VALUE, INPUT_DATA_ERROR (MNN's ErrorCode): the model contradicts itself; the others tell of memory or of an
# operation that the backend does not have
_UNSOUND = (3, 5, 10)
# the report's schema refuses more
_SCORE_LIMIT = 1e6
_PRECISION_OF = {"fp32": "high", "fp16": "low", "int8": "low"}


class Engine:
    """A loaded model. `score` takes a float32 tensor of shape (1, 3, height, width)."""

    def __init__(self, path: Path, precision: str, threads: int, width: int, height: int):
        import MNN

        self._mnn = MNN
        self._precision_asked = precision
        data = path.read_bytes()
        _refuse_garbage(data)
        try:
            self._interpreter = MNN.Interpreter(str(path))
            self._session = self._interpreter.createSession(
                {"backend": "CPU", "numThread": threads, "precision": _PRECISION_OF[precision]}
            )
            self._input = self._interpreter.getSessionInput(self._session)
        except Exception as error:  # pymnn raises bare Exceptions
            raise LaunchFault("model.corrupt", f"MNN {MNN.version()} cannot load the model: {error}; convert it again") from error
        self._shape = (1, 3, height, width)
        if tuple(self._input.getShape()) != self._shape:
            raise LaunchFault(
                "model.corrupt",
                f"the model takes {tuple(self._input.getShape())}, its preprocessing makes {self._shape}; correct the model's entry",
            )
        self._layout = MNN.Tensor_DimensionType_Caffe
        self._host = MNN.Tensor(self._shape, MNN.Halide_Type_Float, np.zeros(self._shape, np.float32), self._layout)

    @property
    def version(self) -> str:
        return self._mnn.version()

    def backend(self) -> str:
        """The backend that the engine says it uses; on x86 code 13 is its CPU backend with AVX2, on ARM with fp16."""
        code = self._interpreter.getSessionInfo(self._session, _BACKENDS)
        code = code[0] if isinstance(code, (list, tuple)) else code
        if code not in (_CPU, _CPU_EXTENSION):
            raise LaunchFault("engine.unavailable", f"MNN runs backend code {code}, cpu was asked for")
        return "cpu"

    def threads(self) -> int:
        # the wheel hands the int over as the bits of a float
        bits = struct.pack("<f", self._interpreter.getSessionInfo(self._session, _THREADS))
        return struct.unpack("<i", bits)[0]

    def precision(self) -> str:
        """What is really computed in: x86 CPUs of this wheel have no fp16 path, whatever was asked for."""
        code = self._interpreter.getSessionInfo(self._session, _BACKENDS)
        code = code[0] if isinstance(code, (list, tuple)) else code
        if self._precision_asked == "fp16" and not (code == _CPU_EXTENSION and _is_arm()):
            return "fp32"
        return self._precision_asked

    def score(self, tensor: np.ndarray) -> float:
        self._host.getNumpyData()[...] = tensor
        self._input.copyFrom(self._host)
        code = self._interpreter.runSession(self._session)
        if code in _UNSOUND:
            raise LaunchFault("model.corrupt", f"MNN could not run the model: error code {code}; convert or bring it again")
        if code not in (0, None):
            raise LaunchFault("engine.unavailable", f"MNN could not run the model: error code {code}; use another backend or precision")
        output = self._interpreter.getSessionOutput(self._session)
        size = math.prod(output.getShape())
        if size != 1:
            raise LaunchFault("model.corrupt", f"the model has {size} outputs, a quality model has one score")
        # a calibrated model keeps its output in int8: read in place, its bytes would be taken for a float of about 1e35
        score = self._mnn.Tensor(output.getShape(), self._mnn.Halide_Type_Float, np.zeros(output.getShape(), np.float32), self._layout)
        output.copyToHostTensor(score)
        value = float(score.getNumpyData().reshape(-1)[0])
        if not (math.isfinite(value) and abs(value) <= _SCORE_LIMIT):
            raise LaunchFault("model.corrupt", f"the model gave {value} as a score, which is no sound number; convert it again")
        return value


def _is_arm() -> bool:
    import platform

    return platform.machine() in ("aarch64", "arm64")


def _refuse_garbage(data: bytes) -> None:
    """MNN may crash on bytes that are no flatbuffer: the root table and its vtable must lie inside the file."""
    root = int.from_bytes(data[:4], "little") if len(data) >= 8 else 0
    if 4 <= root <= len(data) - 4:
        vtable = root - int.from_bytes(data[root : root + 4], "little", signed=True)
        if 0 <= vtable <= len(data) - 4 and 4 <= int.from_bytes(data[vtable : vtable + 2], "little") <= len(data) - vtable:
            return
    raise LaunchFault("model.corrupt", f"the model's {len(data)} bytes are no MNN file; convert or bring it again")
