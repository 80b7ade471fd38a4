"""The harness's own path: FFmpeg's decoder and swscale, both through PyAV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from framefarm_harness.clip import Clip
from framefarm_harness.convert import Converter
from framefarm_harness.upright import quarter_turns

from .decoded_frame import DecoderName


class PyavFrame:
    def __init__(self, frame: VideoFrame, pts_ms: float):
        self.frame, self.pts_ms = frame, pts_ms

    def rgb(self) -> np.ndarray:
        return np.rot90(self.frame.to_ndarray(format="rgb24"), quarter_turns(self.frame))

    def tensor(self, preprocessing: dict) -> np.ndarray:
        return Converter(preprocessing).tensor(self.frame)


class PyavReader:
    name = DecoderName("pyav", f"{av.__version__} (FFmpeg {av.ffmpeg_version_info})")

    def __init__(self, path: Path, name: str):
        self._path, self._clip_name = path, name
        self._clip = Clip(path, name)
        self.duration_ms = self._clip.duration_ms

    def frames_at(self, targets_ms: list[float]) -> list[PyavFrame]:
        return [self._frame_at(target_ms) for target_ms in targets_ms]

    def _frame_at(self, target_ms: float) -> PyavFrame:
        self._clip.seek(target_ms)
        return PyavFrame(*self._clip.decode_at(target_ms))

    def all_frames(self) -> Iterator[PyavFrame]:
        for frame, pts_ms in Clip(self._path, self._clip_name).rest():
            yield PyavFrame(frame, pts_ms)
