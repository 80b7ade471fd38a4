"""Clips whose best frame is known."""

import av
import numpy as np
from PIL import Image

from quality.clips import FRAMES, HEIGHT, WIDTH, pan, strengths, write
from quality.frames import seed_of


def test_one_frame_is_undamaged_and_damage_grows_away_from_it():
    for seed in range(20):
        planted = strengths(seed_of(seed))
        best = int(planted.argmin())
        assert planted[best] == 0 and np.count_nonzero(planted == 0) == 1
        assert np.all(np.diff(planted[best:]) > 0) and np.all(np.diff(planted[: best + 1]) < 0)
        assert 0.4 <= planted.max() <= 1


def test_a_pan_is_written_frame_by_frame(tmp_path):
    picture = Image.fromarray(seed_of("picture").integers(0, 255, (6, 10, 3), np.uint8)).resize((1000, 600))
    frames = pan(picture, seed_of("pan"))
    assert not np.array_equal(frames[0], frames[-1])
    write(tmp_path / "clip.mp4", frames)
    with av.open(str(tmp_path / "clip.mp4")) as container:
        decoded = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(decoded) == FRAMES and decoded[0].shape == (HEIGHT, WIDTH, 3)
    assert all(np.abs(a.astype(int) - b).mean() < 8 for a, b in zip(frames, decoded))
