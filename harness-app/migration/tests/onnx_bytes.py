"""Small ONNX files, written by hand: field numbers of onnx.proto3 and nothing else, so that no test needs the onnx package."""

from __future__ import annotations

import struct

FLOAT = 1


def _varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def node(kind: str, inputs: list[str], outputs: list[str], domain: str = "") -> bytes:
    fields = [_bytes(1, name) for name in inputs] + [_bytes(2, name) for name in outputs] + [_bytes(3, outputs[0]), _bytes(4, kind)]
    return b"".join(fields) + (_bytes(7, domain) if domain else b"")


def value(name: str, shape: list[int | str]) -> bytes:
    sizes = b"".join(_bytes(1, _number(1, size) if isinstance(size, int) else _bytes(2, size)) for size in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, FLOAT) + _bytes(2, sizes)))


def tensor(name: str, shape: list[int], numbers: list[float]) -> bytes:
    return b"".join(_number(1, size) for size in shape) + _number(2, FLOAT) + _bytes(8, name) + _bytes(9, struct.pack(f"<{len(numbers)}f", *numbers))


def model(nodes: list[bytes], shape: list[int | str], weights: list[bytes], opset: int = 12, domains: tuple[str, ...] = ()) -> bytes:
    graph = b"".join(_bytes(1, one) for one in nodes) + _bytes(2, "g") + b"".join(_bytes(5, one) for one in weights)
    graph += _bytes(11, value("frame", shape)) + _bytes(12, value("score", [1, 1]))
    opsets = _bytes(8, _bytes(1, "") + _number(2, opset)) + b"".join(_bytes(8, _bytes(1, name) + _number(2, 1)) for name in domains)
    return _number(1, 7) + opsets + _bytes(7, graph)


def brightness(shape: list[int | str] | None = None, last: list[bytes] | None = None, opset: int = 12, domains: tuple[str, ...] = ()) -> bytes:
    """The weighted mean brightness of a frame as its score; `last` are nodes from "flat" to "score"."""
    nodes = [
        node("Conv", ["frame", "mix"], ["mixed"]),
        node("Relu", ["mixed"], ["lit"]),
        node("GlobalAveragePool", ["lit"], ["mean"]),
        node("Flatten", ["mean"], ["score" if last is None else "flat"]),
        *(last or []),
    ]
    return model(nodes, shape or [1, 3, 32, 32], [tensor("mix", [1, 3, 1, 1], [0.2, 0.7, 0.1])], opset, domains)


def colourfulness() -> bytes:
    """Two convolutions: differences of the frame's channels, which rounded weights would not keep, and a sum of them that they would."""
    nodes = [
        node("Conv", ["frame", "differences"], ["differed"]),
        node("Relu", ["differed"], ["colours"]),
        node("Conv", ["colours", "sum"], ["summed"]),
        node("GlobalAveragePool", ["summed"], ["mean"]),
        node("Flatten", ["mean"], ["score"]),
    ]
    differences = [0.37, 0.293, -0.663, -0.37, -0.293, 0.663, 0.117, -0.559, 0.442, -0.117, 0.559, -0.442]
    weights = [tensor("differences", [4, 3, 1, 1], differences), tensor("sum", [1, 4, 1, 1], [1.0] * 4)]
    return model(nodes, [1, 3, 32, 32], weights)


def echoes() -> bytes:
    """Differences of a frame's luma at a distance, which a filter of one channel takes."""
    nodes = [
        node("Conv", ["frame", "luma"], ["grey"]),
        node("Conv", ["grey", "differences"], ["differed"]),
        node("Relu", ["differed"], ["edges"]),
        node("GlobalAveragePool", ["edges"], ["means"]),
        node("Conv", ["means", "sum"], ["summed"]),
        node("Flatten", ["summed"], ["score"]),
    ]
    differences = [value for step in ([-1, 1, 0, -1, 1], [-1, 1, 0, 1, -1], [-1, 0, 1, 0, 0], [-1, 1, 0, 0, 0]) for value in step]
    weights = [tensor("luma", [1, 3, 1, 1], [0.2126, 0.7152, 0.0722]), tensor("differences", [4, 1, 1, 5], [float(value) for value in differences])]
    return model(nodes, [1, 3, 32, 32], [*weights, tensor("sum", [1, 4, 1, 1], [1.0] * 4)])


def squares() -> bytes:
    """Energies of the frame's colours, which are squares of small numbers, through nine dense convolutions of equal weights, which MNN stores once and does not quantise."""
    kernels = [tensor("first", [4, 3, 1, 1], [0.4, -0.3, 0.1, 0.2, 0.1, -0.2, -0.1, 0.3, 0.1, 0.05, 0.1, 0.1])]
    nodes = [node("Conv", ["frame", "first"], ["seen"]), node("Mul", ["seen", "seen"], ["x0"])]
    mixing = [0.9 if row == column else 0.05 for row in range(4) for column in range(4)]
    for index in range(9):
        kernels.append(tensor(f"mixing{index}", [4, 4, 1, 1], mixing))
        nodes.append(node("Conv", [f"x{index}", f"mixing{index}"], [f"x{index + 1}"]))
    kernels.append(tensor("sum", [1, 4, 1, 1], [1.0] * 4))
    nodes += [
        node("Conv", ["x9", "sum"], ["summed"]),
        node("Mul", ["summed", "summed"], ["squared"]),
        node("GlobalAveragePool", ["squared"], ["mean"]),
        node("Flatten", ["mean"], ["score"]),
    ]
    return model(nodes, [1, 3, 32, 32], kernels)
