"""Reading a plan: strict, because a field that is silently ignored measures something else than what was asked."""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass

from .faults import LaunchFault

_SHA = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[a-z]{3}_[0-9a-z]{8,40}")
_NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,120}")
_TOP = {
    "schema", "farm", "run", "attempt", "fence", "launch", "engine", "backend", "threads", "model", "clips",
    "framePlan", "warmupIterations", "iterations", "saveFrames", "launchTimeoutMs",
}  # fmt: skip


_OPTIONAL = {"sustained"}


@dataclass(frozen=True)
class Identity:
    """Whose launch it is: stamped on every record."""

    run: str
    attempt: str
    fence: int
    launch: int


@dataclass(frozen=True)
class Plan:
    identity: Identity
    digest: str
    farm: str
    threads: int
    precision: str
    model_sha256: str
    preprocessing: dict
    clips: tuple[tuple[str, str], ...]  # (name, sha256)
    frames: int | None  # None: dense, or planned
    deadline_ms: float | None
    planned: bool  # a planner outside decides, by a policy that this harness does not read
    warmup: int
    iterations: int
    save_frames: bool
    timeout_ms: float
    sustained: tuple[float, float] | None  # (how long, how long a point of the curve is), in milliseconds


def read_identity(data: bytes) -> Identity | None:
    """As much of the plan as is needed to report that the rest is not understood; None if even that is missing."""
    try:
        raw = json.loads(data)
        return Identity(
            _id(raw["run"], "run", "run_"),
            _id(raw["attempt"], "attempt", "att_"),
            _integer(raw["fence"], "fence", 1, 2**53 - 1),
            _integer(raw["launch"], "launch", 0, 9999),
        )
    except (ValueError, KeyError, TypeError, LaunchFault):
        return None


def read_plan(data: bytes) -> Plan:
    """Raises LaunchFault `plan.unsupported` for anything that this harness does not understand exactly."""
    try:
        raw = json.loads(data)
    except ValueError as error:
        raise _unsupported(f"the plan is not JSON: {error}") from error
    _fields(raw, _TOP, "plan", _OPTIONAL)
    if raw["schema"] != 1 or isinstance(raw["schema"], bool):
        raise _unsupported(f"plan schema {raw['schema']!r} is not 1")
    identity = read_identity(data)
    if identity is None:
        raise _unsupported("run, attempt, fence or launch has a wrong type")
    if raw["engine"] not in ("device", "host-mnn"):
        raise _unsupported(f"engine {raw['engine']!r} is unknown")
    if raw["backend"] != "cpu":
        raise _unsupported(f"backend {raw['backend']!r} is not in this harness; it has cpu")
    model = raw["model"]
    _fields(model, {"name", "sha256", "precision", "preprocessing"}, "model")
    _string(model["name"], "model.name")
    if model["precision"] not in ("fp32", "fp16", "int8"):
        raise _unsupported(f"precision {model['precision']!r} is unknown")
    frames, deadline, planned = _frame_plan(raw["framePlan"])
    if raw["saveFrames"] not in ("none", "looked-at"):
        raise _unsupported(f"saveFrames {raw['saveFrames']!r} is unknown")
    if not isinstance(raw["clips"], list) or not 1 <= len(raw["clips"]) <= 32:
        raise _unsupported("clips must be a list of 1 to 32 clips")
    return Plan(
        identity=identity,
        digest=hashlib.sha256(data).hexdigest(),
        farm=_string(raw["farm"], "farm"),
        threads=_integer(raw["threads"], "threads", 1, 16),
        precision=model["precision"],
        model_sha256=_sha(model["sha256"], "model.sha256"),
        preprocessing=_preprocessing(model["preprocessing"]),
        clips=tuple(_clip(clip) for clip in raw["clips"]),
        frames=frames,
        deadline_ms=deadline,
        planned=planned,
        warmup=_integer(raw["warmupIterations"], "warmupIterations", 0, 100),
        iterations=_integer(raw["iterations"], "iterations", 1, 1000),
        save_frames=raw["saveFrames"] == "looked-at",
        timeout_ms=_number(raw["launchTimeoutMs"], "launchTimeoutMs", 0, 1e9),
        sustained=_sustained(raw["sustained"]) if "sustained" in raw else None,
    )


def _sustained(raw: object) -> tuple[float, float]:
    _fields(raw, {"durationMs", "pointMs"}, "sustained")
    duration = _number(raw["durationMs"], "sustained.durationMs", 1000, 7_200_000)
    return duration, _number(raw["pointMs"], "sustained.pointMs", 100, 600_000)


def _frame_plan(raw: object) -> tuple[int | None, float | None, bool]:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if kind == "dense":
        _fields(raw, {"kind"}, "framePlan")
        return None, None, False
    if kind == "planned":
        _fields(raw, {"kind", "policy", "conditions"}, "framePlan")
        return None, None, True
    if kind != "fixed":
        raise _unsupported(f"framePlan kind {kind!r} is unknown")
    _fields(raw, {"kind", "frames", "deadlineMs"}, "framePlan")
    deadline = raw["deadlineMs"]
    if deadline is not None:
        deadline = _number(deadline, "framePlan.deadlineMs", 1e-9, 60_000)
    return _integer(raw["frames"], "framePlan.frames", 1, 256), deadline, False


def _preprocessing(raw: object) -> dict:
    _fields(raw, {"width", "height", "channels", "resize", "mean", "scale"}, "model.preprocessing")
    size = {name: _integer(raw[name], f"preprocessing.{name}", 8, 1024) for name in ("width", "height")}
    if raw["channels"] not in ("rgb", "bgr") or raw["resize"] != "bilinear":
        raise _unsupported("preprocessing: channels must be rgb or bgr and resize bilinear")
    for name in ("mean", "scale"):
        if not isinstance(raw[name], list) or len(raw[name]) != 3:
            raise _unsupported(f"preprocessing.{name} must be three numbers")
        for value in raw[name]:
            _number(value, f"preprocessing.{name}", -1e9, 1e9)
    return raw | size


def _clip(raw: object) -> tuple[str, str]:
    _fields(raw, {"name", "sha256"}, "clip")
    return _string(raw["name"], "clip.name"), _sha(raw["sha256"], "clip.sha256")


def _unsupported(message: str) -> LaunchFault:
    return LaunchFault("plan.unsupported", f"{message}; use a harness build that knows this plan, or correct the plan")


def _fields(raw: object, expected: set[str], where: str, optional: set[str] = frozenset()) -> None:
    if not isinstance(raw, dict):
        raise _unsupported(f"{where} is not an object")
    missing, unknown = expected - raw.keys(), raw.keys() - expected - optional
    if missing or unknown:
        raise _unsupported(f"{where}: missing {sorted(missing)}, unknown {sorted(unknown)}")


def _string(value: object, name: str) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise _unsupported(f"{name} must be a text of 1 to 120 characters without control characters")
    return value


def _id(value: object, name: str, prefix: str) -> str:
    if not isinstance(value, str) or not value.startswith(prefix) or not _ID.fullmatch(value):
        raise _unsupported(f"{name} must be an id that starts with {prefix}")
    return value


def _sha(value: object, name: str) -> str:
    if not isinstance(value, str) or not _SHA.fullmatch(value):
        raise _unsupported(f"{name} must be 64 lower-case hex digits")
    return value


def _integer(value: object, name: str, low: int, high: int) -> int:
    # JSON has one kind of number: 1.0 is the whole number 1
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high or value != int(value):
        raise _unsupported(f"{name} must be a whole number from {low} to {high}, not {value!r}")
    return int(value)


def _number(value: object, name: str, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or not low <= value <= high:
        raise _unsupported(f"{name} must be a number from {low} to {high}, not {value!r}")
    return float(value)
