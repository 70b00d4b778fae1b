"""Reads the weights back out of an exported model, so that a run can go on from the file that ships.

What rounding to int8 took away is lost; the first steps of a run make up for it.
`python -m training.shipped --model src/dragoman/annotate/encoder/model --out RUN/shipped.pt`
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.encoder import Size
from training.export import MODEL_FILE
from training.heads import Model

Arrays = dict[str, NDArray[Any]]
_PARTS = ("attend", "attended", "widen", "narrow")
_NORMS = {"norm_attended": "attended", "norm": "narrow"}
"""Normalisations of a layer, and the product whose bias the graph adds in them."""
_WITHOUT_BIAS = {"linear_1": "parser.arc_weight", "linear_4": "parser.rel_pair"}
_HEADS = "heads.model."


def shipped_state(folder: Path) -> dict[str, Tensor]:
    """Returns the state of the `Model` that was exported to a folder."""
    graph = onnx.load(str(folder / MODEL_FILE)).graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = _rounded(values) | values
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    state = _transformer(weights) | _heads(graph, weights)
    state |= {name.removesuffix(".value"): value for name, value in values.items() if name.startswith("pairs.")}
    state |= {
        "chains.moves": np.array(config["moves"]),
        "linker.distance": np.array(config["link_distance"]),
        "linker.bias": np.array(config["link_bias"]),
    }
    return {name: torch.tensor(np.ascontiguousarray(value), dtype=torch.float32) for name, value in state.items()}


def _rounded(values: Arrays) -> Arrays:
    """Returns the weights that are stored as integers, by the names that they had as floats."""
    found: Arrays = {}
    for name, stored in values.items():
        if name.endswith("_quantized"):
            bare = name.removesuffix("_quantized")
            zero = values[f"{bare}_zero_point"].astype(np.float32)
            found[bare] = (stored.astype(np.float32) - zero) * values[f"{bare}_scale"]
    if "words.rows" in values:
        found["words.table"] = values["words.rows"] * values["words.scales"]
    return found


def _transformer(weights: Arrays) -> Arrays:
    state = {f"encoder.{name}.weight": weights[f"{name}.table"] for name in ("words", "positions", "shapes")}
    state |= {"encoder.norm.weight": weights["norm.gamma"], "encoder.norm.bias": weights["norm.beta"]}
    for number in range(Size().layers):
        mine, theirs = f"encoder.layers.{number}", f"layer{number}"
        state |= {f"{mine}.{part}.weight": weights[f"{theirs}.{part}.weight"].T for part in _PARTS}
        state |= {f"{mine}.{part}.bias": weights[f"{theirs}.{part}.bias"] for part in ("attend", "widen")}
        for norm, product in _NORMS.items():
            state[f"{mine}.{product}.bias"] = weights[f"{theirs}.{norm}.bias"]
            state[f"{mine}.{norm}.weight"] = weights[f"{theirs}.{norm}.gamma"]
            state[f"{mine}.{norm}.bias"] = weights[f"{theirs}.{norm}.beta"]
    return state


def _heads(graph: onnx.GraphProto, weights: Arrays) -> Arrays:
    """Returns the weights of the heads; the exporter numbers them, so that each is found by the bias added after it."""
    products = {node.input[1].removesuffix("_quantized"): node for node in graph.node if "MatMul" in node.op_type}
    made_by = {_result(node): name for name, node in products.items()}
    state: Arrays = {}
    for node in graph.node:
        bias = next((name for name in node.input if name.startswith(_HEADS) and name.endswith(".bias")), None)
        if node.op_type == "Add" and bias is not None:
            product = next(name for name in node.input if name != bias)
            layer = bias.removeprefix(_HEADS).removesuffix(".bias")
            state |= {f"{layer}.weight": weights[made_by[product]].T, f"{layer}.bias": weights[bias]}
    for result, layer in _WITHOUT_BIAS.items():
        state[f"{layer}.weight"] = weights[made_by[f"heads.{result}"]].T
    return state


def _result(node: onnx.NodeProto) -> str:
    """Returns the name that a product's result had before the graph was rounded."""
    return node.output[0].removesuffix("_output_quantized")


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.shipped", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported model")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = Model(Size())
    model.load_state_dict(shipped_state(options.model))
    torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
