"""The collector: what is in a capture, and two decoders that share no code and see the same."""

import json
from pathlib import Path

import av
import numpy as np
import pytest
from framefarm_ladder import openh264_reader
from framefarm_ladder.collect import collect, stages_of
from framefarm_ladder.openh264 import OpenH264, OpenH264Error
from framefarm_ladder.picture import picture_of
from framefarm_ladder.pyav_reader import PyavReader

HARNESS_APP = Path(__file__).parents[2]
CLIP = HARNESS_APP / "clips/known-best-home.mp4"
# set-up --for test brings it
LIBRARY = HARNESS_APP.parent / ".framefarm/ladder/amd64/usr/lib/x86_64-linux-gnu/libopenh264.so.7"


def spec(decoder: str) -> dict:
    model = json.loads((HARNESS_APP / "models/model.json").read_text())
    file = next(variant["file"] for variant in model["variants"] if variant["precision"] == "fp32")
    entry = {"name": "quality", "version": "1", "file": str(HARNESS_APP / "models" / file)}
    return {
        "decoder": decoder, "cpu": None, "body": "host", "preprocessing": model["preprocessing"], "frames": 3, "repeats": 2, "neighbours": True,
        "clips": [{"name": "home", "path": str(CLIP), "sha256": "0" * 64}],
        "engines": [{"name": "mnn", "framework": "mnn", "precision": "fp32", "model": entry}],
    }  # fmt: skip


def test_a_capture_holds_every_rung_and_no_time_that_anything_took(tmp_path: Path) -> None:
    [file] = collect(spec("pyav"), tmp_path, stages_of(spec("pyav")), lambda line: None)
    capture = json.loads(file.read_text())
    [clip] = capture["clips"]
    assert clip["picked"] == int(np.argmax([frame["scores"][0] for frame in clip["frames"]]))
    assert [len(frame["scores"]) for frame in clip["frames"]] == [2, 2, 1]
    for frame in clip["frames"]:
        named = [frame["picture"]["sha256"], frame["before"], frame["after"], frame["tensor"]["sha256"]]
        assert all((tmp_path / "blobs" / sha256).exists() for sha256 in named)
    assert {name for frame in clip["frames"] for name in frame if name.endswith("Ms")} == {"targetMs", "ptsMs"}


def test_both_decoders_find_the_same_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openh264_reader, "LIBRARY", str(LIBRARY))
    targets = [2500.0, 40.0, 4999.0]
    ours, theirs = (reader(CLIP, "home").frames_at(targets) for reader in (PyavReader, openh264_reader.OpenH264Reader))
    assert [frame.pts_ms for frame in ours] == [frame.pts_ms for frame in theirs] == [2520.0, 40.0, 4960.0]
    for one, other in zip(ours, theirs, strict=True):
        assert np.abs(picture_of(one.rgb()).astype(int) - picture_of(other.rgb())).mean() < 3


def test_both_decoders_turn_a_clip_upright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openh264_reader, "LIBRARY", str(LIBRARY))
    turned = tmp_path / "turned.mp4"
    with av.open(str(CLIP)) as source, av.open(str(turned), "w") as container:
        stream = container.add_stream_from_template(source.streams.video[0])
        stream.set_display_rotation(-90)
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                container.mux(packet)
    lying = PyavReader(CLIP, "lying").frames_at([2500.0])[0].rgb()
    for reader in (PyavReader, openh264_reader.OpenH264Reader):
        [upright] = reader(turned, "turned").frames_at([2500.0])
        assert np.abs(picture_of(upright.rgb()).astype(int) - picture_of(np.rot90(lying, -1))).mean() < 3


def test_a_clip_of_another_codec_is_refused_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openh264_reader, "LIBRARY", str(LIBRARY))
    with av.open(str(tmp_path / "other.mp4"), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode())
    with pytest.raises(OpenH264Error, match="clip other is mpeg4, OpenH264 decodes H.264 only"):
        openh264_reader.OpenH264Reader(tmp_path / "other.mp4", "other")


def test_a_missing_decoder_says_what_to_run() -> None:
    with pytest.raises(OpenH264Error, match="setup.mjs --for ladder"):
        OpenH264("libnothing.so")


@pytest.mark.parametrize(("shape", "expected"), [((270, 480), (135, 240)), ((144, 176), (144, 176)), ((1280, 720), (320, 180))])
def test_pictures_are_averaged_to_at_most_320(shape: tuple[int, int], expected: tuple[int, int]) -> None:
    picture = picture_of(np.full((*shape, 3), 77, np.uint8))
    assert picture.shape[:2] == expected
    assert (picture == 77).all()
