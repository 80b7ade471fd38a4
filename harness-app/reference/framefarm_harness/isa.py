"""What the engine says that this CPU can do: the line that MNN prints when it first looks at the CPU."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import tempfile
from collections.abc import Callable
from typing import TypeVar

# MNN 3.6.1 prints "The device supports: i8sdot:1, fp16:1, i8mm: 0, ...", 2.9 "The device support i8sdot:1, support fp16:1, ..."
_LINE = re.compile(r"^The device supports?:? .*$", re.MULTILINE)
_WORD = re.compile(r"(?:support )?(\w+): ?([01])")
_Result = TypeVar("_Result")
_seen: dict[str, bool] | None = None


def watch_isa(work: Callable[[], _Result]) -> _Result:
    """Runs `work`, keeps the engine's line out of standard output and remembers it; it is printed once per process."""
    global _seen
    sys.stdout.flush()
    with tempfile.TemporaryFile() as caught:
        kept = os.dup(1)
        os.dup2(caught.fileno(), 1)
        try:
            return work()
        finally:
            # MNN prints with C's stdio, which has a buffer of its own
            ctypes.CDLL(None).fflush(None)
            os.dup2(kept, 1)
            os.close(kept)
            caught.seek(0)
            found = parse_isa(caught.read().decode("utf-8", "replace"))
            _seen = found if found is not None else _seen


def seen_isa() -> dict[str, bool] | None:
    """Instruction sets by MNN's names (i8sdot, fp16, i8mm, sve2, sme2); None when the engine has not said."""
    return _seen


def parse_isa(text: str) -> dict[str, bool] | None:
    line = _LINE.search(text)
    return None if line is None else {name: value == "1" for name, value in _WORD.findall(line[0])}
