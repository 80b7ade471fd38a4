"""Command line, for `framefarm model`: JSON lines on stdout ({"event": "step" | "done" | "fault"}), exit code 0 or 1."""

import argparse
import ctypes
import json
import signal
import sys
from pathlib import Path

from .bounded import PR_SET_PDEATHSIG, Bounds, Cancelled
from .faults import MigrationFault

MB = 2**20


def main() -> int:
    parser = argparse.ArgumentParser(prog="framefarm_migration", description="Migrates a model file into MNN variants and measures each.")
    parser.add_argument("source", type=Path)
    parser.add_argument("--card", required=True, type=Path, help="JSON: name, version, preprocessing, perhaps expected scores of pictures")
    parser.add_argument("--out", required=True, type=Path, help="a folder that is not there yet, or empty")
    parser.add_argument("--calibration", type=Path, help="folder with pictures or clips for int8; frames of the clips if left out")
    parser.add_argument("--clip", action="append", required=True, type=Path, help="to judge by; several times")
    parser.add_argument("--frames-per-clip", type=int, default=20)
    parser.add_argument("--torch-python", default="/usr/bin/python3")
    parser.add_argument("--trust-pickle", action="store_true")
    parser.add_argument("--max-seconds", type=float, default=600)
    parser.add_argument("--max-memory-mb", type=int, default=8192)
    parser.add_argument("--max-disk-mb", type=int, default=1024)
    args = parser.parse_args()
    # whoever started it may be killed
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    received: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: received.append(number))

    def step(name: str) -> None:
        if received:
            raise Cancelled
        _tell(event="step", step=name)

    try:
        # imported late: --help must not wait for an engine
        from .migrate import Order, migrate

        bounds = Bounds(args.max_seconds, args.max_memory_mb * MB, args.max_disk_mb * MB, lambda: bool(received))
        order = Order(
            args.source, args.card, args.out.absolute(), args.calibration, tuple(args.clip), args.frames_per_clip, args.torch_python,
            args.trust_pickle, bounds,
        )  # fmt: skip
        model = migrate(order, step)
    except MigrationFault as fault:
        _tell(event="fault", code=fault.code, message=str(fault))
        return 1
    except Cancelled:
        return 128 + received[0]
    _tell(event="done", model=model)
    return 0


def _tell(**fields: object) -> None:
    print(json.dumps(fields), flush=True)


if __name__ == "__main__":
    sys.exit(main())
