"""Runs the ONNX model over rows, several at a time, each by itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.annotate.encoder.files import MODEL_FILE, TOKENIZER_FILE
from dragoman.annotate.encoder.rows import Row

if TYPE_CHECKING:
    from dragoman.annotate.encoder.files import ModelFiles

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


def _n_cores() -> int:
    """Returns how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Session:
    """Is the loaded model."""

    def __init__(self, model: ModelFiles, threads: int = 0) -> None:
        self._threads = threads or _n_cores()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model.folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(model.folder / TOKENIZER_FILE))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def run(self, rows: Sequence[Row]) -> list[RowOutput]:
        """Returns the output of each row, in order.

        Each row runs by itself: int8 products round by the largest value of a whole batch, so that in company a row
        would be read a little differently.
        """
        if self._threads == 1 or len(rows) < 2:
            return [self._row(row) for row in rows]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._row, rows))

    def _row(self, row: Row) -> RowOutput:
        lines = {"ids": row.ids(), "shapes": row.shapes(), "firsts": row.firsts(), "sentences": row.sentences()}
        feed = {name: np.array([line], np.int64) for name, line in lines.items()}
        return RowOutput(row, *(array[0] for array in self._session.run(_OUTPUTS, feed)))

    def constants(self, prefix: str) -> dict[str, Floats]:
        """Returns the arrays that the model file holds under a prefix."""
        names = [output.name for output in self._session.get_outputs() if output.name.startswith(prefix)]
        empty = np.zeros((1, 2), np.int64)
        feed = {"ids": empty + 101, "shapes": empty, "firsts": empty, "sentences": empty - 1}
        values = self._session.run(names, feed)
        return {name.removeprefix(prefix): value.astype(np.float32) for name, value in zip(names, values, strict=True)}
