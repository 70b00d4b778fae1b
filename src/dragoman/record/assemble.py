"""Turns a finished draft into a record."""

from __future__ import annotations

from dragoman.model import Draft, MadeBy, Record
from dragoman.record.check import check_record


def assemble(draft: Draft, made_by: MadeBy) -> Record:
    """Returns the checked record of a finished draft.

    Raises:
        RecordError: a stage broke a promise, such as a span outside the text or a reference to no row.
    """
    record = Record(
        report=draft.report,
        actors=draft.actors,
        places=draft.places,
        times=draft.times,
        statements=draft.statements,
        events=draft.events,
        engagements=draft.engagements,
        agreements=draft.agreements,
        commitments=draft.commitments,
        characterisations=draft.characterisations,
        made_by=made_by,
    )
    check_record(record)
    return record
