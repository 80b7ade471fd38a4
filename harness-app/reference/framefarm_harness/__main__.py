"""Command line of the reference harness: see harness-app/protocol/README.md."""

import argparse
import sys
from pathlib import Path

from . import VERSION
from .plan import read_identity
from .report import Report
from .supervise import supervise


def main() -> int:
    parser = argparse.ArgumentParser(prog="framefarm-harness", description="One launch of the reference harness.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True)
    launch = commands.add_parser("run", help="run one launch")
    launch.add_argument("--root", required=True, type=Path, help="the harness's folder")
    launch.add_argument("--plan", required=True, help="path of plan.json, relative to the folder")
    launch.add_argument("--platform", default="linux", choices=["linux", "android"])
    launch.add_argument("--body", default="host", choices=["host", "virtual", "emulated"])
    launch.add_argument("--timing", default="measured", choices=["measured", "none"])
    launch.add_argument("--boot-id", default=None)
    launch.add_argument("--planner", type=int, default=None, help="descriptor of a socket to the planner, for plans that are decided frame by frame")
    args = parser.parse_args()
    return run(args)


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 when a report was written (also one that tells an error), 70 when none could be."""
    path: Path = args.root / args.plan
    try:
        data = path.read_bytes()
    except OSError as error:
        print(f"plan {args.plan} cannot be read: {error.strerror}; push it again", file=sys.stderr)
        return 70
    identity = read_identity(data)
    if identity is None:
        print(f"plan {args.plan} is torn: it names no run, attempt, fence and launch; push it again", file=sys.stderr)
        return 70

    def work(report: Report) -> None:
        # imported in the child only: its parent stays small
        from .launch import Words, run_launch

        run_launch(args.root, data, report, Words(args.platform, args.body, args.timing, args.boot_id), args.planner)

    return supervise(path.with_name("report.ndjson"), identity, work, timed=args.timing != "none")


if __name__ == "__main__":
    sys.exit(main())
