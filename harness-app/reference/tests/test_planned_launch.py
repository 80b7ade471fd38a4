"""Launches whose frames a planner decides one by one. The planner here is a list in the test's own process."""

import json
import socket
import subprocess
import sys
import threading

import pytest
from conftest import REFERENCE

POLICY = {"kind": "planned", "policy": {}, "conditions": {}}


class ListPlanner:
    """Hands out `frames` one after the other to so many decoders, and remembers what it was told."""

    def __init__(self, frames, decoders=2, hang_up_after=None):
        self.frames, self.decoders, self.hang_up_after = list(frames), decoders, hang_up_after
        self.index, self.scored, self.times = None, [], []

    def serve(self, line):
        stream = line.makefile("rw", encoding="utf-8", newline="\n")
        for text in stream:
            message = json.loads(text)
            if "atMs" in message:
                self.times.append(message["atMs"])
            if "scored" in message:
                self.scored.append((message["scored"], message["score"]))
                continue
            if self.hang_up_after is not None and len(self.scored) >= self.hang_up_after:
                line.shutdown(socket.SHUT_RDWR)
                return
            stream.write(json.dumps(self.answer(message)) + "\n")
            stream.flush()

    def answer(self, message):
        if "opened" in message:
            self.index = message["opened"]
            return {"decoders": self.decoders}
        if "chosen" in message:
            best = max(self.scored, key=lambda entry: entry[1], default=(0, None))
            return {"frame": best[0]}
        if self.frames:
            return {"kind": "look", "frame": self.frames.pop(0), "reason": "list"}
        return {"kind": "stop", "reason": "list-done"}


def launch(phone, planner, **changes):
    folder = phone.root / "launches" / "planned-0"
    folder.mkdir(parents=True)
    plan = phone.plan(framePlan=POLICY, warmupIterations=0, iterations=1, **changes)
    (folder / "plan.json").write_text(json.dumps(plan))
    ours, theirs = socket.socketpair()
    serving = threading.Thread(target=planner.serve, args=(ours,))
    serving.start()
    command = [sys.executable, "-m", "framefarm_harness", "run", "--root", str(phone.root), "--plan", "launches/planned-0/plan.json"]
    command += ["--planner", str(theirs.fileno())]
    done = subprocess.run(command, cwd=REFERENCE, pass_fds=[theirs.fileno()], capture_output=True, text=True, timeout=120)
    theirs.close()
    serving.join(10)
    ours.close()
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in (folder / "report.ndjson").read_text().splitlines()]


def only(records, kind):
    return [record for record in records if record["type"] == kind]


@pytest.fixture
def dense(phone):
    return only(phone.launch(phone.plan(framePlan={"kind": "dense"}, warmupIterations=0, iterations=1)), "frame")


def test_every_frame_is_the_one_that_a_pass_over_the_whole_clip_sees_there(phone, dense):
    # forward, back, across groups, next to each other, the last one
    wanted = [0, 3, 4, len(dense) - 1, 2, len(dense) // 2, len(dense) // 2 + 1, 1]
    planner = ListPlanner(wanted)
    frames = only(launch(phone, planner), "frame")
    expected = [(dense[frame]["ptsMs"], dense[frame]["key"], dense[frame]["score"]) for frame in wanted]
    assert [(frame["ptsMs"], frame["key"], frame["score"]) for frame in frames] == expected
    assert planner.scored == [(frame, dense[frame]["score"]) for frame in wanted]


def test_a_decoder_goes_on_where_it_stands_before_the_frame_and_seeks_otherwise(phone, dense):
    key = [at for at, frame in enumerate(dense) if frame["key"]][-1]
    frames = only(launch(phone, ListPlanner([key + 1, key + 4, key], decoders=1)), "frame")
    assert [frame["decodedFrames"] for frame in frames] == [2, 3, 1]
    assert [frame["seekMs"] > 0 for frame in frames] == [True, False, True]


def test_the_index_tells_frames_rate_and_key_frames_before_anything_is_decoded(phone, dense):
    planner = ListPlanner([0])
    launch(phone, planner)
    assert planner.index["frames"] == len(dense)
    assert planner.index["keyFrames"] == [at for at, frame in enumerate(dense) if frame["key"]]
    assert len(planner.index["bFrames"]) == len(dense)
    assert planner.index["bFrames"] == [frame["bFrame"] for frame in dense]
    assert planner.index["fps"] == pytest.approx(1000 / (dense[1]["ptsMs"] - dense[0]["ptsMs"]))


def test_the_choice_is_the_planners_and_its_time_never_runs_back(phone, dense):
    planner = ListPlanner(range(0, len(dense), 9), decoders=3)
    choice = only(launch(phone, planner), "choice")[0]
    best = max(planner.scored, key=lambda entry: entry[1])
    assert (choice["ptsMs"], choice["score"], choice["stoppedBy"]) == (dense[best[0]]["ptsMs"], best[1], "plan")
    assert planner.times == sorted(planner.times)
    assert len(choice["decoderInitMs"]) == 3 and min(choice["decoderInitMs"]) > 0


def test_without_time_for_one_look_the_first_frame_is_taken_unscored(phone):
    records = launch(phone, ListPlanner([], decoders=0))
    choice = only(records, "choice")[0]
    assert (choice["frames"], choice["score"], choice["ptsMs"], choice["stoppedBy"]) == (0, None, 0, "deadline")
    assert only(records, "frame") == []


def test_a_planner_that_hangs_up_ends_the_launch_with_the_reason(phone):
    records = launch(phone, ListPlanner(range(50), hang_up_after=2))
    assert only(records, "error")[0]["code"] == "harness.internal"
    assert "planner" in only(records, "error")[0]["message"]


def test_a_launch_without_a_planner_says_so(phone):
    records = phone.launch(phone.plan(framePlan=POLICY))
    assert only(records, "error")[0]["code"] == "plan.unsupported"
    assert "planner" in only(records, "error")[0]["message"]
