"""Command line of the collector: one process per decoder and CPU."""

import argparse
import json
import sys
from pathlib import Path

from framefarm_harness.faults import LaunchFault

from .openh264 import OpenH264Error


def main() -> int:
    parser = argparse.ArgumentParser(prog="framefarm-ladder", description="What one configuration makes of clips, rung by rung.")
    parser.add_argument("--spec", required=True, type=Path, help="JSON as framefarm_ladder/collect.py describes it")
    parser.add_argument("--out", required=True, type=Path, help="folder of the captures")
    args = parser.parse_args()
    from .collect import collect, stages_of

    spec = json.loads(args.spec.read_text("utf-8"))
    try:
        collect(spec, args.out, stages_of(spec), lambda line: print(line, file=sys.stderr, flush=True))
    except (LaunchFault, OpenH264Error) as error:
        print(f"error: {error}", file=sys.stderr)
        return 70
    return 0


if __name__ == "__main__":
    sys.exit(main())
