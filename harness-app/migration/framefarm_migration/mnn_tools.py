"""MNN's converter and calibrator, each as a child. Called through `_tools`: the package's own commands phone home when they are imported."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

from .bounded import Bounds, run_bounded
from .faults import MigrationFault
from .float_tensors import leave_in_float

# MNN looks at no result of its writes: a file beyond the limit has to end it, which Python would prevent
_CALL = "import _tools, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_DFL); getattr(_tools, sys.argv[1])(sys.argv[1:])"
# MNN gives every file it writes a random UUID, near its start
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_UUID_WITHIN = 512
_UNSUPPORTED = re.compile(r"These Op Not Support: (.*)")


def convert(step: str, source: Path, out: Path, options: list[str], bounds: Bounds) -> None:
    """`source` is ONNX. MNN says "true" and exits with 0 also when it failed: what counts is the file."""
    command = ["-f", "ONNX", "--modelFile", source.name, "--MNNModel", out.name, "--bizCode", "framefarm", *options]
    printed = run_bounded(step, [sys.executable, "-B", "-c", _CALL, "mnnconvert", *command], out.parent, bounds)
    unsupported = _UNSUPPORTED.search(printed)
    if unsupported:
        names = ", ".join(sorted(set(unsupported[1].split())))
        raise MigrationFault("operator.unsupported", f"MNN has no operator for {names}; replace it in the network and export again")
    if "Converted Success" not in printed or not out.exists() or out.stat().st_size == 0:
        end = "; ".join(printed.strip().splitlines()[-3:])[-300:]
        raise MigrationFault("step.failed", f"{step}: MNN wrote no model: {end}")
    _settle_uuid(step, out)


def round_weights(step: str, source: Path, out: Path, frame_channels: int, bounds: Bounds) -> list[str]:
    """Weights in 8 bits, but for the convolutions that read no more than `frame_channels`; returns those. MNN names all in a file first, then reads it back.

    Such filters read the frame or its luma, and often answer differences: 8 bits from least to most have no 0, and a flat place answers something. Where nothing
    else would be left to round, all are rounded, and none is returned.
    """
    names = out.with_suffix(".weights.json")
    convert(step, source, out, ["--weightQuantBits", "8", "--compressionParamsFile", names.name], bounds)
    try:
        compression = json.loads(names.read_text())
        parts = [algorithm["quantParams"] for algorithm in compression["algo"]]
        kept = [layer["opName"] for part in parts for layer in part["layer"] if layer["conv"]["inputChannel"] <= frame_channels]
        for part in parts:
            part["layer"] = [layer for layer in part["layer"] if layer["opName"] not in kept]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MigrationFault("step.failed", f"{step}: MNN could not list the weights of {source.name} ({error}); report this as a bug") from error
    if any(part["layer"] for part in parts) and kept:
        names.write_text(json.dumps(compression))
        convert(step, source, out, ["--compressionParamsFile", names.name], bounds)
        return kept
    return []


def calibrate(step: str, fp32: Path, out: Path, pictures: Path, how: dict, settings: dict, bounds: Bounds) -> None:
    """`pictures` holds RGB files of the model's size. What `settings` names as skipped is computed in float."""
    config = out.with_suffix(".json")
    whole = {
        "format": how["channels"].upper(), "mean": how["mean"], "normal": how["scale"], "width": how["width"], "height": how["height"],
        "path": f"{pictures}/", **settings,
    }  # fmt: skip
    config.write_text(json.dumps(whole))
    printed = run_bounded(step, [sys.executable, "-B", "-c", _CALL, "mnnquant", fp32.name, out.name, config.name], out.parent, bounds)
    if not out.exists() or out.stat().st_size == 0:
        end = "; ".join(printed.strip().splitlines()[-3:])[-300:]
        raise MigrationFault("step.failed", f"{step}: MNN wrote no model: {end}")
    kept = set(settings["skip_quant_op_names"])
    if kept:
        graph = operations(step, out, bounds)
        quantised, unary = {one.place for one in graph if one.name not in kept}, {one.place for one in graph if one.kind == "UnaryOp" and one.name in kept}
        try:
            out.write_bytes(leave_in_float(out.read_bytes(), quantised, unary))
        except (struct.error, IndexError) as error:
            raise MigrationFault("step.failed", f"{step}: this MNN writes files of another form ({error}); the migration has to learn it") from error
    _settle_uuid(step, out)


@dataclass(frozen=True)
class Operation:
    name: str
    kind: str
    place: int = 0  # in the file's list, which has inputs and constants too


def operations(step: str, model: Path, bounds: Bounds) -> list[Operation]:
    """What an MNN file computes, in its order."""
    dump = model.with_suffix(".dump.json")
    command = ["-f", "MNN", "--modelFile", model.name, "--JsonFile", dump.name]
    run_bounded(step, [sys.executable, "-B", "-c", _CALL, "mnnconvert", *command], model.parent, bounds)
    try:
        found = [Operation(node["name"], node["type"], place) for place, node in enumerate(json.loads(dump.read_text())["oplists"])]
    except (OSError, ValueError, KeyError) as error:
        raise MigrationFault("step.failed", f"{step}: MNN could not list the operators of {model.name} ({error}); report this as a bug") from error
    dump.unlink()
    return [operation for operation in found if operation.kind not in ("Input", "Const")]


def _settle_uuid(step: str, model: Path) -> None:
    """Replaces the random UUID by one of the content, so that the same network, tools and options give the same bytes again."""
    data = model.read_bytes()
    found = list(_UUID.finditer(data[:_UUID_WITHIN]))
    if len(found) != 1:
        raise MigrationFault("step.failed", f"{step}: this MNN writes {len(found)} UUIDs into a file where one was known; the migration has to learn that")
    start, end = found[0].span()
    digest = hashlib.sha256(data[:start] + data[end:]).hexdigest()
    model.write_bytes(data[:start] + str(uuid.UUID(digest[:32], version=4)).encode() + data[end:])
