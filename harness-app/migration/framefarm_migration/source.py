"""What a model file is, by its content and without opening it: a name proves nothing, and a pickle runs code when it is opened."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .faults import MigrationFault

MAX_BYTES = 512 * 2**20
# PyTorch stores weights plainly and packs only code: a few times smaller at most
MAX_UNPACKED_BYTES, MAX_RATIO, MAX_ENTRIES = 1024 * 2**20, 20, 20_000
# protocols 2 to 5 begin with PROTO; torch's older files are a row of pickles that begin so
_PICKLE = tuple(bytes([0x80, protocol]) for protocol in (2, 3, 4, 5))


@dataclass(frozen=True)
class Source:
    path: Path
    format: str  # onnx, torchscript or pickle
    sha256: str
    bytes: int


def inspect(path: Path) -> Source:
    """Raises MigrationFault for what is no model file, too large, or unpacks to too much."""
    try:
        size = path.stat().st_size
        with open(path, "rb") as file:
            head = file.read(64)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MigrationFault("source.unreadable", f"{path.name} cannot be read: {error.strerror}; check the path") from error
    if size > MAX_BYTES:
        raise MigrationFault("source.too-large", f"{path.name} has {size} bytes, a model for phones at most {MAX_BYTES}")
    if head.startswith(b"PK"):
        return Source(path, _format_of_archive(path), digest, size)
    if head.startswith(_PICKLE):
        return Source(path, "pickle", digest, size)
    # a ModelProto begins with its field 1, ir_version, as a varint
    if size > 16 and head[0] == 0x08 and head[1] < 0x80:
        return Source(path, "onnx", digest, size)
    raise MigrationFault("source.unknown", f"{path.name} is neither ONNX nor TorchScript; export the network as one of them")


def _format_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise MigrationFault("source.corrupt", f"{path.name} is a broken or cut off archive ({error}); bring it again") from error
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_RATIO * max(packed, 1):
        raise MigrationFault(
            "source.zip-bomb",
            f"{path.name} would unpack to {unpacked} bytes in {len(entries)} files out of {packed}; a model does not pack like that, it was not opened",
        )
    names = [entry.filename.partition("/")[2] for entry in entries]
    if "constants.pkl" in names and any(name.startswith("code/") for name in names):
        return "torchscript"
    if "data.pkl" in names:
        return "pickle"
    raise MigrationFault("source.unknown", f"{path.name} is an archive, but not one of PyTorch; export the network as TorchScript or ONNX")
