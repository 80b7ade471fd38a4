"""A program of its own, one process per launch: score_mnn.py MODEL.mnn PRECISION TENSORS.npy STARTED. Prints one JSON line.

STARTED is the monotonic time in seconds at which the parent started this process: the cold start is everything until the first score.
"""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    import numpy as np
    from framefarm_harness.engine import Engine
    from framefarm_harness.faults import LaunchFault

    path, precision, tensors, started = Path(sys.argv[1]), sys.argv[2], np.load(sys.argv[3], mmap_mode="r"), float(sys.argv[4])
    try:
        engine = Engine(path, precision, 1, tensors.shape[3], tensors.shape[2])
        latencies, scores = [], []
        for tensor in tensors:
            before = time.monotonic()
            scores.append(engine.score(tensor[None]))
            latencies.append((time.monotonic() - before) * 1000)
            if len(scores) == 1:
                cold = (time.monotonic() - started) * 1000
        answer = {
            "version": engine.version, "precision": engine.precision(), "scores": scores, "coldStartMs": cold, "firstLatencyMs": latencies[0],
            "warmLatencyMs": float(np.median(latencies[1:] or latencies)),
        }  # fmt: skip
    except LaunchFault as fault:
        answer = {"fault": fault.code, "message": str(fault)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
