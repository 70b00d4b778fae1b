"""Measures how well text is split into sentences and tokens, against two English treebanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.annotate.orthography import Orthography, load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.annotate.sentences import find_sentences
from dragoman.annotate.tokens import find_tokens
from dragoman.model import Block, Report
from quality.conllu import TreebankDocument, read_documents
from quality.figures import Figures, Row, present, write_predictions

# pysbd 0.3.4 (language "en", one call a paragraph, spans trimmed) on the same paragraphs.
PYSBD: dict[str, float | None] = {"gum_sentences": 0.904, "gum_prose": 0.868, "ewt_sentences": 0.808}
# The genres of GUM that are edited prose; interviews, speeches and court records are transcripts.
_PROSE = ("GUM_news", "GUM_bio", "GUM_voyage", "GUM_academic", "GUM_textbook")


def run(data: Path, predictions: Path | None) -> Figures:
    """Splits the paragraphs of the treebanks and counts sentences and tokens with exactly the right ends."""
    values: dict[str, float | None] = {}
    rows: list[dict[str, Any]] = []
    errors: list[str] = []
    n_documents = 0
    orthography = load_orthography()
    for treebank in ("gum", "ewt"):
        documents = list(read_documents(present(data / "ud" / f"{treebank}-dev.conllu.gz")))
        n_documents += len(documents)
        readings = [_read(document, orthography) for document in documents]
        rows.extend({"id": d.id, "sentences": s, "tokens": t} for d, (s, t) in zip(documents, readings, strict=True))
        sentences = [(d.sentences, s) for d, (s, _) in zip(documents, readings, strict=True)]
        prose = [pair for d, pair in zip(documents, sentences, strict=True) if d.id.startswith(_PROSE)]
        values[f"{treebank}_sentences"] = exact_f1(sentences)
        if prose:
            values[f"{treebank}_prose"] = exact_f1(prose)
        values[f"{treebank}_tokens"] = exact_f1([(d.tokens, t) for d, (_, t) in zip(documents, readings, strict=True)])
        errors.extend(line for d, (s, t) in zip(documents, readings, strict=True) for line in _misread(d, s, t))
    write_predictions(rows, predictions)
    return Figures(
        task="sentences",
        measured_on=f"{n_documents} documents of UD English GUM and EWT, development part",
        rows=(Row("dragoman", values), Row("pysbd 0.3.4", PYSBD)),
        notes=("F1 of spans with both ends right; paragraphs are given.", *_most_common(errors)),
        errors=tuple(line for line in errors if line.startswith("sentence")),
    )


def _read(document: TreebankDocument, orthography: Orthography) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    blocks = tuple(Block(start, end, "paragraph") for start, end in document.paragraphs)
    report = Report(id=document.id, text=document.text, blocks=blocks)
    sentences = find_sentences(report, find_quotations(report, orthography), orthography=orthography)
    tokens = [ends for sentence in sentences for ends in find_tokens(document.text, sentence, orthography=orthography)]
    return [(sentence.start, sentence.end) for sentence in sentences], tokens


def exact_f1(pairs: Sequence[tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]]]) -> float:
    """Returns the F1 of spans over documents of gold and found spans."""
    right = sum(len(set(gold) & set(found)) for gold, found in pairs)
    total = sum(len(gold) + len(found) for gold, found in pairs)
    return 2 * right / total if total else 0.0


def _misread(document: TreebankDocument, sentences: list[tuple[int, int]], tokens: list[tuple[int, int]]) -> list[str]:
    """Returns a line for each false sentence end and each gold token that was not found."""
    gold_ends = {end for _, end in document.sentences}
    found_ends = {end for _, end in sentences}
    text = document.text
    lines = [
        f"sentence {'too early' if end in found_ends else 'missed'}: {document.id}: "
        f"…{text[max(0, end - 50) : end]!r} | {text[end : end + 40]!r}"
        for end in sorted(gold_ends ^ found_ends)
    ]
    found = set(tokens)
    lines.extend(f"token: {text[start:end]}" for start, end in document.tokens if (start, end) not in found)
    return lines


def _most_common(errors: Sequence[str]) -> list[str]:
    counts = Counter(line for line in errors if line.startswith("token"))
    return ["words most often split otherwise: " + ", ".join(f"{t[7:]} ×{n}" for t, n in counts.most_common(25))]
