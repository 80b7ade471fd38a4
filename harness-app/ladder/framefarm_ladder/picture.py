"""The picture that frames are compared by: averaged over squares, so that captures stay small and one pixel's rounding does not count."""

from __future__ import annotations

import numpy as np

LONGEST_SIDE = 320


def picture_of(rgb: np.ndarray) -> np.ndarray:
    """uint8 (h, w, 3): means over squares of the least whole side that brings the longer side to at most 320."""
    height, width = rgb.shape[:2]
    side = -(-max(height, width) // LONGEST_SIDE)
    h, w = height // side, width // side
    squares = rgb[: h * side, : w * side].reshape(h, side, w, side, 3).astype(np.float32)
    return np.rint(squares.mean((1, 3))).astype(np.uint8)


def luma_of(picture: np.ndarray) -> np.ndarray:
    """uint8 (h, w): BT.601 luma of the picture, for telling a frame from its neighbours."""
    return np.rint(picture.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)).astype(np.uint8)
