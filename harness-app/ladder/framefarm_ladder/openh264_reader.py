"""The second platform: OpenH264's planes, with a colour conversion and a resize of our own. PyAV only takes the container apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
from framefarm_harness.upright import quarter_turns
from PIL import Image

from .decoded_frame import DecoderName
from .openh264 import OpenH264, OpenH264Error, Planes

LIBRARY = os.environ.get("FRAMEFARM_OPENH264", "libopenh264.so.7")
# ITU-R BT.601-7 and BT.709-6: weights of red and blue in luma
KR_KB = {"bt601": (0.299, 0.114), "bt709": (0.2126, 0.0722)}


class PlanesFrame:
    """Planes are upright. `matrix` and `full_range` say how they are meant; clips that do not say are BT.601, limited, as FFmpeg takes them."""

    def __init__(self, planes: Planes, pts_ms: float, matrix: str = "bt601", full_range: bool = False):
        self.planes, self.pts_ms, self.matrix, self.full_range = planes, pts_ms, matrix, full_range

    def rgb(self) -> np.ndarray:
        y, u, v = self.planes
        height, width = y.shape
        wide = [np.repeat(np.repeat(plane, 2, 0), 2, 1)[:height, :width] for plane in (u, v)]
        return self._to_rgb(y.astype(np.float32), *(plane.astype(np.float32) for plane in wide))

    def tensor(self, preprocessing: dict) -> np.ndarray:
        size = (preprocessing["width"], preprocessing["height"])
        small = [np.asarray(Image.fromarray(plane.astype(np.float32)).resize(size, Image.BILINEAR)) for plane in self.planes]
        pixels = self._to_rgb(*small).transpose(2, 0, 1).astype(np.float32)
        if preprocessing["channels"] == "bgr":
            pixels = pixels[::-1]
        mean, scale = (np.array(preprocessing[name], np.float32).reshape(3, 1, 1) for name in ("mean", "scale"))
        return np.ascontiguousarray((pixels - mean) * scale)[None]

    def _to_rgb(self, y: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
        kr, kb = KR_KB[self.matrix]
        luma = y if self.full_range else (y - 16) * (255 / 219)
        span = 1.0 if self.full_range else 255 / 224
        blue, red = (u - 128) * span, (v - 128) * span
        r = luma + 2 * (1 - kr) * red
        b = luma + 2 * (1 - kb) * blue
        g = (luma - kr * r - kb * b) / (1 - kr - kb)
        return np.clip(np.rint(np.stack([r, g, b], -1)), 0, 255).astype(np.uint8)


class OpenH264Reader:
    def __init__(self, path: Path, name: str):
        self._path, self._clip_name = path, name
        decoder = OpenH264(LIBRARY)
        self.name = DecoderName("openh264", f"{decoder.version()} (numpy {np.__version__}, Pillow {Image.__version__})")
        decoder.close()
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            if stream.codec_context.name != "h264":
                raise OpenH264Error(f"clip {name} is {stream.codec_context.name}, OpenH264 decodes H.264 only; give another clip")
            self._start, self._base = stream.start_time or 0, stream.time_base
            self.duration_ms = float(stream.duration * stream.time_base) * 1000
            # the display matrix comes with a frame only
            self._turns = quarter_turns(next(container.decode(stream)))

    def frames_at(self, targets_ms: list[float]) -> list[PlanesFrame]:
        # one pass for all: this decoder cannot seek, and frames that nobody wants are let go
        found: dict[int, PlanesFrame] = {}
        waiting = sorted(range(len(targets_ms)), key=lambda i: targets_ms[i])
        for frame in self.all_frames():
            while waiting and frame.pts_ms >= targets_ms[waiting[0]] - 0.0005:
                found[waiting.pop(0)] = frame
            last = frame
        return [found.get(i, last) for i in range(len(targets_ms))]

    def all_frames(self) -> Iterator[PlanesFrame]:
        decoder = OpenH264(LIBRARY)
        try:
            for pts, planes in decoder.decode(self._units()):
                upright = tuple(np.rot90(plane, self._turns) for plane in planes)
                yield PlanesFrame(upright, float((pts - self._start) * self._base) * 1000)
        finally:
            decoder.close()

    def _units(self) -> Iterator[tuple[int, bytes]]:
        with av.open(str(self._path)) as container:
            stream = container.streams.video[0]
            to_annex_b = av.BitStreamFilterContext("h264_mp4toannexb", stream)
            for packet in container.demux(stream):
                for unit in to_annex_b.filter(packet if packet.size else None):
                    if unit.size:
                        yield unit.pts, bytes(unit)
