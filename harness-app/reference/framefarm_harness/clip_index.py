"""What a clip's packets say before anything is decoded. Frames are numbered in presentation order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
from av.error import FFmpegError

from .faults import LaunchFault


@dataclass(frozen=True)
class ClipIndex:
    fps: float
    pts_ms: list[float]  # per frame, from the clip's first frame
    key_frames: list[int]
    b_frames: list[bool]  # per frame: its pts lies below one that is decoded before it

    def group_start(self, frame: int) -> int:
        """The key frame that decoding of `frame` has to start from."""
        return max(key for key in self.key_frames if key <= frame)


def read_clip_index(path: Path, name: str) -> ClipIndex:
    """Raises LaunchFault `clip.corrupt`."""
    try:
        with av.open(str(path), metadata_errors="replace") as container:
            stream = container.streams.video[0]
            packets = [(p.pts, p.is_keyframe) for p in container.demux(stream) if p.pts is not None]
            base, rate, start = stream.time_base, stream.average_rate, stream.start_time or 0
    except (FFmpegError, IndexError, ValueError) as error:
        raise _corrupt(name, f"its index cannot be read ({error})") from error
    if not packets:
        raise _corrupt(name, "it has no frame")
    if not rate or rate <= 0:
        raise _corrupt(name, "it states no frame rate")
    latest = None
    found: dict[int, tuple[bool, bool]] = {}
    for pts, key in packets:
        found[pts] = (key, latest is not None and pts < latest)
        latest = pts if latest is None else max(latest, pts)
    rising = sorted(found)
    keys = [at for at, pts in enumerate(rising) if found[pts][0]]
    if not keys or keys[0] != 0:
        raise _corrupt(name, "its first frame is no key frame")
    return ClipIndex(
        fps=float(rate),
        pts_ms=[max(0.0, float((pts - start) * base) * 1000) for pts in rising],
        key_frames=keys,
        b_frames=[found[pts][1] for pts in rising],
    )


def _corrupt(name: str, what: str) -> LaunchFault:
    return LaunchFault("clip.corrupt", f"clip {name}: {what}; replace the clip")
