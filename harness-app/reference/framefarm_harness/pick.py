"""One pick: open, then seek, decode, convert, infer per frame, then select. Everything is timed, nothing is averaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from av.video.frame import VideoFrame

from .clip import Clip
from .clip_index import read_clip_index
from .convert import Converter
from .engine import Engine
from .frame_plan import fixed_targets


@dataclass
class LookedAt:
    target_ms: float
    pts_ms: float
    key: bool
    start_ms: float
    seek_ms: float
    decode_ms: float
    convert_ms: float
    infer_ms: float
    score: float | None  # None: taken without a look
    frame: VideoFrame | None
    b_frame: bool | None = None  # None: the container was not asked
    decoded_frames: int | None = None  # this one and those passed on the way; None: not counted


@dataclass
class Pick:
    start_ms: float
    open_ms: float
    select_ms: float
    latency_ms: float
    stopped_by: str
    duration_ms: float
    frames: list[LookedAt]
    best: LookedAt
    decoder_init_ms: list[float] | None = None  # of each decoder that a planner started


@dataclass(frozen=True)
class Picker:
    engine: Engine
    converter: Converter
    now_ms: Callable[[], float]
    check: Callable[[], None]  # raises when the launch has to end early

    def pick(self, path: Path, name: str, count: int | None, deadline_ms: float | None, keep_frames: bool) -> Pick:
        """Looks at `count` frames (None: every frame) until `deadline_ms` since the start would be passed."""
        # a trace says what the container says of its frames; that costs the pick nothing
        b_frames = read_clip_index(path, name).b_frames if count is None else []
        start = self.now_ms()
        clip = Clip(path, name)
        opened = self.now_ms()
        try:
            frames: list[LookedAt] = []
            stopped_by = "plan"
            for target in _targets(clip, count):
                if frames and deadline_ms is not None and self.now_ms() - start + max(map(_cost, frames)) > deadline_ms:
                    stopped_by = "deadline"
                    break
                looked_at = self._look(clip, target, keep_frames)
                if looked_at is None:
                    break
                if len(frames) < len(b_frames):
                    looked_at.b_frame = b_frames[len(frames)]
                frames.append(looked_at)
                self.check()
            if not frames:
                raise clip._corrupt("it has no frame")
            before_select = self.now_ms()
            best = min(frames, key=lambda frame: (-frame.score, frame.pts_ms))
            end = self.now_ms()
        finally:
            clip.close()
        return Pick(start, opened - start, end - before_select, end - start, stopped_by, clip.duration_ms, frames, best)

    def _look(self, clip: Clip, target: float | None, keep_frame: bool) -> LookedAt | None:
        start = self.now_ms()
        if target is not None:
            clip.seek(target)
        sought = self.now_ms()
        found = clip.next_frame() if target is None else clip.decode_at(target)
        if found is None:
            return None
        frame, pts_ms = found
        decoded = self.now_ms()
        tensor = self.converter.tensor(frame)
        converted = self.now_ms()
        score = self.engine.score(tensor)
        inferred = self.now_ms()
        return LookedAt(
            target_ms=pts_ms if target is None else target,
            pts_ms=pts_ms,
            key=bool(frame.key_frame),
            start_ms=start,
            seek_ms=sought - start,
            decode_ms=decoded - sought,
            convert_ms=converted - decoded,
            infer_ms=inferred - converted,
            score=score,
            frame=frame if keep_frame else None,
        )


def _targets(clip: Clip, count: int | None) -> Iterator[float | None]:
    if count is not None:
        yield from fixed_targets(count, clip.duration_ms)
        return
    while True:
        yield None


def _cost(frame: LookedAt) -> float:
    return frame.seek_ms + frame.decode_ms + frame.convert_ms + frame.infer_ms
