"""A clip as the picker sees it: open, seek to a time, decode the frame there. Decoding is PyAV with one thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame

from .faults import LaunchFault


class Clip:
    """An open clip. Times are milliseconds of presentation time from the clip's first frame."""

    def __init__(self, path: Path, name: str):
        self._name = name
        try:
            self._container = av.open(str(path), metadata_errors="replace")
            self._stream = self._container.streams.video[0]
        except (FFmpegError, IndexError, ValueError) as error:
            raise self._corrupt(f"it cannot be opened as a video ({error})") from error
        self._stream.thread_type = "NONE"
        self._stream.codec_context.thread_count = 1
        self._start = self._stream.start_time or 0
        self.duration_ms = self._duration()
        self._frames: Iterator[VideoFrame] | None = None

    def seek(self, target_ms: float) -> None:
        """To the key frame at or before the target; the next decode starts there."""
        offset = self._start + int(target_ms / 1000 / self._stream.time_base)
        try:
            self._container.seek(offset, backward=True, any_frame=False, stream=self._stream)
        except FFmpegError as error:
            raise self._corrupt(f"no seek to {target_ms:.0f} ms ({error})") from error
        self._frames = self._container.decode(self._stream)

    def decode_at(self, target_ms: float) -> tuple[VideoFrame, float]:
        """The first frame with pts >= target, or the last one of the clip, with its real pts."""
        last: tuple[VideoFrame, float] | None = None
        for frame, pts_ms in self.rest():
            last = (frame, pts_ms)
            # half a microsecond: a target that was computed from a pts must find that very frame
            if pts_ms >= target_ms - 0.0005:
                break
        if last is None:
            raise self._corrupt(f"no frame could be decoded at {target_ms:.0f} ms")
        return last

    def next_frame(self) -> tuple[VideoFrame, float] | None:
        """The next frame in presentation order, None at the end."""
        return next(self.rest(), None)

    def rest(self) -> Iterator[tuple[VideoFrame, float]]:
        if self._frames is None:
            self._frames = self._container.decode(self._stream)
        try:
            for frame in self._frames:
                if frame.pts is None:
                    raise self._corrupt("a frame has no presentation time")
                yield frame, max(0.0, float((frame.pts - self._start) * self._stream.time_base) * 1000)
        except FFmpegError as error:
            raise self._corrupt(f"decoding stopped ({error})") from error

    def close(self) -> None:
        self._container.close()

    def _duration(self) -> float:
        if self._stream.duration:
            seconds = float(self._stream.duration * self._stream.time_base)
        elif self._container.duration:
            seconds = self._container.duration / av.time_base
        else:
            raise self._corrupt("it states no duration")
        if seconds <= 0:
            raise self._corrupt("its duration is not positive")
        return seconds * 1000

    def _corrupt(self, what: str) -> LaunchFault:
        return LaunchFault("clip.corrupt", f"clip {self._name}: {what}; replace the clip")
