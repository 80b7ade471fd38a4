"""Makes the tensors that training reads, once: make_features.py [--windows N] [--whole N] [--processes N]. Run with the project's environment.

A group is frames of one content with the strengths of one kind planted in them. Five sets, each as .framefarm/data/features-NAME.{npy,json}
with strengths and kinds in the JSON file. Trained on: `windows`, two windows of 128 x 128 pixels of the preprocessed frame, from many crops
of each training content, the clean one and one strength from each quarter of the range, with other looks than the photograph's, since
variety is what generalises; half of the groups went through a video encoder, and every frame came to the model's size in the way of one
platform or another. `whole`, whole frames of a few crops, alike. Chosen by: `validation`, a whole frame of each validation content with every
seen kind at six strengths; `platform`, the same in another platform's way; `clips`, clips with a known best frame.
"""

import argparse
import json
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

import av
import numpy as np
from PIL import Image

from quality.contents import CACHE, Content, contents, fetch, photograph
from quality.clips import pan, strengths, write
from quality.distortions import SEEN, key_frame
from quality.frames import crop, seed_of, video_frame
from quality.platforms import WAYS
from quality.preprocessing import PREPROCESSING

VALIDATION_STRENGTHS = [step / 6 for step in range(1, 7)]
SIDE, WINDOW, WINDOWS_PER_GROUP = PREPROCESSING["width"], 128, 2
SPLITS = {"validation": "validation", "platform": "validation", "clips": "validation", "whole": "train", "windows": "train"}
CLIPS_PER_CONTENT = 3
# of the groups that are trained on; the quantisers of ordinary video
ENCODED_SHARE, QUANTISERS = 0.5, (16, 30)
WAY_SHARES = (0.5, 0.25, 0.25)
# larger photographs bring nothing at frames of 480 pixels, and take longer to crop
LARGEST_SIDE = 2400


def plan(name: str, rng: np.random.Generator) -> list[tuple[str, float]]:
    if name in ("validation", "platform"):
        return [("clean", 0.0), *((kind, strength) for kind in SEEN for strength in VALIDATION_STRENGTHS)]
    kind = str(rng.choice(sorted(SEEN)))
    if name == "clips":
        return [(kind, float(strength)) for strength in strengths(rng)]
    return [("clean", 0.0), *((kind, float((quarter + rng.uniform()) / 4)) for quarter in range(4))]


def look(frame: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Another gamma and saturation within what photographers choose: more looks than there are contents."""
    light = (frame / np.float32(255)) ** np.float32(2 ** rng.uniform(-0.3, 0.3))
    grey = light.mean(axis=2, keepdims=True)
    return np.clip((grey + (light - grey) * rng.uniform(0.7, 1.25)) * 255, 0, 255).astype(np.uint8)


def corners(clean: np.ndarray, rng: np.random.Generator) -> list[tuple[int, int]]:
    """Where the windows lie: each is the livelier of two random places, since a window of plain sky says little of blur."""
    found = []
    for _ in range(WINDOWS_PER_GROUP):
        places = [tuple(int(at) for at in rng.integers(0, SIDE - WINDOW + 1, 2)) for _ in range(2)]
        found.append(max(places, key=lambda at: clean[at[0] : at[0] + WINDOW, at[1] : at[1] + WINDOW].std()))
    return found


def groups_of(task: tuple[str, Content, int, int]) -> tuple[np.ndarray, list[dict], float]:
    began = time.process_time()
    name, content, count, seed = task
    image = photograph(content)
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.LANCZOS)
    pixels, groups = [], []
    for index in range(count):
        # the two sets of validation frames differ in the platform alone
        rng = seed_of(seed, "validation" if name == "platform" else name, content.name, index)
        members = plan(name, rng)
        # the same seed along the strengths of a kind: one direction of a cast, growing
        seeds = [seed_of(seed, content.name, index, kind) for kind, _ in members]
        if name == "clips":
            made = moving(image, members, seeds, rng)
        elif SPLITS[name] == "validation":
            made = [WAYS["product" if name == "validation" else "planes-first"](frame) for frame in still(crop(image, rng), members, seeds)]
        else:
            made = varied(image, members, seeds, rng)
        if name == "windows":
            for top, left in corners(made[0], rng):
                pixels += [member[top : top + WINDOW, left : left + WINDOW] for member in made]
                groups.append({"content": content.name, "members": members})
        else:
            pixels += made
            groups.append({"content": content.name, "members": members})
    return np.stack(pixels), groups, time.process_time() - began


def damaged(frame: np.ndarray, kind: str, strength: float, rng: np.random.Generator) -> np.ndarray:
    return SEEN[kind](frame, strength, rng) if strength else frame


def still(frame: np.ndarray, members: list[tuple[str, float]], seeds: list[np.random.Generator]) -> list[av.VideoFrame]:
    return [video_frame(damaged(frame, kind, strength, seed)) for (kind, strength), seed in zip(members, seeds)]


def varied(image: Image.Image, members: list[tuple[str, float]], seeds: list, rng: np.random.Generator) -> list[np.ndarray]:
    turned = image.transpose(Image.ROTATE_90) if rng.random() < 0.2 else image
    frame = look(crop(turned, rng, 0.25), rng)
    quantiser = str(rng.integers(*QUANTISERS)) if rng.random() < ENCODED_SHARE else None
    made = []
    for (kind, strength), seed in zip(members, seeds):
        one = damaged(frame, kind, strength, seed)
        one = video_frame(one if quantiser is None else key_frame(one, {"qp": quantiser}))
        made.append(WAYS[rng.choice(list(WAYS), p=WAY_SHARES)](one))
    return made


def moving(image: Image.Image, members: list[tuple[str, float]], seeds: list, rng: np.random.Generator) -> list[np.ndarray]:
    frames = [damaged(frame, kind, strength, seed) for frame, (kind, strength), seed in zip(pan(image, rng), members, seeds)]
    with tempfile.TemporaryDirectory(prefix="framefarm-clips-") as folder:
        path = Path(folder) / "clip.mp4"
        write(path, frames)
        with av.open(str(path)) as container:
            return [WAYS["product"](frame) for frame in container.decode(video=0)]


def make(name: str, count: int, seed: int, processes: int) -> None:
    wanted = contents([SPLITS[name]])
    fetch(wanted)
    windows = name == "windows"
    per_group, side = len(plan(name, np.random.default_rng(0))), WINDOW if windows else SIDE
    rows = len(wanted) * count * per_group * (WINDOWS_PER_GROUP if windows else 1)
    part = CACHE / f"features-{name}.part.npy"
    out = np.lib.format.open_memmap(part, "w+", np.uint8, (rows, side, side, 3))
    groups: list[dict] = []
    cpu_s = 0.0
    with Pool(processes) as pool:
        for pixels, made, spent_s in pool.imap(groups_of, [(name, content, count, seed) for content in wanted]):
            start = len(groups) * per_group
            out[start : start + len(pixels)] = pixels
            groups += made
            cpu_s += spent_s
            print(f"features: {name}: {len(groups)} groups, {cpu_s:.0f} s of CPU", file=sys.stderr, flush=True)
    out.flush()
    part.rename(CACHE / f"features-{name}.npy")
    described = {"seed": seed, "cpuS": round(cpu_s, 1), "perGroup": per_group, "perFrame": WINDOWS_PER_GROUP if windows else 1, "groups": groups}
    (CACHE / f"features-{name}.json").write_text(json.dumps(described))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--windows", type=int, default=60, help="crops of each content of which windows are trained on")
    parser.add_argument("--whole", type=int, default=5, help="crops of each content of which whole frames are trained on")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", choices=sorted(SPLITS))
    args = parser.parse_args()
    counts = {"validation": 1, "platform": 1, "clips": CLIPS_PER_CONTENT, "whole": args.whole, "windows": args.windows}
    for name, count in counts.items():
        if args.only in (None, name):
            make(name, count, args.seed, args.processes)


if __name__ == "__main__":
    main()
