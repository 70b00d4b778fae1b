"""The seven promises, on the example, on real releases and on generated text."""

from __future__ import annotations

import re
import socket
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.model import Block, Publication, Record, Report
from dragoman.model.codec import from_json, to_json
from dragoman.model.identity import report_id
from dragoman.record.check import spans_of
from dragoman.run.local import record_batch

EXAMPLE = Path(__file__).parents[2] / "examples" / "wonsan.txt"
RELEASES = Path(__file__).parents[1] / "fixtures" / "releases.jsonl"
TODAY = Publication("2021-05-05", "day", "argument")
READER = dragoman.Reader(today=date(2026, 1, 1))

PIECES = st.sampled_from(
    [
        "Norwegian Foreign Minister Anna Berg",
        "Prime Minister Boris Lind",
        "the Norwegian minister",
        "the two countries",
        "NATO",
        "Oslo",
        "Sweden",
        "she",
        "met with",
        "spoke by phone with",
        "will travel to",
        "said that",
        "told reporters",
        "denied",
        "according to",
        "the third round of the strategic dialogue",
        "on May 3-5, 2021",
        "today",
        "“",
        "”",
        '"',
        "''",
        "«",
        "»",
        "‘",
        "’s",
        ".",
        ",",
        ":",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "e\u0301",
        "👩‍👩‍👧",
        "\u202e",
        "원산",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=60).map(" ".join)


def _read_text(text: str) -> Record:
    """Reads a text past ingest, whose language check short generated texts do not pass."""
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(r"\S[^\n]*", text))
    report = Report(id=report_id(text, url=None, published=TODAY), text=text, published=TODAY, blocks=blocks)
    (row,) = record_batch([report], READER.stages, made_by=READER.made_by)
    assert isinstance(row, Record), row
    return row


def _real_records() -> list[Record]:
    rows = list(READER.read_all([EXAMPLE, RELEASES]))
    assert all(isinstance(row, Record) for row in rows)
    return [row for row in rows if isinstance(row, Record)]


def _assert_words_are_printed(record: Record) -> None:
    """Checks that whatever a record quotes or names stands in its text, where it says."""
    text = record.report.text
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(record))
    for actor in record.actors:
        printed = [" ".join(mention.words(text).split()) for mention in actor.mentions]
        if actor.kind != "state":  # a state may stand in the text as its seat of power alone
            assert any(actor.name in words for words in printed), (actor.name, printed)
        assert all(any(alias in words for words in printed) for alias in actor.aliases)
        assert all(role.title in role.evidence.words(text) for role in actor.roles)
    for place in record.places:
        assert place.name in [mention.words(text) for mention in place.mentions]
    for statement in record.statements:
        for span in (*statement.source, *statement.cue, *statement.content, *statement.verbatim):
            assert span.words(text) == span.words(text).strip() != ""
        if statement.form == "direct" and len(statement.cue) > 0:  # a transcript's turns have neither cue nor marks
            assert len(statement.verbatim) > 0
    for engagement in record.engagements:
        if engagement.series is not None:
            evidence = " ".join(span.words(text) for span in engagement.evidence)
            words = engagement.series.name.casefold().split()
            assert all(word in evidence.casefold() for word in words), (engagement.series, evidence)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_span_of_a_generated_text_reads_back(text: str) -> None:
    """Words or nothing: no stage points outside the text or at words that are not there."""
    record = _read_text(text)
    assert record.report.text == text
    _assert_words_are_printed(record)
    assert from_json(to_json(record)) == record


def test_every_span_of_real_reports_reads_back() -> None:
    """Words or nothing, on the example and on real releases."""
    records = _real_records()
    assert len(records) == 17
    for record in records:
        _assert_words_are_printed(record)
        assert from_json(to_json(record)) == record


def test_plain_text_is_never_rewritten() -> None:
    """The text of a plain-text report is its input, character for character."""
    assert READER.read(EXAMPLE).report.text == EXAMPLE.read_bytes().decode("utf-8")


def test_every_row_says_who() -> None:
    """What a speaker claims is asserted by the statement; the rest is the narrator's."""
    text = "Anna Berg said: “Sweden held talks with Norway in Oslo.”\n\nPrime Minister Boris Lind met with Anna Berg.\n"
    record = _read_text(text)
    by_words = {row.evidence[0].words(text): row.asserted_by for row in record.engagements}
    claimed = [asserted_by for words, asserted_by in by_words.items() if "Sweden" in words]
    told = [asserted_by for words, asserted_by in by_words.items() if "Lind" in words]
    assert claimed == [statement.id for statement in record.statements]
    assert told == ["narrator"]


def test_unknown_stays_unknown() -> None:
    """Without a publication date "today" has no value, and without a speaker a statement has none."""
    record = READER.read(EXAMPLE)
    assert record.report.published is None
    assert all(time.value is None for time in record.times if "Saturday" in time.words(record.report.text))
    lone = _read_text("“We shall never accept the terms that they have offered us,” it was said.")
    assert all(statement.speakers == () for statement in lone.statements)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Prime Minister Boris Lind met with President Anna Berg in Oslo.", "held"),
        ("Prime Minister Boris Lind will meet with President Anna Berg in Oslo.", "planned"),
        ("Prime Minister Boris Lind will travel to Sweden on May 3.", "planned"),
        ("Prime Minister Boris Lind canceled a meeting with President Anna Berg.", "cancelled"),
    ],
)
def test_planned_is_not_held(sentence: str, status: str) -> None:
    """Tense and mood decide the status of an engagement."""
    assert {row.status for row in _read_text(sentence).engagements} == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "Prime Minister Boris Lind did not meet with President Anna Berg.",
        "Prime Minister Boris Lind never met with President Anna Berg.",
        "Prime Minister Boris Lind refused to meet with President Anna Berg.",
    ],
)
def test_denied_is_not_done(sentence: str) -> None:
    """A meeting that did not take place is not held, and gives no event that occurred as a meeting."""
    record = _read_text(sentence)
    assert all(row.status not in ("held", "under_way") for row in record.engagements)
    assert all(row.status not in ("occurred", "under_way") for row in record.events if row.type == "CONSULT")


def test_same_input_gives_the_same_record() -> None:
    """Ids are hashes of content: another reader, another order of inputs, the same records."""
    other = dragoman.Reader(today=date(2026, 1, 1))
    again = [row for row in other.read_all([RELEASES, EXAMPLE]) if isinstance(row, Record)]
    assert sorted(map(to_json, again)) == sorted(map(to_json, _real_records()))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading files opens no connection."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(_real_records()) == 17


def test_no_furniture_is_evidence() -> None:
    """Page furniture is kept apart and stands in no row."""
    record = READER.read(EXAMPLE)
    furniture = [span.words(record.report.text) for span in record.report.furniture]
    assert furniture == ["Link to main version", "301"]
    rows = [record.actors, record.places, record.times, record.statements, record.events, record.engagements]
    pointed = [span for table in rows for span in spans_of(table)]
    assert not any(span.overlaps(piece) for span in pointed for piece in record.report.furniture)
