"""The fence on the phone: a lower one than the highest seen is refused, so a stopped runner that wakes up cannot measure."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

from .faults import LaunchFault


def raise_fence(root: Path, farm: str, fence: int) -> None:
    """Stores the fence for `farm`, or raises LaunchFault `plan.stale-fence` if a higher one was seen. Atomic and locked."""
    state = root / "state"
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "fence.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fences = _read(state / "fence.json")
        _refuse_lower(fences.get(farm, 0), fence)
        if fences.get(farm) == fence:
            return
        fences[farm] = fence
        temporary = state / "fence.json.new"
        with open(temporary, "w") as file:
            json.dump(fences, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, state / "fence.json")


def check_fence(root: Path, farm: str, fence: int) -> None:
    """Raises LaunchFault `plan.stale-fence` once a newer attempt was told to this phone."""
    _refuse_lower(_read(root / "state" / "fence.json").get(farm, 0), fence)


def _read(path: Path) -> dict:
    try:
        fences = json.loads(path.read_text())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise LaunchFault("harness.internal", f"{path.name} is not JSON; erase the harness's data on this phone: {error}") from error
    return fences


def _refuse_lower(highest: int, fence: int) -> None:
    if fence < highest:
        raise LaunchFault("plan.stale-fence", f"fence {fence} is lower than {highest}, which this phone has seen; drop this attempt")
