"""Writes policy-vectors/: signed policies, manifests and root documents with the verdict and reason that every client has to reach, and
buckets. `--check` only compares. The cases stand in policy_cases/.
"""

from __future__ import annotations

import hashlib
import json
import sys

from policy_cases.bounds import bounds
from policy_cases.envelopes import envelopes
from policy_cases.forms import structure, words
from policy_cases.places_and_times import places_and_time
from policy_cases.roots import roots
from policy_cases.sealing import TRUSTED, text, vectors
from policy_check import PROTOCOL

VECTORS = PROTOCOL / "policy-vectors"


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
