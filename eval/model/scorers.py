"""The two scorers that are compared, higher is better: the product's model on the real engine, and BRISQUE as OpenCV computes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from av.video.frame import VideoFrame

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "harness-app/models"
sys.path[:0] = [str(MODELS), str(ROOT / "harness-app/reference"), str(ROOT / ".framefarm/eval-packages")]
import cv2  # noqa: E402
from framefarm_harness.convert import Converter  # noqa: E402
from framefarm_harness.engine import Engine  # noqa: E402

Scorer = Callable[[VideoFrame], float]


def product_scorer() -> Scorer:
    """The fp32 variant of model-v2.json through the harness's own preprocessing and engine."""
    model = json.loads((MODELS / "model-v2.json").read_text())
    [variant] = [variant for variant in model["variants"] if variant["precision"] == "fp32"]
    preprocessing = model["preprocessing"]
    converter = Converter(preprocessing)
    engine = Engine(MODELS / variant["file"], "fp32", 1, preprocessing["width"], preprocessing["height"])
    return lambda frame: engine.score(converter.tensor(frame))


def brisque_scorer() -> Scorer:
    """Mittal et al. 2012, with OpenCV's model of the LIVE database, on the frame in its own size. BRISQUE grows with damage: negated."""
    folder = Path(__file__).parent / "fixtures/brisque"
    cv2.setNumThreads(1)
    brisque = cv2.quality.QualityBRISQUE_create(str(folder / "brisque_model_live.yml"), str(folder / "brisque_range_live.yml"))
    return lambda frame: -brisque.compute(frame.to_ndarray(format="bgr24"))[0]


SCORERS = {"model": product_scorer, "brisque": brisque_scorer}
