"""The payloads that everything else is a change of, and what adds one of them to the vectors."""

from __future__ import annotations

import hashlib

from make_golden import changed

from .sealing import MANIFEST, POLICY, ROOT, RUN, SHA, WHERE, add, public, seal, text

BAD, NO_ENVELOPE = "bad signature", "not an envelope"
FORM = {MANIFEST: "the manifest has a form that this client does not know", POLICY: "the policy has a form that this client does not know", ROOT: "the root document has a form that this client does not know"}  # fmt: skip
NAMED = "not the tier or version that the manifest names"
MIXED = "not the bytes that the manifest names (mix-and-match)"
SANDBOX = "rests on virtual phones and is good for channel sandbox only"
ROLLBACK = "lower version than the one kept (rollback)"
BEHIND = "issued more than a day after the time of this phone (clock behind)"

PROVENANCE = {"bodies": ["real"], "costRuns": [RUN], "traceRuns": ["run_golden0002"], "launches": 60, "boundMs": 900.5}
COMMON = {"schema": 1, "policyVersion": 2, **WHERE, "tier": "mid", "modelSha256": SHA, "budgetMs": 1000, "backend": "cpu", "threads": 4, "precision": "fp16", "provisional": False, "provenance": PROVENANCE}  # fmt: skip
FIXED = {**COMMON, "mode": "fixed", "frames": 8, "deadlineMs": 900}
PLANNED = {
    **COMMON, "mode": "hybrid", "budgetShare": 0.9, "decoders": 2, "decodersPreviewActive": 1,
    "prior": {"mean": 0.5, "sd": 0.1, "tauMs": 500, "kappa": 3, "openingMs": 300, "openingDropSds": 0.5},
    "costs": {"openMs": 30, "decoderInitMs": 60, "seekMs": 20, "decodeMs": 3, "convertMs": 4, "inferMs": 15, "contention": 0.3},
    "paceSd": 0.3, "stepSd": 0.15, "guardSds": 2.3, "lambda": 0.00001, "strideFrames": 4, "minFrames": 3, "maxFrames": 4096, "coarseShare": 0.5,
    "minScanFps": 2, "lowPowerStatus": 2, "floorShare": 0.4,
    "thermalSteps": [{"status": 2, "budgetShare": 0.6, "decoders": 1, "floor": False}, {"status": 3, "budgetShare": 0.6, "decoders": 1, "floor": True}],
}  # fmt: skip
CERTIFIED = changed(PLANNED, "provenance", PROVENANCE | {
    "traceSetSha256": SHA, "calibrations": [SHA],
    "certificate": {"budgetMs": 1000, "runs": 130, "over": 2, "blind": 1, "blindShareBound": 0.036, "eValue": 24.5, "certified": True, "deviceModels": ["Pixel 9"]},
})  # fmt: skip


def reference(payload: dict | bytes, **changes: object) -> dict:
    data = payload if isinstance(payload, bytes) else text(payload)
    return {"policyVersion": 2, "sha256": hashlib.sha256(data).hexdigest(), "length": len(data)} | changes


ROLLOUT = {"candidate": reference(PLANNED, policyVersion=3), "salt": "salt-of-3", "state": "live", "candidateFrom": 0, "candidateTo": 100, "controlFrom": 9900, "controlTo": 10000}
PLAIN = {"schema": 1, **WHERE, "manifestVersion": 5, "issuedAt": "2026-05-30T00:00:00Z", "notAfter": "2026-06-06T00:00:00Z", "kill": "none", "tiers": {"mid": reference(FIXED)}}
RULES = [{"level": 1, "tier": "mid", "selectors": [{"minRamMb": 3500, "maxRamMb": 5500}, {"models": ["Pixel 4a"], "socs": ["SM7150"], "minPerformanceClass": 30}]}]
FULL = PLAIN | {"rootVersion": 2, "minHarness": 3, "tierRules": RULES, "tiers": {"mid": reference(FIXED) | {"rollout": ROLLOUT}, "low": reference(FIXED)}}
KNOWS = {"rootVersion": 2, "harness": 3}
ROOT_1 = {
    "schema": 1, "app": "golden", "rootVersion": 1, "issuedAt": "2026-06-01T00:00:00Z", "notAfter": "2027-06-01T00:00:00Z", "threshold": 2,
    "rootKeys": [public("root-a"), public("root-b"), public("root-c")], "versionEpoch": 0,
    "keys": [public("es256") | {"role": MANIFEST, "notAfter": "2026-08-01T00:00:00Z"}, public("policy-only") | {"role": POLICY, "notAfter": "2027-01-01T00:00:00Z"}],
}  # fmt: skip
ROOT_2 = ROOT_1 | {"rootVersion": 2}
TWO = ("root-a", "root-b")


def spelled(value: dict) -> bytes:
    """JSON in which "RAW:x" stands as x."""
    data = text(value)
    while b'"RAW:' in data:
        before, after = data.split(b'"RAW:', 1)
        raw, rest = after.split(b'"', 1)
        data = before + raw + rest
    return data


def policy(name: str, reason: str | None, value: dict | bytes, **context: object) -> None:
    data = value if isinstance(value, bytes) else spelled(value)
    version = value["policyVersion"] if isinstance(value, dict) and isinstance(value.get("policyVersion"), int) else 2
    add(POLICY, name, reason, seal(POLICY, data), **{"entry": reference(data, policyVersion=version), "tier": "mid"} | context)


def manifest(name: str, reason: str | None, value: dict | bytes, **context: object) -> None:
    add(MANIFEST, name, reason, seal(MANIFEST, value if isinstance(value, bytes) else spelled(value)), **KNOWS | context)
