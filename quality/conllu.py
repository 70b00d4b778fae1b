"""Reads CoNLL-U treebanks back into running text with the offsets of their sentences and tokens."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class TreebankDocument:
    """Is one document of a treebank as it was printed."""

    id: str
    """Its name in the treebank."""
    text: str = ""
    """Its words, paragraphs apart by an empty line."""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each paragraph."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each sentence."""
    tokens: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each syntactic word; where words do not spell the print, of the printed word."""


def read_documents(path: Path) -> Iterator[TreebankDocument]:
    """Yields the documents of a gzipped CoNLL-U file."""
    document: TreebankDocument | None = None
    for lines in _sentences(path):
        comments = [line for line in lines if line.startswith("#")]
        new = next((line for line in comments if line.startswith("# newdoc")), None)
        if new is not None or document is None:
            if document is not None:
                yield _trimmed(document)
            document = TreebankDocument(id=new.rpartition("= ")[2] if new else path.stem)
        is_paragraph = any(line.split()[1:2] == ["newpar"] for line in comments)
        if is_paragraph or len(document.paragraphs) == 0:
            document.text = document.text.rstrip() + "\n\n" if document.text else ""
            document.paragraphs.append((len(document.text), len(document.text)))
        _append(document, [line.split("\t") for line in lines if not line.startswith("#")])
    if document is not None:
        yield _trimmed(document)


def _sentences(path: Path) -> Iterator[list[str]]:
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def _append(document: TreebankDocument, rows: list[list[str]]) -> None:
    start = len(document.text)
    position = 0
    while position < len(rows):
        row = rows[position]
        number, printed, misc = row[0], row[1], row[9]
        position += 1
        if "." in number:
            continue
        words = [printed]
        if "-" in number:
            first, last = map(int, number.split("-"))
            words = [row[1] for row in rows[position : position + last - first + 1]]
            position += len(words)
        if "".join(words) != printed:
            words = [printed]
        for word in words:
            document.tokens.append((len(document.text), len(document.text) + len(word)))
            document.text += word
        if "SpaceAfter=No" not in misc:
            document.text += " "
    end = len(document.text.rstrip())
    document.sentences.append((start, end))
    document.paragraphs[-1] = (document.paragraphs[-1][0], end)


def _trimmed(document: TreebankDocument) -> TreebankDocument:
    document.text = document.text.rstrip()
    return document
