"""The golden vectors as a reader without TypeScript sees them: JSON Schema, the signature checks, and the harness's own plan reader."""

import base64
import datetime
import hashlib
import json
import re
import sys

import pytest
from conftest import HARNESS_APP
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from framefarm_harness.faults import LaunchFault
from framefarm_harness.plan import read_identity, read_plan
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

PROTOCOL = HARNESS_APP / "protocol"
GOLDEN = PROTOCOL / "golden"
VERDICTS = json.loads((GOLDEN / "verdicts.json").read_text())
KEYS = {key["keyid"]: key for key in json.loads((GOLDEN / "keys/trusted.json").read_text())["keys"]}


def matches(validator, pattern, value, _schema):
    # in the regular expressions of JSON Schema $ is the very end, in Python also the place before a last newline
    if isinstance(value, str) and not re.search(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


formats = FormatChecker(())


@formats.checks("date-time", ValueError)
def is_instant(value):
    if isinstance(value, str) and datetime.datetime.fromisoformat(value).utcoffset() is None:
        raise ValueError("no offset")
    return True


def validator(name):
    schema = json.loads((PROTOCOL / f"schemas/{name}.schema.json").read_text())
    return extend(Draft202012Validator, {"pattern": matches})(schema, format_checker=formats)


PLAN, RECORD, ENVELOPE, POLICY, MANIFEST = map(validator, ("plan", "report-record", "envelope", "policy", "manifest"))


class NotANumber(ValueError):
    pass


def parse(data: bytes):
    """JSON by its standard: NaN and Infinity are no JSON. A number too large for a double is told as None, which no schema takes."""

    def refuse(name):
        raise NotANumber(name)

    def finite(digits):
        value = float(digits)
        return value if abs(value) != float("inf") else None

    return json.loads(data.decode(), parse_constant=refuse, parse_float=finite)


def sound(data: bytes, schema) -> bool:
    try:
        return schema.is_valid(parse(data))
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
    assert sound(data, PLAN) == (vector["verdict"] == "valid")


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
    assert understood == (vector["verdict"] == "valid" and "needs" not in vector)
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
        if not RECORD.is_valid(record):
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


def verified(envelope, kind):
    """(payload, None) or (None, reason), before anything inside is parsed."""
    if not ENVELOPE.is_valid(envelope):
        return None, "not an envelope"
    if envelope["payloadType"] != kind:
        return None, "wrong payload type"
    payload = unpacked(envelope["payload"])
    message = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
    if any(is_good(signature, message) for signature in envelope["signatures"]):
        return payload, None
    return None, "bad signature"


def unpacked(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_good(signature, message):
    key = KEYS.get(signature["keyid"])
    if key is None or key["alg"] != signature["alg"]:
        return False
    public, sig = serialization.load_pem_public_key(key["publicKeyPem"].encode()), unpacked(signature["sig"])
    try:
        if key["alg"] == "Ed25519":
            public.verify(sig, message)
        elif len(sig) != 64:
            return False
        else:
            numbers = int.from_bytes(sig[:32], "big"), int.from_bytes(sig[32:], "big")
            public.verify(encode_dss_signature(*numbers), message, ec.ECDSA(hashes.SHA256()))
        return True
    except InvalidSignature:
        return False


def other_place(payload, context):
    return next((f"wrong {name}" for name in ("app", "channel", "platform") if payload[name] != context[name]), None)


def refusal_of_manifest(envelope, context):
    data, reason = verified(envelope, "application/vnd.framefarm.manifest+json")
    if reason:
        return reason
    if not sound(data, MANIFEST):
        return "the manifest has a form that this client does not know"
    manifest = parse(data)
    if reason := other_place(manifest, context):
        return reason
    issued, until, now = map(datetime.datetime.fromisoformat, (manifest["issuedAt"], manifest["notAfter"], context["now"]))
    if until - issued > datetime.timedelta(days=7):
        return "valid for longer than seven days"
    if until <= now:
        return "expired"
    return "lower version than the one kept (rollback)" if manifest["manifestVersion"] < context["storedVersion"] else None


def refusal_of_policy(envelope, context):
    data, reason = verified(envelope, "application/vnd.framefarm.policy+json")
    if reason:
        return reason
    entry = context["entry"]
    if (len(data), hashlib.sha256(data).hexdigest()) != (entry["length"], entry["sha256"]):
        return "not the bytes that the manifest names (mix-and-match)"
    if not sound(data, POLICY):
        return "the policy has a form that this client does not know"
    policy = parse(data)
    if reason := other_place(policy, context):
        return reason
    if (policy["tier"], policy["policyVersion"]) != (context["tier"], entry["policyVersion"]):
        return "not the tier or version that the manifest names"
    artificial = {"virtual", "emulated"} & set(policy["provenance"]["bodies"])
    return "rests on virtual phones and is good for channel sandbox only" if artificial and context["channel"] != "sandbox" else None


@named("policies")
def test_an_envelope_has_its_verdict(vector):
    whole = json.loads((GOLDEN / vector["file"]).read_text())
    refusal = refusal_of_policy if "entry" in whole["context"] else refusal_of_manifest
    assert refusal(whole["envelope"], whole["context"]) == vector["reason"]
