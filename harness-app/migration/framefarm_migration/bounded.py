"""Runs one step as a child with bounds: what a converter does with a strange file is nobody's promise. A crash ends the child, not the migration."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .faults import MigrationFault

PR_SET_PDEATHSIG = 1  # linux/prctl.h


# how soon a migration notices that it is not wanted any more
_LOOK_SECONDS = 0.1


class Cancelled(Exception):
    """Somebody ended the migration."""


@dataclass(frozen=True)
class Bounds:
    """Of every child: wall time, address space, and the size of each file that it writes.

    `cancelled` is asked all the time: an exception out of a signal handler may be swallowed by whatever Python was doing just then.
    """

    seconds: float
    memory_bytes: int
    file_bytes: int
    cancelled: Callable[[], bool]


def run_bounded(step: str, command: list[str], folder: Path, bounds: Bounds) -> str:
    """What the child printed, stdout and stderr together. MigrationFault when it fails, is killed or takes too long."""
    me = os.getpid()

    def limit() -> None:
        # nothing outlives the migration, however that ends
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != me:
            os._exit(137)
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory_bytes, bounds.memory_bytes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (bounds.file_bytes, bounds.file_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    child = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        preexec_fn=limit, env={
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(folder), "OMP_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        },
    )  # fmt: skip
    try:
        printed = _output(child, bounds).decode(errors="replace")
    except BaseException as error:
        # the whole group: a step may have started children of its own
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        if isinstance(error, subprocess.TimeoutExpired):
            raise MigrationFault("step.too-slow", f"{step} took longer than {bounds.seconds:.0f} s and was stopped; raise --max-seconds") from error
        raise
    if child.returncode != 0:
        raise MigrationFault(*_explain(step, child.returncode, printed, bounds))
    return printed


def _output(child: subprocess.Popen, bounds: Bounds) -> bytes:
    end = time.monotonic() + bounds.seconds
    while True:
        if bounds.cancelled():
            raise Cancelled
        try:
            return child.communicate(timeout=_LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise


def _explain(step: str, code: int, printed: str, bounds: Bounds) -> tuple[str, str]:
    end = "; ".join(printed.strip().splitlines()[-3:])[-500:]
    if code == -signal.SIGXFSZ or "File too large" in printed:
        return "disk.full", f"{step} wanted to write a file of more than {bounds.file_bytes} bytes and was stopped; raise --max-disk-mb"
    if "No space left on device" in printed:
        return "disk.full", f"{step} found no space left on the disk; free some, nothing was kept"
    if "MemoryError" in printed or "bad_alloc" in printed or "can't allocate memory" in printed:
        return "step.too-large", f"{step} wanted more than {bounds.memory_bytes} bytes of memory; raise --max-memory-mb"
    how = f"died by signal {-code} ({signal.Signals(-code).name})" if code < 0 else f"ended with exit code {code}"
    return "step.failed", f"{step} {how}: {end or 'it said nothing'}"
