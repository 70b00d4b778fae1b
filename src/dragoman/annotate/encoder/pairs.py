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
        keys, values = self._linear("keys", vectors), self._linear("values", vectors)
        n, heads = len(vectors), self._n_heads
        keys, values = keys.reshape(n, heads, -1), values.reshape(n, heads, -1)
        found = []
        for first, second in pairs:
            both = np.concatenate([vectors[a : b + 1].mean(0) for a, b in (first, second)])
            ask = self._linear("spans", both).reshape(heads, -1)
            weights = np.einsum("hd,nhd->hn", ask, keys) / np.sqrt(keys.shape[-1])
            weights = _softmax(weights + self._weights["zones.weight"][_zones(n, first, second)].T)
            heard = np.einsum("hn,nhd->hd", weights, values).reshape(-1)
            hidden = np.maximum(self._linear("hidden", np.concatenate([both, heard])), 0)
            scores = _softmax(self._linear("roots", hidden))
            found.append(dict(zip(ROOTS, scores.tolist(), strict=True)))
        return found

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
