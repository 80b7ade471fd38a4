"""What the engine says that the CPU can do, and which precision counts as run."""

import json
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


def test_fp16_counts_as_run_only_where_the_engine_says_that_the_cpu_has_it(capfd: pytest.CaptureFixture) -> None:
    low = engine("fp16")
    isa = seen_isa()
    assert isa is not None
    # the backend code alone proves nothing: it is 13 on x86 too
    assert low.precision() == ("fp16" if isa["fp16"] else "fp32")
    assert "The device" not in capfd.readouterr().out


def test_two_sessions_of_one_model_do_not_disturb_each_other() -> None:
    high, low = engine("fp32"), engine("fp16")
    tensor = np.random.default_rng(1).uniform(-1, 1, high._shape).astype(np.float32)
    first = high.score(tensor)
    low.precision()
    assert high.score(tensor) == first
