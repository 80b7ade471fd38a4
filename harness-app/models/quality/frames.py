"""From a content to frames as a phone's decoder hands them over, and on through the product's own preprocessing."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[2] / "reference"))
from framefarm_harness.convert import Converter  # noqa: E402

LONG_SIDE, SHORT_SIDE = 480, 270


def crop(image: Image.Image, rng: np.random.Generator, smallest: float = 0.6) -> np.ndarray:
    """A random 16:9 or 9:16 cut of at least `smallest` of the largest one, scaled down to 480 x 270 or 270 x 480; never scaled up."""
    wide = image.width >= image.height
    width, height = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    largest = min(image.width / width, image.height / height)
    if largest < 1:
        raise ValueError(f"a photograph of {image.width} x {image.height} has no cut of {width} x {height}")
    scale = max(1.0, largest * rng.uniform(smallest, 1))
    cut_width, cut_height = width * scale, height * scale
    left, top = rng.uniform(0, image.width - cut_width), rng.uniform(0, image.height - cut_height)
    box = (left, top, left + cut_width, top + cut_height)
    return np.asarray(image.resize((width, height), Image.LANCZOS, box=box, reducing_gap=3))


def video_frame(rgb: np.ndarray) -> VideoFrame:
    """As a decoder would hand it over: planar YUV with halved chroma."""
    return VideoFrame.from_ndarray(np.ascontiguousarray(rgb), "rgb24").reformat(format="yuv420p")


def seed_of(*parts: object) -> np.random.Generator:
    """A generator that depends on all parts, and on nothing else."""
    import hashlib

    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "little"))


__all__ = ["Converter", "crop", "seed_of", "video_frame"]
