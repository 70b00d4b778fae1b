"""Quotation marks, whole, mixed and broken, give a best reading and never an error."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.model import Block, Quotation, Report
from tests.annotate.paragraphs import report_of, reports

ORTHOGRAPHY = load_orthography()


def quotations_of(report: Report) -> tuple[Quotation, ...]:
    """Returns the quotations of a report."""
    return find_quotations(report, ORTHOGRAPHY)


def inner_words(text: str) -> list[list[str]]:
    """Returns the words between the marks of each quotation."""
    return [[span.words(text) for span in quotation.inner] for quotation in quotations_of(report_of(text))]


def single_words(text: str) -> list[str]:
    """Returns the words of quotations that have one part each."""
    return [words for (words,) in inner_words(text)]


def test_wonsan(wonsan: Path) -> None:
    """The five quotations of the article come out whole, in spite of closing marks drawn as opening ones."""
    text = wonsan.read_text(encoding="utf-8")
    quotations = quotations_of(report_of(text))
    found = [span.words(text) for quotation in quotations for span in quotation.inner]
    assert [(words.split()[0], words.split()[-1]) for words in found] == [
        ("invincible", "brotherhood"),
        ("During", "closer"),
        ("The", "dialogue"),
        ("the", "areas"),
        ("The", "cooperation,"),
    ]
    assert all(quotation.opened and quotation.closed and quotation.depth == 0 for quotation in quotations)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Yes,” she said.", "Yes,"),
        ('"Yes," she said.', "Yes,"),
        ("‘Yes,’ she said.", "Yes,"),
        ("'Yes,' she said.", "Yes,"),
        ("''Yes,'' she said.", "Yes,"),
        ("``Yes,'' she said.", "Yes,"),
        ("« Oui », dit-elle.", "Oui"),
        ("»Ja«, sagte sie.", "Ja"),
        ("„Ja“, sagte sie.", "Ja"),
        ("„Tak”, rzekła.", "Tak"),
        ("‹Oui›, dit-elle.", "Oui"),
        ("「はい」と言った。", "はい"),
        ("“Yes“, she said.", "Yes"),
        ('“Yes," she said.', "Yes,"),
        ('"Yes,” she said.', "Yes,"),
        ("”Yes,” she said.", "Yes,"),
        ("She said:“Yes.”He left.", "Yes."),
        ("The plan—“never”—failed.", "never"),
        ("(“Never.”)", "Never."),
    ],
)
def test_marks_of_every_drawing(text: str, words: str) -> None:
    """The words between two marks are found whatever the marks are, and without the marks."""
    (quotation,) = quotations_of(report_of(text))
    assert [span.words(text) for span in quotation.inner] == [words]
    assert not text[quotation.start].isalnum()
    assert not text[quotation.end - 1].isalnum()
    assert (quotation.opened, quotation.closed, quotation.depth) == (True, True, 0)


@pytest.mark.parametrize(
    "text",
    [
        "I don't, he doesn’t, O'Brien of Sana'a won’t.",
        "The workers’ rights and the ministers' cars of the ’90s and the '80s.",
        "Rock 'n' roll, 'tis said, and get 'em.",
        "She is 5'10\" and he is 6’2”.",
        'A 12" disc and a 3.5" drive.',
        "The 'Ndrangheta and the 'Utaybi tribe.",
        "‘Abd al-Majid and Jami‘ al-Bashir.",
        'A lone mark "',
        "He told Berg.“",
        "“",
        '""',
        "‘’",
    ],
)
def test_other_uses_of_the_marks(text: str) -> None:
    """Apostrophes, feet and inches, and lone or empty marks make no quotation."""
    assert inner_words(text) == []


def test_plural_possessive_inside_single_marks() -> None:
    """The apostrophe of a plural does not close a quotation that a better mark closes later."""
    assert single_words("‘The workers’ rights come first,’ he said.") == ["The workers’ rights come first,"]
    assert single_words("The ‘rebels’ of the farmers’ party.") == ["rebels"]
    assert single_words("The 'new plan' of the leaders' 'club' met.") == ["new plan", "club"]


def test_british_nesting() -> None:
    """Double marks inside single ones, and the reverse, are quotations of depth 1."""
    for text in ("‘I heard “go” twice,’ he said.", "“I heard ‘go’ twice,” he said.", '"I heard "go" twice," he said.'):
        quotations = quotations_of(report_of(text))
        assert [(q.depth, q.inner[0].words(text)[-3:]) for q in quotations] == [(0, "ce,"), (1, "go")]


def test_marks_that_touch() -> None:
    """Marks that touch open or close together."""
    text = "“‘Go,’ he told me.” She said “‘we’ll see’”."
    assert single_words(text) == ["‘Go,’ he told me.", "Go,", "‘we’ll see’", "we’ll see"]


def test_paragraphs_that_reopen() -> None:
    """A quotation whose paragraphs each begin with a mark is one quotation with a part for each paragraph."""
    text = "“One ‘inner’ word.\n\n“Two.\n\n“Three,” he said. “Four.”"
    assert inner_words(text) == [["One ‘inner’ word.", "Two.", "Three,"], ["inner"], ["Four."]]
    first = quotations_of(report_of(text))[0]
    assert text[first.start : first.end].endswith("“Three,”")


def test_paragraphs_without_reopening_mark() -> None:
    """A closing mark that nothing opens in its paragraph closes the quotation that the paragraph before left open."""
    assert inner_words("He said: “One.\n\nTwo,” and left.") == [["One.", "Two,"]]


def test_unclosed_ends_with_its_block() -> None:
    """A quotation without closing mark ends with its block and swallows nothing after it."""
    text = "“No end here, he said.\n\nA paragraph.\n\n“Whole,” she said."
    quotations = quotations_of(report_of(text))
    assert [q.inner[0].words(text) for q in quotations] == ["No end here, he said.", "Whole,"]
    assert [q.closed for q in quotations] == [False, True]


def test_unclosed_does_not_run_into_another_drawing() -> None:
    """A paragraph that opens with a mark of another drawing begins a quotation of its own."""
    assert inner_words('“No end here, he said.\n\n"Whole," she said.') == [["No end here, he said."], ["Whole,"]]


def test_unclosed_does_not_run_out_of_a_title() -> None:
    """A title never runs on into the text below it."""
    text = "“No end\n\n“Whole,” she said."
    report = report_of(text)
    title = Block(report.blocks[0].start, report.blocks[0].end, "title")
    quotations = quotations_of(Report(id="r", text=text, blocks=(title, report.blocks[1])))
    assert [len(q.inner) for q in quotations] == [1, 1]


def test_unclosed_ends_before_the_next_quotation() -> None:
    """Where a clause ends before the next opening mark, a missing closing mark costs that quotation alone."""
    assert single_words('"A, he said. "B," she said. "C."') == ["A, he said.", "B,", "C."]


def test_stray_opening_mark_inside() -> None:
    """An opening mark in the middle of a clause does not take the closing mark of the quotation around it."""
    assert single_words('“We want to free "The river," she added.') == ['We want to free "The river,']
    assert single_words('"We want to free "The river," she added.') == ['We want to free "The river,']


def test_missing_opening_mark() -> None:
    """A clause before a lone closing mark is a quotation only if a short attribution follows."""
    text = "We will come,” Anna Berg said on Monday."
    (quotation,) = quotations_of(report_of(text))
    assert (quotation.opened, quotation.closed, quotation.inner[0].words(text)) == (False, True, "We will come,")
    assert inner_words("The town fell.”") == []
    assert inner_words("He adds,” there is more to be said about all of this and it will be said.") == []


def test_furniture_is_not_read() -> None:
    """Marks in furniture belong to no quotation."""
    assert quotations_of(report_of("“Share this”", kind="furniture")) == ()


def test_text_without_blocks() -> None:
    """A report without blocks is read as one block."""
    assert len(quotations_of(Report(id="r", text="“Yes.”"))) == 1


@pytest.mark.parametrize("unit", ["“", '"', "'", '“a "b," ', "“a ", "‘a s’ b "])
def test_a_hundred_thousand_marks(unit: str) -> None:
    """A block of nothing but marks is read to its end, and every quotation lies in it."""
    text = unit * (100_000 // sum(unit.count(mark) for mark in "“\"'‘’"))
    quotations = quotations_of(Report(id="r", text=text, blocks=(Block(0, len(text), "paragraph"),)))
    assert all(quotation.end <= len(text) for quotation in quotations)


@settings(deadline=None)
@given(reports())
def test_any_text(report: Report) -> None:
    """Quotations stand in order, hold their parts, nest without crossing, and are the same each time."""
    quotations = quotations_of(report)
    assert quotations == quotations_of(report)
    assert list(quotations) == sorted(quotations, key=lambda q: (q.start, -q.end))
    for quotation in quotations:
        assert quotation.end <= len(report.text)
        assert quotation.inner
        for part in quotation.inner:
            assert quotation.contains(part)
            assert part.words(report.text) == part.words(report.text).strip()
        assert all(one.end <= other.start for one, other in pairwise(quotation.inner))
        around = [other for other in quotations if other is not quotation and other.contains(quotation)]
        assert len(around) == quotation.depth
        assert all(o.contains(quotation) or quotation.contains(o) for o in quotations if o.overlaps(quotation))


@settings(deadline=None)
@given(reports())
def test_each_part_lies_in_one_readable_block(report: Report) -> None:
    """No part of a quotation crosses a block or lies in furniture."""
    readable = [block for block in report.blocks if block.kind != "furniture"]
    for quotation in quotations_of(report):
        for part in quotation.inner:
            assert sum(block.contains(part) for block in readable) == 1
