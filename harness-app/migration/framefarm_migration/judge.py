"""How far scores are from the reference's, in figures that a decision depends on."""

from __future__ import annotations

import numpy as np

# a pick looks at about this many frames
WINDOW = 8


def score_error(clips: list[str], reference: np.ndarray, scores: np.ndarray) -> dict:
    """`clips[i]` is the clip of frame i; frames of a clip stand together. Regret is that of every clip and every run of 8 of its frames."""
    spread = float(reference.max() - reference.min())
    regret = 0.0
    for name in dict.fromkeys(clips):
        inside = [index for index, clip in enumerate(clips) if clip == name]
        for part in [inside, *(inside[start : start + WINDOW] for start in range(0, len(inside), WINDOW))]:
            wanted, found = reference[part], scores[part]
            regret = max(regret, float(wanted.max() - wanted[found.argmax()]))
    return {
        "frames": len(clips),
        "maxRelative": float(np.abs(scores - reference).max() / max(np.abs(reference).max(), 1e-12)),
        "rankCorrelation": spearman(reference, scores),
        "worstRegret": regret / spread if spread > 0 else 0.0,
    }


def spearman(a: np.ndarray, b: np.ndarray) -> float | None:
    """Pearson's correlation of the ranks, ties averaged; None when one side is constant."""
    if len(set(a.tolist())) < 2 or len(set(b.tolist())) < 2:
        return None
    return float(np.clip(np.corrcoef(_ranks(a), _ranks(b))[0, 1], -1, 1))


def _ranks(values: np.ndarray) -> np.ndarray:
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]
