import hashlib
import json
import struct
import zlib

import pytest

import training_packages
from quality.contents import MANIFEST, Content, contents, keep
from quality.packages import FetchError, download
from quality.rcc import read_rcc

FIRST_CONTENTS = "e0a0d90ad2d95de0224d4079f09af9c36a615469ba07897f2170e8445988468f"


def test_no_subject_is_on_two_sides_of_the_split():
    entries = json.loads(MANIFEST.read_text())["contents"]
    sides: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        sides.setdefault((entry["package"], entry["subject"]), set()).add(entry["split"])
    assert all(len(found) == 1 for found in sides.values())
    assert len({entry["sha256"] for entry in entries}) == len({entry["name"] for entry in entries}) == len(entries)


def test_at_least_sixty_contents_are_held_out_and_none_is_in_the_demos_clips():
    assert len(contents(["held-out"])) >= 60
    assert not [content for content in contents() if content.path.endswith(("data/home.jpg", "data/fruits.jpg"))]


def test_what_was_scored_and_trained_on_before_the_training_packages_is_byte_for_byte_what_it_was():
    training = {name for _, name, _, _ in training_packages.PACKAGES}
    first = [entry for entry in json.loads(MANIFEST.read_text())["contents"] if entry["package"] not in training]
    assert len(first) == 252
    assert hashlib.sha256(json.dumps(first).encode()).hexdigest() == FIRST_CONTENTS


def test_packages_for_training_hold_nothing_out_so_the_evaluation_never_fetches_them():
    training = {name for _, name, _, _ in training_packages.PACKAGES}
    assert training and not training & {content.package for content in contents(["held-out"])}
    assert training == {content.package for content in contents(["train", "validation"])} & training


def test_the_side_of_a_subject_does_not_depend_on_what_else_there_is():
    entries = json.loads(MANIFEST.read_text())
    training = {name for _, name, _, _ in training_packages.PACKAGES}
    for entry in entries["contents"]:
        if entry["package"] in training:
            assert entry["split"] == training_packages.side(entries["seed"], entry["package"], entry["subject"])


def test_a_file_with_another_digest_is_refused_and_not_kept(tmp_path):
    content = Content("a", "debian", "package", "1", "a.jpg", hashlib.sha256(b"right").hexdigest(), "train")
    with pytest.raises(FetchError, match="a.jpg with digest .* the package is another"):
        keep(content, b"wrong", tmp_path)
    with pytest.raises(FetchError, match="which lacks it"):
        keep(content, None, tmp_path)
    assert list(tmp_path.iterdir()) == []
    keep(content, b"right", tmp_path)
    assert content.file(tmp_path).read_bytes() == b"right"


def test_a_package_that_does_not_exist_says_what_to_do(tmp_path):
    with pytest.raises(FetchError, match="framefarm-has-no-such-package 1: apt-get brought no package .* run apt-get update"):
        download("debian", "framefarm-has-no-such-package", "1", tmp_path)


def resource(flags: int, content: bytes) -> bytes:
    """A Qt resource, format version 1, with one file `a` in one folder `f`."""
    names = b"".join(struct.pack(">HI", 1, 0) + letter.encode("utf-16-be") for letter in "fa")
    root = struct.pack(">IHII", 0, 2, 1, 1)
    folder = struct.pack(">IHII", 0, 2, 1, 2)
    file = struct.pack(">IHHHI", 8, flags, 0, 0, 0)
    data = struct.pack(">I", len(content)) + content
    tree_at = 20
    data_at = tree_at + len(root + folder + file)
    return b"qres" + struct.pack(">IIII", 1, tree_at, data_at, data_at + len(data)) + root + folder + file + data + names


def test_files_of_a_qt_resource_are_read_plain_and_compressed():
    assert read_rcc(resource(0, b"picture")) == {"f/a": b"picture"}
    packed = struct.pack(">I", 7) + zlib.compress(b"picture")
    assert read_rcc(resource(1, packed)) == {"f/a": b"picture"}


def test_a_qt_resource_that_is_none_or_is_packed_in_an_unknown_way_is_refused():
    with pytest.raises(ValueError, match="no Qt resource"):
        read_rcc(b"PNG" * 20)
    with pytest.raises(ValueError, match="f/a: its compression .* is unknown"):
        read_rcc(resource(4, b"zstandard"))
