"""A launch in a child process, so that a crash of the engine or of a decoder still leaves a report that says so and ends.

The child is forked before anything heavy is imported. Nothing of this runs while the child measures: its parent sleeps until it has ended,
and what it did when it crashed is written by the dying process (faulthandler).
"""

from __future__ import annotations

import ctypes
import faulthandler
import json
import os
import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

from .plan import Identity
from .report import Report

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_OURS = re.compile(r'File ".*framefarm_harness/(?!supervise|__main__)(\w+)\.py", line \d+ in (\w+)')
_BLAME = {"engine": ("model.corrupt", "the model", "convert or bring it again"), "clip": ("clip.corrupt", "a clip", "replace the clip")}


def supervise(path: Path, identity: Identity, work: Callable[[Report], None], timed: bool = True) -> int:
    """Runs `work`, which has to end the fresh report at `path`. Exit code: 0 when the report has its end, also after a crash."""
    began = time.perf_counter()
    last_words = os.memfd_create("last words")
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        _die_with(parent)
        faulthandler.enable(last_words)
        faulthandler.register(signal.SIGALRM, last_words, chain=True)
        os._exit(_work(work, Report(path, identity, timed=timed)))
    before = signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
    _, status = os.waitpid(child, 0)
    signal.signal(signal.SIGTERM, before)
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    if os.WTERMSIG(status) == signal.SIGTERM:
        return 143  # stopped on purpose: whoever did it wants no report
    os.lseek(last_words, 0, os.SEEK_SET)
    _end_report(path, identity, (began, timed), os.WTERMSIG(status), os.read(last_words, 100_000).decode(errors="replace"))
    return 0


def _work(work: Callable[[Report], None], report: Report) -> int:
    try:
        work(report)
    except Exception as error:  # the report must say so, whatever broke
        report.fail("harness.internal", f"{type(error).__name__}: {error}; report this as a bug")
    return 0


def limit_ms(milliseconds: float) -> None:
    """Ends this process when the launch takes longer, also in the middle of a call that never returns."""
    signal.setitimer(signal.ITIMER_REAL, max(0.001, milliseconds / 1000))


def _die_with(parent: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(137)


def _end_report(path: Path, identity: Identity, clock: tuple[float, bool], number: int, last_words: str) -> None:
    written = path.read_bytes() if path.exists() else b""
    whole = written[: written.rfind(b"\n") + 1]
    records = whole.splitlines()
    if records and json.loads(records[-1])["type"] == "end":
        return  # it crashed on its way out
    path.write_bytes(whole)
    report = Report(path, identity, clock[0], seq=len(records), timed=clock[1])
    place = _OURS.search(last_words)
    how = f"the harness died by signal {number} ({signal.Signals(number).name})" + (f" in {place[1]}.{place[2]}" if place else "")
    if number == signal.SIGALRM:
        report.fail("harness.internal", f"the launch did not end within its time limit and was stopped: {how}; raise launchTimeoutMs or replace the model")
        return
    code, what, remedy = _BLAME.get(place[1] if place else "", ("harness.internal", "something", "report this as a bug"))
    report.fail(code, f"{how}: {what} broke it; {remedy}")
