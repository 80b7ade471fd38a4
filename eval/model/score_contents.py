"""Scores every distortion of every held-out content with every scorer; one JSON line each. Arguments: --seed N [--quick] [--shard I/N]."""

import argparse
import json
import sys

from held_out import held_out
from scorers import SCORERS

from quality.distortions import KINDS  # on the path since held_out was imported
from quality.frames import crop, seed_of, video_frame

STRENGTHS, QUICK_STRENGTHS = 5, 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--shard", default="0/1")
    args = parser.parse_args()
    scorers = {name: make() for name, make in SCORERS.items()}
    steps = QUICK_STRENGTHS if args.quick else STRENGTHS
    for place, name, image in held_out(args.quick, args.shard):
        frame = crop(image, seed_of(args.seed, name), 0.6)
        for kind, distort in KINDS.items():
            for strength in (step / steps for step in range(1, steps + 1)):
                distorted = video_frame(distort(frame, strength, seed_of(args.seed, name, kind)))
                scores = {scorer: score(distorted) for scorer, score in scorers.items()}
                print(json.dumps({"content": name, "kind": kind, "strength": strength, "scores": scores}), flush=True)
        print(f"contents: number {place + 1} scored", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
