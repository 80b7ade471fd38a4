"""The loss of the quality model. Needs PyTorch."""

import torch
from torch.nn import functional

RANKING_WEIGHT, OFFSET_WEIGHT = 1.0, 2.0


def loss_of(
    scores: torch.Tensor, quality: torch.Tensor, kinds: torch.Tensor, without: frozenset[str]
) -> tuple[torch.Tensor, dict[str, float]]:
    """Regression + perceptual bias; all arguments are (groups, members), a group is one crop of one content.

    Regression: smooth L1 (Huber 1964) between score and quality. Perceptual bias has two terms. Ranking within the content: for every
    two members of one kind (the clean frame belongs to each) the score difference must keep their quality difference, a hinge with a
    margin (RankIQA, Liu et al. 2017, with the margin grown from a constant to the difference itself). Offset between contents: the
    square of the mean error of a content, the part of the squared error that a content's own look brings (the content bias of Li and
    Bampis 2017, as a penalty).
    """
    regression = functional.smooth_l1_loss(scores, quality, beta=0.1)
    gap = quality[:, :, None] - quality[:, None, :]
    same = (kinds[:, :, None] == kinds[:, None, :]) | (kinds[:, :, None] < 0) | (kinds[:, None, :] < 0)
    ordered = same & (gap > 0)
    ranking = torch.relu(gap - (scores[:, :, None] - scores[:, None, :]))[ordered].mean()
    offset = (scores - quality).mean(dim=1).square().mean()
    total = regression
    if not without & {"ranking", "perceptual"}:
        total = total + RANKING_WEIGHT * ranking
    if not without & {"offset", "perceptual"}:
        total = total + OFFSET_WEIGHT * offset
    return total, {"regression": regression.item(), "ranking": ranking.item(), "offset": offset.item()}
