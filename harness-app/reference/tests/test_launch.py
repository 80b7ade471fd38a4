"""Whole launches: real process, real MNN, real clip."""

import hashlib
import json

import pytest


def only(records, kind):
    return [record for record in records if record["type"] == kind]


def error_of(records):
    assert records[-1]["type"] == "end" and records[-1]["ok"] is False
    return only(records, "error")[0]["code"]


def test_a_launch_reports_every_stage_memory_and_the_engines_own_word(phone):
    records = phone.launch(phone.plan())
    assert [record["seq"] for record in records] == list(range(len(records)))
    assert records[-1] | {"atMs": 0} == {
        "run": "run_00000001", "attempt": "att_00000001", "fence": 3, "launch": 0, "seq": len(records) - 1, "atMs": 0,
        "type": "end", "ok": True, "records": len(records) - 1,
    }  # fmt: skip
    assert len(only(records, "frame")) == 3 * 4
    assert [choice["warmup"] for choice in only(records, "choice")] == [True, False, False]
    for frame in only(records, "frame"):
        assert frame["seekMs"] >= 0 and frame["decodeMs"] > 0 and frame["convertMs"] > 0 and frame["inferMs"] > 0
    for choice in only(records, "choice"):
        assert choice["openMs"] > 0 and choice["latencyMs"] > choice["openMs"]
    assert [memory["phase"] for memory in only(records, "memory")] == ["start", "loaded", "end"]
    engine = only(records, "engine")[0]
    assert (engine["name"], engine["backend"], engine["precision"]) == ("mnn", "cpu", "fp32")


@pytest.mark.parametrize("threads", [1, 2])
def test_the_engine_says_how_many_threads_it_uses(phone, threads):
    engine = only(phone.launch(phone.plan(threads=threads)), "engine")[0]
    assert engine["threads"] == threads


def test_scores_are_the_same_in_every_iteration_and_every_launch(phone):
    def scores(records):
        return [frame["score"] for frame in only(records, "frame")]

    first, second = scores(phone.launch(phone.plan())), scores(phone.launch(phone.plan()))
    assert first == second
    assert first[:4] == first[4:8]


def test_the_choice_is_the_best_score_of_the_frames_looked_at(phone):
    records = phone.launch(phone.plan(warmupIterations=0, iterations=1))
    frames, choice = only(records, "frame"), only(records, "choice")[0]
    best = max(frames, key=lambda frame: frame["score"])
    assert (choice["ptsMs"], choice["score"]) == (best["ptsMs"], best["score"])


def test_a_dense_plan_scores_every_frame_once_in_order(phone):
    frames = only(phone.launch(phone.plan(framePlan={"kind": "dense"}, warmupIterations=0, iterations=1)), "frame")
    times = [frame["ptsMs"] for frame in frames]
    assert len(times) == 125 and times == sorted(set(times))


def test_fixed_frames_are_found_again_at_the_same_time_in_the_dense_trace(phone):
    dense = only(phone.launch(phone.plan(framePlan={"kind": "dense"}, warmupIterations=0, iterations=1)), "frame")
    trace = {frame["ptsMs"]: frame["score"] for frame in dense}
    for frame in only(phone.launch(phone.plan()), "frame"):
        assert trace[frame["ptsMs"]] == pytest.approx(frame["score"], abs=1e-6)


def test_a_deadline_stops_the_pick_but_one_frame_is_always_looked_at(phone):
    plan = phone.plan(framePlan={"kind": "fixed", "frames": 64, "deadlineMs": 0.001})
    choice = only(phone.launch(plan), "choice")[-1]
    assert (choice["frames"], choice["stoppedBy"]) == (1, "deadline")


def test_pictures_are_saved_of_the_last_iteration_only(phone):
    records = phone.launch(phone.plan(saveFrames="looked-at"))
    assert {frame["iteration"] for frame in only(records, "frame") if "thumbnail" in frame} == {2}
    assert [choice["iteration"] for choice in only(records, "choice") if "cover" in choice] == [2]


def test_a_lower_fence_is_refused_and_nothing_is_measured(phone):
    phone.launch(phone.plan(fence=5))
    records = phone.launch(phone.plan(fence=4))
    assert error_of(records) == "plan.stale-fence"
    assert only(records, "frame") == []


@pytest.mark.parametrize(
    "change",
    [
        {"surprise": 1}, {"schema": 2}, {"backend": "vulkan"}, {"threads": 0}, {"threads": True}, {"threads": "1"},
        {"framePlan": {"kind": "random"}}, {"clips": []}, {"iterations": 1.5}, {"saveFrames": "all"}, {"engine": "tflite"},
    ],
    ids=str,
)  # fmt: skip
def test_a_plan_that_is_not_understood_is_refused(phone, change):
    assert error_of(phone.launch(phone.plan(**change))) == "plan.unsupported"


def test_a_torn_plan_ends_without_a_report(phone):
    assert phone.launch(json.dumps(phone.plan()).encode()[:200], code=70) == []


def test_a_model_with_other_bytes_is_refused(phone):
    (phone.root / "artifacts" / phone.variant["sha256"]).write_bytes(b"other")
    assert error_of(phone.launch(phone.plan())) == "model.digest-mismatch"


@pytest.mark.parametrize("data", [b"", b"not a model at all" * 50, b"\xff" * 4096], ids=["empty", "text", "ones"])
def test_a_corrupt_model_is_named_and_the_report_has_its_end(phone, data):
    digest = hashlib.sha256(data).hexdigest()
    (phone.root / "artifacts" / digest).write_bytes(data)
    plan = phone.plan()
    plan["model"]["sha256"] = digest
    assert error_of(phone.launch(plan)) == "model.corrupt"


@pytest.mark.parametrize("keep", [0, 100, 3000], ids=lambda keep: f"first {keep} bytes")
def test_a_truncated_clip_is_named(phone, keep):
    data = (phone.root / "artifacts" / phone.clip["sha256"]).read_bytes()[:keep]
    digest = hashlib.sha256(data).hexdigest()
    (phone.root / "artifacts" / digest).write_bytes(data)
    plan = phone.plan(clips=[{"name": "torn", "sha256": digest}])
    assert error_of(phone.launch(plan)) == "clip.corrupt"


def test_a_launch_that_takes_too_long_ends_itself(phone):
    assert error_of(phone.launch(phone.plan(launchTimeoutMs=1))) == "harness.internal"


def test_a_sustained_launch_goes_on_for_its_time_and_reports_frames_and_heat_once_a_point(phone):
    records = phone.launch(phone.plan(sustained={"durationMs": 1500, "pointMs": 500}))
    choices = [choice for choice in only(records, "choice") if not choice["warmup"]]
    began = choices[0]["startMs"]
    assert [choice["iteration"] for choice in choices] == list(range(1, len(choices) + 1))
    assert choices[-1]["startMs"] - began < 1500 <= records[-1]["atMs"] - began
    points = only(records, "heat")[1:-1]
    assert len(points) == 3
    assert all("cpuMaxKHz" in point and point["atMs"] - began >= 500 * (place + 1) for place, point in enumerate(points))
    detailed = {frame["iteration"] for frame in only(records, "frame")}
    assert {0, 1} <= detailed and len(detailed) <= 4 < len(choices)


def test_a_sustained_launch_does_its_iterations_also_when_its_time_is_over(phone):
    records = phone.launch(phone.plan(iterations=80, sustained={"durationMs": 1000, "pointMs": 100}))
    assert len([choice for choice in only(records, "choice") if not choice["warmup"]]) >= 80
