"""From a specification to captures: one pass over the clips with one decoder, then every engine that was asked for."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from framefarm_harness.frame_plan import fixed_targets

from .blobs import Blobs
from .decoded_frame import ClipReader
from .engines import ENGINES, ScoreEngine, machine
from .openh264_reader import OpenH264Reader
from .picture import luma_of, picture_of
from .pyav_reader import PyavReader

READERS = {"pyav": PyavReader, "openh264": OpenH264Reader}


@dataclass(frozen=True)
class Stages:
    """What a capture goes through. The evaluation puts faulty ones in their place."""

    open_clip: Callable[[Path, str], ClipReader]
    preprocessing: dict
    make_engine: Callable[[dict], ScoreEngine]
    #: last word on a tensor before it is scored
    adjust: Callable = lambda tensor, frame: tensor


def stages_of(spec: dict) -> Stages:
    def make_engine(asked: dict) -> ScoreEngine:
        return ENGINES[asked["framework"]](Path(asked["model"]["file"]), asked["precision"], spec["preprocessing"])

    return Stages(READERS[spec["decoder"]], spec["preprocessing"], make_engine)


def collect(spec: dict, out: Path, stages: Stages, say: Callable[[str], None]) -> list[Path]:
    """Writes OUT/<name>.json per engine and OUT/blobs/; returns the files.

    spec: {decoder, cpu, body, preprocessing, frames, repeats, neighbours, clips: [{name, path, sha256}],
    engines: [{name, framework, precision, model: {name, version, file}}]}.
    """
    blobs, looked, tensors, decoder = Blobs(out / "blobs"), [], [], None
    for clip in spec["clips"]:
        reader = stages.open_clip(Path(clip["path"]), clip["name"])
        decoder = reader.name
        frames = []
        targets = fixed_targets(spec["frames"], reader.duration_ms)
        for target_ms, frame in zip(targets, reader.frames_at(targets), strict=True):
            rgb = frame.rgb()
            picture = picture_of(rgb)
            tensor = stages.adjust(frame.tensor(stages.preprocessing), frame)
            tensors.append(tensor)
            frames.append({
                "targetMs": target_ms, "ptsMs": frame.pts_ms, "width": rgb.shape[1], "height": rgb.shape[0],
                "picture": {"sha256": blobs.put(picture), "width": picture.shape[1], "height": picture.shape[0]},
                "before": None, "after": None, "tensor": {"sha256": blobs.put(tensor), "shape": list(tensor.shape)},
            })  # fmt: skip
        if spec["neighbours"]:
            _add_neighbours(reader, frames, blobs)
        looked.append({"name": clip["name"], "sha256": clip["sha256"], "durationMs": reader.duration_ms, "frames": frames})
        say(f"{decoder.name}: {clip['name']}, {len(frames)} frames")
    written = []
    for asked in spec["engines"]:
        with contextlib.closing(stages.make_engine(asked)) as engine:
            scores = iter(_scores(engine, tensors, spec))
            clips = [_scored(clip, scores) for clip in looked]
            capture = _capture(spec, asked, decoder, engine, clips)
        file = out / f"{asked['name']}.json"
        file.write_text(json.dumps(capture, indent=1, allow_nan=False) + "\n")
        written.append(file)
        say(f"{asked['name']}: {len(tensors)} scores")
    return written


def _scores(engine: ScoreEngine, tensors: list, spec: dict) -> list[list[float | None]]:
    """Each tensor once, and the first two of each clip as often as `repeats` says: emulated engines are slow."""
    return [[engine.score(tensor) for _ in range(spec["repeats"] if i % spec["frames"] < 2 else 1)] for i, tensor in enumerate(tensors)]


def _scored(clip: dict, scores) -> dict:
    frames = [{**frame, "scores": next(scores)} for frame in clip["frames"]]
    sound = [i for i, frame in enumerate(frames) if frame["scores"][0] is not None]
    picked = max(sound, key=lambda i: frames[i]["scores"][0]) if sound else None
    return {**clip, "frames": frames, "picked": picked}


def _add_neighbours(reader: ClipReader, frames: list[dict], blobs: Blobs) -> None:
    """The luma of the frames right before and after each, from one pass over the clip."""
    wanted = {frame["ptsMs"]: frame for frame in frames}
    previous, follows = None, None
    for one in reader.all_frames():
        here = wanted.get(one.pts_ms)
        luma = None
        if follows is not None:
            luma = luma_of(picture_of(one.rgb()))
            follows["after"] = blobs.put(luma)
        if here is not None and previous is not None:
            here["before"] = blobs.put(luma_of(picture_of(previous.rgb())))
        follows, previous = here, one


def _capture(spec: dict, asked: dict, decoder, engine: ScoreEngine, clips: list[dict]) -> dict:
    model = asked["model"]
    return {
        "schema": 1,
        "name": asked["name"],
        "platform": "linux",
        "body": spec["body"],
        "timing": "none",
        "cpu": spec["cpu"] or machine(),
        "decoder": {"name": decoder.name, "version": decoder.version},
        "framework": {"name": engine.framework, "version": engine.version},
        "precision": asked["precision"],
        "engine": engine.facts(),
        "model": {
            "name": model["name"], "version": model["version"],
            "sha256": hashlib.sha256(Path(model["file"]).read_bytes()).hexdigest(), "preprocessing": spec["preprocessing"],
        },
        "clips": clips,
    }  # fmt: skip
