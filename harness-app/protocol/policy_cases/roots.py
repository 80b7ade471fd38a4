"""Root documents and their rotation."""

from __future__ import annotations

import itertools
import json

from make_golden import changed

from .bounds import at_bounds
from .payloads import BAD, FORM, NO_ENVELOPE, ROOT_1, ROOT_2, TWO, spelled
from .sealing import MANIFEST, POLICY, ROOT, add, b64, pem, public, seal, text


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
