"""python -m plant clip|model|capture: makes what the evaluation compares. One seed, one result (but for nondeterminism)."""

import argparse
import json
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(prog="plant")
    commands = parser.add_subparsers(dest="command", required=True)
    clip = commands.add_parser("clip")
    clip.add_argument("--source", type=Path, required=True)
    model = commands.add_parser("model")
    model.add_argument("--kind", required=True)
    model.add_argument("--source", type=Path, required=True)
    model.add_argument("--preprocessing", type=json.loads)
    capture = commands.add_parser("capture")
    capture.add_argument("--spec", type=Path, required=True)
    capture.add_argument("--fault", required=True)
    for one in (clip, model, capture):
        one.add_argument("--out", type=Path, required=True)
        one.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.command == "clip":
        from .clips import make_clip

        make_clip(args.source, args.out, args.seed)
    elif args.command == "model":
        make_model(args)
    else:
        from framefarm_ladder.collect import collect, stages_of

        from .stages import plant

        spec = json.loads(args.spec.read_text("utf-8"))
        collect(spec, args.out, plant(stages_of(spec), args.fault, args.seed), lambda line: print(line, file=sys.stderr))


def make_model(args: argparse.Namespace) -> None:
    from . import models

    if args.kind in ("other_version", "truncated_weights", "fp16_overflow"):
        getattr(models, args.kind)(args.source, args.out, args.seed)
    elif args.kind == "int8_weights":
        models.int8_weights(args.source, args.out)
    elif args.kind == "int8_uncalibrated":
        models.int8_uncalibrated(args.source, args.preprocessing, args.out)
    else:
        sys.exit(f"no model is called {args.kind}")


if __name__ == "__main__":
    main()
