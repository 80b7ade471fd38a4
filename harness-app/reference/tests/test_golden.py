"""The golden vectors as a reader without TypeScript sees them: JSON Schema, the signature checks, and the harness's own plan reader."""

import json
import sys

import pytest
from conftest import HARNESS_APP
from framefarm_harness.faults import LaunchFault
from framefarm_harness.plan import read_identity, read_plan
from policy_check import parse, refusal_of, validator

PROTOCOL = HARNESS_APP / "protocol"
GOLDEN = PROTOCOL / "golden"
VERDICTS = json.loads((GOLDEN / "verdicts.json").read_text())
KEYS = json.loads((GOLDEN / "keys/trusted.json").read_text())["keys"]


def sound(data: bytes, name) -> bool:
    try:
        return validator(name).is_valid(parse(data))
    except ValueError:
        return False


def named(kind):
    return pytest.mark.parametrize("vector", VERDICTS[kind], ids=[vector["file"] for vector in VERDICTS[kind]])


def test_the_vectors_are_what_make_golden_makes():
    sys.path.insert(0, str(PROTOCOL))
    import make_golden

    assert make_golden.stale() == []
    assert all(len(VERDICTS[kind]) >= 40 for kind in ("plans", "reports", "policies"))


@named("plans")
def test_a_plan_has_its_verdict_by_the_schema(vector):
    data = (GOLDEN / vector["file"]).read_bytes()
    assert sound(data, "plan") == (vector["verdict"] == "valid")


@named("plans")
def test_a_plan_has_its_verdict_by_the_harness(vector):
    data = (GOLDEN / vector["file"]).read_bytes()
    try:
        read_plan(data)
        understood = True
    except LaunchFault as fault:
        assert fault.code == "plan.unsupported"
        understood = False
    # what this harness does not have (needs) it refuses, though the plan is sound
    assert understood == (vector["verdict"] == "valid" and vector.get("needs") in (None, "sustained"))
    if vector["verdict"] == "valid":
        assert read_identity(data) is not None


def flaw_of(data: bytes):
    """(flaw, line) as the verdicts name them: first what one line shows by itself, then what only the whole report shows."""
    *lines, rest = data.split(b"\n")
    records = []
    for number, line in enumerate(lines, 1):
        try:
            record = parse(line)
        except ValueError:
            return "not-json", number
        if not validator("report-record").is_valid(record):
            return "schema", number
        records.append(record)
    if rest:
        return "torn", None
    if not records or records[-1]["type"] != "end":
        return "no-end", None
    whose = ("run", "attempt", "fence", "launch")
    if any(record[key] != records[0][key] for record in records for key in whose):
        return "foreign", None
    if [record["seq"] for record in records] != list(range(len(records))):
        return "gap", None
    return (None, None) if records[-1]["records"] == len(records) - 1 else ("count", None)


@named("reports")
def test_a_report_has_its_verdict(vector):
    data = (GOLDEN / vector["file"]).read_bytes()
    assert flaw_of(data) == (vector["flaw"], vector.get("line"))


@named("policies")
def test_an_envelope_has_its_verdict(vector):
    whole = json.loads((GOLDEN / vector["file"]).read_text())
    assert refusal_of(whole, KEYS) == vector["reason"]
