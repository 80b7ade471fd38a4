"""A program of its own, for Debian's Python with python3-torch: torch_to_onnx.py IN OUT.onnx WIDTH HEIGHT torchscript|pickle.

It runs apart from everything else because opening a pickle runs code of whoever made it; it is started for one only after --trust-pickle.
"""

import sys
import warnings


def main() -> None:
    import torch

    source, out, width, height, kind = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    try:
        network = torch.jit.load(source, map_location="cpu") if kind == "torchscript" else torch.load(source, map_location="cpu")
    except (RuntimeError, EOFError, ImportError, AttributeError) as error:
        sys.exit(f"PyTorch {torch.__version__} cannot open it: {str(error).strip().splitlines()[0]}")
    if not isinstance(network, torch.nn.Module):
        sys.exit(f"it holds a {type(network).__name__} and no network; save the whole module, or better torch.jit.script(module)")
    network.eval()
    with torch.no_grad():
        frame = torch.zeros(1, 3, height, width)
        try:
            torch.onnx.export(network, frame, out, opset_version=12, input_names=["frame"], output_names=["score"])
        except Exception as error:  # torch raises many kinds for what it cannot express in ONNX
            sys.exit(f"PyTorch {torch.__version__} cannot write it as ONNX: {str(error).strip().splitlines()[0]}")
    print(f"torch {torch.__version__}")


if __name__ == "__main__":
    main()
