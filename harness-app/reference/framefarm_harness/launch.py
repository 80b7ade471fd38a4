"""One launch: from the plan file to the report's `end` record."""

from __future__ import annotations

import datetime
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from . import VERSION
from .artifacts import checked_artifact
from .convert import Converter
from .engine import Engine
from .faults import LaunchFault
from .fence import check_fence, raise_fence
from .pick import Pick, Picker
from .pictures import png_base64
from .plan import Plan, read_identity, read_plan
from .report import Report
from .telemetry import boot_id, hottest_celsius, memory_kb


@dataclass(frozen=True)
class Words:
    """The three words on what this harness runs on, and the boot it runs in."""

    platform: str
    body: str
    timing: str
    boot_id: str | None


def run_launch(root: Path, plan_path: str, words: Words) -> int:
    """Exit code: 0 when a report was written (also one that tells an error), 70 when none could be."""
    path = root / plan_path
    try:
        data = path.read_bytes()
    except OSError as error:
        print(f"plan {plan_path} cannot be read: {error.strerror}; push it again", file=sys.stderr)
        return 70
    identity = read_identity(data)
    if identity is None:
        print(f"plan {plan_path} is torn: it names no run, attempt, fence and launch; push it again", file=sys.stderr)
        return 70
    report = Report(path.with_name("report.ndjson"), identity)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(143))
    try:
        _measure(root, data, report, words)
    except LaunchFault as fault:
        report.add("error", code=fault.code, message=str(fault)[:2000])
        report.end(ok=False)
    except Exception as error:  # the report must say so, whatever broke
        report.add("error", code="harness.internal", message=f"{type(error).__name__}: {error}; report this as a bug"[:2000])
        report.end(ok=False)
    else:
        report.end(ok=True)
    return 0


def _measure(root: Path, data: bytes, report: Report, words: Words) -> None:
    try:
        plan = read_plan(data)
    except LaunchFault:
        _launch_record(report, words, plan_digest=_digest(data), model="0" * 64)
        raise
    _launch_record(report, words, plan_digest=plan.digest, model=plan.model_sha256)
    raise_fence(root, plan.farm, plan.identity.fence)
    _telemetry(report, "start")
    model = checked_artifact(root, plan.model_sha256, "model")
    clips = [(name, sha, checked_artifact(root, sha, "clip")) for name, sha in plan.clips]
    engine = _load(report, plan, model)
    _telemetry(report, "loaded", heat=False)
    report.flush()

    def check() -> None:
        if report.now_ms() > plan.timeout_ms:
            raise LaunchFault("harness.internal", f"the launch took longer than {plan.timeout_ms:.0f} ms; raise launchTimeoutMs")

    picker = Picker(engine, Converter(plan.preprocessing), report.now_ms, check)
    total = plan.warmup + plan.iterations
    for iteration in range(total):
        for name, sha, path in clips:
            keep = plan.save_frames and iteration == total - 1 and plan.frames is not None
            pick = picker.pick(path, name, plan.frames, plan.deadline_ms, keep)
            _write_pick(report, pick, sha, iteration, iteration < plan.warmup)
            check_fence(root, plan.farm, plan.identity.fence)
    _telemetry(report, "end")


def _load(report: Report, plan: Plan, model: Path) -> Engine:
    before = report.now_ms()
    engine = Engine(model, plan.precision, plan.threads, plan.preprocessing["width"], plan.preprocessing["height"])
    report.add(
        "engine", name="mnn", version=engine.version, backend=engine.backend(), threads=engine.threads(),
        precision=engine.precision(), loadMs=report.now_ms() - before,
    )  # fmt: skip
    return engine


def _write_pick(report: Report, pick: Pick, clip: str, iteration: int, warmup: bool) -> None:
    whose = {"clip": clip, "iteration": iteration, "warmup": warmup}
    for order, frame in enumerate(pick.frames):
        picture = {} if frame.frame is None else {"thumbnail": png_base64(frame.frame, 160)}
        report.add(
            "frame", **whose, order=order, targetMs=frame.target_ms, ptsMs=frame.pts_ms, key=frame.key,
            startMs=frame.start_ms, seekMs=frame.seek_ms, decodeMs=frame.decode_ms, convertMs=frame.convert_ms,
            inferMs=frame.infer_ms, score=frame.score, **picture,
        )  # fmt: skip
    cover = {} if pick.best.frame is None else {"cover": png_base64(pick.best.frame)}
    report.add(
        "choice", **whose, startMs=pick.start_ms, openMs=pick.open_ms, selectMs=pick.select_ms, latencyMs=pick.latency_ms,
        frames=len(pick.frames), stoppedBy=pick.stopped_by, ptsMs=pick.best.pts_ms, score=pick.best.score,
        durationMs=pick.duration_ms, **cover,
    )  # fmt: skip
    report.flush()


def _launch_record(report: Report, words: Words, plan_digest: str, model: str) -> None:
    report.add(
        "launch", harness={"name": "framefarm-reference", "version": VERSION}, platform=words.platform, body=words.body,
        timing=words.timing, bootId=words.boot_id or boot_id(), planSha256=plan_digest, modelSha256=model,
        wallClock=datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds"),
    )  # fmt: skip


def _telemetry(report: Report, phase: str, heat: bool = True) -> None:
    pss, peak = memory_kb()
    report.add("memory", phase=phase, pssKb=pss, peakRssKb=peak)
    if heat:
        report.add("heat", status=None, celsius=hottest_celsius())


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
