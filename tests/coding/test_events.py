"""Events come from engagements and statements by the ontology's tables, and from nothing else."""

from __future__ import annotations

import pytest

from dragoman.coding import code
from dragoman.model import Event
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft


def coded(text: str) -> tuple[Event, ...]:
    """Returns the events of a text."""
    return run_stages(code(ONTOLOGY, GAZETTEER), [draft(text)])[0].events


@pytest.mark.parametrize(
    ("text", "type_", "mode", "status", "actors", "recipients"),
    [
        ("Vale met Roth.", "CONSULT", None, "occurred", "vale roth", ""),
        ("Vale spoke with Roth.", "CONSULT", "phone", "occurred", "vale roth", ""),
        ("Vale visited Norway.", "CONSULT", "visit", "occurred", "vale", "nor"),
        ("Vale will meet Roth.", "AGREE", None, "planned", "vale roth", ""),
        ("Vale should meet with Roth.", "CONSULT", None, "called_for", "vale roth", ""),
        ("Vale cancelled the meeting with Roth.", "REJECT", "meet", "occurred", "vale roth", ""),
        ("Vale signed a treaty with Roth.", "SUPPORT", None, "occurred", "vale roth", ""),
        ("Vale condemned Sweden for the raid.", "ACCUSE", "disapprove", "occurred", "vale", "swe"),
        ("Vale urged Sweden to leave.", "REQUEST", None, "occurred", "vale", "swe"),
        ("Vale thanked Sweden for its help.", "SUPPORT", None, "occurred", "vale", "swe"),
        ("Vale refused to leave the room.", "REJECT", None, "occurred", "vale", ""),
        ("Vale pledged to send grain.", "AGREE", None, "occurred", "vale", ""),
    ],
)
def test_codes(text: str, type_: str, mode: str | None, status: str, actors: str, recipients: str) -> None:
    """Type, mode, status and sides."""
    (event,) = coded(text)
    assert (event.type, event.mode, event.status) == (type_, mode, status)
    assert list(event.actors) == actors.split()
    assert list(event.recipients) == recipients.split()


@pytest.mark.parametrize(
    "text",
    [
        "Vale said that the door was open.",
        "Vale praised the weather.",
        "Vale did not thank Sweden for its help.",
        "Vale did not meet Roth.",
        "Sweden is a country in the north.",
    ],
)
def test_codes_nothing_by_default(text: str) -> None:
    """Mere speech, acts without a recipient, and what did not happen are no events."""
    assert coded(text) == ()


def test_intensity_is_that_of_the_mode_or_the_type() -> None:
    """The value is PLOVER's."""
    (call,) = coded("Vale spoke with Roth.")
    (meeting,) = coded("Vale met Roth.")
    assert (call.intensity, meeting.intensity) == (1.5, 2.5)


def test_a_claim_belongs_to_its_speaker() -> None:
    """An event told within a statement is asserted by that statement."""
    events = coded("Roth said that Vale thanked Sweden for its help.")
    assert [event.asserted_by == "narrator" for event in events if event.type == "SUPPORT"] == [False]
