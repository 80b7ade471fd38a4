"""Frames to judge by and pictures to calibrate with, through the harness's own decoder and preprocessing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from framefarm_harness.clip import Clip
from framefarm_harness.convert import Converter
from framefarm_harness.faults import LaunchFault
from PIL import Image, UnidentifiedImageError

from .faults import MigrationFault

CLIP_SUFFIXES = (".mp4", ".mov", ".mkv", ".webm")
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg")


def spread(clips: list[Path], per_clip: int, phase: float) -> Iterator[tuple[str, av.VideoFrame]]:
    """`per_clip` frames of each clip, evenly spread; phases 0 and 0.5 of the same clip share no frame."""
    for path in clips:
        clip = Clip(path, path.name)
        try:
            frames = [frame for frame, _ in clip.rest()]
        finally:
            clip.close()
        step = len(frames) / min(per_clip, len(frames) // 2)
        for index in np.arange(phase * step, len(frames) - 0.5, step).astype(int):
            yield path.stem, frames[index]


def judging_tensors(clips: list[Path], per_clip: int, how: dict) -> tuple[list[str], np.ndarray]:
    """Names of the clips, one per frame, and float32 tensors of shape (frames, 3, height, width)."""
    converter = Converter(how)
    made = [(name, converter.tensor(frame)[0]) for name, frame in _readable(clips, per_clip, 0)]
    return [name for name, _ in made], np.stack([tensor for _, tensor in made])


def write_calibration(sources: Path | None, clips: list[Path], how: dict, into: Path, per_clip: int) -> tuple[int, str]:
    """Writes pictures of the model's size into `into`; returns their number and the digest of all pixels in order.

    From the pictures and clips of `sources`; without it, from the frames between those that the clips are judged by.
    """
    converter, digest, count = Converter({**how, "channels": "rgb"}), hashlib.sha256(), 0

    def keep(pixels: np.ndarray) -> None:
        nonlocal count
        digest.update(pixels.tobytes())
        Image.fromarray(pixels).save(into / f"{count:05}.png")
        count += 1

    if sources is not None:
        if not sources.is_dir():
            raise MigrationFault("calibration.empty", f"{sources.name} is no folder; name one with pictures or clips")
        files = sorted(path for path in sources.iterdir() if path.is_file())
        for path in (path for path in files if path.suffix.lower() in PICTURE_SUFFIXES):
            keep(converter.pixels(picture_frame(path)))
        clips = [path for path in files if path.suffix.lower() in CLIP_SUFFIXES]
    for _, frame in _readable(clips, per_clip, 0 if sources is not None else 0.5):
        keep(converter.pixels(frame))
    if count == 0:
        raise MigrationFault("calibration.empty", f"{'the set' if sources is None else sources.name} holds no picture and no clip; int8 needs at least one, better 100")
    return count, digest.hexdigest()


def picture_frame(path: Path) -> av.VideoFrame:
    try:
        with Image.open(path) as picture:
            return av.VideoFrame.from_ndarray(np.asarray(picture.convert("RGB")), "rgb24")
    except (OSError, UnidentifiedImageError, ValueError) as error:
        raise MigrationFault("picture.corrupt", f"{path.name} cannot be read as a picture ({error}); replace it") from error


def _readable(clips: list[Path], per_clip: int, phase: float) -> Iterator[tuple[str, av.VideoFrame]]:
    try:
        yield from spread(clips, per_clip, phase)
    except LaunchFault as error:
        raise MigrationFault("clip.corrupt", str(error)) from error
