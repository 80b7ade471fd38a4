"""Makes the tensors that training reads, once: make_features.py [--windows N] [--whole N] [--processes N]. Run with the project's environment.

A group is one crop of one content: the clean frame and four strengths of one kind, one from each quarter of the range, after the product's
own preprocessing. Three sets, each as .framefarm/data/features-NAME.{npy,json} with strengths and kinds in the JSON file: `windows`, two
windows of 128 x 128 pixels of the preprocessed frame, from many groups of each training content, with other looks than the photograph's,
since variety is what generalises; `whole`, whole frames of a few groups; `validation`, a whole frame of each validation content with every
seen kind at six strengths.
"""

import argparse
import json
import sys
import time
from multiprocessing import Pool

import numpy as np
from PIL import Image

from quality.contents import CACHE, Content, contents, fetch, photograph
from quality.distortions import SEEN
from quality.frames import Converter, crop, seed_of, video_frame
from quality.preprocessing import PREPROCESSING

VALIDATION_STRENGTHS = [step / 6 for step in range(1, 7)]
SIDE, WINDOW, WINDOWS_PER_GROUP = PREPROCESSING["width"], 128, 2
SPLITS = {"validation": "validation", "whole": "train", "windows": "train"}
# larger photographs bring nothing at frames of 480 pixels, and take longer to crop
LARGEST_SIDE = 2400


def plan(name: str, rng: np.random.Generator) -> list[tuple[str, float]]:
    if name == "validation":
        return [("clean", 0.0), *((kind, strength) for kind in SEEN for strength in VALIDATION_STRENGTHS)]
    kind = str(rng.choice(sorted(SEEN)))
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
    image, converter = photograph(content), Converter(PREPROCESSING)
    image.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.LANCZOS)
    pixels, groups = [], []
    for index in range(count):
        rng = seed_of(seed, name, content.name, index)
        if name == "validation":
            frame = crop(image, rng)
        else:
            turned = image.transpose(Image.ROTATE_90) if rng.random() < 0.2 else image
            frame = look(crop(turned, rng, 0.25), rng)
        members = plan(name, rng)
        # the same seed along the strengths of a kind: one direction of a cast, growing
        made = [
            converter.pixels(video_frame(SEEN[kind](frame, strength, seed_of(seed, content.name, index, kind)) if strength else frame))
            for kind, strength in members
        ]
        if name == "windows":
            for top, left in corners(made[0], rng):
                pixels += [member[top : top + WINDOW, left : left + WINDOW] for member in made]
                groups.append({"content": content.name, "members": members})
        else:
            pixels += made
            groups.append({"content": content.name, "members": members})
    return np.stack(pixels), groups, time.process_time() - began


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
    for name, count in (("validation", 1), ("whole", args.whole), ("windows", args.windows)):
        if args.only in (None, name):
            make(name, count, args.seed, args.processes)


if __name__ == "__main__":
    main()
