"""The record task scores hand-made records as its definitions say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.model import (
    Actor,
    ActorMention,
    Agreement,
    Engagement,
    Event,
    MadeBy,
    Participant,
    Record,
    Report,
    Span,
    Statement,
)
from quality.matching import Count
from quality.record import document, score_document

TEXT = "Minister Ada Vale met President Bo Roth today. Vale said that the door is open."
ADA = Actor(
    id="a",
    kind="person",
    name="Ada Vale",
    represents="AAA",
    mentions=(ActorMention(0, 17, "name"), ActorMention(47, 51, "name")),
)
BO = Actor(id="b", kind="person", name="Bo Roth", represents="BBB", mentions=(ActorMention(22, 39, "name"),))
MEETING = Engagement(
    id="e",
    kind="meeting",
    participants=(Participant("a", "AAA", "party"), Participant("b", "BBB", "party")),
    parties=("AAA", "BBB"),
    host=None,
    places=(),
    start="2025-01-01",
    end=None,
    duration_days=None,
    series=None,
    topics=(),
    status="held",
    part_of=None,
    stop=None,
    asserted_by="narrator",
    evidence=(Span(0, 46),),
)
STATEMENT = Statement(
    id="s",
    speakers=("a",),
    addressees=(),
    form="indirect",
    act="say",
    polarity="asserted",
    status="said",
    source=(Span(47, 51),),
    cue=(Span(52, 56),),
    content=(Span(62, 78),),
    verbatim=(),
)
EVENT = Event(
    id="v",
    type="CONSULT",
    mode=None,
    contexts=(),
    actors=("a", "b"),
    recipients=(),
    status="occurred",
    place=None,
    start=None,
    end=None,
    asserted_by="narrator",
    trigger=(Span(18, 21),),
    evidence=(Span(0, 46),),
)
PACT = Agreement(
    id="g",
    name="Open Door Pact",
    kind=None,
    parties=(),
    status="mentioned",
    date=None,
    asserted_by="narrator",
    evidence=(Span(58, 78),),
)
GOLD: dict[str, Any] = {
    "id": "d",
    "actors": [
        {"key": "ada", "kind": "person", "name": "Ada Vale", "mentions": ["Minister Ada Vale", "Vale"]},
        {"key": "bo", "kind": "person", "name": "Bo Roth", "mentions": ["President Bo Roth"]},
    ],
    "engagements": [
        {
            "kind": "meeting",
            "participants": ["ada", "bo"],
            "parties": ["AAA", "BBB"],
            "status": "held",
            "start": "2025-01-01",
            "evidence": "Minister Ada Vale met President Bo Roth today.",
        }
    ],
    "statements": [{"speaker": "ada", "content": ["the door is open"]}],
    "events": [
        {
            "type": "CONSULT",
            "actors": ["ada", "bo"],
            "recipients": [],
            "status": "occurred",
            "evidence": "Minister Ada Vale met President Bo Roth",
        }
    ],
    "agreements": [{"name": "the Open Door Pact"}],
    "commitments": [],
    "characterisations": [],
}


def record(**tables: Any) -> Record:  # noqa: ANN401 - any table of a record
    """Returns a record with the two actors and some tables."""
    empty: dict[str, Any] = dict.fromkeys(
        ("places", "times", "statements", "events", "engagements", "agreements", "commitments", "characterisations"), ()
    )
    return Record(
        report=Report(id="r", text=TEXT), actors=(ADA, BO), made_by=MadeBy("0", None, "0", "0"), **(empty | tables)
    )


def test_a_perfect_record_has_every_row() -> None:
    """Each layer counts one row right of one predicted and one in the gold."""
    perfect = record(engagements=(MEETING,), statements=(STATEMENT,), events=(EVENT,), agreements=(PACT,))
    counts = score_document(document(GOLD, perfect))
    empty = {"commitments", "characterisations"}
    assert all(count == (Count() if layer in empty else Count(1, 1, 1)) for layer, count in counts.items())


def test_no_record_has_no_row() -> None:
    """A document that was set aside still counts its gold rows."""
    counts = score_document(document(GOLD, None))
    assert counts["engagements"] == Count(0, 0, 1)
    assert counts["statements"] == Count(0, 0, 1)


def test_the_wrong_speaker_keeps_the_content_only() -> None:
    """A statement of the right words by the wrong person is right in content alone."""
    swapped = replace(STATEMENT, speakers=("b",))
    counts = score_document(document(GOLD, record(statements=(swapped,))))
    assert counts["statements"].right == 0
    assert counts["statements_content"].right == 1


def test_strict_asks_for_status_participants_and_date() -> None:
    """A planned meeting, one with a participant missing and one without its date match plainly only."""
    for change in (
        replace(MEETING, status="planned"),
        replace(MEETING, participants=MEETING.participants[:1]),
        replace(MEETING, start=None),
        replace(MEETING, parties=("AAA",)),
    ):
        counts = score_document(document(GOLD, record(engagements=(change,))))
        assert (counts["engagements"].right, counts["engagements_strict"].right) == (1, 0)


def test_kind_and_evidence_decide_an_engagement() -> None:
    """Another kind, or words from elsewhere, are no match."""
    for change in (replace(MEETING, kind="call"), replace(MEETING, evidence=(Span(58, 78),))):
        assert score_document(document(GOLD, record(engagements=(change,))))["engagements"].right == 0


def test_strict_events_ask_for_recipients() -> None:
    """An event with a recipient too many is right plainly only."""
    counts = score_document(document(GOLD, record(events=(replace(EVENT, recipients=("b",)),))))
    assert (counts["events"].right, counts["events_strict"].right) == (1, 0)
