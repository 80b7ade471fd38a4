"""The preprocessing of quality-v2: part of the model's identity, written into model-v2.json by convert.py."""

# Square, so that upright and lying video lose the same; large, since noise, blocks and comb lines live in single pixels and lines.
PREPROCESSING = {
    "width": 384, "height": 384, "channels": "rgb", "resize": "bilinear",
    "mean": [127.5, 127.5, 127.5], "scale": [1 / 127.5, 1 / 127.5, 1 / 127.5],
}  # fmt: skip
