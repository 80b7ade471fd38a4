"""What the quality model measures of a frame without being trained: energies of small patterns, their slopes over octaves, colours, echoes. Needs PyTorch.

Blur, noise, blocks and lost lines show in the energies of small patterns, whatever the picture is of: as logarithms, in which an energy that
doubles is an equal step in a flat picture and in a lively one. With few photographs to learn from, what all natural pictures have in common
need not be learned.
"""

import torch
from torch import nn
from torch.nn import functional

# ITU-R BT.709 luma, and two differences that stand for colour
LUMA = (0.2126, 0.7152, 0.0722)
BLUE, RED = (-0.5, 0, 0.5), (0.5, -0.5, 0)
PATTERNS = 16
# the frame at its size, at a half and at a quarter; a cell is 8 x 8 pixels of the frame at its size in all of them
OCTAVES, CELL = (1, 2, 4), 8
# of the logarithm of a cell's energy, from nearly flat to lively
LEVELS = (5, 4, 3, 2, 1)
# of 8-bit steps, on a scale where 255 of them are 2: below this, an energy is noise of the decoder's rounding
FLOOR = 2 / 255 / 2
# of the frame at a half: a second picture is looked for that far aside
SHIFTS = range(2, 12)
DIRECTIONS = 4
# maps that MobileNetV3 gets at an eighth of the frame's size
MAPS = len(OCTAVES) * (PATTERNS + DIRECTIONS) + 3
_SLOPES = 2 + 4 + 4 + 4
_ECHOES = 2 * len(SHIFTS) + 1


class Patterns(nn.Module):
    """(n, 3, height, width) in -1 to 1 -> maps (n, MAPS, height / 8, width / 8) and means over the frame (n, MEANS); nothing is trained."""

    def __init__(self):
        super().__init__()
        self.register_buffer("waves", _waves())
        self.register_buffer("opponents", torch.tensor([LUMA, BLUE, RED])[:, :, None, None])
        self.register_buffer("echoes", _echoes())

    def forward(self, frame: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        energies, directed = zip(*(self._octave(frame, octave) for octave in OCTAVES))
        logarithms = [torch.log(energy + FLOOR) for energy in energies]
        directed = [torch.log(energy + FLOOR) for energy in directed]
        cells, half = functional.avg_pool2d(frame, CELL), functional.avg_pool2d(frame, 2)
        opponent = functional.conv2d(cells, self.opponents)
        counts = [functional.relu(logarithm + level) for logarithm in logarithms for level in LEVELS]
        means = [*energies, *logarithms, *counts, *_slopes(directed), *_colours(cells, opponent), *_clipping(half, opponent)]
        luma = functional.conv2d(half, self.opponents[:1])
        means += [functional.conv2d(luma, self.echoes).abs(), _steps(luma, 3)]
        return torch.cat([*logarithms, *directed, opponent], 1), torch.cat([mean_of(one) for one in means], 1)

    def _octave(self, frame: torch.Tensor, octave: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Energies in cells: of every pattern, and of the luma steps in four directions."""
        answers = functional.conv2d(functional.avg_pool2d(frame, octave) if octave > 1 else frame, self.waves, stride=2, padding=1)
        across, down = answers[:, 1:2], answers[:, 3:4]
        steps = torch.cat([across, down, (across + down) * 0.5**0.5, (across - down) * 0.5**0.5], 1)
        side = CELL // 2 // octave
        return tuple(functional.avg_pool2d(one.abs(), side) if side > 1 else one.abs() for one in (answers, steps))


def mean_of(maps: torch.Tensor) -> torch.Tensor:
    return functional.adaptive_avg_pool2d(maps, 1).flatten(1)


def _slopes(directed: list[torch.Tensor]) -> list[torch.Tensor]:
    """How much finer detail there is than coarser, in four directions, where there is any: blur is a steep slope whatever the picture shows."""
    activity = ((directed[-1].mean(1, keepdim=True) + 4) / 2).clamp(0, 1)
    slopes = [fine - coarse for fine, coarse in zip(directed, directed[1:])]
    return [one for slope in slopes for one in (activity, activity * slope, *(activity * functional.relu(slope + level) for level in (0.5, 1)))]


def _colours(cells: torch.Tensor, opponent: torch.Tensor) -> list[torch.Tensor]:
    luma, chroma = opponent[:, :1], opponent[:, 1:]
    levels = [functional.relu(luma - level) for level in (-0.8, -0.5, -0.2, 0.1, 0.4, 0.7)]
    # a cast shows in what should be grey: dark and bright places
    casts = [chroma, chroma.abs(), chroma * functional.relu(luma - 0.3), chroma * functional.relu(-0.3 - luma)]
    return [cells, *_ends(cells, (10, 50)), *levels, *casts, cells.abs(), luma * luma, chroma.square()]


def _clipping(half: torch.Tensor, opponent: torch.Tensor) -> list[torch.Tensor]:
    """What has reached black or white, how colourful the cells are, and which colour the edges have (grey-edge, van de Weijer et al. 2007)."""
    luma, colourful = opponent[:, :1], opponent[:, 1:].abs().sum(1, keepdim=True)
    grey = (1 - 8 * colourful).clamp(0, 1)
    greys = [grey, grey * luma, grey * functional.relu(luma)]
    return [*_ends(half, (8, 25, 100)), *greys, *(functional.relu(colourful - level) for level in (0.05, 0.1, 0.2)), _steps(half, 3), _steps(half, 2)]


def _ends(maps: torch.Tensor, slopes: tuple[int, ...]) -> list[torch.Tensor]:
    """How much is nearly black, and how much nearly white."""
    return [(slope * (sign * maps - 1) + 1).clamp(0, 1) for sign in (-1, 1) for slope in slopes]


def _steps(maps: torch.Tensor, along: int) -> torch.Tensor:
    size = maps.shape[along]
    return (maps.narrow(along, 1, size - 1) - maps.narrow(along, 0, size - 1)).abs()


def _waves() -> torch.Tensor:
    """The 3 x 3 patterns of the cosine transform in luma, then the coarsest of them in the two differences of colour."""
    waves = [torch.cos(torch.pi / 3 * (torch.arange(3) + 0.5) * frequency) for frequency in range(3)]
    waves = [wave / wave.norm() for wave in waves]
    planes = [torch.outer(down, across) for down in waves for across in waves]
    coloured = [(LUMA, plane) for plane in planes] + [(colour, planes[place]) for place in (0, 1, 3, 4) for colour in (BLUE, RED)]
    return torch.stack([torch.tensor(colour)[:, None, None] * plane for colour, plane in coloured[:PATTERNS]])


def _echoes() -> torch.Tensor:
    """A step of luma plus, and minus, the step that far aside: (2 x shifts, 1, 1, width)."""
    filters = torch.zeros(len(SHIFTS), 2, 1, 1, SHIFTS[-1] + 2)
    for index, shift in enumerate(SHIFTS):
        for place, sign in enumerate((1, -1)):
            for at, value in ((0, -1), (1, 1), (shift, -sign), (shift + 1, sign)):
                filters[index, place, 0, 0, at] += value
    return filters.flatten(0, 1)


# energies, logarithms and counts of the patterns; slopes; colours; clipping; echoes
_ENERGIES = len(OCTAVES) * PATTERNS * (2 + len(LEVELS))
_COLOURS = 3 + 4 * 3 + 6 + 4 * 2 + 3 + 1 + 2
_CLIPPED = 6 * 3 + 3 + 3 + 6
_PARTS = (_ENERGIES, 2 * (_SLOPES - 1), _COLOURS + _CLIPPED, _ECHOES)
MEANS = sum(_PARTS)


def describe(means: torch.Tensor) -> torch.Tensor:
    """(n, MEANS) -> (n, DESCRIBED): what must be computed of the means of a whole frame, and not of its parts."""
    energies, slopes, colours, echoes = means.split(_PARTS, 1)
    return torch.cat([energies, colours, *_turned(slopes), *_edge_colours(colours[:, -6:]), *_echo(echoes)], 1)


def _turned(slopes: torch.Tensor) -> list[torch.Tensor]:
    """Slopes where there is detail, with their extremes over the directions: a picture that is sharp in one direction only looks alike in all."""
    told = []
    for part in slopes.chunk(2, 1):
        activity, *sums = part.split((1, *[DIRECTIONS] * 3), 1)
        for total in sums:
            slope = total / (activity + 0.02)
            least, most = slope.min(1, keepdim=True).values, slope.max(1, keepdim=True).values
            told += [slope, least, most, slope.mean(1, keepdim=True), most - least]
        told.append(activity)
    return told


def _edge_colours(steps: torch.Tensor) -> list[torch.Tensor]:
    red, green, blue = torch.log(steps[:, :3] + steps[:, 3:] + 0.004).split(1, 1)
    return [red - green, blue - green, red, green, blue]


def _echo(echoes: torch.Tensor) -> list[torch.Tensor]:
    """How alike the picture is to itself so far aside, and where it is more alike than a little nearer and a little farther."""
    alike = torch.cat([echoes[:, at : at + 1] - echoes[:, at + 1 : at + 2] for at in range(0, _ECHOES - 1, 2)], 1) / (echoes[:, -1:] + 0.002)
    bump = alike[:, 1:-1] - (alike[:, 2:] + alike[:, :-2]) / 2
    return [alike, bump, bump.max(1, keepdim=True).values, bump.min(1, keepdim=True).values, alike.max(1, keepdim=True).values]


DESCRIBED = _ENERGIES + _COLOURS + _CLIPPED + 2 * (3 * (DIRECTIONS + 4) + 1) + 5 + (len(SHIFTS) + len(SHIFTS) - 2 + 3)
