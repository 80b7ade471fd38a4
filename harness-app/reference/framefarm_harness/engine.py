"""The official MNN engine, one configuration per process.

One process per configuration because MNN sizes its thread pool once: a later, larger request silently gets the first size.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np

from .faults import LaunchFault
from .isa import seen_isa, watch_isa

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
        MNN = self._mnn = watch_isa(_import_mnn)
        self._precision_asked = precision
        self._threads_asked = threads
        data = path.read_bytes()
        _refuse_garbage(data)
        try:
            self._interpreter = MNN.Interpreter(str(path))
            self._session = watch_isa(lambda: self._create_session(precision))
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
        code = self.backend_code()
        if code not in (_CPU, _CPU_EXTENSION):
            raise LaunchFault("engine.unavailable", f"MNN runs backend code {code}, cpu was asked for")
        return "cpu"

    def threads(self) -> int:
        # the wheel hands the int over as the bits of a float
        bits = struct.pack("<f", self._interpreter.getSessionInfo(self._session, _THREADS))
        return struct.unpack("<i", bits)[0]

    def backend_code(self) -> int:
        """MNN's own number: 0 CPU, 13 the CPU's extension (fp16 on ARM, AVX2 on x86)."""
        code = self._interpreter.getSessionInfo(self._session, _BACKENDS)
        return code[0] if isinstance(code, (list, tuple)) else code

    def precision(self) -> str:
        """What is really computed in.

        fp16 counts only when three things agree: the engine's line says that the CPU has it, the session runs on the extension's
        backend, and a score differs from the one in fp32. Code 13 alone means nothing on x86, where it stands for AVX2.
        """
        if self._precision_asked != "fp16":
            return self._precision_asked
        says = bool((seen_isa() or {}).get("fp16")) and self.backend_code() == _CPU_EXTENSION
        return "fp16" if says and self._differs_from_fp32() else "fp32"

    def score(self, tensor: np.ndarray) -> float:
        value = self._run(self._session, self._input, tensor)
        if not (math.isfinite(value) and abs(value) <= _SCORE_LIMIT):
            raise LaunchFault("model.corrupt", f"the model gave {value} as a score, which is no sound number; convert it again")
        return value

    def _create_session(self, precision: str):
        return self._interpreter.createSession(
            {"backend": "CPU", "numThread": self._threads_asked, "precision": _PRECISION_OF[precision]}
        )

    def _differs_from_fp32(self) -> bool:
        session = watch_isa(lambda: self._create_session("fp32"))
        entry = self._interpreter.getSessionInput(session)
        # more than one, because a single pair of sums may round to the same number
        probes = [np.random.default_rng(seed).uniform(-1, 1, self._shape).astype(np.float32) for seed in range(3)]
        return any(self._run(self._session, self._input, probe) != self._run(session, entry, probe) for probe in probes)

    def _run(self, session, entry, tensor: np.ndarray) -> float:
        self._host.getNumpyData()[...] = tensor
        entry.copyFrom(self._host)
        code = self._interpreter.runSession(session)
        if code in _UNSOUND:
            raise LaunchFault("model.corrupt", f"MNN could not run the model: error code {code}; convert or bring it again")
        if code not in (0, None):
            raise LaunchFault("engine.unavailable", f"MNN could not run the model: error code {code}; use another backend or precision")
        output = self._interpreter.getSessionOutput(session)
        shape = tuple(output.getShape())
        size = math.prod(shape)
        if size != 1:
            raise LaunchFault("model.corrupt", f"the model has {size} outputs, a quality model has one score")
        # the engine may keep its output in int8 or fp16: read in place, its bytes would be taken for a float of about 1e35, or for -0.0
        host = self._mnn.Tensor(shape, self._mnn.Halide_Type_Float, np.zeros(shape, np.float32), self._layout)
        output.copyToHostTensor(host)
        return float(host.getNumpyData().reshape(-1)[0])


def _import_mnn():
    import MNN

    return MNN


def _refuse_garbage(data: bytes) -> None:
    """MNN may crash on bytes that are no flatbuffer: the root table and its vtable must lie inside the file."""
    root = int.from_bytes(data[:4], "little") if len(data) >= 8 else 0
    if 4 <= root <= len(data) - 4:
        vtable = root - int.from_bytes(data[root : root + 4], "little", signed=True)
        if 0 <= vtable <= len(data) - 4 and 4 <= int.from_bytes(data[vtable : vtable + 2], "little") <= len(data) - vtable:
            return
    raise LaunchFault("model.corrupt", f"the model's {len(data)} bytes are no MNN file; convert or bring it again")
