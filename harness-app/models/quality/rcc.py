"""Reads files out of a Qt binary resource (.rcc), as Debian's gcompris-qt-data ships its photographs.

Layout (Qt's rcc tool, "qres" format): a big-endian header with the offsets of tree, data and names; 22 bytes per tree node from
version 2 on (14 before), directories with child count and first child, files with an offset into the data.
"""

import struct
import zlib

_COMPRESSED_ZLIB, _DIRECTORY = 1, 2


def read_rcc(data: bytes) -> dict[str, bytes]:
    """Path -> content of every file that is stored plainly or with zlib. Raises ValueError for anything else."""
    if data[:4] != b"qres":
        raise ValueError("no Qt resource: it does not begin with qres")
    version, tree, payload, names = struct.unpack(">IIII", data[4:20])
    node_size = 22 if version >= 2 else 14
    files: dict[str, bytes] = {}

    def name_at(offset: int) -> str:
        (length,) = struct.unpack_from(">H", data, names + offset)
        return data[names + offset + 6 : names + offset + 6 + 2 * length].decode("utf-16-be")

    def walk(node: int, parent: str) -> None:
        at = tree + node * node_size
        name_offset, flags = struct.unpack_from(">IH", data, at)
        path = f"{parent}/{name_at(name_offset)}" if node else ""
        if flags & _DIRECTORY:
            count, first = struct.unpack_from(">II", data, at + 6)
            for child in range(first, first + count):
                walk(child, path)
            return
        (start,) = struct.unpack_from(">I", data, at + 10)
        (size,) = struct.unpack_from(">I", data, payload + start)
        content = data[payload + start + 4 : payload + start + 4 + size]
        if flags & ~(_COMPRESSED_ZLIB | _DIRECTORY):
            raise ValueError(f"{path}: its compression (flags {flags}) is unknown")
        files[path.lstrip("/")] = zlib.decompress(content[4:]) if flags & _COMPRESSED_ZLIB else content

    walk(0, "")
    return files
