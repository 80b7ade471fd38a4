"""PNG pictures for the report, made after the pick so that no measured time contains them."""

from __future__ import annotations

import base64
import io

from av.video.frame import VideoFrame


def png_base64(frame: VideoFrame, max_width: int | None = None) -> str:
    width, height = frame.width, frame.height
    if max_width is not None and width > max_width:
        width, height = max_width, max(1, round(height * max_width / width))
    out = io.BytesIO()
    frame.reformat(width, height, format="rgb24").to_image().save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")
