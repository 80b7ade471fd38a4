"""A capture of what a phone reported of an ordinary run: python -m framefarm_ladder.from_report --spec SPEC --report NDJSON --out FOLDER.

A phone hands out time stamps and scores of all frames, the picture of its pick, and no tensors. SPEC: {name, cpu, preprocessing,
clips: [{name, path, sha256}], model: {name, version, file}}; the report has the launch records that a harness wrote, one JSON object a line.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from .blobs import Blobs
from .picture import picture_of


class ReportError(Exception):
    """The report gives no capture; the message says why and what to do."""


def capture_from(spec: dict, records: list[dict], out: Path) -> Path:
    """Writes OUT/<name>.json and OUT/blobs/."""
    [launch], [engine] = (_of(records, kind) for kind in ("launch", "engine"))
    digest = hashlib.sha256(Path(spec["model"]["file"]).read_bytes()).hexdigest()
    if launch["modelSha256"] != digest:
        raise ReportError(f"the phone ran model {launch['modelSha256'][:12]}, {digest[:12]} was asked for; run it again")
    if engine["name"] == "modelled":
        raise ReportError("this phone models times and scores nothing; give it an engine, such as the MNN of its host")
    if not any(end["ok"] for end in _of(records, "end")):
        raise ReportError("the launch did not end well; look at the run's events")
    blobs = Blobs(out / "blobs")
    harness = launch["harness"]
    capture = {
        "schema": 1, "name": spec["name"], "platform": launch["platform"], "body": launch["body"], "timing": "none", "cpu": spec["cpu"],
        "decoder": {"name": f"of the harness {harness['name']}", "version": harness["version"]},
        "framework": {"name": engine["name"], "version": engine["version"]}, "precision": engine["precision"],
        # a report holds the precision that the engine proved, not its line of instruction sets
        "engine": {"isa": None, "backendCode": None, "precision": engine["precision"]},
        "model": {"name": spec["model"]["name"], "version": spec["model"]["version"], "sha256": digest, "preprocessing": spec["preprocessing"]},
        "clips": [_clip(clip, records, blobs) for clip in spec["clips"]],
    }  # fmt: skip
    file = out / f"{spec['name']}.json"
    file.write_text(json.dumps(capture, indent=1, allow_nan=False) + "\n")
    return file


def _of(records: list[dict], kind: str) -> list[dict]:
    found = [record for record in records if record["type"] == kind]
    if not found:
        raise ReportError(f"the report has no record of type {kind}; look at the run's events")
    return found


def _clip(clip: dict, records: list[dict], blobs: Blobs) -> dict:
    rounds: dict[int, list[dict]] = {}
    for record in _of(records, "frame"):
        if record["clip"] == clip["sha256"]:
            rounds.setdefault(record["iteration"], []).append(record)
    [*_, choice] = [one for one in _of(records, "choice") if one["clip"] == clip["sha256"]]
    last = sorted(rounds[choice["iteration"]], key=lambda frame: frame["order"])
    # the same frame of each round, one after the other: decoded anew and scored anew
    scores = [[one["score"] for one in sorted(sum(rounds.values(), []), key=lambda one: one["iteration"]) if one["order"] == frame["order"]] for frame in last]
    picked = next((i for i, frame in enumerate(last) if frame["ptsMs"] == choice["ptsMs"]), None)
    frames = [
        {
            "targetMs": frame["targetMs"], "ptsMs": frame["ptsMs"], "width": None, "height": None, "picture": None, "before": None, "after": None,
            "tensor": None, "scores": scores[i],
        }
        for i, frame in enumerate(last)
    ]  # fmt: skip
    if picked is not None and "cover" in choice:
        rgb = _pixels(choice["cover"], clip["name"])
        picture = picture_of(rgb)
        frames[picked] |= {
            "width": rgb.shape[1], "height": rgb.shape[0],
            "picture": {"sha256": blobs.put(picture), "width": picture.shape[1], "height": picture.shape[0]},
        }  # fmt: skip
    return {"name": clip["name"], "sha256": clip["sha256"], "durationMs": choice["durationMs"], "picked": picked, "frames": frames}


def _pixels(png: str, clip: str) -> np.ndarray:
    try:
        with Image.open(io.BytesIO(base64.b64decode(png))) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, ValueError, UnidentifiedImageError) as error:
        raise ReportError(f"the cover of clip {clip} is no picture ({error}); run it again") from error


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--spec", "--report", "--out"):
        parser.add_argument(name, required=True, type=Path)
    args = parser.parse_args()
    records = [json.loads(line) for line in args.report.read_text("utf-8").splitlines()]
    try:
        capture_from(json.loads(args.spec.read_text("utf-8")), records, args.out)
    except ReportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 70
    return 0


if __name__ == "__main__":
    sys.exit(main())
