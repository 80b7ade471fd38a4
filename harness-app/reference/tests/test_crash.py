"""A crash inside the engine or a decoder, or a call that never returns, still leaves a report with its end."""

import ctypes
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from conftest import ATTEMPT, REFERENCE, RUN
from framefarm_harness.clip import Clip
from framefarm_harness.engine import Engine
from framefarm_harness.faults import LaunchFault
from framefarm_harness.plan import Identity
from framefarm_harness.supervise import limit_ms, supervise

IDENTITY = Identity(RUN, ATTEMPT, 3, 0)


def flipped(data: bytes, seed: int) -> bytes:
    """Sixteen random bits of the model turned over: its digest is right when it is told, its bytes are not what the engine expects."""
    rng, other = random.Random(seed), bytearray(data)
    for _ in range(16):
        other[rng.randrange(len(other))] ^= 1 << rng.randrange(8)
    return bytes(other)


def records_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def supervised(tmp_path, work):
    assert supervise(tmp_path / "report.ndjson", IDENTITY, work) == 0
    records = records_of(tmp_path / "report.ndjson")
    assert [record["seq"] for record in records] == list(range(len(records)))
    assert [record["atMs"] for record in records] == sorted(record["atMs"] for record in records)
    assert records[-1]["type"] == "end" and records[-1]["records"] == len(records) - 1
    return records


def heat(report, times):
    for _ in range(times):
        report.add("heat", status=None, celsius=None)


def test_a_crash_keeps_what_was_reported_and_says_how_it_died(tmp_path):
    def work(report):
        heat(report, 3)
        report.flush()
        ctypes.string_at(0)

    *before, error, _ = supervised(tmp_path, work)
    assert [record["type"] for record in before] == ["heat"] * 3
    assert error["code"] == "harness.internal"
    assert error["message"] == "the harness died by signal 11 (SIGSEGV): something broke it; report this as a bug"


def test_a_line_that_was_torn_by_the_crash_is_dropped(tmp_path):
    def work(report):
        heat(report, 2)
        report.flush()
        with open(tmp_path / "report.ndjson", "a") as file:
            file.write('{"run":"run_0')
        os.kill(os.getpid(), signal.SIGKILL)

    assert [record["type"] for record in supervised(tmp_path, work)] == ["heat", "heat", "error", "end"]


def test_a_call_that_never_returns_is_stopped(tmp_path):
    def work(report):
        limit_ms(50)
        ctypes.CDLL(None).pause()

    assert "did not end within its time limit" in supervised(tmp_path, work)[-2]["message"]


def test_a_crash_after_the_end_changes_nothing(tmp_path):
    def work(report):
        report.end(ok=True)
        ctypes.string_at(0)

    assert [record["type"] for record in supervised(tmp_path, work)] == ["end"]


def test_what_raises_is_reported_as_a_bug_of_the_harness(tmp_path):
    records = supervised(tmp_path, lambda report: report.flush() or 1 / 0)
    assert records[0]["message"] == "ZeroDivisionError: division by zero; report this as a bug"


def test_the_worker_dies_with_its_parent(tmp_path):
    program = (
        "import os, sys, time; from pathlib import Path\n"
        "from framefarm_harness.plan import Identity; from framefarm_harness.supervise import supervise\n"
        "def work(report):\n print(os.getpid(), flush=True)\n time.sleep(60)\n"
        f"supervise(Path({str(tmp_path / 'r')!r}), Identity('{RUN}', '{ATTEMPT}', 3, 0), work)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=REFERENCE, stdout=subprocess.PIPE, text=True)
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(200):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")


def sweep(tmp_path, good, seeds, use):
    """The codes of the errors over many flipped files, and how many of them were crashes."""
    path = tmp_path / "flipped"
    codes, died = set(), 0

    def work(report):
        limit_ms(10_000)
        try:
            use(path)
        except LaunchFault as fault:
            report.fail(fault.code, str(fault))
        else:
            report.end(ok=True)

    for seed in range(seeds):
        path.write_bytes(flipped(good, seed))
        *_, error, end = [None, *supervised(tmp_path, work)]
        if not end["ok"]:
            codes.add(error["code"])
            died += "died by signal" in error["message"]
    return codes, died


def test_no_flipped_model_loses_the_report(tmp_path, phone):
    width, height = (phone.model["preprocessing"][side] for side in ("width", "height"))

    def use(path):
        Engine(path, "fp32", 1, width, height).score(np.zeros((1, 3, height, width), np.float32))

    codes, died = sweep(tmp_path, (phone.root / "artifacts" / phone.variant["sha256"]).read_bytes(), 200, use)
    assert codes == {"model.corrupt"}
    assert died >= 3, "hardly a flip crashed the engine: this test would show nothing"


def test_no_flipped_clip_loses_the_report(tmp_path, phone):
    def use(path):
        clip = Clip(path, "flipped")
        while clip.next_frame() is not None:
            pass

    codes, _ = sweep(tmp_path, (phone.root / "artifacts" / phone.clip["sha256"]).read_bytes()[:100_000], 50, use)
    assert codes == {"clip.corrupt"}


@pytest.mark.parametrize("seed", range(6))
def test_a_launch_with_a_flipped_model_ends_its_report(phone, seed):
    good = (phone.root / "artifacts" / phone.variant["sha256"]).read_bytes()
    data = flipped(good, seed)
    digest = hashlib.sha256(data).hexdigest()
    (phone.root / "artifacts" / digest).write_bytes(data)
    plan = phone.plan(framePlan={"kind": "fixed", "frames": 1, "deadlineMs": None}, warmupIterations=0, iterations=1)
    plan["model"]["sha256"] = digest
    records = phone.launch(plan)
    assert records[0]["type"] == "launch" and records[-1]["type"] == "end"
    if not records[-1]["ok"]:
        assert records[-2]["code"] == "model.corrupt"


def test_a_launch_that_dies_at_some_frame_keeps_the_picks_before_it(phone):
    folder = phone.root / "launches" / "x-0"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(json.dumps(phone.plan(iterations=1000)))
    parent = subprocess.Popen(
        [sys.executable, "-m", "framefarm_harness", "run", "--root", str(phone.root), "--plan", "launches/x-0/plan.json"],
        cwd=REFERENCE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    report = folder / "report.ndjson"
    for _ in range(600):
        if report.exists() and report.read_bytes().count(b'"choice"') >= 2:
            break
        time.sleep(0.05)
    worker = int(open(f"/proc/{parent.pid}/task/{parent.pid}/children").read())
    os.kill(worker, signal.SIGSEGV)
    assert parent.wait(timeout=60) == 0
    *before, error, end = records_of(report)
    assert [record["seq"] for record in [*before, error, end]] == list(range(end["records"] + 1))
    assert len([record for record in before if record["type"] == "choice"]) >= 2
    assert error["code"] in ("harness.internal", "model.corrupt", "clip.corrupt") and "SIGSEGV" in error["message"]
    assert end["ok"] is False
