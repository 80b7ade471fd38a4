"""The shared vectors as a reader without TypeScript sees them."""

import hashlib
import json
from collections import Counter

import make_policy_vectors
from policy_check import refusal_of

FOLDER = make_policy_vectors.VECTORS
KEYS = json.loads((FOLDER / "keys.json").read_text())["keys"]
VECTORS = [json.loads(line) for line in (FOLDER / "vectors.ndjson").read_text().splitlines()]


def test_the_vectors_are_what_make_policy_vectors_makes():
    assert make_policy_vectors.stale() == []


def test_there_are_enough_of_every_kind_and_every_reason_is_met():
    assert len(VECTORS) >= 2000
    kinds = Counter((vector["name"].split()[0], vector["reason"] is None) for vector in VECTORS)
    assert all(kinds[kind, taken] >= 20 for kind in ("manifest", "policy", "root") for taken in (True, False))
    reasons = Counter(vector["reason"] for vector in VECTORS)
    assert len(reasons) >= 25
    assert reasons["bad signature"] >= 300


def test_every_vector_has_its_verdict():
    wrong = [(vector["name"], vector["reason"], said) for vector in VECTORS if (said := refusal_of(vector, KEYS)) != vector["reason"]]
    assert wrong == []


def test_every_bucket_is_the_one_of_its_installation():
    lines = (FOLDER / "buckets.ndjson").read_text().splitlines()
    assert len(lines) >= 1000
    for line in lines:
        one = json.loads(line)
        digest = hashlib.sha256(f"{one['salt']}:{one['installId']}".encode()).hexdigest()
        assert int(digest[:16], 16) % 10000 == one["bucket"]
