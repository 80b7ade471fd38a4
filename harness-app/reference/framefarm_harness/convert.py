"""From a decoded frame to the model's input tensor. The arithmetic is part of the model variant's identity."""

from __future__ import annotations

import numpy as np
from av.video.frame import VideoFrame

from .upright import quarter_turns


class Converter:
    def __init__(self, preprocessing: dict):
        self._width, self._height = preprocessing["width"], preprocessing["height"]
        self._format = "rgb24" if preprocessing["channels"] == "rgb" else "bgr24"
        self._mean = np.array(preprocessing["mean"], np.float32).reshape(3, 1, 1)
        self._scale = np.array(preprocessing["scale"], np.float32).reshape(3, 1, 1)

    def tensor(self, frame: VideoFrame) -> np.ndarray:
        """float32 of shape (1, 3, height, width): the whole frame, bilinear, `(value - mean) * scale` per channel."""
        pixels = self.pixels(frame).transpose(2, 0, 1).astype(np.float32)
        return ((pixels - self._mean) * self._scale)[None]

    def pixels(self, frame: VideoFrame) -> np.ndarray:
        """The whole upright frame at the model's size and channel order: uint8 of shape (height, width, 3)."""
        turns = quarter_turns(frame)
        width, height = (self._height, self._width) if turns % 2 else (self._width, self._height)
        return np.rot90(frame.reformat(width, height, format=self._format, interpolation="BILINEAR").to_ndarray(), turns)
