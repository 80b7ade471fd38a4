"""Fresh clips for every seed: a random piece of a shipped clip, cropped, blurred over time and encoded again in a random way."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image, ImageFilter

SIZES = [(480, 270), (400, 224), (384, 288), (426, 240), (360, 480)]
RATES = [Fraction(24), Fraction(25), Fraction(30), Fraction(30000, 1001)]
FRAMES = 60


def make_clip(source: Path, out: Path, seed: int) -> None:
    rng = random.Random(seed)
    width, height = rng.choice(SIZES)
    rate = rng.choice(RATES)
    options = {"crf": str(rng.randint(20, 28)), "g": str(rng.choice([12, 25, 50])), "bf": str(rng.choice([0, 2])), "threads": "1"}
    pictures = _pictures(source, rng, width, height)
    with av.open(str(out), "w") as container:
        stream = container.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for image in pictures:
            container.mux(stream.encode(av.VideoFrame.from_image(image)))
        container.mux(stream.encode())


def _pictures(source: Path, rng: random.Random, width: int, height: int):
    with av.open(str(source)) as container:
        container.streams.video[0].thread_type = "NONE"
        frames = []
        skip = rng.randint(0, 30)
        for index, frame in enumerate(container.decode(video=0)):
            if index >= skip:
                frames.append(frame.to_image())
            if len(frames) == FRAMES:
                break
    first = frames[0]
    scale = max(width / first.width, height / first.height)
    zoom = rng.uniform(1.0, 1.25)
    side = (width / scale / zoom, height / scale / zoom)
    left, top = rng.uniform(0, first.width - side[0]), rng.uniform(0, first.height - side[1])
    best, blur = rng.uniform(0.2, 0.8), rng.uniform(3, 7)
    for index, image in enumerate(frames):
        piece = image.resize((width, height), Image.LANCZOS, box=(left, top, left + side[0], top + side[1]))
        # a different sharpness in every frame, so that there is a best one
        yield piece.filter(ImageFilter.GaussianBlur(blur * abs(index / FRAMES - best)))
