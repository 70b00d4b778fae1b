"""Holds a record against the promises that can be seen in the record itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from dragoman.errors import RecordError
from dragoman.model import Agreement, Commitment, Engagement, Event, Record, Span

NARRATOR = "narrator"


def check_record(record: Record) -> None:
    """Checks that the spans lie in the text, that evidence is no furniture, and that ids are unique and known.

    Raises:
        RecordError: the first broken promise.
    """
    _check_spans(record)
    _check_evidence(record)
    _check_ids(record)
    _check_references(record)


def spans_of(value: object) -> Iterator[Span]:
    """Yields every span in a noun, at any depth."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def _check_spans(record: Record) -> None:
    n_points = len(record.report.text)
    for span in spans_of(record):
        if span.end > n_points:
            raise _broken("span_outside_text", f"a span to {span.end}", f"spans within {n_points} code points")


def _check_evidence(record: Record) -> None:
    for row_id, words in _words_by_row(record):
        if len(words) == 0:
            raise _broken("no_evidence", f"row {row_id} without words", "the words that say so in every row")
        _check_no_furniture(record, row_id, words)


def _words_by_row(record: Record) -> Iterator[tuple[str, tuple[Span, ...]]]:
    tables: tuple[tuple[Event | Engagement | Agreement | Commitment, ...], ...] = (
        record.events,
        record.engagements,
        record.agreements,
        record.commitments,
    )
    for table in tables:
        yield from ((row.id, row.evidence) for row in table)
    yield from ((statement.id, statement.content) for statement in record.statements)
    yield from ((characterisation.id, characterisation.words) for characterisation in record.characterisations)


def _check_no_furniture(record: Record, row_id: str, spans: tuple[Span, ...]) -> None:
    for span in spans:
        if any(span.overlaps(furniture) for furniture in record.report.furniture):
            raise _broken("furniture_as_evidence", f"furniture in row {row_id}", "words of the report itself")


def _check_ids(record: Record) -> None:
    seen: set[str] = set()
    for table in (
        record.actors,
        record.places,
        record.statements,
        record.events,
        record.engagements,
        record.agreements,
        record.commitments,
        record.characterisations,
    ):
        for row in table:
            if row.id in seen:
                raise _broken("id_twice", f"id {row.id} twice", "one row an id")
            seen.add(row.id)


def _check_references(record: Record) -> None:
    actors = {actor.id for actor in record.actors}
    places = {place.id for place in record.places}
    statements = {statement.id for statement in record.statements}
    engagements = {engagement.id for engagement in record.engagements}
    sayers = statements | {NARRATOR}
    for statement in record.statements:
        _known(statement.id, (*statement.speakers, *statement.addressees), actors)
        _known(statement.id, (statement.within,), statements)
        _known(statement.id, (statement.place,), places)
    for event in record.events:
        _known(event.id, (*event.actors, *event.recipients), actors)
        _known(event.id, (event.place,), places)
        _known(event.id, (event.asserted_by,), sayers)
    for engagement in record.engagements:
        _known(engagement.id, [participant.actor for participant in engagement.participants], actors)
        _known(engagement.id, engagement.places, places)
        _known(engagement.id, (engagement.part_of,), engagements)
        _known(engagement.id, (engagement.asserted_by,), sayers)
    for agreement in record.agreements:
        _known(agreement.id, (agreement.asserted_by,), sayers)
    for commitment in record.commitments:
        _known(commitment.id, (*commitment.by, *commitment.to), actors)
        _known(commitment.id, (commitment.statement,), statements)
    for characterisation in record.characterisations:
        _known(characterisation.id, (characterisation.by,), actors | {NARRATOR})


def _known(row_id: str, references: tuple[str | None, ...] | list[str], known: set[str]) -> None:
    for reference in references:
        if reference is not None and reference not in known:
            raise _broken("unknown_reference", f"row {row_id} naming {reference}", "the id of a row of the same record")


def _broken(reason: str, found: str, expected: str) -> RecordError:
    return RecordError(
        reason, found=found, expected=expected, remedy="report this as a defect, with the text that shows it"
    )
