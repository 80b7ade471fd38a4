"""Measures the variants of a folder again: python -m framefarm_migration.verify FOLDER --clip CLIP ... The folder is one that a migration made.

One JSON line per variant: {"event": "variant", "variant", "measured"}, then {"event": "done"}; {"event": "fault"} ends it. Scores are judged by
those of source.onnx, or of the fp32 variant where the source is no ONNX file.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np

from .bounded import Bounds
from .faults import MigrationFault
from .frames import judging_tensors
from .measure import measure, score_by_mnn, score_by_onnx


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clip", action="append", required=True, type=Path)
    parser.add_argument("--frames-per-clip", type=int, default=20)
    args = parser.parse_args()
    bounds = Bounds(600, 8 * 2**30, 2**30, lambda: False)
    try:
        model = json.loads((args.folder / "model.json").read_text())
        clips, tensors = judging_tensors(args.clip, args.frames_per_clip, model["preprocessing"])
        with tempfile.NamedTemporaryFile(suffix=".npy") as file:
            np.save(file, tensors)
            file.flush()
            path = Path(file.name)
            reference = _reference(args.folder, model, path, bounds)
            for variant in model["variants"]:
                name = variant["variant"]
                measured = measure(f"measuring {name}", args.folder / variant["file"], variant["precision"], clips, reference, path, bounds)
                print(json.dumps({"event": "variant", "variant": name, "measured": measured}), flush=True)
    except MigrationFault as fault:
        print(json.dumps({"event": "fault", "code": fault.code, "message": str(fault)}))
        return 1
    print(json.dumps({"event": "done"}))
    return 0


def _reference(folder: Path, model: dict, tensors: Path, bounds: Bounds) -> np.ndarray:
    source = folder / "source.onnx"
    if source.exists():
        answer = score_by_onnx(source, tensors, bounds)
        if "scores" not in answer:
            raise MigrationFault("model.corrupt", f"ONNX Runtime cannot score the source: {answer.get('message', answer['inputs'])}")
        return np.array(answer["scores"])
    [fp32] = [variant for variant in model["variants"] if variant["variant"] == "fp32"]
    return np.array(score_by_mnn("scoring fp32", folder / fp32["file"], "fp32", tensors, bounds)["scores"])


if __name__ == "__main__":
    sys.exit(main())
