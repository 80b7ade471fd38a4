"""Artifacts lie under their digest; what lies there is checked before it is used."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .faults import LaunchFault


def checked_artifact(root: Path, sha256: str, kind: str) -> Path:
    """The path of an artifact with exactly this digest; `kind` is `model` or `clip` and names the error."""
    path = root / "artifacts" / sha256
    try:
        with open(path, "rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise LaunchFault(f"{kind}.digest-mismatch", f"artifact {sha256} is not on the phone: {error.strerror}; bring it again") from error
    if found != sha256:
        raise LaunchFault(f"{kind}.digest-mismatch", f"artifact {sha256} has digest {found}; delete it and bring it again")
    return path
