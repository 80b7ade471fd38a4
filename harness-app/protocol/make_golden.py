"""Writes golden/: plans, reports and signed policies with the verdict that every reader has to reach. `--check` only compares.

Made by hand in Python on purpose: the readers in TypeScript are generated from other sources, so the two can disagree.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

GOLDEN = Path(__file__).parent / "golden"
RUN, ATTEMPT, SHA = "run_golden0001", "att_golden0001", hashlib.sha256(b"golden").hexdigest()
files: dict[str, bytes] = {}
verdicts: dict[str, list[dict]] = {"plans": [], "reports": [], "policies": []}


def text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()


def changed(value: dict, path: str, new: object) -> dict:
    """A copy with the value at `a.b.0.c` replaced; `...` removes it."""
    whole = copy.deepcopy(value)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = whole
    for part in way:
        place = place[part]
    if new is ...:
        del place[last]
    else:
        place[last] = new
    return whole


# Plans -------------------------------------------------------------------------------------------------------------------------
PLAN = {
    "schema": 1, "farm": "golden", "run": RUN, "attempt": ATTEMPT, "fence": 3, "launch": 0, "engine": "device", "backend": "cpu",
    "threads": 1,
    "model": {"name": "quality", "sha256": SHA, "precision": "fp32", "preprocessing": {
        "width": 160, "height": 160, "channels": "rgb", "resize": "bilinear", "mean": [123.7, 116.3, 103.5], "scale": [0.017, 0.0175, 0.0174]}},
    "clips": [{"name": "clip", "sha256": SHA}],
    "framePlan": {"kind": "fixed", "frames": 8, "deadlineMs": None},
    "warmupIterations": 1, "iterations": 2, "saveFrames": "none", "launchTimeoutMs": 60000,
}  # fmt: skip


PLANNED = {
    "kind": "planned", "conditions": {"thermalStatus": 0, "lowPower": False, "previewActive": True},
    "policy": {
        "mode": "hybrid", "budgetMs": 1000, "budgetShare": 0.9, "decoders": 2, "decodersPreviewActive": 1, "paceSd": 0.3, "stepSd": 0.2, "guardSds": 2,
        "prior": {"mean": 0.5, "sd": 0.2, "tauMs": 500, "kappa": 3, "openingMs": 500, "openingDropSds": 1},
        "costs": {"openMs": 60, "decoderInitMs": 150, "seekMs": 45, "decodeMs": 9, "convertMs": 12, "inferMs": 34, "contention": 0.55},
        "lambda": 0.0001, "strideFrames": 4, "minFrames": 3, "maxFrames": 64, "coarseShare": 0.6, "minScanFps": 2,
        "thermalSteps": [{"status": 2, "budgetShare": 0.6, "decoders": 1, "floor": False}], "lowPowerStatus": 2, "floorShare": 0.4,
    },
}  # fmt: skip


def plan(name: str, verdict: str, data: dict | bytes, needs: str | None = None) -> None:
    file = f"{verdict}/plan/{name}.json"
    files[file] = data if isinstance(data, bytes) else text(data)
    verdicts["plans"].append({"file": file, "verdict": verdict, **({"needs": needs} if needs else {})})


def plans() -> None:
    for name, path, value in [
        ("fixed-without-deadline", "launch", 0), ("fixed-with-deadline", "framePlan.deadlineMs", 900.5),
        ("dense", "framePlan", {"kind": "dense"}), ("planned", "framePlan", PLANNED), ("bounds-low", "framePlan", {"kind": "fixed", "frames": 1, "deadlineMs": 0.001}),
        ("bounds-high", "framePlan", {"kind": "fixed", "frames": 256, "deadlineMs": 60000}),
        ("highest-fence", "fence", 2**53 - 1), ("last-launch", "launch", 9999), ("sixteen-threads", "threads", 16),
        ("host-engine", "engine", "host-mnn"), ("fp16", "model.precision", "fp16"), ("int8", "model.precision", "int8"),
        ("bgr", "model.preprocessing.channels", "bgr"), ("no-warm-up", "warmupIterations", 0),
        ("pictures", "saveFrames", "looked-at"), ("two-clips", "clips", PLAN["clips"] * 2), ("name-of-any-script", "farm", "農場 ü 🎬"),
        ("negative-mean", "model.preprocessing.mean.0", -0.5), ("largest-mean", "model.preprocessing.mean.0", 1e9),
    ]:  # fmt: skip
        plan(name, "valid", changed(PLAN, path, value))
    plan("whole-number-written-as-1.0", "valid", text(PLAN).replace(b'"threads": 1', b'"threads": 1.0').replace(b'"width": 160', b'"width": 160.0'))
    for backend in ("opencl", "vulkan", "metal"):
        plan(f"backend-{backend}", "valid", changed(PLAN, "backend", backend), needs=f"backend {backend}")
    for name, value in [("half-an-hour", {"durationMs": 1800000, "pointMs": 60000}), ("bounds-low", {"durationMs": 1000, "pointMs": 100}), ("bounds-high", {"durationMs": 7200000, "pointMs": 600000})]:
        plan(f"sustained-{name}", "valid", PLAN | {"sustained": value}, needs="sustained")
    for name, value in [
        ("null", None), ("without-a-point", {"durationMs": 1800000}), ("of-no-time", {"durationMs": 999, "pointMs": 100}), ("of-hours", {"durationMs": 7200001, "pointMs": 600000}),
        ("with-tiny-points", {"durationMs": 1000, "pointMs": 99}), ("with-an-unknown-field", {"durationMs": 1000, "pointMs": 100, "surprise": 1}), ("as-text", {"durationMs": "1000", "pointMs": 100}),
    ]:  # fmt: skip
        plan(f"sustained-{name}", "invalid", PLAN | {"sustained": value})
    for name, path, value in [
        ("unknown-field", "surprise", 1), ("unknown-field-of-the-model", "model.surprise", 1), ("unknown-field-of-a-clip", "clips.0.surprise", 1),
        ("unknown-field-of-the-frame-plan", "framePlan.surprise", 1), ("unknown-field-of-dense", "framePlan", {"kind": "dense", "frames": 8}), ("planned-without-a-policy", "framePlan", {"kind": "planned"}),
        ("missing-field", "fence", ...), ("missing-field-of-preprocessing", "model.preprocessing.mean", ...), ("missing-deadline", "framePlan.deadlineMs", ...),
        ("other-schema", "schema", 2), ("schema-as-text", "schema", "1"), ("schema-true", "schema", True),
        ("number-as-text", "threads", "1"), ("number-as-boolean", "threads", True), ("fraction", "iterations", 1.5), ("null", "iterations", None),
        ("zero-threads", "threads", 0), ("seventeen-threads", "threads", 17), ("zero-fence", "fence", 0), ("fence-beyond-exact-numbers", "fence", 2**53),
        ("negative-launch", "launch", -1), ("zero-frames", "framePlan.frames", 0), ("too-many-frames", "framePlan.frames", 257),
        ("zero-deadline", "framePlan.deadlineMs", 0), ("deadline-beyond-a-minute", "framePlan.deadlineMs", 60000.5), ("negative-timeout", "launchTimeoutMs", -1),
        ("no-clips", "clips", []), ("too-many-clips", "clips", PLAN["clips"] * 33), ("clips-as-object", "clips", {}),
        ("unknown-frame-plan", "framePlan.kind", "random"), ("frame-plan-as-text", "framePlan", "dense"),
        ("unknown-engine", "engine", "tflite"), ("unknown-backend", "backend", "npu"), ("unknown-precision", "model.precision", "fp64"),
        ("unknown-resize", "model.preprocessing.resize", "bicubic"), ("unknown-save-frames", "saveFrames", "all"),
        ("mean-beyond-bounds", "model.preprocessing.mean.2", -1e9 - 1), ("scale-as-text", "model.preprocessing.scale.1", "1"), ("two-means", "model.preprocessing.mean", [0, 0]), ("tiny-input", "model.preprocessing.width", 7), ("huge-input", "model.preprocessing.height", 1025),
        ("upper-case-digest", "model.sha256", SHA.upper()), ("short-digest", "clips.0.sha256", SHA[:-1]), ("digest-and-newline", "clips.0.sha256", SHA + "\n"),
        ("path-as-digest", "model.sha256", "../../etc/passwd"), ("run-id-without-prefix", "run", "golden00"), ("attempt-id-with-newline", "attempt", ATTEMPT + "\n"),
        ("empty-name", "farm", ""), ("name-with-control-character", "farm", "a\x1b[2J"), ("name-and-newline", "model.name", "quality\n"), ("long-name", "clips.0.name", "x" * 121),
    ]:  # fmt: skip
        plan(name, "invalid", changed(PLAN, path, value))
    plan("not-a-number", "invalid", text(PLAN).replace(b"60000", b"NaN"))
    plan("endless-number", "invalid", text(PLAN).replace(b"123.7", b"1e999"))
    plan("half-a-character-in-a-name", "invalid", text(PLAN).replace(b'"golden"', b'"\\ud83c"', 1))
    plan("torn", "invalid", text(PLAN)[:300])
    plan("empty", "invalid", b"")
    plan("a-list", "invalid", b"[" + text(PLAN) + b"]")
    plan("not-utf-8", "invalid", text(PLAN).replace(b"golden", b"g\xfflden", 1))


# Reports -----------------------------------------------------------------------------------------------------------------------
PICTURE = base64.b64encode(b"\x89PNG golden").decode()
PICK = {"clip": SHA, "iteration": 0, "warmup": False}
FRAME = {
    "type": "frame", **PICK, "order": 0, "targetMs": 500.5, "ptsMs": 520, "key": True, "startMs": 11.5, "seekMs": 1.25, "decodeMs": 10.5,
    "convertMs": 1.5, "inferMs": 8.25, "score": 0.75,
}  # fmt: skip
CHOICE = {
    "type": "choice", **PICK, "startMs": 10, "openMs": 1.5, "selectMs": 0.01, "latencyMs": 23.01, "frames": 1, "stoppedBy": "plan", "ptsMs": 520,
    "score": 0.75, "durationMs": 1001,
}  # fmt: skip
LAUNCH = {
    "type": "launch", "harness": {"name": "golden", "version": "1"}, "platform": "linux", "body": "host", "timing": "measured",
    "bootId": "b0", "planSha256": SHA, "modelSha256": SHA, "wallClock": "2026-06-01T12:00:00.000+02:00",
}  # fmt: skip
ENGINE = {"type": "engine", "name": "mnn", "version": "3.6.1", "backend": "cpu", "threads": 1, "precision": "fp32", "loadMs": 5.5}
MEMORY = {"type": "memory", "phase": "loaded", "pssKb": 80000, "peakRssKb": 90000}
HEAT = {"type": "heat", "status": 0, "celsius": 31.5}
MEASURED = [LAUNCH, MEMORY | {"phase": "start", "peakRssKb": None}, HEAT, ENGINE, MEMORY, FRAME, CHOICE, MEMORY | {"phase": "end"}]
CODES = [
    "plan.unsupported", "plan.stale-fence", "model.corrupt", "model.digest-mismatch", "clip.corrupt", "clip.digest-mismatch",
    "engine.unavailable", "harness.internal",
]  # fmt: skip


def stamped(records: list[dict], ok: bool = True) -> list[dict]:
    """The records with their stamps and the end."""
    whole = [*records, {"type": "end", "ok": ok, "records": len(records)}]
    return [{"run": RUN, "attempt": ATTEMPT, "fence": 3, "launch": 0, "seq": seq, "atMs": seq * 1.5, **record} for seq, record in enumerate(whole)]


def lines(records: list[dict]) -> bytes:
    return b"".join(text(record) + b"\n" for record in records)


def report(name: str, data: list[dict] | bytes, flaw: str | None = None, line: int | None = None) -> None:
    """`flaw` is null, or one of: schema, not-json (both with the line, from 1), torn, no-end, gap, count, foreign."""
    verdict = "valid" if flaw is None else "invalid"
    file = f"{verdict}/report/{name}.ndjson"
    files[file] = data if isinstance(data, bytes) else lines(data)
    verdicts["reports"].append({"file": file, "verdict": verdict, "flaw": flaw, **({"line": line} if line else {})})


def reports() -> None:
    sound = stamped(MEASURED)
    modelled = [LAUNCH | {"platform": "android", "body": "virtual", "timing": "modelled"}, ENGINE | {"name": "modelled", "backend": "modelled"}]
    report("measured", sound)
    unseen = CHOICE | {"warmup": True, "frames": 0, "stoppedBy": "deadline", "score": None}
    report("chosen-without-a-look", stamped([*MEASURED[:5], unseen, *MEASURED[5:]]))
    report("modelled", stamped([*modelled, MEMORY, FRAME | {"score": None}, CHOICE | {"score": None}]))
    report("pictures", stamped([*MEASURED[:5], FRAME | {"thumbnail": PICTURE}, CHOICE | {"cover": PICTURE}]))
    report("deadline", stamped([*MEASURED[:6], CHOICE | {"stoppedBy": "deadline"}]))
    report("heat-unknown", stamped([*MEASURED, HEAT | {"status": None, "celsius": None}]))
    report("heat-with-clocks", stamped([*MEASURED, HEAT | {"cpuMaxKHz": 7_404_000}, HEAT | {"cpuMaxKHz": None}]))
    report("heat-extremes", stamped([*MEASURED, HEAT | {"status": 6, "celsius": -40}]))
    for code in CODES:
        report(f"error-{code}", stamped([LAUNCH, {"type": "error", "code": code, "message": "what happened, to what, what to do"}], ok=False))

    def bad(name: str, kind: str, path: str, value: object) -> None:
        at = next(index for index, record in enumerate(sound) if record["type"] == kind)
        report(name, [*sound[:at], changed(sound[at], path, value), *sound[at + 1 :]], "schema", at + 1)

    for kind in ("launch", "engine", "frame", "choice", "memory", "heat", "end"):
        bad(f"unknown-field-of-{kind}", kind, "surprise", 1)
        bad(f"number-as-text-in-{kind}", kind, "atMs", "1")
    failed = stamped([LAUNCH, {"type": "error", "code": "harness.internal", "message": "m"}], ok=False)
    report("unknown-field-of-error", [failed[0], failed[1] | {"surprise": 1}, failed[2]], "schema", 2)
    report("unknown-error-code", [failed[0], failed[1] | {"code": "phone.tired"}, failed[2]], "schema", 2)
    report("error-with-a-nul", [failed[0], failed[1] | {"message": "a\0b"}, failed[2]], "schema", 2)
    report("error-without-words", [failed[0], failed[1] | {"message": ""}, failed[2]], "schema", 2)
    for name, kind, path, value in [
        ("unknown-record", "heat", "type", "mood"), ("no-type", "heat", "type", ...), ("negative-time", "frame", "decodeMs", -0.001),
        ("null-for-a-time", "frame", "inferMs", None), ("missing-stage", "frame", "convertMs", ...), ("time-beyond-bounds", "choice", "latencyMs", 1e9 + 1),
        ("score-beyond-bounds", "frame", "score", 1000001), ("score-as-text", "choice", "score", "0.75"), ("negative-order", "frame", "order", -1),
        ("less-than-no-frame-in-a-choice", "choice", "frames", -1), ("clip-without-length", "choice", "durationMs", 0), ("stopped-by-nothing", "choice", "stoppedBy", "mood"),
        ("memory-of-nothing", "memory", "pssKb", 0), ("fraction-of-memory", "memory", "pssKb", 1.5), ("heat-beyond-the-scale", "heat", "status", 7),
        ("hot-as-the-sun", "heat", "celsius", 5500), ("unknown-body", "launch", "body", "ghost"), ("unknown-timing", "launch", "timing", "guessed"),
        ("no-time-of-day", "launch", "wallClock", "yesterday"), ("time-of-day-without-offset", "launch", "wallClock", "2026-06-01T12:00:00"),
        ("zero-threads", "engine", "threads", 0), ("unknown-backend", "engine", "backend", "npu"), ("zero-fence", "frame", "fence", 0),
        ("run-id-without-prefix", "frame", "run", "golden"), ("picture-that-is-no-base64", "frame", "thumbnail", "<svg>"), ("ok-as-text", "end", "ok", "true"),
    ]:  # fmt: skip
        bad(name, kind, path, value)
    whole = lines(sound)
    report("not-a-number", whole.replace(b"10.5", b"NaN"), "not-json", 6)
    report("endless-number", whole.replace(b"10.5", b"1e999"), "schema", 6)
    report("line-that-is-no-json", whole.replace(b"{", b"", 1), "not-json", 1)
    report("blank-line", lines(sound[:3]) + b"\n" + lines(sound[3:]), "not-json", 4)
    report("list-for-a-record", lines(sound[:2]) + b"[]\n" + lines(sound[3:]), "schema", 3)
    report("torn-last-line", whole[:-20], "torn")
    report("torn-before-the-newline", whole[:-1], "torn")
    report("torn-in-the-middle", whole[: len(whole) // 2], "torn")
    report("no-end", lines(sound[:-1]), "no-end")
    report("empty", b"", "no-end")
    report("record-missing", [*sound[:2], *sound[3:]], "gap")
    report("record-twice", [*sound[:5], sound[4], *sound[5:]], "gap")
    report("end-counts-wrongly", [*sound[:-1], sound[-1] | {"records": 7}], "count")
    report("record-of-another-fence", [*sound[:5], sound[5] | {"fence": 2}, *sound[6:]], "foreign")


# Policies ----------------------------------------------------------------------------------------------------------------------
POLICY_TYPE, MANIFEST_TYPE = "application/vnd.framefarm.policy+json", "application/vnd.framefarm.manifest+json"
WHERE = {"app": "golden", "channel": "stable", "platform": "linux"}
POLICY = {
    "schema": 1, "policyVersion": 2, **WHERE, "tier": "host", "modelSha256": SHA, "mode": "fixed", "frames": 8, "deadlineMs": 900,
    "budgetMs": 1000, "backend": "cpu", "threads": 1, "precision": "fp32", "provisional": True,
    "provenance": {"bodies": ["host"], "costRuns": [RUN], "traceRuns": ["run_golden0002"], "launches": 6, "boundMs": 500.5},
}  # fmt: skip
KEYS = {name: serialization.load_pem_private_key((GOLDEN / "keys" / f"{name}.TEST-ONLY.pem").read_bytes(), None) for name in ("ed25519", "es256", "stranger")}


def entry(payload: bytes, **changes: object) -> dict:
    return {"policyVersion": 2, "sha256": hashlib.sha256(payload).hexdigest(), "length": len(payload)} | changes


MANIFEST = {
    "schema": 1, **WHERE, "manifestVersion": 5, "issuedAt": "2026-05-30T00:00:00Z", "notAfter": "2026-06-06T00:00:00Z", "kill": "none",
    "tiers": {"host": entry(text(POLICY))},
}  # fmt: skip


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def signature(kind: str, payload: bytes, name: str, der: bool = False) -> dict:
    message = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
    if name != "es256":
        return {"keyid": name, "alg": "Ed25519", "sig": b64(KEYS[name].sign(message))}
    sig = KEYS[name].sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    r, s = decode_dss_signature(sig)
    return {"keyid": name, "alg": "ES256", "sig": b64(sig if der else r.to_bytes(32, "big") + s.to_bytes(32, "big"))}


def envelope(kind: str, value: dict | bytes, names: tuple[str, ...] = ("es256", "ed25519")) -> dict:
    payload = value if isinstance(value, bytes) else text(value)
    return {"payloadType": kind, "payload": b64(payload), "signatures": [signature(kind, payload, name) for name in names]}


def vector(name: str, reason: str | None, sealed: object, **context: object) -> None:
    """`reason` null: taken. Without `entry` in the context it is a manifest, else the policy of that entry and `tier`."""
    verdict = "valid" if reason is None else "invalid"
    file = f"{verdict}/policy/{name}.json"
    where = {**WHERE, "now": "2026-06-01T00:00:00Z", "storedVersion": 0} | context
    files[file] = json.dumps({"context": where, "envelope": sealed}, indent=1).encode() + b"\n"
    verdicts["policies"].append({"file": file, "verdict": verdict, "reason": reason})


def manifests() -> None:
    def manifest(name: str, reason: str | None, path: str, value: object, **context: object) -> None:
        vector(f"manifest-{name}", reason, envelope(MANIFEST_TYPE, changed(MANIFEST, path, value)), **context)

    sealed = envelope(MANIFEST_TYPE, MANIFEST)
    payload = text(MANIFEST)
    vector("manifest-both-signatures", None, sealed)
    vector("manifest-only-es256", None, envelope(MANIFEST_TYPE, MANIFEST, ("es256",)))
    vector("manifest-only-ed25519", None, envelope(MANIFEST_TYPE, MANIFEST, ("ed25519",)))
    vector("manifest-unknown-signer-beside-a-known-one", None, envelope(MANIFEST_TYPE, MANIFEST, ("stranger", "ed25519")))
    vector("manifest-same-version-again", None, sealed, storedVersion=5)
    manifest("kill-off", None, "kill", "off")
    manifest("kill-floor", None, "kill", "floor")
    manifest("no-tiers", None, "tiers", {})
    manifest("sandbox", None, "channel", "sandbox", channel="sandbox")
    bad, form = "bad signature", "the manifest has a form that this client does not know"
    vector("manifest-other-payload", bad, sealed | {"payload": b64(text(MANIFEST | {"manifestVersion": 6}))})
    vector("manifest-of-a-stranger", bad, envelope(MANIFEST_TYPE, MANIFEST, ("stranger",)))
    vector("manifest-of-a-stranger-with-a-known-name", bad, sealed | {"signatures": [signature(MANIFEST_TYPE, payload, "stranger") | {"keyid": "ed25519"}]})
    vector("manifest-other-algorithm-named", bad, sealed | {"signatures": [signature(MANIFEST_TYPE, payload, "ed25519") | {"alg": "ES256"}]})
    vector("manifest-der-signature", bad, sealed | {"signatures": [signature(MANIFEST_TYPE, payload, "es256", der=True)]})
    vector("manifest-signature-of-another-type", bad, envelope(POLICY_TYPE, MANIFEST) | {"payloadType": MANIFEST_TYPE})
    vector("manifest-policy-passed-off-as-one", "wrong payload type", envelope(POLICY_TYPE, POLICY))
    vector("manifest-unsigned", "not an envelope", sealed | {"signatures": []})
    vector("manifest-unknown-field-of-the-envelope", "not an envelope", sealed | {"surprise": 1})
    vector("manifest-other-payload-type", "not an envelope", sealed | {"payloadType": "text/plain"})
    vector("manifest-other-base64", "not an envelope", sealed | {"payload": base64.b64encode(payload + b"??>").decode()})
    vector("manifest-null", "not an envelope", None)
    vector("manifest-that-is-no-json", form, envelope(MANIFEST_TYPE, payload[:-1]))
    vector("manifest-that-is-not-utf-8", form, envelope(MANIFEST_TYPE, payload.replace(b"golden", b"g\xfflden")))
    for name, path, value in [
        ("unknown-field", "surprise", 1), ("other-schema", "schema", 2), ("version-as-text", "manifestVersion", "5"), ("version-zero", "manifestVersion", 0),
        ("unknown-kill", "kill", "maybe"), ("unknown-tier", "tiers.ultra", entry(b"x")), ("unknown-channel", "channel", "canary"),
        ("no-expiry", "notAfter", ...), ("expiry-that-is-no-time", "notAfter", "soon"), ("empty-policy", "tiers.host.length", 0),
        ("policy-too-large", "tiers.host.length", 65537), ("digest-too-short", "tiers.host.sha256", SHA[:-1]),
    ]:  # fmt: skip
        manifest(name, form, path, value)
    manifest("expired", "expired", "notAfter", "2026-05-31T00:00:00Z")
    manifest("expires-now", "expired", "notAfter", "2026-06-01T00:00:00Z")
    manifest("valid-too-long", "valid for longer than seven days", "notAfter", "2026-06-06T00:00:01Z")
    vector("manifest-lower-version", "lower version than the one kept (rollback)", sealed, storedVersion=6)
    for name in ("app", "channel", "platform"):
        other = {"app": "other", "channel": "sandbox", "platform": "ios"}[name]
        manifest(f"wrong-{name}", f"wrong {name}", name, other)


def policies() -> None:
    def policy(name: str, reason: str | None, value: dict | bytes, **context: object) -> None:
        payload = value if isinstance(value, bytes) else text(value)
        vector(f"policy-{name}", reason, envelope(POLICY_TYPE, payload), **{"entry": entry(payload), "tier": "host"} | context)

    form = "the policy has a form that this client does not know"
    virtual = changed(changed(POLICY, "provenance.bodies", ["host", "virtual"]), "channel", "sandbox")
    policy("named-by-the-manifest", None, POLICY)
    policy("virtual-in-the-sandbox", None, virtual, channel="sandbox")
    for name, path, value in [
        ("most-frames", "frames", 256), ("fraction-of-a-deadline", "deadlineMs", 0.5), ("vulkan", "backend", "vulkan"), ("certain", "provisional", False),
    ]:  # fmt: skip
        policy(name, None, changed(POLICY, path, value))
    for body in ("virtual", "emulated"):
        policy(f"{body}-outside-the-sandbox", "rests on virtual phones and is good for channel sandbox only", changed(POLICY, "provenance.bodies", [body]))
    mixed = "not the bytes that the manifest names (mix-and-match)"
    policy("other-bytes", mixed, changed(POLICY, "frames", 9), entry=entry(text(POLICY)))
    policy("other-length", mixed, POLICY, entry=entry(text(POLICY), length=len(text(POLICY)) + 1))
    named = "not the tier or version that the manifest names"
    policy("of-another-tier", named, changed(POLICY, "tier", "mid"))
    policy("of-another-version", named, POLICY, entry=entry(text(POLICY), policyVersion=3))
    for name in ("app", "channel", "platform"):
        policy(f"wrong-{name}", f"wrong {name}", changed(POLICY, name, {"app": "other", "channel": "sandbox", "platform": "ios"}[name]))
    for name, path, value in [
        ("unknown-field", "surprise", 1), ("unknown-field-of-the-provenance", "provenance.surprise", 1), ("other-schema", "schema", 2), ("unknown-mode", "mode", "planner"),
        ("no-frames", "frames", 0), ("too-many-frames", "frames", 100000), ("frames-as-text", "frames", "8"), ("negative-deadline", "deadlineMs", -1),
        ("no-budget", "budgetMs", 0), ("deadline-beyond-a-minute", "deadlineMs", 60001), ("unknown-backend", "backend", "npu"), ("no-evidence", "provenance.costRuns", []),
        ("body-twice", "provenance.bodies", ["host", "host"]), ("negative-bound", "provenance.boundMs", -0.5), ("missing-field", "provisional", ...),
    ]:  # fmt: skip
        policy(name, form, changed(POLICY, path, value))
    policy("not-a-number", form, text(POLICY).replace(b"900", b"NaN"))
    policy("endless-number", form, text(POLICY).replace(b"500.5", b"1e999"))
    place = {"entry": entry(text(POLICY)), "tier": "host"}
    vector("policy-other-payload", "bad signature", envelope(POLICY_TYPE, POLICY) | {"payload": b64(text(POLICY | {"frames": 9}))}, **place)
    vector("policy-of-a-stranger", "bad signature", envelope(POLICY_TYPE, POLICY, ("stranger",)), **place)
    vector("policy-manifest-passed-off-as-one", "wrong payload type", envelope(MANIFEST_TYPE, MANIFEST), **place)
    vector("policy-text", "not an envelope", "policy", **place)


def trusted() -> bytes:
    spki = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    keys = [
        {"keyid": name, "alg": alg, "publicKeyPem": KEYS[name].public_key().public_bytes(*spki).decode()}
        for name, alg in (("es256", "ES256"), ("ed25519", "Ed25519"))
    ]
    return json.dumps({"keys": keys}, indent=1).encode() + b"\n"


def golden() -> dict[str, bytes]:
    """Every file below golden/ with its bytes, but for the private keys."""
    if not files:
        for make in (plans, reports, manifests, policies):
            make()
        files["keys/trusted.json"] = trusted()
        rows = [f' "{kind}": [\n' + ",\n".join("  " + json.dumps(row) for row in found) + "\n ]" for kind, found in verdicts.items()]
        files["verdicts.json"] = ("{\n" + ",\n".join(rows) + "\n}\n").encode()
    return files


def stale() -> list[str]:
    """Files that differ from what this program makes, and files that it does not make."""
    there = {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*") if path.is_file() and path.suffix != ".pem"}
    made = golden()
    return sorted(name for name in there | made.keys() if name not in made or name not in there or (GOLDEN / name).read_bytes() != made[name])


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if wrong := stale():
            sys.exit("not what make_golden.py makes: " + ", ".join(wrong))
    elif sys.argv[1:]:
        sys.exit("usage: make_golden.py [--check]")
    else:
        for name in stale():
            if name not in golden():
                (GOLDEN / name).unlink()
                continue
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(golden()[name])
