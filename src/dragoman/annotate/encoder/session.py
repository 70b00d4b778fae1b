"""Runs the ONNX model over rows, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.annotate.encoder.files import MODEL_FILE, TOKENIZER_FILE
from dragoman.annotate.encoder.rows import Row
from dragoman.annotate.encoder.shapes import EDGE_SHAPE

if TYPE_CHECKING:
    from dragoman.annotate.encoder.files import ModelFiles

BATCH_PIECES = 640
"""Pieces a batch, padding included: what fits the caches of a core; twice as many are a tenth slower."""
_OUTPUTS = ("states", "roles", "mentions", "upos", "arcs", "rels", "cues", "others")
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RowOutput:
    """Is what the model says of one row; place 0 is the root, its words follow."""

    row: Row
    states: Floats
    """(1 + words, 384)."""
    roles: Floats
    """(1 + words, roles × marks)."""
    mentions: Floats
    """(1 + words, mention tags)."""
    upos: Integers
    """(1 + words,)."""
    arcs: Floats
    """(1 + words, 1 + words): score of each head (second) for each word (first)."""
    rels: Integers
    """(1 + words,): best relation to the best head."""
    cues: Floats
    """(1 + words, links × 2 × 64): what a word gives a cue that begins, and that ends, with it."""
    others: Floats
    """(1 + words, links × 2 × 64): likewise for sources and contents."""


class Session:
    """Is the loaded model."""

    def __init__(self, model: ModelFiles, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model.folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(model.folder / TOKENIZER_FILE))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def run(self, rows: Sequence[Row]) -> list[RowOutput]:
        """Returns the output of each row, in order."""
        outputs: list[RowOutput | None] = [None] * len(rows)
        for group in _groups([row.n_pieces for row in rows]):
            found = self._session.run(_OUTPUTS, _inputs([rows[at] for at in group]))
            for place, at in enumerate(group):
                n = len(rows[at].firsts())
                parts = [array[place, :n] for array in found]
                parts[4] = parts[4][:, :n]
                outputs[at] = RowOutput(rows[at], *parts)
        return [output for output in outputs if output is not None]

    def constants(self, prefix: str) -> dict[str, Floats]:
        """Returns the arrays that the model file holds under a prefix."""
        names = [output.name for output in self._session.get_outputs() if output.name.startswith(prefix)]
        empty = np.zeros((1, 2), np.int64)
        feed = {"ids": empty + 101, "shapes": empty, "firsts": empty, "sentences": empty - 1}
        values = self._session.run(names, feed)
        return {name.removeprefix(prefix): value.astype(np.float32) for name, value in zip(names, values, strict=True)}


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    group: list[int] = []
    for at in order:
        if group and (len(group) + 1) * lengths[at] > BATCH_PIECES:
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _inputs(rows: Sequence[Row]) -> dict[str, Any]:
    firsts = [row.firsts() for row in rows]
    n_pieces, n_words = max(row.n_pieces for row in rows), max(len(line) for line in firsts)
    return {
        "ids": _padded([row.ids() for row in rows], n_pieces, 0),
        "shapes": _padded([row.shapes() for row in rows], n_pieces, EDGE_SHAPE),
        "firsts": _padded(firsts, n_words, 0),
        "sentences": _padded([row.sentences() for row in rows], n_words, -1),
    }


def _padded(lines: Sequence[Sequence[int]], n: int, fill: int) -> Integers:
    grid = np.full((len(lines), n), fill, np.int64)
    for at, line in enumerate(lines):
        grid[at, : len(line)] = line
    return grid
