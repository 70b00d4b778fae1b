"""Measures the pair head: the PLOVER root of what a sentence's source does to its target."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from dragoman.annotate.encoder.labels import ROOTS
from dragoman.annotate.encoder.rows import TextSentence
from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.tokens import find_tokens
from dragoman.model.span import Span
from quality.encoded import load_reader
from quality.figures import Figures, Row, present, write_predictions

FOLDS = Path(__file__).parent / "pairs_folds.jsonl"
_QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_NAMES = ("macro_f1", "accuracy", "quad_macro_f1")
_PEERS = {
    "Zero-Shot-PLOVER, train (roberta-large-mnli, GPU)": (0.743, 0.760, None),
    "Zero-Shot-PLOVER, test": (0.821, 0.835, 0.892),
    "TF-IDF + logistic regression, test": (0.687, 0.720),
    "humans (two versions agree)": (None, 0.95),
    "goal, test": (0.85, None, 0.92),
}
_MARK = re.compile(r"</?[st]>")
Ends = tuple[int, int]


def run(data: Path, predictions: Path | None) -> Figures:
    """Scores the sentences; those that the shipped model was trained on by models that did not see them."""
    with present(data / "plover-pairs" / "train.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    held_out = _held_out()
    unseen = [row for row in rows if row["id"] not in held_out]
    scores = held_out | dict(zip([row["id"] for row in unseen], score(unseen), strict=True))
    answers = [answer(row["id"], scores[row["id"]]) for row in rows]
    write_predictions(answers, predictions)
    return Figures(
        task="pairs",
        measured_on=f"{len(rows)} sentences of Zero-Shot-PLOVER, {len(rows) - len(unseen)} five-fold by sentence",
        rows=(
            Row("dragoman", measure(rows, answers)),
            *(Row(who, dict(zip(_NAMES, peer, strict=False))) for who, peer in _PEERS.items()),
        ),
        notes=(
            "15 roots, CONCEDE and RETREAT merged. The shipped pair head was trained on all training sentences; their "
            "scores here are those of five models that each never saw a fifth of them (training/folds.py). "
            "Other ids: the shipped model.",
        ),
    )


def _held_out() -> dict[str, dict[str, float]]:
    if not FOLDS.exists():
        return {}
    with FOLDS.open(encoding="utf-8") as lines:
        return {row["id"]: row["scores"] for row in map(json.loads, lines)}


def score(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
    """Returns the shipped model's probabilities of the roots for each marked sentence."""
    if not rows:
        return []
    reader, orthography = load_reader(), load_orthography()
    parted = [unmarked(row["marked"]) for row in rows]
    tokens = [list(find_tokens(text, Span(0, len(text)), orthography=orthography)) for text, _ in parted]
    found = []
    for (text, places), ends in zip(parted, tokens, strict=True):
        document = reader.read([_sentence(text, ends)])
        pair = _words(ends, places)
        found.append(reader.pairs.score(document.vectors[0], [pair])[0])
    return found


def unmarked(marked: str) -> tuple[str, dict[str, Ends]]:
    """Returns a sentence without its marks, and the ends of `s` and `t` where they are marked."""
    text, at, places = "", 0, dict[str, int]()
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        places[match.group()] = len(text)
    text += marked[at:]
    spans = {name: (places.get(f"<{name}>"), places.get(f"</{name}>")) for name in "st"}
    return text, {name: (start, end) for name, (start, end) in spans.items() if start is not None and end is not None}


def _sentence(text: str, ends: Sequence[Ends]) -> TextSentence:
    gaps = [None, *(text[before[1] : after[0]] for before, after in pairwise(ends))]
    return TextSentence(tuple(text[start:end] for start, end in ends), tuple(gaps[: len(ends)]))


def _words(ends: Sequence[Ends], places: Mapping[str, Ends]) -> tuple[Ends, Ends]:
    """Returns first and last word of source and target; one that is not marked is all that follows the other."""
    found: dict[str, Ends] = {}
    for name, (start, end) in places.items():
        inside = [at for at, (first, last) in enumerate(ends) if first < end and start < last]
        if inside:
            found[name] = (inside[0], inside[-1])
    last = len(ends) - 1
    source = found.get("s") or (0, max(0, found.get("t", (1, 1))[0] - 1))
    target = found.get("t") or (min(last, source[1] + 1), last)
    return source, target


def answer(item_id: str, scores: Mapping[str, float]) -> dict[str, Any]:
    """Returns the prediction for an item: the likeliest root that is one, and its quad."""
    root = max((root for root in ROOTS if root in _QUADS), key=lambda name: scores[name])
    return {"id": item_id, "root": root, "quad": _QUADS[root], "scores": dict(scores)}


def measure(rows: Sequence[Mapping[str, Any]], answers: Sequence[Mapping[str, Any]]) -> dict[str, float | None]:
    """Returns macro-F1 and accuracy of the roots, and macro-F1 of the quads."""
    roots = [(row["root"], found["root"]) for row, found in zip(rows, answers, strict=True)]
    quads = [(_QUADS[row["root"]], found["quad"]) for row, found in zip(rows, answers, strict=True)]
    right = sum(gold == found for gold, found in roots)
    return {"macro_f1": _macro(roots), "accuracy": right / max(1, len(roots)), "quad_macro_f1": _macro(quads)}


def _macro(pairs: Sequence[tuple[Any, Any]]) -> float:
    labels = sorted({gold for gold, _ in pairs})
    scores = []
    for label in labels:
        right = sum(gold == found == label for gold, found in pairs)
        either = sum(gold == label for gold, _ in pairs) + sum(found == label for _, found in pairs)
        scores.append(2 * right / either if either else 0.0)
    return sum(scores) / len(scores) if scores else 0.0
