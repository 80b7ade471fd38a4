"""A program of its own: score_onnx.py MODEL.onnx TENSORS.npy. Prints one JSON line: what the model takes, and its scores by ONNX Runtime."""

import json
import sys

import numpy as np


def main() -> None:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(sys.argv[1], options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime has a class of its own for every status
        print(json.dumps({"fault": type(error).__name__, "message": str(error)[-400:]}))
        return
    inputs = [{"name": one.name, "shape": one.shape, "type": one.type} for one in session.get_inputs()]
    outputs = [{"name": one.name, "shape": one.shape} for one in session.get_outputs()]
    answer: dict = {"version": onnxruntime.__version__, "inputs": inputs, "outputs": outputs}
    tensors = np.load(sys.argv[2])
    if len(inputs) == 1 and inputs[0]["shape"] == [1, *tensors.shape[1:]] and inputs[0]["type"] == "tensor(float)":
        scored = [session.run(None, {inputs[0]["name"]: tensor[None]}) for tensor in tensors]
        answer["sizes"] = sorted({int(np.size(one)) for row in scored for one in row})
        answer["scores"] = [float(np.reshape(row[0], -1)[0]) for row in scored]
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
