"""Faulty stages in the place of the collector's own."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
from framefarm_ladder.collect import Stages
from framefarm_ladder.openh264_reader import PlanesFrame
from framefarm_ladder.pyav_reader import PyavFrame
from PIL import Image

# FFmpeg's numbers (AVColorSpace, AVColorRange)
_BT709, _FULL = 1, 2
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


def plant(stages: Stages, fault: str, seed: int) -> Stages:
    """The stages with one fault in them; KeyError for a fault that is not known."""
    return _PLANTS[fault](stages, random.Random(seed))


class _Reader:
    """A reader whose frames were changed; `pick` may choose another frame than the right one."""

    def __init__(self, inner, change: Callable, pick: Callable | None = None):
        self._inner, self._change, self._pick = inner, change, pick
        self.name, self.duration_ms = inner.name, inner.duration_ms

    def frames_at(self, targets_ms):
        found = self._inner.frames_at(targets_ms)
        return [self._change(frame) for frame in (found if self._pick is None else self._pick(self._inner, found))]

    def all_frames(self):
        return map(self._change, self._inner.all_frames())


class _Seen:
    """A frame with other pixels, tensor or time stamp."""

    def __init__(self, inner, pts_ms=None, rgb=None, tensor=None):
        self._inner, self._rgb, self._tensor = inner, rgb, tensor
        self.pts_ms = inner.pts_ms if pts_ms is None else pts_ms

    def rgb(self):
        return self._inner.rgb() if self._rgb is None else self._rgb(self._inner.rgb())

    def tensor(self, preprocessing):
        return self._inner.tensor(preprocessing) if self._tensor is None else self._tensor(preprocessing)


def _frames(stages: Stages, change: Callable, pick: Callable | None = None) -> Stages:
    return dataclasses.replace(stages, open_clip=lambda path, name: _Reader(stages.open_clip(path, name), change, pick))


def _other_matrix(stages: Stages, rng: random.Random) -> Stages:
    def change(frame):
        if isinstance(frame, PyavFrame):
            frame.frame.colorspace = _BT709
            return frame
        return PlanesFrame(frame.planes, frame.pts_ms, "bt709", frame.full_range)

    return _frames(stages, change)


def _other_range(stages: Stages, rng: random.Random) -> Stages:
    def change(frame):
        if isinstance(frame, PyavFrame):
            frame.frame.color_range = _FULL
            return frame
        return PlanesFrame(frame.planes, frame.pts_ms, frame.matrix, True)

    return _frames(stages, change)


def _neighbour(stages: Stages, rng: random.Random) -> Stages:
    step = rng.choice([-1, 1])

    def pick(reader, found):
        frames = list(reader.all_frames())
        places = {frame.pts_ms: place for place, frame in enumerate(frames)}
        shifted = [frames[max(0, min(len(frames) - 1, places[frame.pts_ms] + step))] for frame in found]
        # it claims the time stamp that was asked for
        return [_Seen(other, pts_ms=frame.pts_ms) for frame, other in zip(found, shifted, strict=True)]

    return _frames(stages, lambda frame: frame, pick)


def _rotation(stages: Stages, rng: random.Random) -> Stages:
    turn = _TURNS[rng.choice(sorted(_TURNS))]

    def turned(pixels):
        return np.asarray(Image.fromarray(pixels).transpose(turn))

    def change(frame):
        return _Seen(frame, rgb=turned, tensor=lambda how: _tensor_of(turned(frame.rgb()), how))

    return _frames(stages, change)


def _rounding(stages: Stages, rng: random.Random) -> Stages:
    step = rng.choice([100.0, 1000 / 30 if rng.random() < 0.5 else 250.0, 1000.0])
    return _frames(stages, lambda frame: _Seen(frame, pts_ms=round(frame.pts_ms / step + 0.31) * step))


def _channels(stages: Stages, rng: random.Random) -> Stages:
    how = stages.preprocessing
    return dataclasses.replace(stages, preprocessing={**how, "channels": "bgr" if how["channels"] == "rgb" else "rgb"})


def _mean(stages: Stages, rng: random.Random) -> Stages:
    return dataclasses.replace(stages, preprocessing={**stages.preprocessing, "mean": [0.0, 0.0, 0.0]})


def _scale(stages: Stages, rng: random.Random) -> Stages:
    factor = rng.choice([0.5, 1 / 0.226 / 2, 127.5 / 128 * 0.9])
    return dataclasses.replace(stages, preprocessing={**stages.preprocessing, "scale": [s * factor for s in stages.preprocessing["scale"]]})


def _alignment(stages: Stages, rng: random.Random) -> Stages:
    corners = rng.random() < 0.5
    return dataclasses.replace(stages, adjust=lambda tensor, frame: _tensor_of(frame.rgb(), stages.preprocessing, corners))


def _nondeterminism(stages: Stages, rng: random.Random) -> Stages:
    size = 10 ** rng.uniform(-4, -2)
    noise = np.random.default_rng()

    def make(asked: dict):
        engine = stages.make_engine(asked)
        inner = engine.score
        engine.score = lambda tensor: inner(tensor) + float(noise.normal(0, size))
        return engine

    return dataclasses.replace(stages, make_engine=make)


def _tensor_of(pixels: np.ndarray, how: dict, corners: bool | None = None) -> np.ndarray:
    """Bilinear with centres of pixels aligned; with `corners` True corners are, with False the upper left edges of pixels."""
    height, width = pixels.shape[:2]
    size, edge = (how["width"], how["height"]), 16
    padded = Image.fromarray(np.pad(pixels, ((edge, edge), (edge, edge), (0, 0)), "edge"))
    spans = []
    for source, target in ((width, size[0]), (height, size[1])):
        if corners is None:
            low, high = 0.0, float(source)
        elif corners:
            step = (source - 1) / (target - 1)
            low, high = 0.5 - step / 2, source - 0.5 + step / 2
        else:
            step = source / target
            low, high = (1 - step) / 2, source + (1 - step) / 2
        spans.append((low + edge, high + edge))
    small = padded.resize(size, Image.BILINEAR, box=(spans[0][0], spans[1][0], spans[0][1], spans[1][1]))
    values = np.asarray(small, np.float32).transpose(2, 0, 1)
    values = values[::-1] if how["channels"] == "bgr" else values
    mean, scale = (np.array(how[name], np.float32).reshape(3, 1, 1) for name in ("mean", "scale"))
    return np.ascontiguousarray((values - mean) * scale)[None]


_PLANTS = {
    "other-matrix": _other_matrix,
    "other-range": _other_range,
    "neighbouring-frame": _neighbour,
    "rotation-ignored": _rotation,
    "rounded-time-stamp": _rounding,
    "channel-swap": _channels,
    "missing-mean": _mean,
    "wrong-scale": _scale,
    "wrong-alignment": _alignment,
    "nondeterminism": _nondeterminism,
}
