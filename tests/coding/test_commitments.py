"""Pledges are found with who makes them, to whom, and in which words."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.model import Draft
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft


def coded(text: str) -> Draft:
    """Returns the coded draft of a text."""
    return run_stages(code(ONTOLOGY, GAZETTEER), [draft(text)])[0]


@pytest.mark.parametrize(
    ("text", "by", "to", "pledge"),
    [
        ("Vale pledged to support Sweden's fishermen.", ["vale"], ["swe"], "to support Sweden's fishermen"),
        ("Britain has committed $5 million to Sweden.", ["gbr"], ["swe"], "$5 million to Sweden"),
        ("Britain is strongly committed to contribute to peace.", ["gbr"], [], "contribute to peace"),
        ("Britain will support Sweden's policy, Vale said.", ["gbr"], ["swe"], "will support Sweden's policy"),
    ],
)
def test_finds(text: str, by: list[str], to: list[str], pledge: str) -> None:
    """A vow, a commitment told, and what a speaker says of the own side."""
    (row,) = coded(text).commitments
    assert (list(row.by), list(row.to)) == (by, to)
    assert row.pledge[0].words(text) == pledge


@pytest.mark.parametrize(
    "text",
    [
        "Britain is not committed to peace.",
        "Sweden will support them, Vale said.",
        "Britain will see some rain.",
        "Britain has committed an error.",
    ],
)
def test_no_pledge_of_others(text: str) -> None:
    """A denial, a claim about another state, and a forecast are no pledges."""
    assert coded(text).commitments == ()


def test_a_pledge_is_an_event_once() -> None:
    """AGREE, planned for what will be done; a vow is one event and not two."""
    (announced,) = coded("Britain will support Sweden's policy, Vale said.").events
    assert (announced.type, announced.status, announced.recipients) == ("AGREE", "planned", ("swe",))
    assert len(coded("Vale pledged to support Sweden's fishermen.").events) == 1


def test_what_a_speaker_does_by_saying_it() -> None:
    """What "we condemn" does within a statement is the speaker's act, asserted by the statement."""
    made = coded("“We condemn Sweden for the raid,” Vale said.")
    (event,) = made.events
    assert (event.type, event.actors, event.recipients) == ("ACCUSE", ("vale",), ("swe",))
    assert event.asserted_by == made.statements[0].id
