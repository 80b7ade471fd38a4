"""Writes policy-vectors/: signed policies, manifests and root documents with the verdict and reason that every client has to reach, and
buckets. `--check` only compares. The bounds stand here a second time, by hand, on purpose: a bound that somebody changes in
packages/contracts alone fails the tests.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import sys

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from make_golden import KEYS as GOLDEN_KEYS
from make_golden import changed
from policy_check import PROTOCOL

VECTORS = PROTOCOL / "policy-vectors"
MANIFEST, POLICY, ROOT = "manifest", "policy", "root"
SHA = hashlib.sha256(b"golden").hexdigest()
RUN = "run_golden0001"
WHERE = {"app": "golden", "channel": "stable", "platform": "android"}
NOW = "2026-06-01T00:00:00Z"
BAD, NO_ENVELOPE = "bad signature", "not an envelope"
FORM = {MANIFEST: "the manifest has a form that this client does not know", POLICY: "the policy has a form that this client does not know", ROOT: "the root document has a form that this client does not know"}  # fmt: skip
NAMED = "not the tier or version that the manifest names"
MIXED = "not the bytes that the manifest names (mix-and-match)"
SANDBOX = "rests on virtual phones and is good for channel sandbox only"
ROLLBACK = "lower version than the one kept (rollback)"
BEHIND = "issued more than a day after the time of this phone (clock behind)"
vectors: list[dict] = []


# Keys: those of golden/, and root keys made from their names ---------------------------------------------------------------------
def made(name: str) -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"framefarm policy vectors {name}".encode()).digest())


PRIVATE = {**GOLDEN_KEYS, **{name: made(name) for name in ("root-a", "root-b", "root-c", "root-d", "manifest-only", "policy-only", "manifest-new")}}


def pem(name: str) -> str:
    return PRIVATE[name].public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def public(name: str) -> dict:
    return {"keyid": name, "alg": "ES256" if name == "es256" else "Ed25519", "publicKeyPem": pem(name)}


TRUSTED = [public("es256"), public("ed25519"), public("manifest-only") | {"role": MANIFEST}, public("policy-only") | {"role": POLICY}]


# Sealing -------------------------------------------------------------------------------------------------------------------------
def text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def raw_signature(kind: str, payload: bytes, name: str) -> bytes:
    full = f"application/vnd.framefarm.{kind}+json"
    message = f"DSSEv1 {len(full)} {full} {len(payload)} ".encode() + payload
    if name != "es256":
        return PRIVATE[name].sign(message)
    r, s = decode_dss_signature(PRIVATE[name].sign(message, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def signature(kind: str, payload: bytes, name: str, **changes: str) -> dict:
    alg = "ES256" if name == "es256" else "Ed25519"
    return {"keyid": name, "alg": alg, "sig": b64(raw_signature(kind, payload, name))} | changes


def seal(kind: str, value: dict | bytes, names: tuple[str, ...] | None = None) -> dict:
    """Without names the signer takes turns, so that both algorithms are met everywhere."""
    payload = value if isinstance(value, bytes) else text(value)
    names = names or (("es256",), ("ed25519",))[len(vectors) % 2]
    return {"payloadType": f"application/vnd.framefarm.{kind}+json", "payload": b64(payload), "signatures": [signature(kind, payload, name) for name in names]}


def add(kind: str, name: str, reason: str | None, envelope: object, **context: object) -> None:
    base = {MANIFEST: {**WHERE, "now": NOW, "storedVersion": 0}, POLICY: WHERE, ROOT: {"app": "golden", "previous": None}}[kind]
    vectors.append({"name": f"{kind} {name}", "context": base | context, "envelope": envelope, "reason": reason})


# Payloads ------------------------------------------------------------------------------------------------------------------------
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
    "certificate": {"budgetMs": 1000, "runs": 130, "over": 1, "eValue": 24.5, "certified": True, "deviceModels": ["Pixel 9"]},
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

# path, kind, lowest, highest; an x says that the lowest itself is out
POLICY_BOUNDS = [
    ("policyVersion", "whole", 1, 2**53 - 1), ("threads", "whole", 1, 16), ("provenance.launches", "whole", 1, 1e9), ("provenance.boundMs", "number", 0, 1e9),
]  # fmt: skip
FIXED_BOUNDS = [("frames", "whole", 1, 256), ("deadlineMs", "number x", 0, 60000), ("budgetMs", "number x", 0, 60000)]
PLANNED_BOUNDS = [
    ("budgetMs", "number", 1, 60000), ("budgetShare", "number", 0.1, 1), ("decoders", "whole", 1, 8), ("decodersPreviewActive", "whole", 1, 8),
    ("prior.mean", "number", -1e6, 1e6), ("prior.sd", "number", 1e-9, 1e6), ("prior.tauMs", "number", 1, 1e6), ("prior.kappa", "number", 0, 1e6),
    ("prior.openingMs", "number", 0, 60000), ("prior.openingDropSds", "number", 0, 10),
    ("costs.openMs", "number", 0, 60000), ("costs.decoderInitMs", "number", 0, 60000), ("costs.seekMs", "number", 0, 60000), ("costs.decodeMs", "number x", 0, 60000),
    ("costs.convertMs", "number", 0, 60000), ("costs.inferMs", "number x", 0, 60000), ("costs.contention", "number", 0, 10),
    ("paceSd", "number", 0.01, 3), ("stepSd", "number", 0.01, 3), ("guardSds", "number", 0, 6), ("lambda", "number", 0, 1), ("strideFrames", "whole", 1, 600),
    ("minFrames", "whole", 1, 4096), ("maxFrames", "whole", 1, 4096), ("coarseShare", "number", 0.01, 1), ("minScanFps", "number", 0, 240),
    ("lowPowerStatus", "whole", 0, 6), ("floorShare", "number", 0, 1),
    ("thermalSteps.0.status", "whole", 0, 6), ("thermalSteps.0.budgetShare", "number", 0.05, 1), ("thermalSteps.1.decoders", "whole", 1, 8),
]  # fmt: skip
CERTIFICATE_BOUNDS = [
    ("provenance.certificate.budgetMs", "number x", 0, 60000), ("provenance.certificate.runs", "whole", 1, 1e9), ("provenance.certificate.over", "whole", 0, 1e9),
    ("provenance.certificate.eValue", "number", 0, 1e300),
]  # fmt: skip
MANIFEST_BOUNDS = [
    ("manifestVersion", "whole", 1, 2**53 - 1), ("tiers.mid.policyVersion", "whole", 1, 2**53 - 1), ("tiers.mid.length", "whole", 1, 65536),
    ("tiers.mid.rollout.candidate.length", "whole", 1, 65536), ("tierRules.0.level", "whole", 0, 1000), ("tierRules.0.selectors.0.minRamMb", "whole", 1, 1048576),
    ("tierRules.0.selectors.0.maxRamMb", "whole", 1, 1048576), ("tierRules.0.selectors.1.minPerformanceClass", "whole", 1, 1000),
]  # fmt: skip
OPTIONAL = {"tierRules.0.selectors.0.minRamMb", "tierRules.0.selectors.0.maxRamMb", "tierRules.0.selectors.1.minPerformanceClass"}


def at_bounds(kind: str, low: float, high: float):
    """(what, value, whether it is within); a text stands for itself in the JSON."""
    whole = kind.startswith("whole")
    step = 1 if whole else max(abs(low), 1) * 1e-6
    yield "lowest", low, "x" not in kind
    yield "above the lowest", low + step, True
    yield "below the lowest", low - step, False
    yield "highest", int(high) if whole else high, True
    yield "above the highest", int(high) + 1 if whole else high * 1.000001, False
    yield "written as a fraction of zero", "RAW:%d.0" % (low + step) if whole else low + step * 2, True
    if whole:
        yield "a fraction", low + 0.5, False
    for what, value in [("text", str(high)), ("null", None), ("true", True), ("a list", [low]), ("NaN", "RAW:NaN"), ("endless", "RAW:1e999"), ("minus endless", "RAW:-1e999")]:
        yield what, value, False


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


def bounds() -> None:
    for base, table, kind in [
        (FIXED, POLICY_BOUNDS + FIXED_BOUNDS, "fixed"), (PLANNED, PLANNED_BOUNDS, "planned"), (CERTIFIED, CERTIFICATE_BOUNDS, "certified"), (FULL, MANIFEST_BOUNDS, MANIFEST),
    ]:  # fmt: skip
        write, form = (manifest, FORM[MANIFEST]) if kind == MANIFEST else (policy, FORM[POLICY])
        for path, field, low, high in table:
            for what, value, within in at_bounds(field, low, high):
                write(f"{kind} {path}: {what}", None if within else form, changed(base, path, value))
            write(f"{kind} {path}: missing", None if path in OPTIONAL else form, changed(base, path, ...))


def words() -> None:
    for mode in ("scan", "index", "hybrid", "coarse-to-fine", "key-frames"):
        policy(f"of mode {mode}", None, PLANNED | {"mode": mode})
        policy(f"of mode {mode} with the fields of a fixed one", FORM[POLICY], FIXED | {"mode": mode})
        policy(f"of mode {mode} in capitals", FORM[POLICY], PLANNED | {"mode": mode.upper()})
    policy("of mode fixed with the fields of a planner", FORM[POLICY], PLANNED | {"mode": "fixed"})
    policy("certified", None, CERTIFIED)
    sets = {
        "backend": ("cpu", "opencl", "vulkan", "metal"), "precision": ("fp32", "fp16", "int8"), "platform": ("android", "ios", "linux"),
        "channel": ("stable", "sandbox"), "tier": ("low", "mid", "high", "flagship", "host"),
    }  # fmt: skip
    for field, known in sets.items():
        for word in (*known, "", "npu", known[0].upper(), f" {known[0]}", f"{known[0]}\n", 1, None, [known[0]]):
            good = isinstance(word, str) and word in known
            context = {field: word} if good else {}
            policy(f"{field} {json.dumps(word)}", None if good else FORM[POLICY], FIXED | {field: word}, **context)
    for kill in ("none", "floor", "off", "", "None", "all", None, True):
        manifest(f"kill {json.dumps(kill)}", None if kill in ("none", "floor", "off") else FORM[MANIFEST], PLAIN | {"kill": kill})
    for state in ("shadow", "live", "done", None):
        manifest(f"rollout {state}", None if state in ("shadow", "live") else FORM[MANIFEST], changed(FULL, "tiers.mid.rollout.state", state))
    for value in (2, 0, "1", 1.5, None, True):
        for kind, write, base in ((POLICY, policy, PLANNED), (MANIFEST, manifest, PLAIN)):
            write(f"of schema {json.dumps(value)}", FORM[kind], base | {"schema": value})
    for value in ("x" * 121, "", "a\x00b", "a\x1fb", "a\x7f", "a\nb", "golden\n"):
        manifest(f"app {json.dumps(value)[:20]}", FORM[MANIFEST], PLAIN | {"app": value})
        policy(f"app {json.dumps(value)[:20]}", FORM[POLICY], PLANNED | {"app": value})
    for value in ("x" * 120, "農場", "🎬" * 120, "é" * 120, "a b", '"', "\\", "</script>", "__proto__"):
        manifest(f"app {json.dumps(value)[:20]}, which is the app", None, PLAIN | {"app": value}, app=value)
        policy(f"app {json.dumps(value)[:20]}, which is the app", None, PLANNED | {"app": value}, app=value)
    for digest, good in [(SHA, True), (SHA.upper(), False), (SHA[:-1], False), (SHA + "0", False), (SHA[:-1] + "g", False), (SHA + "\n", False), ("", False), (None, False), (7, False)]:
        policy(f"model digest {digest!r}", None if good else FORM[POLICY], PLANNED | {"modelSha256": digest})
        manifest(f"digest {digest!r}", None if good else FORM[MANIFEST], changed(PLAIN, "tiers.mid.sha256", digest))
    for salt, good in [("12345678", True), ("A-z_0" * 2, True), ("x" * 64, True), ("x" * 65, False), ("short", False), ("salt of 3", False), ("salt-of-3\n", False), ("", False)]:
        manifest(f"salt {salt!r}", None if good else FORM[MANIFEST], changed(FULL, "tiers.mid.rollout.salt", salt))


def structure() -> None:
    def paths(value: object, way: str = ""):
        if isinstance(value, dict):
            yield way
            for key, part in value.items():
                yield from paths(part, f"{way}.{key}" if way else key)
        elif isinstance(value, list):
            for at, part in enumerate(value):
                yield from paths(part, f"{way}.{at}")

    for kind, write, base in ((POLICY, policy, FIXED), (POLICY, policy, CERTIFIED), (MANIFEST, manifest, FULL)):
        for way in paths(base):
            for field in ("surprise", "__proto__", "constructor", ""):
                write(f"{base.get('mode', '')} unknown field {field!r} in {way or 'the whole'}", FORM[kind], changed(base, f"{way}.{field}" if way else field, 1) if field else changed(base, way, {**dig(base, way), "": 1}) if way else {**base, "": 1})
        for field in [key for key in base if key not in ("rootVersion", "minHarness", "tierRules")]:
            write(f"{base.get('mode', '')} without {field}", FORM[kind], changed(base, field, ...))
            for what, value in (("null", None), ("an empty list", []), ("a list of itself", [base[field]])):
                write(f"{base.get('mode', '')} with {what} for {field}", FORM[kind] if (field, what) != ("thermalSteps", "an empty list") else None, changed(base, field, value))
        payload = text(base)
        for what, data in [
            ("no JSON", payload[:-1]), ("not UTF-8", payload.replace(b"golden", b"g\xfflden", 1)), ("two values", payload + b"{}"), ("a byte order mark", b"\xef\xbb\xbf" + payload),
            ("a list", b"[" + payload + b"]"), ("null", b"null"), ("a text", b'"x"'), ("deep nesting", b"[" * 30000 + b"]" * 30000), ("UTF-16", payload.decode().encode("utf-16")),
            ("a trailing comma", payload[:-1] + b",}"), ("a comment", b"/**/" + payload), ("single quotes", payload.replace(b'"', b"'")),
        ]:  # fmt: skip
            write(f"{base.get('mode', '')} that is {what}", FORM[kind], data)
        for what, data in [("blanks around", b" \n\t" + payload + b"\r\n "), ("a field twice, the last one good", payload.replace(b'{"schema":1', b'{"schema":2,"schema":1', 1)), ("exactly 65536 bytes", payload + b" " * (65536 - len(payload)))]:
            write(f"{base.get('mode', '')} with {what}", None, data)
        write(f"{base.get('mode', '')} with a field twice, the last one bad", FORM[kind], payload.replace(b'{"schema":1', b'{"schema":1,"schema":2', 1))
        write(f"{base.get('mode', '')} of 65537 bytes", "longer than 65536 bytes", payload + b" " * (65537 - len(payload)))
        write(f"{base.get('mode', '')} of 67501 bytes", NO_ENVELOPE, payload + b" " * (67501 - len(payload)))
    for count, good in [(0, False), (1, True), (1000, True), (1001, False)]:
        policy(f"with {count} cost runs", None if good else FORM[POLICY], changed(FIXED, "provenance.costRuns", [RUN] * count))
    for count in range(10):
        policy(f"with {count} thermal steps", None if count <= 8 else FORM[POLICY], PLANNED | {"thermalSteps": PLANNED["thermalSteps"][:1] * count})
    for run, good in [("run_golden0001", True), ("run_golden0001\n", False), ("run_GOLDEN0001", False), ("golden0001", False), ("run_short", False), ("run_" + "x" * 41, False)]:
        policy(f"with the run {run!r:.20}", None if good else FORM[POLICY], changed(FIXED, "provenance.costRuns", [run]))
    manifest("of no tier", None, PLAIN | {"tiers": {}})
    manifest("with an unknown tier", FORM[MANIFEST], PLAIN | {"tiers": {"ultra": reference(FIXED)}})
    manifest("with a rule without a selector", FORM[MANIFEST], changed(FULL, "tierRules.0.selectors", []))
    manifest("with a selector of nothing", FORM[MANIFEST], changed(FULL, "tierRules.0.selectors.0", {}))
    manifest("with everything", None, FULL)


def dig(value: object, way: str):
    for part in way.split("."):
        value = value[int(part) if part.isdigit() else part]
    return value


def envelopes() -> None:
    for kind, base in ((MANIFEST, PLAIN), (POLICY, PLANNED)):
        payload = text(base)
        context = {"entry": reference(base), "tier": "mid"} if kind == POLICY else {}
        whole = seal(kind, payload, ("es256", "ed25519"))

        def write(name: str, reason: str | None, envelope: object, kind=kind, context=context) -> None:
            add(kind, name, reason, envelope, **context)

        for names in [("es256",), ("ed25519",), ("ed25519", "es256"), ("stranger", "ed25519"), ("es256", "stranger"), ("ed25519",) * 8]:
            write(f"signed by {', '.join(names)}", None, seal(kind, payload, names))
        write("signed by nine", NO_ENVELOPE, seal(kind, payload, ("ed25519",) * 9))
        for names in [("stranger",), ("stranger", "stranger"), ("root-a",), ("policy-only" if kind == MANIFEST else "manifest-only",)]:
            write(f"signed by {', '.join(names)}", BAD, seal(kind, payload, names))
        write("signed by the key of its role", None, seal(kind, payload, ("manifest-only" if kind == MANIFEST else "policy-only",)))
        for other in (MANIFEST, POLICY, ROOT):
            if other != kind:
                write(f"passed off as {other}", "wrong payload type", seal(other, payload))
                write(f"with a signature of {other}", BAD, whole | {"signatures": [signature(other, payload, "ed25519"), signature(other, payload, "es256")]})
        good = raw_signature(kind, payload, "es256"), raw_signature(kind, payload, "ed25519")
        for at in range(64):
            for alg, sig in zip(("ES256", "Ed25519"), good, strict=True):
                spoilt = bytearray(sig)
                spoilt[at] ^= 1 << (at % 8)
                write(f"{alg} signature with byte {at} changed", BAD, whole | {"signatures": [{"keyid": alg.lower(), "alg": alg, "sig": b64(bytes(spoilt))}]})
        for length in (0, 1, 63, 65, 96, 128):
            for alg, sig in zip(("ES256", "Ed25519"), good, strict=True):
                cut = b64((sig * 2)[:length])
                write(f"{alg} signature of {length} bytes", NO_ENVELOPE if length == 0 else BAD, whole | {"signatures": [{"keyid": alg.lower(), "alg": alg, "sig": cut}]})
        for name, sig in [("zero r and s", b"\0" * 64), ("r of the group's order", bytes.fromhex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551") + good[0][32:])]:
            write(f"ES256 signature with {name}", BAD, whole | {"signatures": [{"keyid": "es256", "alg": "ES256", "sig": b64(sig)}]})
        order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
        twin = good[0][:32] + (order - int.from_bytes(good[0][32:], "big")).to_bytes(32, "big")
        write("ES256 signature with the other s, which is as good", None, whole | {"signatures": [{"keyid": "es256", "alg": "ES256", "sig": b64(twin)}]})
        for alg, sig in (("Ed25519", good[0]), ("ES256", good[1])):
            for keyid in ("es256", "ed25519", "nobody"):
                write(f"{alg} named for a signature of the other kind, key {keyid}", BAD, whole | {"signatures": [{"keyid": keyid, "alg": alg, "sig": b64(sig)}]})
        for field in ("payloadType", "payload", "signatures"):
            write(f"without {field}", NO_ENVELOPE, {key: part for key, part in whole.items() if key != field})
            for value in (None, 1, "", [], {}, True):
                write(f"with {json.dumps(value)} for {field}", NO_ENVELOPE, whole | {field: value})
        for field in ("keyid", "alg", "sig"):
            write(f"signature without {field}", NO_ENVELOPE, whole | {"signatures": [{key: part for key, part in whole["signatures"][0].items() if key != field}]})
            for value in (None, 1, "", [], "\n", "x" * 201):
                write(f"signature with {json.dumps(value)[:8]} for {field}", NO_ENVELOPE, whole | {"signatures": [whole["signatures"][0] | {field: value}]})
        for junk in (None, 1, 1.5, "x", True, [], {}, [whole], {"envelope": whole}):
            write(f"{json.dumps(junk)[:14]} for an envelope", NO_ENVELOPE, junk)
        write("unknown field", NO_ENVELOPE, whole | {"surprise": 1})
        write("unknown field of a signature", NO_ENVELOPE, whole | {"signatures": [whole["signatures"][0] | {"surprise": 1}]})
        for name, spelling in [("padding", whole["payload"] + "="), ("a newline", whole["payload"] + "\n"), ("a blank", " " + whole["payload"]), ("one letter more", whole["payload"] + "A" * (1 + (4 - len(whole["payload"]) % 4) % 4)), ("plus and slash", whole["payload"][:-2] + "+/")]:
            write(f"payload spelled with {name}", NO_ENVELOPE, whole | {"payload": spelling})
        for at in range(0, len(payload), 2 if kind == MANIFEST else 5):
            spoilt = bytearray(payload)
            spoilt[at] ^= 1 << (at % 7)
            write(f"payload with byte {at} changed", BAD, whole | {"payload": b64(bytes(spoilt))})
        for length in (*range(1, 20, 3), len(payload) // 2, len(payload) - 1):
            write(f"payload cut to {length} bytes", BAD, whole | {"payload": b64(payload[:length])})
    for unused in "BCDE":  # the bits beyond the last byte are not zero
        data = text(PLAIN | {"app": "goldenxx"[: 6 + (-len(text(PLAIN)) % 3 + 1) % 3]})
        if len(data) % 3:
            sealed = seal(MANIFEST, data)
            last = sealed["payload"][-1]
            letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            add(MANIFEST, f"payload with unused bits {unused}", NO_ENVELOPE, sealed | {"payload": sealed["payload"][:-1] + letters[letters.index(last) + "ABCDE".index(unused) % 3 + 1]})


def places_and_time() -> None:
    for app, channel, platform in itertools.product(("golden", "other"), ("stable", "sandbox"), ("android", "ios", "linux")):
        there = {"app": app, "channel": channel, "platform": platform}
        reason = next((f"wrong {field}" for field in ("app", "channel", "platform") if there[field] != WHERE[field]), None)
        manifest(f"of {app} {channel} {platform}", reason, PLAIN | there)
        policy(f"of {app} {channel} {platform}", reason, PLANNED | there)
        manifest(f"asked for by {app} {channel} {platform}", reason, PLAIN, **there)
        policy(f"asked for by {app} {channel} {platform}", reason, PLANNED, **there)
    for of, wanted in itertools.product(("low", "mid", "high", "flagship", "host"), repeat=2):
        policy(f"of {of} for {wanted}", None if of == wanted else NAMED, PLANNED | {"tier": of}, tier=wanted)
    for version, wanted in itertools.product((1, 2, 3, 2**53 - 1), repeat=2):
        value = PLANNED | {"policyVersion": version}
        policy(f"version {version} for {wanted}", None if version == wanted else NAMED, value, entry=reference(value, policyVersion=wanted))
    for kept in (0, 1, 4, 5, 6, 7, 2**53 - 1):
        for version in (1, 5, 6, 2**53 - 1):
            manifest(f"version {version} over {kept}", ROLLBACK if version < kept else None, PLAIN | {"manifestVersion": version}, storedVersion=kept)
    bodies = ("real", "host", "virtual", "emulated")
    for size in range(5):
        for some in itertools.combinations(bodies, size):
            for channel in ("stable", "sandbox"):
                artificial = {"virtual", "emulated"} & set(some)
                reason = FORM[POLICY] if not some else SANDBOX if artificial and channel == "stable" else None
                for base in (FIXED, PLANNED):
                    policy(f"{base['mode']} on {', '.join(some) or 'nothing'} in {channel}", reason, changed(base, "provenance.bodies", list(some)) | {"channel": channel}, channel=channel)
    policy("with a body twice", FORM[POLICY], changed(FIXED, "provenance.bodies", ["real", "real"]))
    policy("with an unknown body", FORM[POLICY], changed(FIXED, "provenance.bodies", ["ghost"]))
    for name, entry in [("sha256", {"sha256": SHA}), ("length, one less,", {"length": len(text(PLANNED)) - 1}), ("length, one more,", {"length": len(text(PLANNED)) + 1})]:
        policy(f"other {name} than named", MIXED, PLANNED, entry=reference(PLANNED) | entry)
    policy("another policy, well signed", MIXED, FIXED, entry=reference(PLANNED))
    for models, reason in [([SHA], None), ([], "wants a model that this phone does not have"), (["0" * 64], "wants a model that this phone does not have"), (["0" * 64, SHA], None)]:
        policy(f"with {len(models)} models on the phone, {reason or 'its own among them'}", reason, PLANNED, models=models)
    for own, wanted in itertools.product((1, 2, 3), (None, 1, 2, 3, 4)):
        value = PLAIN if wanted is None else PLAIN | {"minHarness": wanted}
        manifest(f"wants harness {wanted} of {own}", "wants a newer harness than this app has" if (wanted or 0) > own else None, value, harness=own)
        value = PLAIN if wanted is None else PLAIN | {"rootVersion": wanted}
        manifest(f"names root {wanted} before {own}", "names a root document that this client does not have" if (wanted or 0) > own else None, value, rootVersion=own)
    manifest("names a root before a client without", "names a root document that this client does not have", PLAIN | {"rootVersion": 1}, rootVersion=0)
    times(); ranges()  # fmt: skip


def day(number: int, rest: str = "00:00:00Z") -> str:
    return f"2026-05-{number:02d}T{rest}"


def times() -> None:
    for issued, until, now in itertools.product((10, 12, 14), (9, 10, 14, 17, 18, 21), (8, 9, 11, 13, 17, 20)):
        life = until - issued
        reason = "ends before it begins" if life <= 0 else "valid for longer than seven days" if life > 7 else BEHIND if issued > now + 1 else "expired" if until <= now else None
        manifest(f"from day {issued} to {until} on day {now}", reason, PLAIN | {"issuedAt": day(issued), "notAfter": day(until)}, now=day(now))
    for name, changes, now, reason in [
        ("one millisecond before its end", {}, "2026-06-05T23:59:59.999Z", None), ("at its end", {}, "2026-06-06T00:00:00Z", "expired"),
        ("a day and a millisecond before its issue", {}, "2026-05-28T23:59:59.999Z", BEHIND), ("a day before its issue", {}, "2026-05-29T00:00:00Z", None),
        ("of seven days and a millisecond", {"notAfter": "2026-06-06T00:00:00.001Z"}, NOW, "valid for longer than seven days"),
        ("in the year 1970", {}, "1970-01-01T00:00:00Z", BEHIND), ("on a leap day", {"issuedAt": "2028-02-29T00:00:00Z", "notAfter": "2028-03-01T00:00:00Z"}, "2028-02-29T12:00:00Z", None),
    ]:  # fmt: skip
        manifest(name, reason, PLAIN | changes, now=now)
    for spelling in (
        "", "soon", "2026-06-06", "2026-06-06T00:00:00", "2026-06-06 00:00:00Z", "2026-06-06T00:00:00z", "2026-06-06t00:00:00Z", "2026-06-06T00:00:00+00:00", "2026-06-06T00:00:00.0000Z",
        "2026-06-06T00:00:00.Z", "2026-06-06T24:00:00Z", "2026-06-05T23:59:60Z", "2026-06-31T00:00:00Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-06-00T00:00:00Z", "1999-06-06T00:00:00Z", "0000-06-06T00:00:00Z", "02026-06-06T00:00:00Z", "+002026-06-06T00:00:00Z", "2026-06-06T00:00Z", "2026-W23-6T00:00:00Z",
        "2026-157T00:00:00Z", " 2026-06-06T00:00:00Z", "2026-06-06T00:00:00Z\n", "２026-06-06T00:00:00Z", 1780704000, None,
    ):  # fmt: skip
        for field in ("issuedAt", "notAfter"):
            manifest(f"with {json.dumps(spelling)} for {field}", FORM[MANIFEST], PLAIN | {field: spelling})
    for spelling in ("2026-06-06T00:00:00.0Z", "2026-06-05T23:59:59.99Z", "2026-06-05T23:59:59.999Z"):
        manifest(f"until {spelling}", None, PLAIN | {"notAfter": spelling})


def ranges() -> None:
    edges = (0, 1, 5000, 9999, 10000)
    for candidate in itertools.product(edges, repeat=2):
        for control in itertools.product((0, 1, 5000, 10000), repeat=2):
            backwards = candidate[0] > candidate[1] or control[0] > control[1]
            overlap = set(range(*candidate)) & set(range(*control))
            value = changed(FULL, "tiers.mid.rollout", ROLLOUT | dict(zip(("candidateFrom", "candidateTo", "controlFrom", "controlTo"), (*candidate, *control), strict=True)))
            manifest(f"candidate {candidate}, control {control}", "the ranges of a rollout overlap or run backwards" if backwards or overlap else None, value)
    for field, value in itertools.product(("candidateFrom", "candidateTo", "controlFrom", "controlTo"), (-1, 10001, 0.5, "1", None)):
        manifest(f"rollout with {json.dumps(value)} for {field}", FORM[MANIFEST], changed(FULL, f"tiers.mid.rollout.{field}", value))


def roots() -> None:
    def root(name: str, reason: str | None, value: dict | bytes, names: tuple[str, ...], **context: object) -> None:
        add(ROOT, name, reason, seal(ROOT, value if isinstance(value, bytes) else spelled(value), names), **context)

    everybody = ("root-a", "root-b", "root-c", "root-d", "stranger")
    for size in range(1, 5):
        for some in itertools.combinations(everybody, size):
            known = len({"root-a", "root-b", "root-c"} & set(some))
            root(f"first, by {', '.join(some)}", None if known >= 2 else BAD, ROOT_1, some)
            rotated = ROOT_2 | {"rootKeys": [public("root-b"), public("root-c"), public("root-d")]}
            after = len({"root-b", "root-c", "root-d"} & set(some))
            reason = BAD if known < 2 else "not signed by enough of its own root keys" if after < 2 else None
            root(f"rotated, by {', '.join(some)}", reason, rotated, some, previous=ROOT_1)
            three = ROOT_2 | {"threshold": 3}
            root(f"of threshold three, by {', '.join(some)}", BAD if known < 2 else "not signed by enough of its own root keys" if known < 3 else None, three, some, previous=ROOT_1)
    for twice in ("root-a", "root-b"):
        root(f"by {twice} twice", BAD, ROOT_1, (twice, twice))
        root(f"next, by {twice} twice", BAD, ROOT_2, (twice, twice), previous=ROOT_1)
    for before, version in itertools.product((1, 2, 7), (1, 2, 3, 8)):
        root(f"version {version} after {before}", None if version == before + 1 else "not the next version of the root document", ROOT_1 | {"rootVersion": version}, TWO, previous=ROOT_1 | {"rootVersion": before})
    fresh = [public("manifest-new") | {"role": MANIFEST, "notAfter": "2026-09-01T00:00:00Z"}, ROOT_1["keys"][1]]
    for before, epoch, new in itertools.product((0, 1, 3), (0, 1, 2, 4), (True, False)):
        reason = "lower epoch than the root document before" if epoch < before else "lets versions start anew but keeps a manifest key" if epoch > before and not new else None
        root(f"epoch {epoch} after {before}, {'new' if new else 'old'} manifest key", reason, ROOT_2 | {"versionEpoch": epoch, "keys": fresh if new else ROOT_1["keys"]}, TWO, previous=ROOT_1 | {"versionEpoch": before})
    twins = "a key of the root document stands twice, or too few for its threshold"
    named = public("root-a")
    root("with one root key under two names", twins, ROOT_1 | {"rootKeys": [named, named | {"keyid": "root-b"}, public("root-c")]}, ("root-a", "root-c"))
    root("with two root keys of one name", twins, ROOT_1 | {"rootKeys": [named, public("root-b"), public("root-c") | {"keyid": "root-a"}]}, TWO)
    root("with an online key twice", twins, ROOT_1 | {"keys": [ROOT_1["keys"][0]] * 2}, TWO)
    root("with one key for both roles", None, ROOT_1 | {"keys": [ROOT_1["keys"][0], ROOT_1["keys"][0] | {"role": POLICY}]}, TWO)
    root("with a threshold beyond its keys", BAD, ROOT_1 | {"threshold": 4}, TWO)
    root("next, with a threshold beyond its keys", twins, ROOT_2 | {"threshold": 4}, TWO, previous=ROOT_1)
    root("of another app", "wrong app", ROOT_1 | {"app": "other"}, TWO)
    root("asked for by another app", "wrong app", ROOT_1, TWO, app="other")
    for path, low, high in (("rootVersion", 1, 2**53 - 1), ("threshold", 2, 8), ("versionEpoch", 0, 1000000)):
        for what, value, within in at_bounds("whole", low, high):
            if not within:
                root(f"{path}: {what}", FORM[ROOT], changed(ROOT_1, path, value), TWO)
        root(f"{path}: missing", FORM[ROOT], changed(ROOT_1, path, ...), TWO)
    for field in ROOT_1:
        root(f"with null for {field}", FORM[ROOT], ROOT_1 | {field: None}, TWO)
    for place, value in [("keys.0.role", "root"), ("keys.0.role", ...), ("keys.0.alg", "RS256"), ("keys.0.notAfter", "never"), ("keys.0.publicKeyPem", "no key"), ("keys.0.publicKeyPem", pem("es256").strip()), ("rootKeys.0.publicKeyPem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), ("rootKeys.0.role", "manifest"), ("keys", []), ("rootKeys", []), ("rootKeys", [named]), ("surprise", 1), ("keys.1.surprise", 1)]:  # fmt: skip
        root(f"with {json.dumps(value if value is not ... else 'nothing')[:20]} for {place}", FORM[ROOT], changed(ROOT_1, place, value), TWO)
    broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    root("by a key that is none", BAD, changed(ROOT_1, "rootKeys.0.publicKeyPem", broken), TWO)
    root("by keys under the other algorithm", BAD, ROOT_1 | {"rootKeys": [key | {"alg": "ES256"} for key in ROOT_1["rootKeys"]]}, TWO)
    payload = text(ROOT_1)
    whole = seal(ROOT, ROOT_1, TWO)
    for at in range(0, len(payload), 9):
        spoilt = bytearray(payload)
        spoilt[at] ^= 1
        add(ROOT, f"next, with byte {at} changed", BAD, whole | {"payload": b64(bytes(spoilt))}, previous=ROOT_1)
    for junk in (None, 1, "x", [], {}, {"payload": 1}, {"payload": ""}, {"payload": "!"}, {"payload": "e30"}):
        add(ROOT, f"{json.dumps(junk)} for an envelope", FORM[ROOT], junk)
        add(ROOT, f"next, {json.dumps(junk)} for an envelope", NO_ENVELOPE, junk, previous=ROOT_1)
    for kind in (MANIFEST, POLICY):
        add(ROOT, f"passed off as {kind}", "wrong payload type", seal(kind, ROOT_1, TWO))


def buckets() -> list[dict]:
    """The bucket of an installation: the first eight bytes, big-endian, of SHA-256 of `salt:install`, modulo 10,000."""
    ids = [f"install-{number}" for number in range(248)] + ["", ":", "農場", "🎬", "a:b", " ", "\u0000", "é"]
    salts = ("salt-of-3", "salt-of-4", "00000000", "A" * 64)
    return [{"salt": salt, "installId": one, "bucket": int.from_bytes(hashlib.sha256(f"{salt}:{one}".encode()).digest()[:8], "big") % 10000} for salt in salts for one in ids]


def made_files() -> dict[str, bytes]:
    vectors.clear()
    for write in (bounds, words, structure, envelopes, places_and_time, roots):
        write()
    lines = lambda values: b"".join(text(value) + b"\n" for value in values)  # noqa: E731
    return {"vectors.ndjson": lines(vectors), "buckets.ndjson": lines(buckets()), "keys.json": json.dumps({"keys": TRUSTED}, indent=1).encode() + b"\n"}


def stale() -> list[str]:
    return [name for name, data in made_files().items() if not (VECTORS / name).exists() or (VECTORS / name).read_bytes() != data]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"not fresh: {stale()}" if stale() else 0)
    VECTORS.mkdir(exist_ok=True)
    for name, data in made_files().items():
        (VECTORS / name).write_bytes(data)
    print(f"{len(vectors)} vectors, {sum(vector['reason'] is None for vector in vectors)} of them taken")
