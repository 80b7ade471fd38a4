"""From one model file to a folder with all variants and model.json: whole, verified and measured, or not there at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import MNN
import numpy as np

from .bounded import Bounds, run_bounded
from .card import Card, read_card
from .faults import MigrationFault
from .frames import judging_tensors, picture_frame, write_calibration
from .measure import measure, score_by_onnx
from .mnn_tools import Operation, calibrate, convert, operations, round_weights
from .source import Source, inspect

HERE = Path(__file__).parent
# variant: (precision it is computed in, options of mnnconvert)
CONVERTED = {
    "fp32": ("fp32", []),
    # a way of storing: an engine without fp16 computes it in fp32
    "fp16": ("fp16", ["--fp16"]),
}
# Convolutions of the frame itself keep their few weights: rounded, a filter that should answer nothing to a flat place answers something.
FRAME_CHANNELS = 3
# KL measures the ranges of all activations in one pass; EMA has a moving average that is still far below them after hundreds of pictures
CALIBRATION = {"feature_quantize_method": "KL", "weight_quantize_method": "MAX_ABS"}
CALIBRATION_PER_CLIP = 100
# below this many dense convolutions all are quantised
FEW_CONVOLUTIONS = 8
# of ONNX Runtime's scores, relative to the largest: the network is the same, only the order of sums differs
FP32_LIMIT = 1e-4
# of the score range: a variant whose picks cost more is not handed out
UNSOUND_REGRET = 0.05
# of the card's expected scores: they may come from another decoder or another resize
EXPECTED_LIMIT = 0.02
# free space that a migration wants before it starts, as a multiple of the source: dumps and copies of five variants
SPACE_FACTOR = 20
ALMOST_FULL_BYTES = 65_536


@dataclass(frozen=True)
class Order:
    source: Path
    card: Path
    out: Path
    calibration: Path | None
    clips: tuple[Path, ...]
    frames_per_clip: int
    torch_python: str
    trust_pickle: bool
    bounds: Bounds


def migrate(order: Order, tell: Callable[[str], None]) -> dict:
    """Returns what model.json holds. `tell` is called before each step. Raises MigrationFault; then `order.out` is as it was before."""
    if order.out.exists() and any(order.out.iterdir()):
        raise MigrationFault("out.exists", f"{order.out.name} is not empty; name a new folder")
    staging = _fresh_staging(order.out)
    try:
        model = _fill(order, staging, tell)
        (staging / "model.json").write_text(json.dumps(model, indent=2) + "\n")
        keep = {"model.json", model["source"]["file"], *(variant["file"] for variant in model["variants"])}
        for path in staging.iterdir():
            if path.name not in keep:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        if order.out.exists():
            order.out.rmdir()
        staging.rename(order.out)
        return model
    except MigrationFault as fault:
        # MNN writes as much as fits and calls it a success: the next step finds a file that is none
        if fault.code in ("step.failed", "model.corrupt") and _almost_full(order.out.parent):
            raise MigrationFault("disk.full", f"no space is left for {order.out.name} ({fault}); free some, nothing was kept") from fault
        raise
    except OSError as error:
        # numpy's error of a write that was cut short has no number
        full = error.errno in (errno.ENOSPC, errno.EFBIG) or _almost_full(order.out.parent)
        raise MigrationFault(
            "disk.full" if full else "out.unwritable", f"{'no space is left for' if full else 'cannot write'} {order.out.name} ({error}); nothing was kept"
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _fill(order: Order, folder: Path, tell: Callable[[str], None]) -> dict:
    tell("inspecting")
    card, source = read_card(order.card), inspect(order.source)
    free = shutil.disk_usage(folder).free
    if free < SPACE_FACTOR * source.bytes:
        raise MigrationFault("disk.full", f"{free} bytes are free, migrating {source.bytes} needs {SPACE_FACTOR * source.bytes}; free some space")
    how, bounds = card.preprocessing, order.bounds
    tools = [{"name": "MNN", "version": MNN.version()}]
    tell("making tensors")
    clips, tensors = judging_tensors(list(order.clips), order.frames_per_clip, how)
    np.save(folder / "tensors.npy", tensors)
    kept, onnx = _bring(order, source, folder, how, tools, tell)
    tell("scoring by ONNX Runtime")
    reference = _reference(card, onnx, folder, bounds)
    variants = []

    def add(variant: str, precision: str, made_from: Path, options: list[str], calibration: str | None, with_tools: list[dict]) -> None:
        path = folder / f"{variant}.mnn"
        tell(f"measuring {variant}")
        measured = measure(f"measuring {variant}", path, precision, clips, reference, folder / "tensors.npy", bounds)
        if variant == "fp32" and measured["scoreError"]["maxRelative"] > FP32_LIMIT:
            raise MigrationFault(
                "migration.unfaithful",
                f"MNN's fp32 scores differ from ONNX Runtime's by {measured['scoreError']['maxRelative']:.1e}, more than {FP32_LIMIT}; report the network to MNN",
            )
        unsound = _unsound(measured)
        if unsound is not None:
            tell(f"leaving out {variant}: {unsound}")
            path.unlink()
            return
        variants.append({
            "variant": variant, "precision": precision, "file": path.name, "sha256": _sha256(path), "bytes": path.stat().st_size,
            "lineage": {
                "source": {"format": source.format, "sha256": source.sha256, "bytes": source.bytes}, "madeFrom": _sha256(made_from),
                "tools": with_tools, "options": options, "calibrationSha256": calibration,
            },
            "requires": {
                "engine": {"name": "MNN", "minVersion": MNN.version()}, "instructionSets": [],
                "operators": sorted({one.kind for one in operations(f"listing operators of {variant}", path, bounds)}),
            },
            "measured": measured,
        })  # fmt: skip

    for variant, (precision, options) in CONVERTED.items():
        tell(f"converting {variant}")
        convert(f"converting {variant}", onnx, folder / f"{variant}.mnn", options, bounds)
        add(variant, precision, onnx, options, None, tools)
    tell("converting int8-weights")
    rounded = round_weights("converting int8-weights", onnx, folder / "int8-weights.mnn", FRAME_CHANNELS, bounds)
    add("int8-weights", "fp32", onnx, ["weightQuantBits=8", f"in float: {len(rounded)} of up to {FRAME_CHANNELS} input channels"], None, tools)
    tell("calibrating int8")
    (folder / "pictures").mkdir()
    count, digest = write_calibration(order.calibration, list(order.clips), how, folder / "pictures", CALIBRATION_PER_CLIP)
    kept_in_float = _kept_in_float(operations("listing operations", folder / "fp32.mnn", bounds), rounded)
    settings = {**CALIBRATION, "used_image_num": count, "skip_quant_op_names": kept_in_float}
    calibrate("calibrating int8", folder / "fp32.mnn", folder / "int8-calibrated.mnn", folder / "pictures", how, settings, bounds)
    add("int8-calibrated", "int8", folder / "fp32.mnn", _said(settings), digest, tools)
    return {
        "name": card.name, "version": card.version, "preprocessing": how, "variants": variants,
        "source": {"file": kept.name, "format": source.format, "sha256": source.sha256, "bytes": source.bytes},
    }  # fmt: skip


def _unsound(measured: dict) -> str | None:
    """Why a variant is not to be used; None when it is sound."""
    regret = measured["scoreError"]["worstRegret"]
    if regret <= UNSOUND_REGRET:
        return None
    return f"its picks cost up to {100 * regret:.0f} % of the score range, more than {100 * UNSOUND_REGRET:.0f} %; calibrate with pictures like those it will score"


def _kept_in_float(graph: list[Operation], of_frame: list[str]) -> list[str]:
    """Names of the operations that int8 leaves alone: all but the dense convolutions of the second half, and of those the last two and `of_frame`.

    MNN has one scale per tensor. Early layers and depthwise convolutions have channels of very different ranges, and the head adds up
    everything, so there it costs most; the dense convolutions of the second half hold most of the weights.
    """
    dense = [one.name for one in graph if one.kind == "Convolution"]
    if len(dense) < FEW_CONVOLUTIONS:
        return []
    quantised = set(dense[len(dense) // 2 : -2]) - set(of_frame)
    return [one.name for one in graph if one.name not in quantised]


def _said(settings: dict) -> list[str]:
    """As options of a lineage: a list of names by its digest, because it follows from the source."""
    digest = hashlib.sha256(json.dumps(settings["skip_quant_op_names"]).encode()).hexdigest()
    names = f"{len(settings['skip_quant_op_names'])} names, sha256 {digest[:16]}"
    return [f"{key}={names if key == 'skip_quant_op_names' else value}" for key, value in settings.items()]


def _bring(order: Order, source: Source, folder: Path, how: dict, tools: list[dict], tell: Callable[[str], None]) -> tuple[Path, Path]:
    """A copy of the source, alone in its folder so that it can name no other file, and the ONNX file to go on with."""
    kept = folder / f"source.{'onnx' if source.format == 'onnx' else 'pt'}"
    shutil.copyfile(source.path, kept)
    if source.format == "onnx":
        return kept, kept
    if source.format == "pickle" and not order.trust_pickle:
        raise MigrationFault(
            "source.pickle",
            f"{source.path.name} is a pickle: opening it runs code of whoever made it. Save it as TorchScript (torch.jit.script(module).save(...)), or give --trust-pickle if it is your own",
        )
    if not Path(order.torch_python).exists():
        raise MigrationFault("torch.missing", f"there is no {order.torch_python}; apt-get install python3-torch, or export ONNX elsewhere")
    tell("exporting ONNX by PyTorch")
    onnx = folder / "exported.onnx"
    command = [order.torch_python, "-B", "-I", str(HERE / "torch_to_onnx.py"), kept.name, onnx.name, str(how["width"]), str(how["height"]), source.format]
    try:
        printed = run_bounded("exporting ONNX by PyTorch", command, folder, order.bounds)
    except MigrationFault as fault:
        if "No module named 'torch'" in str(fault):
            raise MigrationFault("torch.missing", "PyTorch is not here: apt-get install python3-torch (Debian), or export ONNX elsewhere") from fault
        raise
    version = re.search(r"^torch (\S+)$", printed, re.M)
    tools.insert(0, {"name": "torch", "version": version[1] if version else "unknown"})
    return kept, onnx


def _reference(card: Card, onnx: Path, folder: Path, bounds: Bounds) -> np.ndarray:
    """ONNX Runtime's scores of tensors.npy, after everything that can be wrong with a network has been asked."""
    answer = score_by_onnx(onnx, folder / "tensors.npy", bounds)
    if "fault" in answer:
        code = "operator.unsupported" if "not a registered function/op" in answer["message"] or "No Op registered" in answer["message"] else "model.corrupt"
        raise MigrationFault(code, f"ONNX Runtime cannot load the network: {answer['message']}")
    wanted = [1, 3, card.preprocessing["height"], card.preprocessing["width"]]
    [taken, *more] = answer["inputs"]
    if any(not isinstance(size, int) for size in taken["shape"]):
        raise MigrationFault("model.dynamic-shape", f"the network takes {taken['shape']}, a phone's engine plans memory for one shape; export it with {wanted}")
    if more or "scores" not in answer:
        raise MigrationFault(
            "card.invalid", f"the network takes {[one['shape'] for one in answer['inputs']]} of {taken['type']}, the card's preprocessing makes one {wanted} of float; correct the card"
        )
    if answer["sizes"] != [1]:
        raise MigrationFault("model.no-score", f"the network gives {answer['sizes']} numbers, a quality model gives one score")
    reference = np.array(answer["scores"])
    if not np.isfinite(reference).all() or np.abs(reference).max() > 1e6:
        raise MigrationFault("model.corrupt", "the network gives scores that are no sound numbers; train or export it again")
    _compare_expected(card, onnx, folder, bounds)
    return reference


def _compare_expected(card: Card, onnx: Path, folder: Path, bounds: Bounds) -> None:
    """A wrong mean, scale or channel order has the right shape: only known scores show it."""
    from framefarm_harness.convert import Converter

    if not card.expected:
        return
    converter = Converter(card.preprocessing)
    np.save(folder / "expected.npy", np.concatenate([converter.tensor(picture_frame(picture)) for picture, _ in card.expected]))
    scores = score_by_onnx(onnx, folder / "expected.npy", bounds)["scores"]
    scale = max(abs(score) for _, score in card.expected) or 1.0
    for (picture, wanted), found in zip(card.expected, scores):
        if abs(found - wanted) > EXPECTED_LIMIT * scale:
            raise MigrationFault(
                "card.invalid", f"{picture.name} scores {found:.4f} with the card's preprocessing, the card expects {wanted}; correct mean, scale or channels"
            )


def _fresh_staging(out: Path) -> Path:
    """Beside `out`, so that the last step is a rename. What a killed migration left there is removed."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        for left in out.parent.glob(f".{out.name}.part-*"):
            if not Path(f"/proc/{left.name.rpartition('-')[2]}").exists():
                shutil.rmtree(left)
        staging = out.parent / f".{out.name}.part-{os.getpid()}"
        staging.mkdir()
    except OSError as error:
        raise MigrationFault("out.unwritable", f"{out.name} cannot be made: {error.strerror}; name another folder") from error
    return staging


def _almost_full(folder: Path) -> bool:
    return shutil.disk_usage(folder).free < ALMOST_FULL_BYTES


def _sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
