"""The network of the quality model: MobileNetV3-Small that also sees maps of small patterns, and a second opinion of them alone. Needs PyTorch."""

import torch
from torch import nn
from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf

from quality.patterns import DESCRIBED, MAPS, Patterns, describe, mean_of

# of MobileNetV3-Small: the blocks that bring the frame to an eighth of its size, their channels, and the channels at its end
_TO_CELLS, _CELL_CHANNELS, _LAST = 4, 24, 576
# MobileNetV3 alone orders validation contents worse than the patterns do (0.63 to 0.80), so it counts less
_MOBILENET_SHARE = 0.3


class Quality(nn.Module):
    """(n, 3, height, width) in -1 to 1 -> (n, 1), higher is better. Sides are multiples of 32.

    The score blends two that are trained apart: MobileNetV3-Small's, to which the maps are added where its own have their size, and
    that of a small head on the means of the maps over the frame. They err on different photographs, so the blend errs less than either.
    """

    def __init__(self):
        super().__init__()
        setting, _ = _mobilenet_v3_conf("mobilenet_v3_small")
        self.patterns = Patterns()
        self.trunk = MobileNetV3(setting, last_channel=128, num_classes=1, dropout=0.0).features
        self.maps_norm = nn.BatchNorm2d(MAPS, affine=False)
        self.lateral = nn.Sequential(nn.Conv2d(MAPS, _CELL_CHANNELS, 1, bias=False), nn.BatchNorm2d(_CELL_CHANNELS))
        self.head = _head(_LAST, 0.2)
        self.described_norm = nn.BatchNorm1d(DESCRIBED, affine=False)
        self.described_head = _head(DESCRIBED, 0.1)

    def forward(self, frame: torch.Tensor) -> torch.Tensor:
        maps, means = self.patterns(frame)
        return blend(self.head(self.pooled(frame, maps)), self.opinion(describe(means)))

    def pooled(self, frame: torch.Tensor, maps: torch.Tensor) -> torch.Tensor:
        """What MobileNetV3 makes of the frame, as means over it: those of a frame are the means of those of its parts, but for their borders."""
        for block in self.trunk[:_TO_CELLS]:
            frame = block(frame)
        frame = frame + self.lateral(self.maps_norm(maps))
        for block in self.trunk[_TO_CELLS:]:
            frame = block(frame)
        return mean_of(frame)

    def opinion(self, described: torch.Tensor) -> torch.Tensor:
        """The score of the means alone, (n, 1)."""
        return self.described_head(self.described_norm(described).clamp(-6, 6))


def blend(mobilenet, patterns):
    return _MOBILENET_SHARE * mobilenet + (1 - _MOBILENET_SHARE) * patterns


def _head(channels: int, dropout: float) -> nn.Sequential:
    head = nn.Sequential(
        nn.Linear(channels, 128), nn.Hardswish(), nn.Dropout(dropout), nn.Linear(128, 64), nn.Hardswish(), nn.Linear(64, 1)
    )  # fmt: skip
    for layer in (head[0], head[3]):
        nn.init.kaiming_normal_(layer.weight, mode="fan_out"), nn.init.zeros_(layer.bias)
    # starts at the middle of the quality scale
    nn.init.normal_(head[-1].weight, 0, 0.03), nn.init.constant_(head[-1].bias, 0.55)
    return head


def build() -> Quality:
    return Quality()
