"""Whether a signed policy, manifest or root document is to be taken: a second opinion on what packages/policy-client says.

As a program it reads vectors, one JSON object a line, and writes one line for each: the reason of the refusal as JSON, null when it is taken.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import functools
import hashlib
import json
import re
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

PROTOCOL = Path(__file__).parent
DAY = datetime.timedelta(days=1)


def matches(_validator, pattern, value, _schema):
    # in the regular expressions of JSON Schema $ is the very end, in Python also the place before a last newline
    if isinstance(value, str) and not re.search(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


formats = FormatChecker(())


@formats.checks("date-time", ValueError)
def is_instant(value):
    if isinstance(value, str) and datetime.datetime.fromisoformat(value).utcoffset() is None:
        raise ValueError("no offset")
    return True


@functools.cache
def validator(name):
    schema = json.loads((PROTOCOL / f"schemas/{name}.schema.json").read_text())
    return extend(Draft202012Validator, {"pattern": matches})(schema, format_checker=formats)


class NotANumber(ValueError):
    pass


def parse(data: bytes):
    """JSON by its standard: NaN and Infinity are no JSON. A number too large for a double is told as None, which no schema takes."""

    def refuse(name):
        raise NotANumber(name)

    def finite(digits):
        value = float(digits)
        return value if abs(value) != float("inf") else None

    def whole(digits):
        return int(digits) if len(digits) < 25 else finite(digits)

    return json.loads(data.decode(), parse_constant=refuse, parse_float=finite, parse_int=whole)


def sound(data: bytes, name: str):
    """The JSON in the bytes if the schema takes it, else None."""
    try:
        value = parse(data)
    except (ValueError, RecursionError):
        return None
    return value if validator(name).is_valid(value) else None


def unpacked(text: str) -> bytes | None:
    """Base64url has one spelling: without padding, unused bits zero."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    return data if base64.urlsafe_b64encode(data).rstrip(b"=").decode() == text else None


@functools.cache
def public_key(pem: str):
    try:
        return serialization.load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None


def is_good(key: dict, sig: bytes, message: bytes) -> bool:
    public = public_key(key["publicKeyPem"])
    try:
        if key["alg"] == "Ed25519" and isinstance(public, ed25519.Ed25519PublicKey):
            public.verify(sig, message)
            return True
        if key["alg"] == "ES256" and isinstance(public, ec.EllipticCurvePublicKey) and len(sig) == 64:
            numbers = int.from_bytes(sig[:32], "big"), int.from_bytes(sig[32:], "big")
            public.verify(encode_dss_signature(*numbers), message, ec.ECDSA(hashes.SHA256()))
            return True
    except InvalidSignature:
        pass
    return False


def verified(envelope, kind: str, keys: list[dict], needed: int = 1) -> tuple[bytes, str | None]:
    """(payload, None) or (nothing, reason), before anything inside is parsed."""
    if not validator("envelope").is_valid(envelope):
        return b"", "not an envelope"
    if envelope["payloadType"] != f"application/vnd.framefarm.{kind}+json":
        return b"", "wrong payload type"
    payload = unpacked(envelope["payload"])
    if payload is None:
        return b"", "not an envelope"
    if len(payload) > 65536:
        return b"", "longer than 65536 bytes"
    name = envelope["payloadType"]
    message = f"DSSEv1 {len(name)} {name} {len(payload)} ".encode() + payload
    good = set()
    for signature in envelope["signatures"]:
        at = next((i for i, key in enumerate(keys) if (key["keyid"], key["alg"]) == (signature["keyid"], signature["alg"])), None)
        sig = unpacked(signature["sig"])
        if at is not None and sig is not None and is_good(keys[at], sig, message):
            good.add(at)
    return (payload, None) if len(good) >= needed else (b"", "bad signature")


def instant(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def other_place(payload, context):
    return next((f"wrong {name}" for name in ("app", "channel", "platform") if payload[name] != context[name]), None)


def keys_for(role, keys):
    return [key for key in keys if key.get("role", role) == role]


def sound_ranges(entry) -> bool:
    rollout = entry.get("rollout")
    if rollout is None:
        return True
    candidate, control = (range(rollout[f"{arm}From"], rollout[f"{arm}To"]) for arm in ("candidate", "control"))
    if any(rollout[f"{arm}From"] > rollout[f"{arm}To"] for arm in ("candidate", "control")):
        return False
    return not (candidate and control and candidate.start < control.stop and control.start < candidate.stop)


def refusal_of_manifest(envelope, context, keys):
    data, reason = verified(envelope, "manifest", keys_for("manifest", keys))
    if reason:
        return reason
    manifest = sound(data, "manifest")
    if manifest is None:
        return "the manifest has a form that this client does not know"
    if reason := other_place(manifest, context):
        return reason
    issued, until, now = map(instant, (manifest["issuedAt"], manifest["notAfter"], context["now"]))
    if until <= issued:
        return "ends before it begins"
    if until - issued > 7 * DAY:
        return "valid for longer than seven days"
    if manifest.get("rootVersion", 0) > context.get("rootVersion", 0):
        return "names a root document that this client does not have"
    if manifest.get("minHarness", 0) > context.get("harness", float("inf")):
        return "wants a newer harness than this app has"
    if not all(map(sound_ranges, manifest["tiers"].values())):
        return "the ranges of a rollout overlap or run backwards"
    if issued > now + DAY:
        return "issued more than a day after the time of this phone (clock behind)"
    if until <= now:
        return "expired"
    return "lower version than the one kept (rollback)" if manifest["manifestVersion"] < context["storedVersion"] else None


def refusal_of_policy(envelope, context, keys):
    data, reason = verified(envelope, "policy", keys_for("policy", keys))
    if reason:
        return reason
    entry = context["entry"]
    if (len(data), hashlib.sha256(data).hexdigest()) != (entry["length"], entry["sha256"]):
        return "not the bytes that the manifest names (mix-and-match)"
    policy = sound(data, "policy")
    if policy is None:
        return "the policy has a form that this client does not know"
    if reason := other_place(policy, context):
        return reason
    if (policy["tier"], policy["policyVersion"]) != (context["tier"], entry["policyVersion"]):
        return "not the tier or version that the manifest names"
    if context["channel"] != "sandbox" and {"virtual", "emulated"} & set(policy["provenance"]["bodies"]):
        return "rests on virtual phones and is good for channel sandbox only"
    if "models" in context and policy["modelSha256"] not in context["models"]:
        return "wants a model that this phone does not have"
    return None


FORM_OF_ROOT = "the root document has a form that this client does not know"


def refusal_of_root(envelope, context):
    previous = context["previous"]
    claimed = previous
    if claimed is None:
        payload = envelope.get("payload") if isinstance(envelope, dict) else None
        data = unpacked(payload) if isinstance(payload, str) and re.fullmatch("[A-Za-z0-9_-]+", payload) else None
        claimed = None if data is None else sound(data, "root")
        if claimed is None:
            return FORM_OF_ROOT
    data, reason = verified(envelope, "root", claimed["rootKeys"], claimed["threshold"])
    if reason:
        return reason
    root = sound(data, "root")
    if root is None:
        return FORM_OF_ROOT
    if root["app"] != context["app"]:
        return "wrong app"
    groups = [root["rootKeys"], *([key for key in root["keys"] if key["role"] == role] for role in ("manifest", "policy"))]
    different = all(len({key[field] for key in keys}) == len(keys) for keys in groups for field in ("keyid", "publicKeyPem"))
    if not different or root["threshold"] > len(root["rootKeys"]):
        return "a key of the root document stands twice, or too few for its threshold"
    if verified(envelope, "root", root["rootKeys"], root["threshold"])[1]:
        return "not signed by enough of its own root keys"
    if previous is not None:
        if root["rootVersion"] != previous["rootVersion"] + 1:
            return "not the next version of the root document"
        if root["versionEpoch"] < previous["versionEpoch"]:
            return "lower epoch than the root document before"
        old = {key["publicKeyPem"] for key in previous["keys"]}
        if root["versionEpoch"] > previous["versionEpoch"] and any(key["role"] == "manifest" and key["publicKeyPem"] in old for key in root["keys"]):
            return "lets versions start anew but keeps a manifest key"
    return None


def refusal_of(vector: dict, keys: list[dict]):
    """The reason of the refusal; None when it is taken."""
    context, envelope = vector["context"], vector["envelope"]
    if "previous" in context:
        return refusal_of_root(envelope, context)
    if "entry" in context:
        return refusal_of_policy(envelope, context, keys)
    return refusal_of_manifest(envelope, context, keys)


def main() -> None:
    """The first line holds the trusted keys."""
    lines = iter(sys.stdin)
    keys = json.loads(next(lines))["keys"]
    for line in lines:
        print(json.dumps(refusal_of(json.loads(line), keys)), flush=False)


if __name__ == "__main__":
    main()
