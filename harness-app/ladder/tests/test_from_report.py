"""What a phone reported becomes a capture: the records are those of the reference harness, written here by a launch of its own."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from framefarm_ladder.collect import collect, stages_of
from framefarm_ladder.from_report import ReportError, capture_from
from test_ladder_collect import CLIP, HARNESS_APP, spec

MODEL = spec("pyav")["engines"][0]["model"]
SHA = hashlib.sha256(CLIP.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    root = tmp_path_factory.mktemp("phone")
    (root / "artifacts").mkdir()
    model = Path(MODEL["file"]).read_bytes()
    digest = hashlib.sha256(model).hexdigest()
    (root / "artifacts" / digest).write_bytes(model)
    (root / "artifacts" / SHA).write_bytes(CLIP.read_bytes())
    plan = {
        "schema": 1, "farm": "test", "run": "run_00000001", "attempt": "att_00000001", "fence": 1, "launch": 0, "engine": "host-mnn", "backend": "cpu",
        "threads": 1, "model": {"name": "quality", "sha256": digest, "precision": "fp32", "preprocessing": spec("pyav")["preprocessing"]},
        "clips": [{"name": "home", "sha256": SHA}], "framePlan": {"kind": "fixed", "frames": 3, "deadlineMs": None}, "warmupIterations": 0,
        "iterations": 2, "saveFrames": "looked-at", "launchTimeoutMs": 60000,
    }  # fmt: skip
    (root / "plan.json").write_text(json.dumps(plan))
    words = ["--platform", "android", "--body", "virtual", "--boot-id", "boot"]
    env = {"PYTHONPATH": str(HARNESS_APP / "reference")}
    command = [sys.executable, "-B", "-m", "framefarm_harness", "run", "--root", str(root), "--plan", "plan.json", *words]
    subprocess.run(command, check=True, capture_output=True, env=env)
    return [json.loads(line) for line in (root / "report.ndjson").read_text().splitlines()]


def wanted() -> dict:
    clips = [{"name": "home", "path": str(CLIP), "sha256": SHA}]
    return {"name": "android", "cpu": "x86-64", "preprocessing": spec("pyav")["preprocessing"], "clips": clips, "model": MODEL}


def test_a_phone_hands_out_what_the_collector_sees_but_pictures_of_its_pick_only_and_no_tensors(records, tmp_path):
    theirs = json.loads(capture_from(wanted(), records, tmp_path).read_text())
    [file] = collect(spec("pyav"), tmp_path, stages_of(spec("pyav")), lambda line: None)
    ours = json.loads(file.read_text())
    assert (theirs["platform"], theirs["body"], theirs["timing"]) == ("android", "virtual", "none")
    assert theirs["framework"] == ours["framework"] and theirs["model"] == ours["model"]
    [mine], [other] = ours["clips"], theirs["clips"]
    assert other["picked"] == mine["picked"]
    for i, (one, two) in enumerate(zip(mine["frames"], other["frames"], strict=True)):
        assert two["targetMs"] == pytest.approx(one["targetMs"]) and two["ptsMs"] == pytest.approx(one["ptsMs"])
        assert two["scores"] == pytest.approx([one["scores"][0]] * 2, abs=1e-6)
        assert two["tensor"] is None
        assert (two["picture"] is not None) == (i == other["picked"])
    cover = other["frames"][other["picked"]]
    assert (cover["width"], cover["picture"]) == (mine["frames"][mine["picked"]]["width"], mine["frames"][mine["picked"]]["picture"])


def test_no_time_that_anything_took_comes_in(records, tmp_path):
    text = capture_from(wanted(), records, tmp_path).read_text()
    assert not any(name in text for name in ("inferMs", "decodeMs", "latencyMs", "loadMs", "startMs"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda one: one | {"modelSha256": "0" * 64} if one["type"] == "launch" else one, "the phone ran model 000000000000"),
        (lambda one: one | {"name": "modelled"} if one["type"] == "engine" else one, "scores nothing"),
        (lambda one: one | {"ok": False} if one["type"] == "end" else one, "did not end well"),
        (lambda one: None if one["type"] == "choice" else one, "no record of type choice"),
        (lambda one: one | {"cover": "AAAA"} if "cover" in one else one, "cover of clip home is no picture"),
    ],
)
def test_a_report_that_gives_no_capture_is_refused_with_its_reason(records, tmp_path, change, says):
    changed = [one for one in map(change, records) if one is not None]
    with pytest.raises(ReportError, match=says):
        capture_from(wanted(), changed, tmp_path)
    assert not (tmp_path / "android.json").exists()


def test_a_pick_of_another_frame_is_the_phones_own(records, tmp_path):
    frames = [one for one in records if one["type"] == "frame" and one["iteration"] == 1]
    worst = min(frames, key=lambda frame: frame["score"])
    moved = [one | {"ptsMs": worst["ptsMs"]} if one["type"] == "choice" else one for one in records]
    [clip] = json.loads(capture_from(wanted(), moved, tmp_path).read_text())["clips"]
    assert clip["picked"] == worst["order"] != int(np.argmax([frame["scores"][0] for frame in clip["frames"]]))
