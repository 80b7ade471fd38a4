"""Which times of a clip a fixed frame plan looks at, and in which order."""

from __future__ import annotations


def van_der_corput_order(count: int) -> list[int]:
    """0..count-1 sorted by bit-reversed value over ceil(log2 count) bits: every prefix is spread over the whole range.

    Source: J. G. van der Corput, Verteilungsfunktionen, 1935 (base 2).
    """
    bits = max(1, (count - 1).bit_length())
    return sorted(range(count), key=lambda k: int(format(k, f"0{bits}b")[::-1], 2))


def fixed_targets(count: int, duration_ms: float) -> list[float]:
    """Middles of `count` equal parts of the clip, in milliseconds, in visiting order."""
    return [(k + 0.5) / count * duration_ms for k in van_der_corput_order(count)]
