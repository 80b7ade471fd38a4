"""The held-out photographs: all of them, fetched, or the few that are committed for the quick form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "harness-app/models"))
from quality.contents import contents, fetch, photograph  # noqa: E402

FIXTURES = Path(__file__).parent / "fixtures"


def held_out(quick: bool, shard: str) -> Iterator[tuple[int, str, Image.Image]]:
    """(place, name, photograph) of every n-th held-out content from the i-th on; `shard` is "i/n", i from 0."""
    first, step = (int(part) for part in shard.split("/"))
    wanted = [content for content in contents(["held-out"]) if not quick or (FIXTURES / f"{content.name}.jpg").exists()]
    if not quick:
        fetch(wanted)
    for place in range(first, len(wanted), step):
        content = wanted[place]
        image = Image.open(FIXTURES / f"{content.name}.jpg").convert("RGB") if quick else photograph(content)
        yield place, content.name, image
