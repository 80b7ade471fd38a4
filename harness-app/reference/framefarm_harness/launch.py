"""One launch: from the plan to the report's `end` record."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from pathlib import Path

from . import VERSION
from .artifacts import checked_artifact
from .convert import Converter
from .course import Course
from .engine import Engine
from .faults import LaunchFault
from .fence import check_fence, raise_fence
from .pick import Pick, Picker
from .pictures import png_base64
from .plan import Plan, read_plan
from .planned_pick import PlannedPicker
from .planner_link import PlannerLink
from .report import Report
from .supervise import limit_ms
from .telemetry import boot_id, hottest_celsius, memory_kb

# between two frames the launch looks at its time limit itself; this is for a call that does not come back
_GRACE_MS = 1000


@dataclass(frozen=True)
class Words:
    """The three words on what this harness runs on, and the boot it runs in."""

    platform: str
    body: str
    timing: str
    boot_id: str | None


def run_launch(root: Path, data: bytes, report: Report, words: Words, planner: int | None = None) -> None:
    """Measures what the plan in `data` asks for and ends the report. `planner`: descriptor of a socket to the planner."""
    try:
        _measure(root, data, report, words, planner)
    except LaunchFault as fault:
        report.fail(fault.code, str(fault))
    else:
        report.end(ok=True)


def _measure(root: Path, data: bytes, report: Report, words: Words, planner: int | None) -> None:
    try:
        plan = read_plan(data)
    except LaunchFault:
        _launch_record(report, words, plan_digest=_digest(data), model="0" * 64)
        raise
    _launch_record(report, words, plan_digest=plan.digest, model=plan.model_sha256)
    if plan.planned and planner is None:
        raise LaunchFault("plan.unsupported", "no planner was handed to this launch; use a phone whose runner or harness has one")
    limit_ms(plan.timeout_ms + _GRACE_MS)
    raise_fence(root, plan.farm, plan.identity.fence)
    _telemetry(report, "start")
    model = checked_artifact(root, plan.model_sha256, "model")
    clips = [(name, sha, checked_artifact(root, sha, "clip")) for name, sha in plan.clips]
    report.flush()  # the engine may crash on the model
    engine = _load(report, plan, model)
    _telemetry(report, "loaded", heat=False)
    report.flush()

    def check() -> None:
        if report.now_ms() > plan.timeout_ms:
            raise LaunchFault("harness.internal", f"the launch took longer than {plan.timeout_ms:.0f} ms; raise launchTimeoutMs")

    converter = Converter(plan.preprocessing)
    if plan.planned:
        planned = PlannedPicker(engine, converter, PlannerLink(planner), report.now_ms, check)
        pick_one = planned.pick
    else:
        picker = Picker(engine, converter, report.now_ms, check)
        pick_one = functools.partial(picker.pick, count=plan.frames, deadline_ms=plan.deadline_ms)
    total = plan.warmup + plan.iterations
    course = Course(plan.sustained, report)
    iteration = 0
    while iteration < total or course.goes_on():
        if iteration == plan.warmup:
            course.begin()
        for name, sha, path in clips:
            keep = plan.save_frames and iteration == total - 1 and (plan.planned or plan.frames is not None)
            pick = pick_one(path, name, keep_frames=keep)
            _write_pick(report, pick, sha, iteration, iteration < plan.warmup, course.wants_frames())
            check_fence(root, plan.farm, plan.identity.fence)
        course.end_round()
        iteration += 1
    _telemetry(report, "end")


def _load(report: Report, plan: Plan, model: Path) -> Engine:
    before = report.now_ms()
    engine = Engine(model, plan.precision, plan.threads, plan.preprocessing["width"], plan.preprocessing["height"])
    report.add(
        "engine", name="mnn", version=engine.version, backend=engine.backend(), threads=engine.threads(),
        precision=engine.precision(), loadMs=report.now_ms() - before,
    )  # fmt: skip
    return engine


def _write_pick(report: Report, pick: Pick, clip: str, iteration: int, warmup: bool, with_frames: bool) -> None:
    whose = {"clip": clip, "iteration": iteration, "warmup": warmup}
    for order, frame in enumerate(pick.frames if with_frames else []):
        picture = {} if frame.frame is None else {"thumbnail": png_base64(frame.frame, 160)}
        kind = {} if frame.b_frame is None else {"bFrame": frame.b_frame}
        way = {} if frame.decoded_frames is None else {"decodedFrames": frame.decoded_frames}
        report.add(
            "frame", **whose, order=order, targetMs=frame.target_ms, ptsMs=frame.pts_ms, key=frame.key,
            startMs=frame.start_ms, seekMs=frame.seek_ms, decodeMs=frame.decode_ms, convertMs=frame.convert_ms,
            inferMs=frame.infer_ms, score=frame.score, **kind, **way, **picture,
        )  # fmt: skip
    started = {} if pick.decoder_init_ms is None else {"decoderInitMs": pick.decoder_init_ms}
    cover = {} if pick.best.frame is None else {"cover": png_base64(pick.best.frame)}
    report.add(
        "choice", **whose, startMs=pick.start_ms, openMs=pick.open_ms, selectMs=pick.select_ms, latencyMs=pick.latency_ms,
        frames=len(pick.frames), stoppedBy=pick.stopped_by, ptsMs=pick.best.pts_ms, score=pick.best.score,
        durationMs=pick.duration_ms, **started, **cover,
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
