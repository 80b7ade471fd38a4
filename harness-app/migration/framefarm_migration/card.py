"""The card that comes with a model file: its name, version and preprocessing, and scores by which a wrong preprocessing shows."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from .faults import MigrationFault

_FIELDS = {"width", "height", "channels", "resize", "mean", "scale"}


@dataclass(frozen=True)
class Card:
    name: str
    version: str
    preprocessing: dict
    expected: tuple[tuple[Path, float], ...]  # (picture, score)


def read_card(path: Path) -> Card:
    try:
        card = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        raise _wrong(path, f"it cannot be read as JSON ({error})") from error
    if not isinstance(card, dict) or not {"name", "version", "preprocessing"} <= card.keys() <= {"name", "version", "preprocessing", "expected"}:
        raise _wrong(path, "it has to have name, version and preprocessing, may have expected, and nothing else")
    for key in ("name", "version"):
        if not isinstance(card[key], str) or not 0 < len(card[key]) <= 120 or not card[key].isprintable():
            raise _wrong(path, f"{key} has to be a text of at most 120 printable characters")
    _check_preprocessing(path, card["preprocessing"])
    expected = card.get("expected", [])
    if not isinstance(expected, list) or not all(
        isinstance(one, dict) and one.keys() == {"picture", "score"} and isinstance(one["picture"], str) and _is_number(one["score"]) for one in expected
    ):
        raise _wrong(path, "expected has to be a list of {picture, score}")
    return Card(card["name"], card["version"], card["preprocessing"], tuple((path.parent / one["picture"], one["score"]) for one in expected))


def _check_preprocessing(path: Path, how: object) -> None:
    if not isinstance(how, dict) or how.keys() != _FIELDS:
        raise _wrong(path, f"preprocessing has to have exactly {', '.join(sorted(_FIELDS))}")
    for key in ("width", "height"):
        if not (isinstance(how[key], int) and not isinstance(how[key], bool) and 8 <= how[key] <= 1024):
            raise _wrong(path, f"{key} has to be a whole number from 8 to 1024")
    if how["channels"] not in ("rgb", "bgr") or how["resize"] != "bilinear":
        raise _wrong(path, "channels has to be rgb or bgr, resize bilinear")
    for key in ("mean", "scale"):
        if not (isinstance(how[key], list) and len(how[key]) == 3 and all(map(_is_number, how[key]))):
            raise _wrong(path, f"{key} has to be three numbers, one per channel")
    if 0 in how["scale"]:
        raise _wrong(path, "a scale of 0 takes a whole channel away")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and abs(value) <= 1e9


def _wrong(path: Path, what: str) -> MigrationFault:
    return MigrationFault("card.invalid", f"card {path.name}: {what}; correct the card")
