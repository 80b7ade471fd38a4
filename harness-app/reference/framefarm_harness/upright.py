"""Phones film lying down and note in the container how the picture is to be turned; a cover is judged and shown as a person sees it."""

from __future__ import annotations

from av.video.frame import VideoFrame


def quarter_turns(frame: VideoFrame) -> int:
    """0 to 3, counter-clockwise, as `numpy.rot90` counts. PyAV gives the angle of the display matrix in degrees counter-clockwise."""
    return round(frame.rotation / 90) % 4
