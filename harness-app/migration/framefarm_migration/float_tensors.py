"""Takes back what mnnquant says of tensors that stay in float.

`skip_quant_op_names` leaves weights alone, yet MNN 3.6.1 still gives the tensors around skipped operations a scale and their square operations a table of
8-bit answers, and the engine then computes them in 8 bits: with every operation skipped, quality-v2 is off by 0.45 of its largest score. The
file is a FlatBuffer; it is changed in place, because MNN's way by JSON keeps six decimals. Numbers of fields are places in MNN's schema.
"""

from __future__ import annotations

import struct

_DESCRIPTIONS, _OPERATIONS = 1, 3  # of Net: extraTensorDescribe, oplists
_INDEX = 1  # of TensorDescribe
_INPUTS, _PARAMETERS, _OUTPUTS = 0, 2, 4  # of Op: inputIndexes, main, outputIndexes
_TABLE_INT8 = 2  # of UnaryOp


def leave_in_float(model: bytes, quantised: set[int], unary: set[int]) -> bytes:
    """The model with scales for the tensors that quantised operations read and write only, and without tables at the operations in `unary`.

    `quantised` and `unary` are places in the file's list of operations. struct.error for a file of another form.
    """
    data = bytearray(model)
    [net] = struct.unpack_from("<I", data, 0)
    operations = _elements(data, _at(data, net, _OPERATIONS))
    wanted = {tensor for place in quantised for tensor in _tensors_of(data, operations[place])}
    described = _at(data, net, _DESCRIPTIONS)
    if described is not None:
        kept = [one for one in _elements(data, described) if _number(data, _field(data, one, _INDEX)) in wanted]
        struct.pack_into("<I", data, described, len(kept))
        for i, one in enumerate(kept):
            slot = described + 4 + 4 * i
            struct.pack_into("<I", data, slot, one - slot)
    for place in sorted(unary):
        _drop(data, _at(data, operations[place], _PARAMETERS), _TABLE_INT8)
    return bytes(data)


def _tensors_of(data: bytearray, operation: int) -> list[int]:
    """What it writes, and what it reads first; the rest are weights."""
    read, written = (_numbers(data, _at(data, operation, number)) for number in (_INPUTS, _OUTPUTS))
    return read[:1] + written


def _field(data: bytearray, table: int, number: int) -> int | None:
    """Where the field lies; None when the table leaves it out."""
    vtable = table - struct.unpack_from("<i", data, table)[0]
    [size] = struct.unpack_from("<H", data, vtable)
    place = 4 + 2 * number
    offset = struct.unpack_from("<H", data, vtable + place)[0] if place < size else 0
    return table + offset if offset else None


def _at(data: bytearray, table: int, number: int) -> int | None:
    """Where the vector or table lies that the field points at."""
    place = _field(data, table, number)
    return None if place is None else place + struct.unpack_from("<I", data, place)[0]


def _elements(data: bytearray, vector: int | None) -> list[int]:
    """Where the tables of a vector lie."""
    if vector is None:
        return []
    [count] = struct.unpack_from("<I", data, vector)
    return [slot + struct.unpack_from("<I", data, slot)[0] for slot in range(vector + 4, vector + 4 + 4 * count, 4)]


def _numbers(data: bytearray, vector: int | None) -> list[int]:
    if vector is None:
        return []
    [count] = struct.unpack_from("<I", data, vector)
    return list(struct.unpack_from(f"<{count}i", data, vector + 4))


def _number(data: bytearray, place: int | None) -> int:
    return 0 if place is None else struct.unpack_from("<i", data, place)[0]


def _drop(data: bytearray, table: int | None, number: int) -> None:
    """Leaves a field out by a description of its own at the end of the file: tables of the same form share theirs."""
    if table is None or _field(data, table, number) is None:
        return
    vtable = table - struct.unpack_from("<i", data, table)[0]
    [size] = struct.unpack_from("<H", data, vtable)
    own = bytearray(data[vtable : vtable + size])
    struct.pack_into("<H", own, 4 + 2 * number, 0)
    data.extend(bytes(-len(data) % 4))
    struct.pack_into("<i", data, table, table - len(data))
    data.extend(own + bytes(-size % 4))
