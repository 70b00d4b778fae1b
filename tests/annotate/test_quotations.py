"""Quotation marks, whole, mixed and broken, give a best reading and never an error."""

from __future__ import annotations

from pathlib import Path

from dragoman.annotate.quotations import find_quotations
from dragoman.model import Block, Quotation, Report

WONSAN = Path(__file__).parents[2] / "examples" / "wonsan.txt"


def report_of(text: str) -> Report:
    """Returns a report with a block for each paragraph."""
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block(start, start + len(paragraph), "paragraph"))
        start += len(paragraph) + 2
    return Report(id="r", text=text, blocks=tuple(blocks))


def inner_words(text: str) -> list[list[str]]:
    """Returns the words between the marks of each quotation."""
    return [[span.words(text) for span in quotation.inner] for quotation in find_quotations(report_of(text))]


def test_wonsan() -> None:
    """The five quotations of the article come out whole, in spite of closing marks drawn as opening ones."""
    text = WONSAN.read_text(encoding="utf-8")
    found = [words for (words,) in inner_words(text)]
    assert [(words.split()[0], words.split()[-1]) for words in found] == [
        ("invincible", "brotherhood"),
        ("During", "closer"),
        ("The", "dialogue"),
        ("the", "areas"),
        ("The", "cooperation,"),
    ]
    quotations: tuple[Quotation, ...] = find_quotations(report_of(text))
    assert all(quotation.opened and quotation.closed and quotation.depth == 0 for quotation in quotations)
