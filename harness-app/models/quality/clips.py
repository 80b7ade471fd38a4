"""Clips with a known best frame: a pan over one photograph, damaged the more the further a frame is from the best moment."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from PIL import Image

from .frames import video_frame

WIDTH, HEIGHT, FRAMES, RATE = 480, 270, 24, 25


def pan(image: Image.Image, rng: np.random.Generator) -> list[np.ndarray]:
    """FRAMES cuts of 480 x 270 along a straight line over the photograph."""
    scale = min(image.width / WIDTH, image.height / HEIGHT)
    scale = max(1.0, 0.75 * scale) if scale >= 1 else scale
    width, height = WIDTH * scale, HEIGHT * scale
    start, end = ((rng.uniform(0, image.width - width), rng.uniform(0, image.height - height)) for _ in range(2))
    corners = np.linspace(start, end, FRAMES)
    return [
        np.asarray(image.resize((WIDTH, HEIGHT), Image.LANCZOS, box=(x, y, x + width, y + height), reducing_gap=3)) for x, y in corners
    ]


def strengths(rng: np.random.Generator) -> np.ndarray:
    """0 at the best moment, growing with the distance from it, up to 0.4 to 1 at the far end."""
    best = rng.integers(FRAMES)
    away = np.abs(np.arange(FRAMES) - best)
    return away / away.max() * rng.uniform(0.4, 1)


def write(path: Path, frames: list[np.ndarray]) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "18", "preset": "veryfast", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in frames:
            container.mux(stream.encode(video_frame(frame)))
        container.mux(stream.encode())
