"""Envelopes: signatures, spellings and bytes that are not what they should be."""

from __future__ import annotations

import json

from .payloads import BAD, NO_ENVELOPE, PLAIN, PLANNED, reference
from .sealing import MANIFEST, POLICY, ROOT, add, b64, raw_signature, seal, signature, text


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
