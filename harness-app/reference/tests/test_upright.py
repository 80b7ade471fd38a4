"""A clip that says how it is to be turned is judged and shown upright."""

import base64
import io
from pathlib import Path

import av
import numpy as np
import pytest
from framefarm_harness.clip import Clip
from framefarm_harness.convert import Converter
from framefarm_harness.pictures import png_base64
from PIL import Image

WIDE = np.zeros((96, 160, 3), np.uint8)
WIDE[:, :80], WIDE[:, 80:] = (220, 40, 40), (40, 40, 220)
RED_LEFT = {"width": 40, "height": 24}
TALL = {"width": 24, "height": 40}


def clip_turned(path: Path, degrees: int) -> Clip:
    """Red on the left and blue on the right as the sensor saw it; `degrees` counter-clockwise to be turned when shown."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 160, 96, "yuv420p", 2_000_000
        stream.set_display_rotation(degrees)
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(WIDE, format="rgb24")))
        container.mux(stream.encode())
    return Clip(path, "turned")


@pytest.mark.parametrize(
    ("degrees", "size", "red"),
    [(0, RED_LEFT, (12, 3)), (180, RED_LEFT, (12, 36)), (-90, TALL, (3, 12)), (90, TALL, (36, 12))],
)
def test_the_models_input_and_the_picture_are_upright(tmp_path: Path, degrees: int, size: dict, red: tuple[int, int]) -> None:
    frame, _ = clip_turned(tmp_path / "turned.mp4", degrees).decode_at(0)
    pixels = Converter({**size, "channels": "rgb", "mean": [0, 0, 0], "scale": [1, 1, 1]}).pixels(frame)
    assert pixels.shape == (size["height"], size["width"], 3)
    blue = (size["height"] - 1 - red[0], size["width"] - 1 - red[1])
    assert pixels[red][0] > 150 > 100 > pixels[red][2]
    assert pixels[blue][2] > 150 > 100 > pixels[blue][0]
    picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(png_base64(frame)))))
    assert picture.shape[:2] == ((160, 96) if degrees % 180 else (96, 160))
    place = tuple(round(at * 4) for at in red)
    assert picture[place][0] > 150
