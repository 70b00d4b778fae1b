"""Transcript turns and signed quotations are told by their form alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.annotate.turns import find_turns
from dragoman.model import Report
from tests.annotate.paragraphs import report_of, reports

ORTHOGRAPHY = load_orthography()


def turns_of(text: str) -> list[tuple[str, list[str]]]:
    """Returns who speaks, and the words, of each turn."""
    report = report_of(text)
    return [
        (turn.who.words(text), [span.words(text) for span in turn.content])
        for turn in find_turns(report, find_quotations(report, ORTHOGRAPHY))
    ]


def test_paragraphs_go_on_with_a_turn() -> None:
    """A turn runs up to the next one."""
    assert turns_of("MS. VALE: Yes.\n\nWe agree.\n\nQUESTION: Why?") == [
        ("MS. VALE", ["Yes.", "We agree."]),
        ("QUESTION", ["Why?"]),
    ]


def test_single_turn_is_no_transcript() -> None:
    """One word in capitals before a colon is a heading as likely as not."""
    assert turns_of("UPDATE: The talks have ended.\n\nThey will resume.") == []


def test_quoted_transcript_ends_where_its_marks_end() -> None:
    """In a transcript with a mark at each paragraph, a paragraph without one is the reporter's."""
    text = "“VALE: Yes.\n\n“ROTH: No.\n\n“Never.\n\nThey met on Sunday."
    assert [(who, len(content)) for who, content in turns_of(text)] == [("VALE", 1), ("ROTH", 2)]


@pytest.mark.parametrize("dash", ["—", "–", "-", "--", "―"])
def test_signed_quotation(dash: str) -> None:
    """A quotation that fills its line and ends in a dash and a name is signed, whatever the dash."""
    assert turns_of(f"Letters.\n\n“It is late.” {dash} Eva Lind, Oslo\n\nEnd.") == [("Eva Lind", ["“It is late.”"])]
    assert turns_of(f"“It is late.” {dash} Eva Lind.\n\nEnd.") == [("Eva Lind", ["“It is late.”"])]


@pytest.mark.parametrize(
    "text",
    [
        "He called it “late” — Eva Lind agreed.",
        "“It is late” — and, when asked, “too late”.",
        "“It is late” — Eva Lind said so on Sunday.",
        "He said “it is late” — Eva Lind",
    ],
)
def test_dash_in_a_sentence_is_no_signature(text: str) -> None:
    """A sentence that goes on after a dash, or began before the quotation, signs nothing."""
    assert turns_of(text) == []


@settings(max_examples=60, deadline=None)
@given(reports())
def test_turns_are_stretches_of_any_text(report: Report) -> None:
    """Whatever the text, turns lie in it, in order."""
    turns = find_turns(report, find_quotations(report, ORTHOGRAPHY))
    spans = [span for turn in turns for span in turn.content]
    assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
