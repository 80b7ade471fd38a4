"""The network of the quality model: MobileNetV3-Small with one score, behind a fixed front of local contrast. Needs PyTorch."""

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


class Stem(nn.Module):
    """Takes the place of MobileNetV3's first convolution: (n, 3, h, w) in -1 to 1 -> (n, 16, h/2, w/2).

    Beside the colours it sees what is never trained: the luma's local contrast, normalised (the mean-subtracted, contrast-normalised
    coefficients of Ruderman 1994 on which BRISQUE rests, with a mean of absolute values for the root of squares, which keeps its range in
    fp16), and the logarithm of the local energy of small patterns, in which a blur or a noise that doubles is an equal step.
    """

    def __init__(self, channels: int = 16):
        super().__init__()
        surround = torch.outer(*2 * [torch.tensor([1.0, 4, 6, 4, 1]) / 16])
        impulse = functional.pad(torch.ones(1, 1), (2, 2, 2, 2))
        self.register_buffer("detail", (torch.tensor(_LUMA)[:, None, None] * (impulse - surround))[None])
        self.register_buffer("patterns", _patterns())
        self.fine = nn.Conv2d(4, channels, 3, stride=2, padding=1, bias=False)
        self.energy = nn.Conv2d(len(self.patterns), channels, 1, bias=False)
        self.norm = nn.BatchNorm2d(channels, eps=1e-3)
        nn.init.kaiming_normal_(self.fine.weight, mode="fan_out"), nn.init.kaiming_normal_(self.energy.weight, mode="fan_out")

    def forward(self, frame: torch.Tensor) -> torch.Tensor:
        padded = functional.pad(frame, (2, 2, 2, 2), mode="replicate")
        detail = functional.conv2d(padded, self.detail)
        contrast = functional.avg_pool2d(detail.abs(), 5, 1, 2, count_include_pad=False)
        normalised = detail / (contrast + _FLOOR)
        responses = functional.conv2d(padded, self.patterns, stride=2)
        energies = torch.log(functional.avg_pool2d(responses.abs(), 5, 1, 2, count_include_pad=False) + _FLOOR / 2)
        return functional.hardswish(self.norm(self.fine(torch.cat([frame, normalised], 1)) + self.energy(energies + 3)))


def build() -> nn.Module:
    """The classifier is one hidden layer of 128 and one score, higher is better."""
    setting, _ = _mobilenet_v3_conf("mobilenet_v3_small")
    model = MobileNetV3(setting, last_channel=128, num_classes=1, dropout=0.0)
    model.features[0] = Stem()
    hidden, score = model.classifier[0], model.classifier[-1]
    nn.init.kaiming_normal_(hidden.weight), nn.init.zeros_(hidden.bias)
    # starts at the middle of the quality scale
    nn.init.normal_(score.weight, 0, 0.03), nn.init.constant_(score.bias, 0.55)
    return model
