"""Records go to JSON and back unchanged, and what is no record is refused with the place that is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.errors import RecordError
from dragoman.model import (
    Actor,
    ActorMention,
    Engagement,
    MadeBy,
    Participant,
    Publication,
    Record,
    Report,
    Span,
    Statement,
)
from dragoman.model.codec import from_json, from_plain, to_json, to_plain
from tests.model.nouns import records

RECORD = Record(
    report=Report(id="r_1", text="Anna met Boris.", published=Publication("2025", "year", "argument")),
    actors=(Actor(id="a_1", kind="person", name="Anna", mentions=(ActorMention(0, 4, "name"),)),),
    places=(),
    times=(),
    statements=(
        Statement(
            id="st_1",
            speakers=("a_1",),
            addressees=(),
            form="direct",
            act=None,
            polarity="asserted",
            status="said",
            source=(),
            cue=(),
            content=(Span(0, 4),),
            verbatim=(),
            confidence=0.5,
        ),
    ),
    events=(),
    engagements=(),
    agreements=(),
    commitments=(),
    characterisations=(),
    made_by=MadeBy(dragoman="0", model=None, ontology="0", gazetteer="0"),
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=50)
@given(records())
def test_round_trip(record: Record) -> None:
    """A record reads back equal from the one line that it is written as."""
    line = to_json(record)
    assert "\n" not in line
    assert from_json(line) == record
    assert to_json(from_json(line)) == line


def test_only() -> None:
    """`only` keeps the named tables, and always the report, the schema and the maker."""
    kept = json.loads(to_json(RECORD, only=["statements"]))
    assert set(kept) == {"schema", "report", "made_by", "statements"}


def test_names_that_python_reserves() -> None:
    """Fields that are keywords in Python go by their plain name in JSON, and back."""
    publication = Publication("2025-07", "month", "feed")
    assert to_plain(publication) == {"value": "2025-07", "precision": "month", "from": "feed"}
    assert from_plain(Publication, to_plain(publication)) == publication
    assert to_plain(Participant("a_1", None, "host"))["as"] == "host"


def test_whole_numbers_are_numbers() -> None:
    """A JSON number without fraction is a number where one with a fraction is expected."""
    plain = to_plain(RECORD)
    plain["statements"][0]["confidence"] = 1
    assert from_plain(Record, plain).statements[0].confidence == 1.0


def changed(path: str, value: object) -> dict[str, Any]:
    """Returns the record as plain values with the value at a dotted path replaced; `...` takes it out."""
    plain: dict[str, Any] = to_plain(RECORD)
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    at: Any = plain
    for step in way:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return plain


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("actors", ..., ("Record", "actors")),
        ("extra", 1, ("Record", "extra")),
        ("actors", None, ("Record.actors", "a list")),
        ("actors.0", "Anna", ("Record.actors[0]", "an object")),
        ("actors.0.name", 5, ("Record.actors[0].name", "5", "str")),
        ("actors.0.kind", "robot", ("Record.actors[0].kind", "robot", "person")),
        ("actors.0.mentions.0.start", "0", ("Record.actors[0].mentions[0].start", "int")),
        ("actors.0.mentions.0.start", True, ("Record.actors[0].mentions[0].start", "int")),
        ("actors.0.mentions.0.end", ..., ("Record.actors[0].mentions[0]", "end")),
        ("report.published", "2025", ("Record.report.published", "an object")),
        ("report.published.from", "rumor", ("Record.report.published.from", "argument")),
        ("report.url", 1, ("Record.report.url", "str")),
        ("statements.0.content.0.end", None, ("Record.statements[0].content[0].end", "int")),
        ("statements.0.confidence", "high", ("Record.statements[0].confidence", "float")),
        ("schema", "dragoman.record/0", ("Record.schema", "dragoman.record/1")),
    ],
)
def test_refuses_with_the_place(path: str, value: object, named: tuple[str, ...]) -> None:
    """A field that is missing, unknown or of the wrong type is named with its place and what was expected."""
    with pytest.raises(RecordError) as caught:
        from_plain(Record, changed(path, value))
    assert caught.value.reason == "not_this_schema"
    assert [part for part in named if part not in str(caught.value)] == []


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "{}", '{"schema":"dragoman.record/1"}'])
def test_refuses_other_lines(line: str) -> None:
    """A line that is no JSON object of a record is refused."""
    with pytest.raises(RecordError):
        from_json(line)


def test_refuses_spans_that_are_none() -> None:
    """A span of a written record keeps the invariants of spans."""
    with pytest.raises(RecordError, match="from 4 to 4"):
        from_plain(Record, changed("actors.0.mentions.0.start", 4))


def test_reads_only_the_noun_asked_for() -> None:
    """Plain values of one noun are not read as another."""
    with pytest.raises(RecordError, match="Engagement"):
        from_plain(Engagement, to_plain(Span(0, 1)))
