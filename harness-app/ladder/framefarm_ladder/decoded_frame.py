"""What every decoder hands on, and what every collector may ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np


class DecodedFrame(Protocol):
    pts_ms: float

    def rgb(self) -> np.ndarray:
        """uint8 of shape (height, width, 3), as a person would see it."""
        ...

    def tensor(self, preprocessing: dict) -> np.ndarray:
        """float32 of shape (1, 3, height, width), the model's input."""
        ...


class ClipReader(Protocol):
    duration_ms: float

    def frames_at(self, targets_ms: list[float]) -> list[DecodedFrame]:
        """For each target the first frame with pts >= target, or the last one."""
        ...

    def all_frames(self) -> Iterator[DecodedFrame]:
        """From the first to the last, in presentation order."""
        ...


@dataclass(frozen=True)
class DecoderName:
    name: str
    version: str
