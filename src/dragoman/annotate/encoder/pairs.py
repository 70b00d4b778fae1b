"""The pair head: what the first span of a sentence does to the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.encoder.labels import ROOTS

Floats = NDArray[np.float32]
OUTSIDE, FIRST, SECOND, BETWEEN, BEFORE, AFTER = range(6)


class PairScorer:
    """Scores pairs of spans from the vectors of their sentence's words; its weights lie in the model file."""

    def __init__(self, weights: Mapping[str, Floats], n_heads: int) -> None:
        self._weights = weights
        self._n_heads = n_heads

    def score(
        self, vectors: Floats, pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]
    ) -> list[dict[str, float]]:
        """Returns the probability of each root for each pair.

        Args:
            vectors: (words, 384) of the sentence.
            pairs: first and last word, inclusive, of the first and of the second span.
        """
        if not pairs:
            return []
        n, heads = len(vectors), self._n_heads
        keys = self._linear("keys", vectors).reshape(n, heads, -1)
        values = self._linear("values", vectors).reshape(n, heads, -1)
        both = np.array([np.concatenate([vectors[a : b + 1].mean(0) for a, b in pair]) for pair in pairs])
        ask = self._linear("spans", both).reshape(len(pairs), heads, -1)
        zones = np.stack([_zones(n, first, second) for first, second in pairs])
        weights = np.einsum("phd,nhd->phn", ask, keys, optimize=True) / np.sqrt(keys.shape[-1])
        weights = _softmax(weights + self._weights["zones.weight"][zones].transpose(0, 2, 1))
        heard = np.einsum("phn,nhd->phd", weights, values, optimize=True).reshape(len(pairs), -1)
        hidden = np.maximum(self._linear("hidden", np.concatenate([both, heard], 1)), 0)
        scores = _softmax(self._linear("roots", hidden))
        return [dict(zip(ROOTS, line, strict=True)) for line in scores.tolist()]

    def _linear(self, name: str, values: Floats) -> Floats:
        result: Floats = values @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return result


def _zones(n: int, first: tuple[int, int], second: tuple[int, int]) -> NDArray[np.int64]:
    zones = np.full(n, BETWEEN)
    zones[: min(first[0], second[0])] = BEFORE
    zones[max(first[1], second[1]) + 1 :] = AFTER
    zones[second[0] : second[1] + 1] = SECOND
    zones[first[0] : first[1] + 1] = FIRST
    return zones


def _softmax(values: Floats) -> Floats:
    shifted = np.exp(values - values.max(-1, keepdims=True))
    result: Floats = shifted / shifted.sum(-1, keepdims=True)
    return result
