import hashlib
import json

from convert import HERE
from quality.preprocessing import PREPROCESSING

MODEL = json.loads((HERE / "model-v2.json").read_text())
VARIANTS = MODEL["variants"] + MODEL["furtherVariants"]


def test_every_variant_is_the_file_that_its_entry_names_by_digest():
    for variant in VARIANTS:
        assert hashlib.sha256((HERE / variant["file"]).read_bytes()).hexdigest() == variant["sha256"], variant["file"]
    source = MODEL["source"]
    assert hashlib.sha256((HERE / source["file"]).read_bytes()).hexdigest() == source["sha256"]


def test_every_variant_was_made_from_the_committed_source_or_from_the_fp32_variant():
    sources = {MODEL["source"]["sha256"], VARIANTS[0]["sha256"]}
    assert {variant["lineage"]["sourceSha256"] for variant in VARIANTS} <= sources


def test_the_model_is_used_with_the_preprocessing_it_was_trained_with():
    assert MODEL["preprocessing"] == PREPROCESSING


def test_all_files_of_the_model_are_within_twenty_megabytes():
    assert sum(path.stat().st_size for path in HERE.glob("quality-v*")) <= 20e6
