"""A program of its own, for a Python that has PyTorch: torch_scorer.py FILE HEIGHT WIDTH [DEFINITION]. It opens no pickle.

FILE holds weights as .npz; DEFINITION is the folder with `quality.network` that they belong to, or a graph that torch_engine.py read from ONNX.
Without one, FILE is TorchScript. Prints {"version"} once it is ready, then one score a line for every float32 tensor (1, 3, HEIGHT, WIDTH) that
it reads.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

def main() -> None:
    file, height, width, *definition = sys.argv[1:]
    torch.set_num_threads(1)
    network = _open(file, Path(definition[0])) if definition else torch.jit.load(file, map_location="cpu").eval()
    shape = (1, 3, int(height), int(width))
    print(json.dumps({"version": torch.__version__}), flush=True)
    with torch.no_grad():
        while data := sys.stdin.buffer.read(4 * int(np.prod(shape))):
            score = network(torch.from_numpy(np.frombuffer(data, np.float32).reshape(shape).copy()))
            print(float(score.reshape(-1)[0]), flush=True)


def _open(file: str, definition: Path):
    with np.load(file, allow_pickle=False) as archive:
        weights = {name: torch.from_numpy(archive[name]) for name in archive.files}
    if definition.suffix == ".json":
        graph = json.loads(definition.read_text())
        unknown = sorted({node["kind"] for node in graph["nodes"]} - OPERATORS.keys())
        if unknown:
            sys.exit(f"operator {', '.join(unknown)} is not translated for PyTorch; give the network as TorchScript, or leave PyTorch out")
        return lambda frame: _run(graph, weights, frame)
    sys.path.insert(0, str(definition))
    from quality.network import build

    network = build()
    network.load_state_dict(weights)
    return network.eval()


def _run(graph: dict, known: dict[str, torch.Tensor], frame: torch.Tensor) -> torch.Tensor:
    known = {**known, graph["input"]: frame}
    for node in graph["nodes"]:
        inputs = [known[name] if name else None for name in node["inputs"]]
        known[node["outputs"][0]] = OPERATORS[node["kind"]](inputs, node["attributes"])
    return known[graph["output"]]


def _convolution(inputs: list, how: dict) -> torch.Tensor:
    top, left, bottom, right = how.get("pads", [0, 0, 0, 0])
    padded = functional.pad(inputs[0], (left, right, top, bottom))
    return functional.conv2d(padded, *inputs[1:], stride=how.get("strides", 1), dilation=how.get("dilations", 1), groups=how.get("group", 1))


def _linear(inputs: list, how: dict) -> torch.Tensor:
    a, b, *c = inputs
    product = how.get("alpha", 1.0) * ((a.T if how.get("transA") else a) @ (b.T if how.get("transB") else b))
    return product + how.get("beta", 1.0) * c[0] if c else product


def _clip(inputs: list, how: dict) -> torch.Tensor:
    """From opset 11 on the bounds are inputs."""
    low, high = [*inputs[1:], None, None][:2]
    return inputs[0].clamp(how.get("min", low), how.get("max", high))


def _normalise(inputs: list, how: dict) -> torch.Tensor:
    x, scale, offset, mean, variance = inputs
    return functional.batch_norm(x, mean, variance, scale, offset, eps=how.get("epsilon", 1e-5))


# as the ONNX specification defines them, for networks that are exported for inference
OPERATORS = {
    "Add": lambda inputs, _: inputs[0] + inputs[1],
    "BatchNormalization": _normalise,
    "Clip": _clip,
    "Concat": lambda inputs, how: torch.cat(inputs, how["axis"]),
    "Conv": _convolution,
    "Div": lambda inputs, _: inputs[0] / inputs[1],
    "Flatten": lambda inputs, how: inputs[0].flatten(how.get("axis", 1)),
    "Gemm": _linear,
    "GlobalAveragePool": lambda inputs, _: inputs[0].mean((2, 3), keepdim=True),
    "HardSigmoid": lambda inputs, how: (how.get("alpha", 0.2) * inputs[0] + how.get("beta", 0.5)).clamp(0, 1),
    "HardSwish": lambda inputs, _: functional.hardswish(inputs[0]),
    "Mul": lambda inputs, _: inputs[0] * inputs[1],
    "Relu": lambda inputs, _: functional.relu(inputs[0]),
    "Sigmoid": lambda inputs, _: inputs[0].sigmoid(),
    "Sub": lambda inputs, _: inputs[0] - inputs[1],
}


if __name__ == "__main__":
    main()
