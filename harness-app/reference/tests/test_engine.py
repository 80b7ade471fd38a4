"""The engine on a model whose activations were quantised with pictures."""

import json
import subprocess
import sys

import numpy as np
import pytest
from framefarm_harness.clip import Clip
from framefarm_harness.convert import Converter
from framefarm_harness.engine import Engine
from PIL import Image

from conftest import HARNESS_APP

QUANTISE = "import _tools, sys; _tools.mnnquant(['mnnquant', *sys.argv[1:]])"


@pytest.mark.parametrize("method", ["KL", "EMA"])
def test_a_calibrated_model_gives_scores_and_not_the_bytes_of_its_output(tmp_path, method):
    model = json.loads((HARNESS_APP / "models/model.json").read_text())
    [fp32] = [HARNESS_APP / "models" / variant["file"] for variant in model["variants"] if variant["precision"] == "fp32"]
    how = model["preprocessing"]
    converter, tensors = Converter(how), []
    (tmp_path / "pictures").mkdir()
    clip = Clip(HARNESS_APP / "clips/known-best-home.mp4", "home")
    for index, (frame, _) in enumerate(clip.rest()):
        if index % 8 == 0:
            Image.fromarray(converter.pixels(frame)).save(tmp_path / f"pictures/{index:03}.png")
            tensors.append(converter.tensor(frame))
    clip.close()
    settings = {
        "format": how["channels"].upper(), "mean": how["mean"], "normal": how["scale"], "width": how["width"], "height": how["height"],
        "path": f"{tmp_path}/pictures/", "used_image_num": len(tensors), "feature_quantize_method": method, "weight_quantize_method": "MAX_ABS",
    }  # fmt: skip
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    subprocess.run([sys.executable, "-c", QUANTISE, fp32, "int8.mnn", "settings.json"], cwd=tmp_path, check=True, capture_output=True)
    reference, engine = (Engine(path, "fp32", 1, how["width"], how["height"]) for path in (fp32, tmp_path / "int8.mnn"))
    wanted = np.array([reference.score(tensor) for tensor in tensors])
    found = np.array([engine.score(tensor) for tensor in tensors])
    assert np.abs(found).max() < 10
    if method == "KL":
        assert np.abs(found - wanted).max() < 0.2 * np.abs(wanted).max()
