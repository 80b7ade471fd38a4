"""How platforms bring a decoded frame to the model's size: the product's own way, and two that other decoders and colour libraries take.

They differ in what becomes of chroma, which has half of the luma's size. A score must not depend on it much.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame
from PIL import Image

from .frames import Converter
from .preprocessing import PREPROCESSING

sys.path.insert(0, str(Path(__file__).parents[2] / "ladder"))
from framefarm_ladder.openh264_reader import PlanesFrame  # noqa: E402

SIZE = (PREPROCESSING["width"], PREPROCESSING["height"])
_AS_IT_IS = {**PREPROCESSING, "mean": [0, 0, 0], "scale": [1, 1, 1]}
_converter = Converter(PREPROCESSING)


def planes_first(frame: VideoFrame) -> np.ndarray:
    """Each plane is brought to size by itself, colour comes last."""
    return _planes(frame).tensor(_AS_IT_IS)[0].transpose(1, 2, 0).astype(np.uint8)


def colour_first(frame: VideoFrame) -> np.ndarray:
    """Chroma is repeated to the frame's size, then the coloured picture is resized."""
    return np.asarray(Image.fromarray(_planes(frame).rgb()).resize(SIZE, Image.BILINEAR))


def _planes(frame: VideoFrame) -> PlanesFrame:
    height, width = frame.height, frame.width
    luma, rest = np.split(frame.to_ndarray().reshape(-1), [height * width])
    u, v = np.split(rest, 2)
    half = ((height + 1) // 2, (width + 1) // 2)
    return PlanesFrame((luma.reshape(height, width), u.reshape(half), v.reshape(half)), 0)


# yuv420p -> uint8 of shape (height, width, 3), RGB
WAYS: dict[str, Callable[[VideoFrame], np.ndarray]] = {
    "product": _converter.pixels, "planes-first": planes_first, "colour-first": colour_first,
}  # fmt: skip
