"""Keys, and sealing with them: those of golden/, and root keys made from their names. What is added here is a vector."""

from __future__ import annotations

import base64
import hashlib
import json

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from make_golden import KEYS as GOLDEN_KEYS

MANIFEST, POLICY, ROOT = "manifest", "policy", "root"
SHA = hashlib.sha256(b"golden").hexdigest()
RUN = "run_golden0001"
WHERE = {"app": "golden", "channel": "stable", "platform": "android"}
NOW = "2026-06-01T00:00:00Z"
vectors: list[dict] = []


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
