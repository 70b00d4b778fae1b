"""Measures how well quotation marks are read: is each quoted content of PolNeAR inside the marks that were paired?"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.model import Block, Quotation, Report
from quality.figures import Figures, Row, present, write_predictions

_PARAGRAPH = re.compile(r"[^\n]+")
_MARKED = re.compile(r"\s*(?:[\"“]|'').*(?:[\"”]|'')[.,]?\s*", re.DOTALL)
_SAME = 0.9


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the development articles and compares their quotations with the contents that stand in marks."""
    orthography = load_orthography()
    n_contents = n_right = n_documents = 0
    rows: list[dict[str, Any]] = []
    errors: list[str] = []
    with gzip.open(present(data / "polnear" / "dev.jsonl.gz"), "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            text = document["text"]
            quotations = find_quotations(_report(text), orthography)
            n_documents += 1
            rows.append({"id": document["id"], "quotations": [[q.start, q.end, q.depth] for q in quotations]})
            for attribution in document["attributions"]:
                content = attribution["content"]
                if not content or not all(_MARKED.fullmatch(text[start:end]) for start, end in content):
                    continue
                n_contents += 1
                overlap = _overlap(text, content, quotations)
                n_right += overlap >= _SAME
                if overlap < _SAME:
                    errors.append(f"{document['id']}: {overlap:.2f}: {text[content[0][0] : content[-1][1]][:120]!r}")
    write_predictions(rows, predictions)
    share = n_right / n_contents if n_contents else None
    return Figures(
        task="quotations",
        measured_on=f"{n_contents} contents in double marks of {n_documents} PolNeAR development articles",
        rows=(Row("dragoman", {"contents_right": share}),),
        notes=(f"Right: letters of the content and of the outermost quotations that touch it, Jaccard ≥ {_SAME}.",),
        errors=tuple(errors),
    )


def _report(text: str) -> Report:
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in _PARAGRAPH.finditer(text))
    return Report(id="", text=text, blocks=blocks)


def _overlap(text: str, content: list[list[int]], quotations: tuple[Quotation, ...]) -> float:
    """Returns the Jaccard of the letters of the content and of the outermost quotations that touch it."""
    gold = {offset for start, end in content for offset in range(start, end) if text[offset].isalnum()}
    found: set[int] = set()
    for quotation in quotations:
        if quotation.depth > 0 or quotation.end <= content[0][0] or quotation.start >= content[-1][1]:
            continue
        inner = {offset for span in quotation.inner for offset in range(span.start, span.end) if text[offset].isalnum()}
        if inner & gold:
            found |= inner
    return len(gold & found) / len(gold | found) if gold | found else 1.0
