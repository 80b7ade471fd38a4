"""One pick that a planner decides frame by frame: its decoders work side by side, the engine scores in the order of the decisions.

Decoding and inference overlap because PyAV and MNN let go of Python's lock while they work.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame

from .clip import Clip
from .clip_index import ClipIndex, read_clip_index
from .convert import Converter
from .engine import Engine
from .pick import LookedAt, Pick
from .planner_link import PlannerLink


@dataclass
class _Look:
    """A frame on its way to a score. `decoded` is None until its decoder has brought it."""

    frame: int
    start_ms: float
    decoded: _Decoded | None = None


@dataclass
class _Decoded:
    picture: VideoFrame
    pts_ms: float
    tensor: np.ndarray
    seek_ms: float
    decode_ms: float
    convert_ms: float
    frames: int  # decoded for it, itself included


@dataclass(frozen=True)
class PlannedPicker:
    engine: Engine
    converter: Converter
    link: PlannerLink
    now_ms: Callable[[], float]
    check: Callable[[], None]  # raises when the launch has to end early

    def pick(self, path: Path, name: str, keep_frames: bool) -> Pick:
        """Raises LaunchFault, also for a planner that does not answer."""
        start = self.now_ms()
        index = read_clip_index(path, name)
        opened = self.now_ms()
        run = _Run(self, path, name, index, start)
        decoders = self.link.ask(
            opened={"frames": len(index.pts_ms), "fps": index.fps, "keyFrames": index.key_frames, "bFrames": index.b_frames},
            atMs=opened - start,
        )["decoders"]
        frames = run.until_stopped(decoders, keep_frames)
        before_select = self.now_ms()
        chosen = self.link.ask(chosen=True)["frame"]
        best = frames.get(chosen) or self._unscored(path, name, index, chosen, keep_frames)
        end = self.now_ms()
        duration_ms = index.pts_ms[-1] + 1000 / index.fps
        return Pick(start, opened - start, end - before_select, end - start, run.stopped_by, duration_ms, list(frames.values()), best, run.decoder_init_ms)

    def _unscored(self, path: Path, name: str, index: ClipIndex, frame: int, keep_frame: bool) -> LookedAt:
        """The frame that is taken without a look because the time was over before the first one."""
        clip = Clip(path, name)
        try:
            start = self.now_ms()
            clip.seek(index.pts_ms[frame])
            sought = self.now_ms()
            picture, pts_ms = clip.decode_at(index.pts_ms[frame])
            decoded = self.now_ms()
        finally:
            clip.close()
        return LookedAt(
            target_ms=index.pts_ms[frame], pts_ms=pts_ms, key=frame in index.key_frames, start_ms=start, seek_ms=sought - start,
            decode_ms=decoded - sought, convert_ms=0, infer_ms=0, score=None, frame=picture if keep_frame else None,
        )  # fmt: skip


class _Run:
    """Decoder threads and the engine of one pick. Everything that they share is touched with `_turn` held."""

    def __init__(self, picker: PlannedPicker, path: Path, name: str, index: ClipIndex, start: float):
        self._picker, self._path, self._name, self._index, self._start = picker, path, name, index, start
        self._turn = threading.Condition()
        self._looks: deque[_Look] = deque()  # decided and not scored yet, in the order of the decisions
        self._at_work = 0  # decoders
        self._fault: BaseException | None = None
        self.stopped_by = "plan"
        self.decoder_init_ms: list[float] = []

    def until_stopped(self, decoders: int, keep_frames: bool) -> dict[int, LookedAt]:
        """The frames scored, by number, in the order in which they were decided."""
        threads = [threading.Thread(target=self._decode, args=(number,), daemon=True) for number in range(decoders)]
        if not threads:
            self.stopped_by = "deadline"
        self._at_work = decoders
        for thread in threads:
            thread.start()
        scored: dict[int, LookedAt] = {}
        try:
            while (look := self._next_decoded()) is not None:
                scored[look.frame] = self._score(look, keep_frames)
                self._picker.check()
        except BaseException as error:
            self._give_up(error)
            raise
        finally:
            for thread in threads:
                thread.join()
        return scored

    def _next_decoded(self) -> _Look | None:
        with self._turn:
            self._turn.wait_for(lambda: self._fault or (self._looks[0].decoded if self._looks else self._at_work == 0))
            if self._fault is not None:
                raise self._fault
            return self._looks[0] if self._looks else None

    def _score(self, look: _Look, keep_frame: bool) -> LookedAt:
        now, decoded = self._picker.now_ms, look.decoded
        before = now()
        score = self._picker.engine.score(decoded.tensor)
        after = now()
        with self._turn:
            self._looks.popleft()
            self._picker.link.tell(scored=look.frame, score=score, atMs=now() - self._start)  # in turn: time never runs back
            self._turn.notify_all()
        return LookedAt(
            target_ms=self._index.pts_ms[look.frame], pts_ms=decoded.pts_ms, key=bool(decoded.picture.key_frame),
            start_ms=look.start_ms, seek_ms=decoded.seek_ms, decode_ms=decoded.decode_ms, convert_ms=decoded.convert_ms,
            infer_ms=after - before, score=score, frame=decoded.picture if keep_frame else None, b_frame=self._index.b_frames[look.frame], decoded_frames=decoded.frames,
        )  # fmt: skip

    def _decode(self, number: int) -> None:
        try:
            before = self._picker.now_ms()
            clip = Clip(self._path, self._name)
            with self._turn:
                self.decoder_init_ms.append(self._picker.now_ms() - before)
            try:
                position = -1
                while (look := self._decide(number)) is not None:
                    decoded = self._bring(clip, look.frame, position)
                    position = look.frame
                    with self._turn:
                        look.decoded = decoded
                        self._turn.notify_all()
            finally:
                clip.close()
        except BaseException as error:  # told to the thread that waits for the frames
            self._give_up(error)
        finally:
            with self._turn:
                self._at_work -= 1
                self._turn.notify_all()

    def _decide(self, number: int) -> _Look | None:
        """The next frame for a decoder; waits for scores when the planner does. None when this decoder is done."""
        with self._turn:
            while self._fault is None:
                now = self._picker.now_ms()
                decision = self._picker.link.ask(next=number, atMs=now - self._start)
                if decision["kind"] == "look":
                    look = _Look(decision["frame"], now)
                    self._looks.append(look)
                    return look
                if decision["kind"] == "stop" or not self._looks:
                    if decision["reason"] == "no-time":
                        self.stopped_by = "deadline"
                    return None
                first = self._looks[0]
                self._turn.wait_for(lambda first=first: self._fault or not self._looks or self._looks[0] is not first)
            return None

    def _bring(self, clip: Clip, frame: int, position: int) -> _Decoded:
        now, target_ms = self._picker.now_ms, self._index.pts_ms[frame]
        group = self._index.group_start(frame)
        goes_on = group <= position < frame
        start = now()
        if not goes_on:
            clip.seek(target_ms)
        sought = start if goes_on else now()
        picture, pts_ms = clip.decode_at(target_ms)
        decoded = now()
        tensor = self._picker.converter.tensor(picture)
        converted = now()
        frames = frame - position if goes_on else frame - group + 1
        return _Decoded(picture, pts_ms, tensor, sought - start, decoded - sought, converted - decoded, frames)

    def _give_up(self, error: BaseException) -> None:
        with self._turn:
            self._fault = self._fault or error
            self._turn.notify_all()
