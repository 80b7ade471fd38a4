"""Command line of the reference harness: see harness-app/protocol/README.md."""

import argparse
import sys
from pathlib import Path

from . import VERSION
from .launch import Words, run_launch


def main() -> int:
    parser = argparse.ArgumentParser(prog="framefarm-harness", description="One launch of the reference harness.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="run one launch")
    run.add_argument("--root", required=True, type=Path, help="the harness's folder")
    run.add_argument("--plan", required=True, help="path of plan.json, relative to the folder")
    run.add_argument("--platform", default="linux", choices=["linux", "android"])
    run.add_argument("--body", default="host", choices=["host", "virtual", "emulated"])
    run.add_argument("--timing", default="measured", choices=["measured", "none"])
    run.add_argument("--boot-id", default=None)
    args = parser.parse_args()
    return run_launch(args.root, args.plan, Words(args.platform, args.body, args.timing, args.boot_id))


if __name__ == "__main__":
    sys.exit(main())
