"""The engine on a model whose activations were quantised with pictures."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from framefarm_harness.clip import Clip
from framefarm_harness.convert import Converter
from framefarm_harness.engine import Engine
from PIL import Image

from conftest import HARNESS_APP

QUANTISE = "import _tools, sys; _tools.mnnquant(['mnnquant', *sys.argv[1:]])"


MODEL = json.loads((HARNESS_APP / "models/model.json").read_text())
HOW = MODEL["preprocessing"]
FILES = {one["variant"]: HARNESS_APP / "models" / one["file"] for one in [*MODEL["variants"], *MODEL["furtherVariants"]]}


def frames() -> list:
    clip = Clip(HARNESS_APP / "clips/known-best-home.mp4", "home")
    found = [frame for index, (frame, _) in enumerate(clip.rest()) if index % 8 == 0]
    clip.close()
    return found


def scores(model: Path) -> np.ndarray:
    engine, converter = Engine(model, "fp32", 1, HOW["width"], HOW["height"]), Converter(HOW)
    return np.array([engine.score(converter.tensor(frame)) for frame in frames()])


@pytest.mark.parametrize("method", ["KL", "EMA"])
def test_a_calibrated_model_gives_scores_and_not_the_bytes_of_its_output(tmp_path, method):
    (tmp_path / "pictures").mkdir()
    pictures = [Converter(HOW).pixels(frame) for frame in frames()]
    for index, picture in enumerate(pictures):
        Image.fromarray(picture).save(tmp_path / f"pictures/{index:03}.png")
    settings = {
        "format": HOW["channels"].upper(), "mean": HOW["mean"], "normal": HOW["scale"], "width": HOW["width"], "height": HOW["height"],
        "path": f"{tmp_path}/pictures/", "used_image_num": len(pictures), "feature_quantize_method": method, "weight_quantize_method": "MAX_ABS",
    }  # fmt: skip
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    subprocess.run([sys.executable, "-c", QUANTISE, FILES["fp32"], "int8.mnn", "settings.json"], cwd=tmp_path, check=True, capture_output=True)
    assert np.abs(scores(tmp_path / "int8.mnn")).max() < 10


def test_the_committed_calibrated_variant_scores_nearly_as_fp32():
    wanted, found = scores(FILES["fp32"]), scores(FILES["int8-calibrated"])
    assert 0 < np.abs(found - wanted).max() < 0.05 * np.abs(wanted).max()
