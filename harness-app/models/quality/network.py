"""The network of the quality model: MobileNetV3-Small with one score head, behind a fixed front of local contrast. Needs PyTorch."""

import torch
from torch import nn
from torch.nn import functional
from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf

# ITU-R BT.709 luma, and two differences that stand for colour
_LUMA = (0.2126, 0.7152, 0.0722)
_BLUE, _RED = (-0.5, 0, 0.5), (0.5, -0.5, 0)
# of 8-bit steps, on a scale where 255 of them are 2: below this, local contrast is noise of the decoder's rounding
_FLOOR = 2 / 255


def _patterns() -> torch.Tensor:
    """Differences of 1 and 2 pixels in four directions, second differences and a centre against its surround, as 5 x 5 kernels of sum 0."""
    kernels = []

    def add(weights: dict[tuple[int, int], float], colour=_LUMA) -> None:
        kernel = torch.zeros(5, 5)
        for (row, column), weight in weights.items():
            kernel[2 + row, 2 + column] = weight
        kernels.append(torch.tensor(colour)[:, None, None] * kernel)

    for row, column in ((0, 1), (1, 0), (1, 1), (1, -1)):
        add({(0, 0): -1, (row, column): 1})
        add({(-2 * row, -2 * column): -0.5, (-row, -column): -0.5, (0, 0): 0.5, (row, column): 0.5})
    for row, column in ((0, 1), (1, 0)):
        add({(0, 0): 1, (row, column): -0.5, (-row, -column): -0.5})
    square = [(row, column) for row in range(-2, 3) for column in range(-2, 3)]
    add({(row, column): 1 / 9 if max(abs(row), abs(column)) < 2 else -1 / 16 for row, column in square})
    for colour in (_BLUE, _RED):
        add({(0, 0): 1, (0, 1): -0.25, (0, -1): -0.25, (1, 0): -0.25, (-1, 0): -0.25}, colour)
    return torch.stack(kernels)


class Quality(nn.Module):
    """(n, 3, height, width) in -1 to 1 -> (n, 1), higher is better. Sides are multiples of 32.

    Beside the colours, MobileNetV3 sees what is never trained: the luma's local contrast, normalised (the mean-subtracted,
    contrast-normalised coefficients of Ruderman 1994 on which BRISQUE rests, with a mean of absolute values for the root of squares, which
    keeps its range in fp16), and the logarithm of the local energy of small patterns at two scales, in which a blur or a noise that doubles
    is an equal step. Their means over the frame, above and below a few levels, go straight to the head beside MobileNetV3's own: with few
    photographs to learn from, what all natural pictures have in common need not be learned.
    """

    def __init__(self):
        super().__init__()
        setting, _ = _mobilenet_v3_conf("mobilenet_v3_small")
        trunk = MobileNetV3(setting, last_channel=128, num_classes=1, dropout=0.0).features
        surround = torch.outer(*2 * [torch.tensor([1.0, 4, 6, 4, 1]) / 16])
        impulse = functional.pad(torch.ones(1, 1), (2, 2, 2, 2))
        patterns = _patterns()
        self.register_buffer("detail", (torch.tensor(_LUMA)[:, None, None] * (impulse - surround))[None])
        self.register_buffer("patterns", patterns)
        self.register_buffer("opponents", torch.tensor([_LUMA, _BLUE, _RED])[:, :, None, None])
        self.fine = nn.Conv2d(4, 16, 3, stride=2, padding=1, bias=False)
        self.fine_norm = nn.BatchNorm2d(16, eps=1e-3)
        self.first = trunk[1]
        self.coarse = nn.Conv2d(2 * len(patterns), 16, 1, bias=False)
        self.coarse_norm = nn.BatchNorm2d(16, eps=1e-3)
        self.trunk = trunk[2:]
        self.seen_norm = nn.BatchNorm1d(11 * len(patterns) + 38, affine=False)
        self.head = nn.Sequential(
            nn.Linear(576 + self.seen_norm.num_features, 128), nn.Hardswish(), nn.Dropout(0.1), nn.Linear(128, 64), nn.Hardswish(), nn.Linear(64, 1)
        )  # fmt: skip
        for layer in (self.fine, self.coarse, self.head[0], self.head[3]):
            nn.init.kaiming_normal_(layer.weight, mode="fan_out")
        nn.init.zeros_(self.head[0].bias), nn.init.zeros_(self.head[3].bias)
        # starts at the middle of the quality scale
        nn.init.normal_(self.head[-1].weight, 0, 0.03), nn.init.constant_(self.head[-1].bias, 0.55)

    def forward(self, frame: torch.Tensor) -> torch.Tensor:
        return self.head(self.pooled(frame))

    def pooled(self, frame: torch.Tensor) -> torch.Tensor:
        """What the head sees: (n, 576 + the fixed ones)."""
        padded = _pad(frame)
        detail = functional.conv2d(padded, self.detail)
        normalised = detail / (functional.avg_pool2d(detail.abs(), 5, 1, 2, count_include_pad=False) + _FLOOR)
        responses = functional.conv2d(padded, self.patterns, stride=2)
        energies = torch.log(functional.avg_pool2d(responses.abs(), 4, 2, 1, count_include_pad=False) + _FLOOR / 2)
        responses = functional.conv2d(_pad(functional.avg_pool2d(frame, 4)), self.patterns)
        wide = torch.log(functional.avg_pool2d(responses.abs(), 3, 1, 1, count_include_pad=False) + _FLOOR / 2)
        stem = self.first(functional.hardswish(self.fine_norm(self.fine(torch.cat([frame, normalised], 1)))))
        stem = stem + self.coarse_norm(self.coarse(torch.cat([energies, wide], 1)))
        seen = self._of_energies(energies, wide) + self._of_colours(functional.avg_pool2d(frame, 2)) + self._of_contrast(normalised.abs())
        seen = self.seen_norm(torch.cat([_mean(maps) for maps in seen], 1))
        return torch.cat([_mean(self.trunk(stem)), seen.clamp(-6, 6)], 1)

    def _of_energies(self, energies: torch.Tensor, wide: torch.Tensor) -> list[torch.Tensor]:
        """Natural logarithms from -5.5, where all is flat, to 0.5."""
        return [
            energies, wide, (-2 * energies - 10).clamp(0, 1), *(functional.relu(energies + level) for level in (5, 4, 3, 2)),
            *(functional.relu(wide + level) for level in (4, 3, 2, 1)),
        ]  # fmt: skip

    def _of_colours(self, small: torch.Tensor) -> list[torch.Tensor]:
        opponent = functional.conv2d(small, self.opponents)
        luma, chroma = opponent[:, :1], opponent[:, 1:]
        # how much is nearly black, and how much nearly white
        clipped = [(slope * (sign * small - 1) + 1).clamp(0, 1) for sign in (-1, 1) for slope in (10, 50)]
        levels = [functional.relu(luma - level) for level in (-0.8, -0.5, -0.2, 0.1, 0.4, 0.7)]
        # a cast shows in what should be grey: dark and bright places
        casts = [chroma, chroma.abs(), chroma * functional.relu(luma - 0.3), chroma * functional.relu(-0.3 - luma)]
        return [small, *clipped, *levels, *casts, small.abs(), luma * luma, chroma.square()]

    def _of_contrast(self, contrast: torch.Tensor) -> list[torch.Tensor]:
        return [contrast, contrast.square().clamp(max=16), functional.relu(0.5 - contrast)]


def _pad(maps: torch.Tensor) -> torch.Tensor:
    return functional.pad(maps, (2, 2, 2, 2), mode="replicate")


def _mean(maps: torch.Tensor) -> torch.Tensor:
    return functional.adaptive_avg_pool2d(maps, 1).flatten(1)


def build() -> Quality:
    return Quality()
