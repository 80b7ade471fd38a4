"""The held-out photographs: all of them, fetched, or the few that are committed for the quick form."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "harness-app/models"))
from quality.contents import contents, fetch, photograph  # noqa: E402

FIXTURES = Path(__file__).parent / "fixtures"


def held_out(quick: bool) -> list[tuple[str, Image.Image]]:
    """(name, photograph) of every held-out content; the photographs are opened one by one."""
    wanted = contents(["held-out"])
    if quick:
        return [(c.name, Image.open(FIXTURES / f"{c.name}.jpg").convert("RGB")) for c in wanted if (FIXTURES / f"{c.name}.jpg").exists()]
    fetch(wanted)
    return ((content.name, photograph(content)) for content in wanted)
