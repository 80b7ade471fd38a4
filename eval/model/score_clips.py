"""Builds clips with a known best frame from held-out photographs, encodes them, decodes them as the harness does, and lets each scorer pick.

A clip pans over one photograph. Its frames are damaged by one kind, the more the further they are from the best moment, which is a random
one; the damage of a frame is the strength planted there. One JSON line each: the regret of a pick is the strength of the picked frame.
"""

import argparse
import json
import sys
import tempfile
from itertools import islice
from pathlib import Path

import numpy as np
from held_out import held_out
from scorers import SCORERS

from framefarm_harness.clip import Clip  # on the path since scorers was imported
from quality.clips import pan, strengths, write
from quality.distortions import KINDS
from quality.frames import seed_of

QUICK_CLIPS = 2


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--shard", default="0/1")
    args = parser.parse_args()
    scorers = {name: make() for name, make in SCORERS.items()}
    kinds = list(KINDS.items())
    offset = int(seed_of(args.seed, "kinds").integers(len(kinds)))
    contents = islice(held_out(args.quick, args.shard), QUICK_CLIPS if args.quick else None)
    with tempfile.TemporaryDirectory(prefix="framefarm-clips-") as folder:
        for place, name, image in contents:
            rng = seed_of(args.seed, name, "clip")
            kind, distort = kinds[(place + offset) % len(kinds)]
            planted = strengths(rng).tolist()
            noise = [seed_of(args.seed, name, "clip", kind) for _ in planted]
            frames = [distort(frame, s, r) if s > 0 else frame for frame, s, r in zip(pan(image, rng), planted, noise)]
            path = Path(folder) / "clip.mp4"
            write(path, frames)
            clip = Clip(path, name)
            scores: dict[str, list[float]] = {scorer: [] for scorer in scorers}
            for frame, _ in clip.rest():
                for scorer, score in scorers.items():
                    scores[scorer].append(score(frame))
            clip.close()
            regret = {scorer: float(planted[int(np.argmax(values))]) for scorer, values in scores.items()}
            print(json.dumps({"content": name, "kind": kind, "frames": len(planted), "regret": regret}), flush=True)
            print(f"clips: number {place + 1} scored", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
