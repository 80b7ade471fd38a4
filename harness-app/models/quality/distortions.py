"""Generated distortions. Each takes an RGB frame (uint8, height x width x 3) and a strength in (0, 1], and is seeded by its caller.

Ranges run from just visible to severe on a frame whose longer side is 480 pixels; steps are even in the logarithm where the parameter
is a size or a gain, as perceived strength grows. `HELD_OUT` kinds are never trained on.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np
from PIL import Image, ImageFilter

Distortion = Callable[[np.ndarray, float, np.random.Generator], np.ndarray]
# ITU-R BT.709 luma
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def _between(mild: float, severe: float, strength: float) -> float:
    return mild * (severe / mild) ** strength


def _to_uint8(pixels: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


# sRGB transfer curve, approximated by its common power
_LINEAR = ((np.arange(256) / 255) ** 2.2).astype(np.float32)


def _linear(frame: np.ndarray) -> np.ndarray:
    return _LINEAR[frame]


def _display(light: np.ndarray) -> np.ndarray:
    return _to_uint8(255 * np.clip(light, 0, 1) ** (1 / 2.2))


def gaussian_blur(frame, strength, rng):
    return np.asarray(Image.fromarray(frame).filter(ImageFilter.GaussianBlur(_between(0.7, 8, strength))))


def _convolve(frame: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Circular convolution by FFT after mirroring the border; the kernel is normalised here."""
    pad = kernel.shape[0] // 2
    padded = np.pad(frame.astype(np.float32), ((pad, pad), (pad, pad), (0, 0)), mode="reflect")
    spectrum = np.fft.rfft2(kernel / kernel.sum(), s=padded.shape[:2])
    blurred = np.fft.irfft2(np.fft.rfft2(padded, axes=(0, 1)) * spectrum[..., None], s=padded.shape[:2], axes=(0, 1))
    return _to_uint8(blurred[2 * pad :, 2 * pad :])


def _line_mask(size: int, draw) -> np.ndarray:
    y, x = np.mgrid[:size, :size].astype(np.float32) - size // 2
    return np.clip(draw(x, y), 0, 1)


def defocus(frame, strength, rng):
    """A disc of confusion with a soft edge."""
    radius = _between(1.2, 12, strength)
    size = 2 * int(np.ceil(radius + 1)) + 1
    return _convolve(frame, _line_mask(size, lambda x, y: radius + 0.5 - np.hypot(x, y)))


def gaussian_noise(frame, strength, rng):
    return _to_uint8(frame + rng.standard_normal(frame.shape, np.float32) * _between(4, 64, strength))


def jpeg(frame, strength, rng):
    out = io.BytesIO()
    Image.fromarray(frame).save(out, "JPEG", quality=round(_between(55, 3, strength)))
    return np.asarray(Image.open(out).convert("RGB"))


def h264(frame, strength, rng):
    """One key frame of x264 at a constant quantiser, without the deblocking filter: the blocking of starved video."""
    return key_frame(frame, {"qp": str(round(28 + 22 * strength))}, "no-deblock=1:")


def key_frame(frame: np.ndarray, rate: dict[str, str], parameters: str = "") -> np.ndarray:
    """RGB as it comes out of one key frame of x264."""
    encoder = av.CodecContext.create("libx264", "w")
    encoder.height, encoder.width, encoder.pix_fmt = *frame.shape[:2], "yuv420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {**rate, "preset": "ultrafast", "tune": "zerolatency", "x264-params": f"{parameters}threads=1:log-level=none"}
    packets = encoder.encode(av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format="yuv420p")) + encoder.encode()
    decoder = av.CodecContext.create("h264", "r")
    frames = [decoded for packet in packets for decoded in decoder.decode(packet)] + decoder.decode(None)
    return frames[0].to_ndarray(format="rgb24")


def underexposure(frame, strength, rng):
    return _display(_linear(frame) * 2 ** -_between(0.5, 5, strength))


def overexposure(frame, strength, rng):
    return _display(_linear(frame) * 2 ** _between(0.3, 3, strength))


def contrast_loss(frame, strength, rng):
    kept = 1 - (0.08 + 0.84 * strength)
    mean = float((frame @ _LUMA).mean())
    return _to_uint8(mean + (frame - mean) * kept)


def colour_cast(frame, strength, rng):
    """A white balance that is off in a random direction; the mean luminance in linear light is kept."""
    direction = rng.standard_normal(3)
    direction -= direction.mean()
    direction *= 2 ** 0.5 / np.linalg.norm(direction)
    light = _linear(frame)
    cast = light * np.exp2(direction * _between(0.12, 1.6, strength)).astype(np.float32)
    return _display(cast * (light @ _LUMA).mean() / max((cast @ _LUMA).mean(), 1e-6))


def low_resolution(frame, strength, rng):
    return _scaled(frame, _between(1.5, 12, strength), Image.BILINEAR)


def pixelation(frame, strength, rng):
    return _scaled(frame, _between(1.5, 12, strength), Image.NEAREST)


def _scaled(frame: np.ndarray, factor: float, up: Image.Resampling) -> np.ndarray:
    height, width = frame.shape[:2]
    small = Image.fromarray(frame).resize((max(2, round(width / factor)), max(2, round(height / factor))), Image.BOX)
    return np.asarray(small.resize((width, height), up))


def banding(frame, strength, rng):
    """Too few levels per channel."""
    levels = _between(40, 3, strength)
    return _to_uint8(np.rint(frame / 255 * (levels - 1)) / (levels - 1) * 255)


def haze(frame, strength, rng):
    """Koschmieder's model, light * t + airlight * (1 - t), denser towards the top of the frame."""
    airlight = rng.uniform(0.75, 0.95)
    depth = np.linspace(1.25, 0.75, frame.shape[0], dtype=np.float32)[:, None, None]
    transmission = np.exp(-_between(0.12, 2.4, strength) * depth)
    return _to_uint8(frame * transmission + 255 * airlight * (1 - transmission))


def one_axis_low_resolution(frame, strength, rng):
    """Too few columns or too few rows, as in anamorphic and half-width video."""
    height, width = frame.shape[:2]
    factor = _between(1.5, 12, strength)
    size = (max(2, round(width / factor)), height) if rng.random() < 0.5 else (width, max(2, round(height / factor)))
    return np.asarray(Image.fromarray(frame).resize(size, Image.BOX).resize((width, height), Image.BILINEAR))


def line_doubling(frame, strength, rng):
    """Rows are left out and the ones that stay repeated, as when one field of few lines fills a frame."""
    rows = np.arange(frame.shape[0])
    step = _between(1.3, 10, strength)
    return frame[np.clip((np.floor(rows / step) * step).round().astype(int), 0, rows[-1])]


def line_jitter(frame, strength, rng):
    """The time base error of analogue tape: each line starts a random bit early or late."""
    width = frame.shape[1]
    shifts = np.rint(rng.standard_normal(frame.shape[0]) * _between(0.5, 12, strength)).astype(int)
    columns = np.clip(np.arange(width)[None] - shifts[:, None], 0, width - 1)
    return np.take_along_axis(frame, columns[..., None], axis=1)


def dropout(frame, strength, rng):
    """Stretches of lines that the tape lost, filled with grey snow."""
    out, width = frame.copy(), frame.shape[1]
    for row in np.flatnonzero(rng.random(frame.shape[0]) < _between(0.02, 0.7, strength)):
        length = int(width * rng.uniform(0.15, 0.6))
        start = int(rng.integers(width - length + 1))
        out[row, start : start + length] = np.clip(rng.normal(128, 40, (length, 1)), 0, 255)
    return out


def ringing(frame, strength, rng):
    """Over-sharpening: halos at edges."""
    blurred = np.asarray(Image.fromarray(frame).filter(ImageFilter.GaussianBlur(rng.uniform(1, 2))), np.float32)
    return _to_uint8(frame + (frame - blurred) * _between(0.5, 8, strength))


def ghosting(frame, strength, rng):
    """A second, weaker picture some pixels aside, as from a reflected signal."""
    shift = int(rng.integers(5, 25)) * rng.choice([-1, 1])
    columns = np.clip(np.arange(frame.shape[1]) - shift, 0, frame.shape[1] - 1)
    weight = _between(0.06, 0.5, strength)
    return _to_uint8(frame * (1 - weight) + frame[:, columns] * weight)


def motion_blur(frame, strength, rng):
    """A straight camera movement in a random direction, up to 40 pixels long."""
    length, angle = _between(3, 40, strength), rng.uniform(0, np.pi)
    size = 2 * int(np.ceil(length / 2 + 1)) + 1

    def line(x, y):
        along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
        return np.minimum(length / 2 + 0.5 - np.abs(along), 1).clip(0) * (1 - np.abs(across)).clip(0)

    return _convolve(frame, _line_mask(size, line))


def interlace(frame, strength, rng):
    """Two fields of a moving picture woven into one frame: every other line is from a moment later."""
    shift = round(_between(1, 24, strength)) * rng.choice([-1, 1])
    columns = np.clip(np.arange(frame.shape[1]) - shift, 0, frame.shape[1] - 1)
    woven = frame.copy()
    woven[1::2] = frame[1::2][:, columns]
    return woven


SEEN: dict[str, Distortion] = {
    "gaussian-blur": gaussian_blur, "defocus": defocus, "gaussian-noise": gaussian_noise, "jpeg": jpeg, "h264": h264,
    "underexposure": underexposure, "overexposure": overexposure, "contrast-loss": contrast_loss, "colour-cast": colour_cast,
    "low-resolution": low_resolution, "pixelation": pixelation, "banding": banding, "haze": haze,
    "one-axis-low-resolution": one_axis_low_resolution, "line-doubling": line_doubling, "line-jitter": line_jitter, "dropout": dropout,
    "ringing": ringing, "ghosting": ghosting,
}  # fmt: skip
HELD_OUT: dict[str, Distortion] = {"interlace": interlace, "motion-blur": motion_blur}
KINDS = SEEN | HELD_OUT
