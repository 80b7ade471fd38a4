"""Cisco's H.264 decoder through its C interface (Debian's libopenh264-7): a decoder that shares no code with FFmpeg's.

Structures as in wels/codec_api.h and codec_app_def.h of version 2.3.1.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterable, Iterator

import numpy as np

_AVC = 0
_NO_CONCEALMENT = 0
_HIGHEST_LAYER = 255
# places in ISVCDecoderVtbl
_INITIALIZE, _UNINITIALIZE, _DECODE, _FLUSH = 0, 1, 3, 5

Planes = tuple[np.ndarray, np.ndarray, np.ndarray]


class OpenH264Error(Exception):
    """The decoder is missing or refused the stream; the message says what to do."""


class _Property(c.Structure):
    _fields_ = [("size", c.c_uint), ("kind", c.c_int)]


class _Parameters(c.Structure):
    _fields_ = [
        ("restructed", c.c_char_p), ("cpu_load", c.c_uint), ("layer", c.c_ubyte), ("concealment", c.c_int),
        ("parse_only", c.c_bool), ("video", _Property),
    ]  # fmt: skip


class _Memory(c.Structure):
    _fields_ = [("width", c.c_int), ("height", c.c_int), ("format", c.c_int), ("stride", c.c_int * 2)]


class _Info(c.Structure):
    _fields_ = [
        ("status", c.c_int), ("pts_in", c.c_ulonglong), ("pts_out", c.c_ulonglong), ("memory", _Memory),
        ("planes", c.POINTER(c.c_ubyte) * 3),
    ]  # fmt: skip


_Pointers = c.POINTER(c.c_ubyte) * 3
_Initialize = c.CFUNCTYPE(c.c_long, c.c_void_p, c.POINTER(_Parameters))
_Uninitialize = c.CFUNCTYPE(c.c_long, c.c_void_p)
_Decode = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int, c.POINTER(_Pointers), c.POINTER(_Info))
_Flush = c.CFUNCTYPE(c.c_int, c.c_void_p, c.POINTER(_Pointers), c.POINTER(_Info))


class OpenH264:
    """One stream. `decode` takes (pts, Annex B access unit) and yields (pts, planes of I420 in uint8) in presentation order."""

    def __init__(self, library: str):
        try:
            self._library = c.CDLL(library)
        except OSError as error:
            raise OpenH264Error(f"{library} cannot be loaded: {error}; run: node scripts/setup.mjs --for ladder") from error
        self._self = c.c_void_p()
        if self._library.WelsCreateDecoder(c.byref(self._self)) != 0:
            raise OpenH264Error("OpenH264 could not make a decoder")
        self._table = c.cast(self._self, c.POINTER(c.POINTER(c.c_void_p)))[0]
        parameters = _Parameters(None, 0, _HIGHEST_LAYER, _NO_CONCEALMENT, False, _Property(c.sizeof(_Property), _AVC))
        if _Initialize(self._table[_INITIALIZE])(self._self, c.byref(parameters)) != 0:
            raise OpenH264Error("OpenH264 refused its parameters")

    def version(self) -> str:
        major_minor = (c.c_uint * 4)()
        self._library.WelsGetCodecVersionEx(c.byref(major_minor))
        return ".".join(str(part) for part in list(major_minor)[:3])

    def decode(self, units: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, Planes]]:
        decode, flush = _Decode(self._table[_DECODE]), _Flush(self._table[_FLUSH])
        for pts, unit in units:
            info, pointers = _Info(pts_in=pts), _Pointers()
            state = decode(self._self, unit, len(unit), c.byref(pointers), c.byref(info))
            if state != 0:
                raise OpenH264Error(f"OpenH264 stopped at time stamp {pts} with state {state}; use another clip or decoder")
            if info.status == 1:
                yield info.pts_out, _copy(info, pointers)
        while True:
            info, pointers = _Info(), _Pointers()
            flush(self._self, c.byref(pointers), c.byref(info))
            if info.status != 1:
                return
            yield info.pts_out, _copy(info, pointers)

    def close(self) -> None:
        _Uninitialize(self._table[_UNINITIALIZE])(self._self)
        self._library.WelsDestroyDecoder(self._self)


def _copy(info: _Info, pointers) -> Planes:
    width, height = info.memory.width, info.memory.height
    shapes = [(height, info.memory.stride[0], width)] + 2 * [((height + 1) // 2, info.memory.stride[1], (width + 1) // 2)]
    return tuple(np.ctypeslib.as_array(pointers[i], (rows, stride))[:, :used].copy() for i, (rows, stride, used) in enumerate(shapes))
