"""Scores tensors with the network as it was trained: score_in_pytorch.py TENSORS.npy. Run by the Python that has Debian's python3-torch."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

MODELS = Path(__file__).parents[2] / "harness-app/models"
sys.path.insert(0, str(MODELS))
from quality.network import build  # noqa: E402


def main() -> None:
    torch.set_num_threads(1)
    model = json.loads((MODELS / "model.json").read_text())
    weights = np.load(MODELS / model["source"]["weights"], allow_pickle=False)
    network = build()
    network.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights.files})
    network.eval()
    with torch.no_grad():
        scores = [float(network(torch.from_numpy(tensor[None]))) for tensor in np.load(sys.argv[1])]
    print(json.dumps({"way": "pytorch", "scores": scores, "precision": "fp32"}))


if __name__ == "__main__":
    main()
