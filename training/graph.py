"""Builds the transformer as an ONNX graph of onnxruntime's own fused operators, which its exporter does not find."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training.encoder import Encoder

OPSET = 18
EPSILON = 1e-12
_MS = "com.microsoft"


class _Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: Tensor | NDArray[Any]) -> str:
        """Adds a weight and returns its name."""
        array = value.detach().cpu().numpy() if isinstance(value, Tensor) else value
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """Adds a node and returns the name of its output."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output


def encoder_graph(encoder: Encoder, *, quantized: bool) -> onnx.ModelProto:
    """Returns the transformer: piece ids and shapes (batch, n) in, `pieces` (batch, n, width) out.

    With `quantized` its word table is int8 already; onnxruntime's own rounding has one scale for a whole table.
    """
    graph = _Graph()
    states, mask = _embedding(graph, encoder, quantized=quantized)
    for number, layer in enumerate(encoder.layers):
        states = _layer(graph, layer, states, mask, f"layer{number}")
    graph.node("Identity", [states], "pieces")
    width = encoder.words.weight.shape[1]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "n"]) for name in ("ids", "shapes")]
    output = helper.make_tensor_value_info("pieces", TensorProto.FLOAT, ["batch", "n", width])
    built = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.weights)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_MS, 1)]
    return helper.make_model(built, opset_imports=opsets, ir_version=10)


def rounded_rows(table: Tensor) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Returns a table (rows, width) as int8 with a scale for each row (rows, 1): a rare word's small values survive."""
    values = table.detach().cpu().numpy().astype(np.float32)
    scales = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
    return np.round(values / scales).astype(np.int8), scales.astype(np.float32)


def _words(graph: _Graph, encoder: Encoder) -> str:
    table, scales = rounded_rows(encoder.words.weight)
    found = graph.node("Gather", [graph.weight("words.rows", table), "ids"], "words.int8")
    scale = graph.node("Gather", [graph.weight("words.scales", scales), "ids"], "words.scale")
    return graph.node("Mul", [graph.node("Cast", [found], "words.float", to=TensorProto.FLOAT), scale], "words")


def _gathered(graph: _Graph, name: str, table: Tensor, ids: str) -> str:
    return graph.node("Gather", [graph.weight(f"{name}.table", table), ids], f"{name}.gathered")


def _embedding(graph: _Graph, encoder: Encoder, *, quantized: bool) -> tuple[str, str]:
    words = _words(graph, encoder) if quantized else _gathered(graph, "words", encoder.words.weight, "ids")
    shapes = _gathered(graph, "shapes", encoder.shapes.weight, "shapes")
    n = graph.node("Shape", ["ids"], "n", start=1, end=2)
    zero = graph.weight("zero", np.zeros(1, np.int64))
    places = graph.node("Slice", [graph.weight("positions.table", encoder.positions.weight), zero, n, zero], "places")
    total = graph.node("Add", [graph.node("Add", [words, shapes], "words.shaped"), places], "embedded")
    norm = [graph.weight("norm.gamma", encoder.norm.weight), graph.weight("norm.beta", encoder.norm.bias)]
    states = graph.node("LayerNormalization", [total, *norm], "normed", axis=-1, epsilon=EPSILON)
    known = graph.node("Greater", ["ids", graph.weight("padding", np.zeros((), np.int64))], "known")
    return states, graph.node("Cast", [known], "mask", to=TensorProto.INT32)


def _layer(graph: _Graph, layer: Any, states: str, mask: str, name: str) -> str:  # noqa: ANN401
    def transposed(part: str, linear: Any) -> str:  # noqa: ANN401
        return graph.weight(f"{name}.{part}.weight", linear.weight.T)

    def normed(part: str, norm: Any, inputs: list[str], bias: Tensor) -> str:  # noqa: ANN401
        gamma, beta = graph.weight(f"{name}.{part}.gamma", norm.weight), graph.weight(f"{name}.{part}.beta", norm.bias)
        added = graph.weight(f"{name}.{part}.bias", bias)
        return graph.node(
            "SkipLayerNormalization", [*inputs, gamma, beta, added], f"{name}.{part}", _MS, epsilon=EPSILON
        )

    heard = graph.node(
        "Attention",
        [states, transposed("attend", layer.attend), graph.weight(f"{name}.attend.bias", layer.attend.bias), mask],
        f"{name}.heard",
        _MS,
        num_heads=layer.heads,
    )
    attended = graph.node("MatMul", [heard, transposed("attended", layer.attended)], f"{name}.attended")
    middle = normed("norm_attended", layer.norm_attended, [attended, states], layer.attended.bias)
    wide = graph.node("MatMul", [middle, transposed("widen", layer.widen)], f"{name}.wide")
    active = graph.node("BiasGelu", [wide, graph.weight(f"{name}.widen.bias", layer.widen.bias)], f"{name}.active", _MS)
    narrow = graph.node("MatMul", [active, transposed("narrow", layer.narrow)], f"{name}.narrow")
    return normed("norm", layer.norm, [narrow, middle], layer.narrow.bias)
