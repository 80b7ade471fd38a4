"""Scores and times of one file: several processes, one launch each, because cold starts are what a phone's user waits for."""

from __future__ import annotations

import gzip
import json
import platform
import sys
import time
from pathlib import Path

import numpy as np

from .bounded import Bounds, run_bounded
from .faults import MigrationFault
from .judge import score_error

PROCESSES = 3
HERE = Path(__file__).parent


def score_by_onnx(model: Path, tensors: Path, bounds: Bounds) -> dict:
    """The JSON of score_onnx.py."""
    printed = run_bounded("scoring by ONNX Runtime", [sys.executable, "-B", str(HERE / "score_onnx.py"), model.name, str(tensors)], model.parent, bounds)
    return _json_in(printed)


def score_by_mnn(step: str, model: Path, precision: str, tensors: Path, bounds: Bounds) -> dict:
    """The JSON of score_mnn.py: one launch."""
    command = [sys.executable, "-B", str(HERE / "score_mnn.py"), model.name, precision, str(tensors), repr(time.monotonic())]
    answer = _json_in(run_bounded(step, command, model.parent, bounds))
    if "fault" in answer:
        raise MigrationFault(answer["fault"], f"{step}: {answer['message']}")
    return answer


def measure(step: str, model: Path, precision: str, clips: list[str], reference: np.ndarray, tensors: Path, bounds: Bounds) -> dict:
    """The variant's measurements as the service keeps them. `precision` is asked for; what was computed in is in the answer."""
    launches = [score_by_mnn(step, model, precision, tensors, bounds) for _ in range(PROCESSES)]

    def median(key: str) -> float:
        return float(np.median([launch[key] for launch in launches]))

    return {
        "host": f"{platform.system().lower()} {platform.machine()}, one thread",
        "precision": launches[0]["precision"],
        "downloadBytes": len(gzip.compress(model.read_bytes(), 9, mtime=0)),
        "coldStartMs": median("coldStartMs"),
        "firstLatencyMs": median("firstLatencyMs"),
        "warmLatencyMs": median("warmLatencyMs"),
        "processes": PROCESSES,
        "scoreError": score_error(clips, reference, np.array(launches[0]["scores"])),
    }


def _json_in(printed: str) -> dict:
    """The last line that is a JSON object: MNN announces the processor on stdout."""
    lines = [line for line in printed.splitlines() if line.startswith("{")]
    if not lines:
        raise MigrationFault("step.failed", f"a step gave no answer: {printed.strip()[-300:]}")
    return json.loads(lines[-1])
