"""Whole migrations through the command line, with every kind of bad input. The folder that was asked for is there whole or not at all."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from onnx_bytes import brightness, colourfulness, echoes, node, squares

HARNESS_APP = Path(__file__).parents[2]
CLIPS = [HARNESS_APP / "clips/known-best-home.mp4"]
SYSTEM_PYTHON = "/usr/bin/python3"
HOW = {"width": 32, "height": 32, "channels": "rgb", "resize": "bilinear", "mean": [127.5] * 3, "scale": [1 / 127.5] * 3}
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(
        str(path) for path in (HARNESS_APP / "migration", HARNESS_APP / "reference", HARNESS_APP.parent / ".framefarm/migration-packages")
    ),
}


def start(tmp_path: Path, source: Path, *options: str, how: dict | None = None, card: dict | None = None) -> subprocess.Popen:
    (tmp_path / "card.json").write_text(json.dumps(card or {"name": "brightness", "version": "1", "preprocessing": how or HOW}))
    clips = [word for clip in CLIPS for word in ("--clip", str(clip))]
    command = [sys.executable, "-B", "-m", "framefarm_migration", str(source), "--card", str(tmp_path / "card.json"), "--out", str(tmp_path / "out"),
               *clips, "--frames-per-clip", "8", *options]  # fmt: skip
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)


def migrate(tmp_path: Path, source: Path, *options: str, **more) -> dict:
    """The last event."""
    printed, _ = start(tmp_path, source, *options, **more).communicate()
    return [json.loads(line) for line in printed.splitlines() if line.startswith("{")][-1]


def fault(tmp_path: Path, source: Path | bytes, *options: str, **more) -> tuple[str, str]:
    if isinstance(source, bytes):
        (tmp_path / "model").write_bytes(source)
        source = tmp_path / "model"
    event = migrate(tmp_path, source, *options, **more)
    assert event["event"] == "fault", event
    assert left(tmp_path) == []
    return event["code"], event["message"]


def left(tmp_path: Path) -> list[str]:
    """What a migration left beside its out folder, and that folder."""
    return [path.name for path in tmp_path.iterdir() if path.name == "out" or path.name.startswith(".out")]


def test_a_network_becomes_four_variants_with_lineage_and_measurements_and_the_same_bytes_again(tmp_path):
    (tmp_path / "model.onnx").write_bytes(brightness())
    model = migrate(tmp_path, tmp_path / "model.onnx")["model"]
    assert [one["variant"] for one in model["variants"]] == ["fp32", "fp16", "int8-weights", "int8-calibrated"]
    assert json.loads((tmp_path / "out/model.json").read_text()) == model
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        ["model.json", "source.onnx", *(one["file"] for one in model["variants"])]
    )
    fp32, _, _, int8 = model["variants"]
    assert fp32["measured"]["scoreError"]["maxRelative"] < 1e-5
    assert int8["measured"]["scoreError"]["maxRelative"] < 0.1
    assert (int8["lineage"]["madeFrom"], len(int8["lineage"]["calibrationSha256"])) == (fp32["sha256"], 64)
    assert "Convolution" in fp32["requires"]["operators"]
    shutil.move(tmp_path / "out", tmp_path / "first")
    again = migrate(tmp_path, tmp_path / "model.onnx")["model"]
    assert [one["sha256"] for one in again["variants"]] == [one["sha256"] for one in model["variants"]]


@pytest.mark.parametrize(("network", "kept", "rounded_too"), [(colourfulness, 1, 7e-4), (echoes, 2, 9e-3)], ids=["frame", "its luma"])
def test_filters_of_the_frame_itself_keep_their_weights_where_others_are_rounded(tmp_path, network, kept, rounded_too):
    [rounded] = [one for one in migrate(tmp_path, _file(tmp_path, network()))["model"]["variants"] if one["variant"] == "int8-weights"]
    assert f"in float: {kept} of up to 3 input channels" in rounded["lineage"]["options"]
    # with all rounded it is `rounded_too`
    assert rounded["measured"]["scoreError"]["maxRelative"] < rounded_too / 5


def test_what_calibration_skips_is_computed_in_float(tmp_path):
    [fp32, *_, int8] = migrate(tmp_path, _file(tmp_path, squares()))["model"]["variants"]
    assert (int8["variant"], "skip_quant_op_names=" in " ".join(int8["lineage"]["options"])) == ("int8-calibrated", True)
    # MNN's quantiser gives scales to what lies around skipped operations: then it is off by 0.046
    assert int8["measured"]["scoreError"]["maxRelative"] == pytest.approx(fp32["measured"]["scoreError"]["maxRelative"], abs=1e-5)


def test_a_variant_whose_picks_cost_too_much_is_left_out_with_its_reason(tmp_path):
    from PIL import Image

    (tmp_path / "black").mkdir()
    Image.new("RGB", (48, 48)).save(tmp_path / "black/one.png")
    printed, _ = start(tmp_path, _file(tmp_path, brightness()), "--calibration", str(tmp_path / "black")).communicate()
    events = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    assert [one["variant"] for one in events[-1]["model"]["variants"]] == ["fp32", "fp16", "int8-weights"]
    [said] = [one["step"] for one in events if one.get("step", "").startswith("leaving out int8-calibrated: its picks cost")]
    assert "calibrate with pictures" in said
    assert not (tmp_path / "out/int8-calibrated.mnn").exists()


@pytest.mark.parametrize(
    ("source", "code", "says"),
    [
        (brightness(last=[node("Foo", ["flat"], ["score"], "com.example")], domains=("com.example",)), "operator.unsupported", "com.example:Foo"),
        (brightness(last=[node("Mish", ["flat"], ["score"])], opset=18), "operator.unsupported", "Mish"),
        (brightness([1, 3, "height", "width"]), "model.dynamic-shape", "export it with [1, 3, 32, 32]"),
        (brightness(["batch", 3, 32, 32]), "model.dynamic-shape", "batch"),
        (brightness()[:-40], "model.corrupt", "cannot load the network"),
        (brightness()[:100] + bytes(200), "model.corrupt", "cannot load the network"),
        (b"no model at all, but long enough", "source.unknown", "neither ONNX nor TorchScript"),
        (b"", "source.unknown", "neither ONNX nor TorchScript"),
        (b"PK\x03\x04 torn", "source.corrupt", "broken or cut off"),
    ],
)
def test_a_bad_network_is_refused_with_its_reason(tmp_path, source, code, says):
    found, message = fault(tmp_path, source)
    assert (found, says in message) == (code, True), message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"width": 64}, "the network takes [[1, 3, 32, 32]]"),
        ({"mean": [127.5, 127.5]}, "mean has to be three numbers"),
        ({"scale": [0, 1, 1]}, "takes a whole channel away"),
        ({"mean": [float("nan")] * 3}, "mean has to be three numbers"),
        ({"channels": "yuv"}, "channels has to be rgb or bgr"),
        ({"gamma": 2.2}, "has to have exactly"),
    ],
)
def test_a_preprocessing_that_cannot_be_right_is_refused(tmp_path, change, says):
    code, message = fault(tmp_path, brightness(), how={**HOW, **change})
    assert (code, says in message) == ("card.invalid", True), message


def test_a_preprocessing_of_the_right_shape_and_the_wrong_numbers_shows_by_the_expected_scores(tmp_path):
    from PIL import Image

    Image.new("RGB", (48, 48), (200, 40, 90)).save(tmp_path / "red.png")
    wanted = sum(weight * (value - 127.5) / 127.5 for weight, value in zip((0.2, 0.7, 0.1), (200, 240, 90)))
    Image.new("RGB", (48, 48), (200, 240, 90)).save(tmp_path / "lit.png")
    expected = {"expected": [{"picture": "lit.png", "score": wanted}]}
    card = {"name": "brightness", "version": "1", "preprocessing": HOW, **expected}
    assert migrate(tmp_path, _file(tmp_path, brightness()), card=card)["event"] == "done"
    shutil.rmtree(tmp_path / "out")
    for wrong in ({"mean": [0, 0, 0]}, {"channels": "bgr"}, {"scale": [1 / 255] * 3}):
        code, message = fault(tmp_path, brightness(), card={**card, "preprocessing": {**HOW, **wrong}})
        assert (code, "the card expects" in message) == ("card.invalid", True), message


def test_an_empty_calibration_set_is_refused(tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none/notes.txt").write_text("later")
    code, message = fault(tmp_path, brightness(), "--calibration", str(tmp_path / "none"))
    assert (code, message) == ("calibration.empty", "none holds no picture and no clip; int8 needs at least one, better 100")
    (tmp_path / "none/torn.png").write_bytes(b"\x89PNG\r\n\x1a\n torn")
    assert fault(tmp_path, brightness(), "--calibration", str(tmp_path / "none"))[0] == "picture.corrupt"


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.pt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/constants.pkl", b"")
        archive.writestr("bomb/code/a.py", bytes(50_000_000))
    code, message = fault(tmp_path, tmp_path / "bomb.pt")
    assert (code, "was not opened" in message) == ("source.zip-bomb", True), message


class Evil:
    def __init__(self, path: str):
        self.path = path

    def __reduce__(self):
        return (open, (self.path, "w"))


@pytest.mark.parametrize("packed", [False, True])
def test_a_pickle_is_never_opened_without_being_asked(tmp_path, packed):
    bait, source = tmp_path / "was-run", tmp_path / "evil.pt"
    data = pickle.dumps(Evil(str(bait)), protocol=2)
    if packed:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("evil/data.pkl", data)
            archive.writestr("evil/version", "3\n")
    else:
        source.write_bytes(data)
    code, message = fault(tmp_path, source)
    assert (code, "--trust-pickle" in message, bait.exists()) == ("source.pickle", True, False), message


def test_torchscript_is_exported_and_a_pickle_only_when_it_is_trusted(tmp_path):
    make = """
import sys, torch
torch.manual_seed(1)
network = torch.nn.Sequential(torch.nn.Conv2d(3, 1, 1), torch.nn.ReLU(), torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten()).eval()
torch.jit.script(network).save(sys.argv[1])
torch.save(network, sys.argv[2])
torch.save(network.state_dict(), sys.argv[3])
"""
    script, module, weights = (tmp_path / name for name in ("script.pt", "module.pt", "weights.pt"))
    if subprocess.run([SYSTEM_PYTHON, "-c", "import torch"], capture_output=True).returncode != 0:
        script.write_bytes(_archive("script", {"constants.pkl": b"", "code/a.py": b""}))
        assert fault(tmp_path, script)[0] == "torch.missing"
        return
    subprocess.run([SYSTEM_PYTHON, "-c", make, script, module, weights], check=True)
    model = migrate(tmp_path, script)["model"]
    assert (model["source"]["format"], model["variants"][0]["lineage"]["tools"][0]["name"]) == ("torchscript", "torch")
    shutil.rmtree(tmp_path / "out")
    assert fault(tmp_path, module)[0] == "source.pickle"
    assert migrate(tmp_path, module, "--trust-pickle")["model"]["source"]["format"] == "pickle"
    shutil.rmtree(tmp_path / "out")
    code, message = fault(tmp_path, weights, "--trust-pickle")
    assert (code, "holds a OrderedDict and no network" in message) == ("step.failed", True), message


def test_without_pytorch_the_remedy_is_named(tmp_path):
    source = tmp_path / "script.pt"
    source.write_bytes(_archive("script", {"constants.pkl": b"", "code/a.py": b""}))
    assert fault(tmp_path, source, "--torch-python", str(tmp_path / "no-python"))[0] == "torch.missing"
    # a Python without PyTorch: this environment's own
    code, message = fault(tmp_path, source, "--torch-python", sys.executable)
    assert (code, "apt-get install python3-torch" in message) == ("torch.missing", True), message


@pytest.mark.parametrize("kilobytes", [64, 108])
def test_a_full_disk_is_named_and_nothing_is_kept(tmp_path, kilobytes):
    (tmp_path / "model.onnx").write_bytes(brightness())
    # a file system of its own: less room than the tensors take, or room for them and the first variant
    inside = f"""
mount -t tmpfs -o size={kilobytes}k tmpfs {tmp_path}/disk
{sys.executable} -B -m framefarm_migration {tmp_path}/model.onnx --card {tmp_path}/card.json --out {tmp_path}/disk/out --clip {CLIPS[0]} --frames-per-clip 8
echo "left: $(ls -A {tmp_path}/disk)"
"""
    (tmp_path / "disk").mkdir()
    (tmp_path / "card.json").write_text(json.dumps({"name": "brightness", "version": "1", "preprocessing": HOW}))
    done = subprocess.run(["unshare", "-rm", "sh", "-c", inside], capture_output=True, text=True, env=ENVIRONMENT)
    *_, event, last = done.stdout.strip().splitlines()
    assert (json.loads(event)["code"], last) == ("disk.full", "left:"), done.stdout + done.stderr


def test_a_step_that_writes_too_much_or_takes_too_long_is_stopped(tmp_path):
    # the dump of operators, the largest file of a step, holds every weight as text
    model = json.loads((HARNESS_APP / "models/model.json").read_text())
    shutil.copy(HARNESS_APP / "models" / model["source"]["file"], tmp_path / "model.onnx")
    assert fault(tmp_path, tmp_path / "model.onnx", "--max-disk-mb", "1", how=model["preprocessing"])[0] == "disk.full"
    assert fault(tmp_path, brightness(), "--max-seconds", "0.05")[0] == "step.too-slow"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_migration_that_is_ended_half_way_leaves_no_folder_and_no_process(tmp_path, how):
    child = start(tmp_path, _file(tmp_path, brightness()))
    for line in child.stdout:
        if '"converting fp16"' in line:
            break
    child.send_signal(how)
    child.communicate()
    assert "out" not in left(tmp_path)
    for _ in range(100):
        if not _running(tmp_path):
            break
        time.sleep(0.05)
    assert _running(tmp_path) == []
    if how != signal.SIGKILL:
        assert left(tmp_path) == []
    # the next one clears away what a killed one left
    assert migrate(tmp_path, tmp_path / "model")["event"] == "done"
    assert left(tmp_path) == ["out"]


def _running(folder: Path) -> list[str]:
    """Command lines of processes that work in the folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and os.readlink(process / "cwd").startswith(str(folder)):
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return found


def _file(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "model").write_bytes(data)
    return tmp_path / "model"


def _archive(name: str, files: dict[str, bytes]) -> bytes:
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file, data in files.items():
            archive.writestr(f"{name}/{file}", data)
    return out.getvalue()
