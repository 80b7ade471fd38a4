"""PNG pictures for the report, made after the pick so that no measured time contains them."""

from __future__ import annotations

import base64
import io

from av.video.frame import VideoFrame

from .upright import quarter_turns


def png_base64(frame: VideoFrame, max_width: int | None = None) -> str:
    width, height = frame.width, frame.height
    turns = quarter_turns(frame)
    shown = height if turns % 2 else width
    if max_width is not None and shown > max_width:
        width, height = (max(1, round(side * max_width / shown)) for side in (width, height))
    out = io.BytesIO()
    picture = frame.reformat(width, height, format="rgb24").to_image()
    picture.rotate(90 * turns, expand=True).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")
