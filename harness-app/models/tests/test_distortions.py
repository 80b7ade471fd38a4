import numpy as np
import pytest
from PIL import Image, ImageDraw

from quality.distortions import HELD_OUT, KINDS, SEEN
from quality.frames import crop, seed_of


def picture(width=480, height=270) -> np.ndarray:
    rng = np.random.default_rng(1)
    image = Image.new("RGB", (width, height), (90, 120, 150))
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = rng.integers(0, width), rng.integers(0, height)
        draw.rectangle((x, y, x + 40, y + 25), tuple(int(value) for value in rng.integers(30, 220, 3)))
    return np.asarray(image)


@pytest.mark.parametrize("kind", KINDS)
def test_more_strength_is_more_damage_and_the_same_seed_the_same_frame(kind):
    clean = picture()
    made = [KINDS[kind](clean, strength, seed_of("test", kind)) for strength in (0.1, 0.4, 0.7, 1.0)]
    again = KINDS[kind](clean, 0.4, seed_of("test", kind))
    damage = [float(np.abs(frame.astype(int) - clean).mean()) for frame in made]
    assert np.array_equal(made[1], again)
    assert all(frame.shape == clean.shape and frame.dtype == np.uint8 for frame in made)
    assert 0 < damage[0] < damage[1] < damage[2] < damage[3]


def test_interlace_and_motion_blur_are_never_among_the_kinds_to_train_on():
    assert set(HELD_OUT) == {"interlace", "motion-blur"}
    assert not set(HELD_OUT) & set(SEEN)


def test_a_cut_is_never_scaled_up():
    rng = np.random.default_rng(1)
    assert crop(Image.new("RGB", (2000, 1500)), rng).shape == (270, 480, 3)
    assert crop(Image.new("RGB", (1500, 2000)), rng).shape == (480, 270, 3)
    with pytest.raises(ValueError, match="479 x 400 has no cut of 480 x 270"):
        crop(Image.new("RGB", (479, 400)), rng)
