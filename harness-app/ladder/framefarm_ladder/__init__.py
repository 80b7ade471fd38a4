"""Collects what one configuration makes of clips, rung by rung: decoded frame, tensor, score. Judging is packages/consistency's."""
