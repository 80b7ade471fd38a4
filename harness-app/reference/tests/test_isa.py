"""What the engine says that the CPU can do, and which precision counts as run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from framefarm_harness.engine import Engine
from framefarm_harness.isa import parse_isa, seen_isa

MODELS = Path(__file__).parents[2] / "models"


def engine(precision: str) -> Engine:
    model = json.loads((MODELS / "model.json").read_text())
    file = next(variant["file"] for variant in model["variants"] if variant["precision"] == "fp32")
    return Engine(MODELS / file, precision, 1, model["preprocessing"]["width"], model["preprocessing"]["height"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x\nThe device supports: i8sdot:1, fp16:1, i8mm: 0, sve2: 0, sme2: 0\n", {"i8sdot": True, "fp16": True, "i8mm": False, "sve2": False, "sme2": False}),
        ("The device support i8sdot:1, support fp16:0, support i8mm: 0", {"i8sdot": True, "fp16": False, "i8mm": False}),
        ("MNN use low precision\n", None),
    ],
)
def test_the_line_of_instruction_sets_is_read_in_both_forms(line: str, expected: dict | None) -> None:
    assert parse_isa(line) == expected


def test_fp16_counts_as_run_only_where_the_engine_says_that_the_cpu_has_it() -> None:
    # in a process of its own: the engine says it once, to whoever is first
    program = "import json, test_isa as t; low = t.engine('fp16'); print(json.dumps([t.seen_isa(), low.precision()]))"
    places = [Path(__file__).parent, Path(__file__).parents[1]]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places))}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    # the engine's line is kept out of standard output
    assert "The device" not in done.stdout
    isa, precision = json.loads(done.stdout.splitlines()[-1])
    # the backend code alone proves nothing: it is 13 on x86 too
    assert precision == ("fp16" if isa["fp16"] else "fp32")


def test_two_sessions_of_one_model_do_not_disturb_each_other() -> None:
    high, low = engine("fp32"), engine("fp16")
    tensor = np.random.default_rng(1).uniform(-1, 1, high._shape).astype(np.float32)
    first = high.score(tensor)
    low.precision()
    assert high.score(tensor) == first
