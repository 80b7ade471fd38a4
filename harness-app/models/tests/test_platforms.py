"""The ways of platforms agree where they must, and differ where platforms do."""

import numpy as np
import pytest

from quality.frames import seed_of, video_frame
from quality.platforms import WAYS

OTHERS = sorted(set(WAYS) - {"product"})


def stripes(first: tuple[int, int, int], second: tuple[int, int, int]) -> np.ndarray:
    frame = np.empty((270, 480, 3), np.uint8)
    frame[:, ::2], frame[:, 1::2] = first, second
    return frame


@pytest.mark.parametrize("way", OTHERS)
def test_a_grey_frame_comes_out_alike(way):
    grey = np.repeat(seed_of("grey").integers(40, 200, (27, 48, 1), np.uint8), 3, 2).repeat(10, 0).repeat(10, 1)
    frame = video_frame(grey)
    difference = np.abs(WAYS[way](frame).astype(int) - WAYS["product"](frame))
    # swscale truncates where the others round
    assert difference.mean() < 3


@pytest.mark.parametrize("way", OTHERS)
def test_mean_colours_are_kept(way):
    frame = video_frame(stripes((200, 40, 40), (40, 60, 180)))
    shift = WAYS[way](frame).mean((0, 1)) - WAYS["product"](frame).mean((0, 1))
    assert np.abs(shift).max() < 3


def test_edges_of_colour_differ_between_the_ways():
    colourful = np.zeros((270, 480, 3), np.uint8)
    colourful[:, :241], colourful[:, 241:] = (200, 30, 30), (30, 60, 200)
    frame = video_frame(colourful)
    made = [way(frame).astype(int) for way in WAYS.values()]
    assert all(np.abs(made[0] - other).max() > 8 for other in made[1:])


@pytest.mark.parametrize("way", sorted(WAYS))
def test_the_size_is_the_models(way):
    assert WAYS[way](video_frame(np.zeros((480, 270, 3), np.uint8))).shape == (384, 384, 3)
