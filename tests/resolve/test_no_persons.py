"""What is no person is not made one: a wrong actor is worse than none."""

from __future__ import annotations

import pytest

from dragoman.model import Draft
from tests.resolve.reading import ReadText


def _persons(draft: Draft) -> set[str]:
    return {actor.name for actor in draft.actors if actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Assistant Secretary of State Anna Hill Travels to Morocco\nHill will meet officials.", {"Anna Hill"}),
        ("The Geneva Institute of Applied Research (GIAR) tested it. He said that GIAR was right.", set()),
        ("A Reuters reporter asked for comment. An AFP journalist was there.", set()),
        ("SENIOR OFFICIAL TWO: The migration issue is different.", set()),
        ("Bill Harlow and Ann Harlow arrived in Oslo. Ann Harlow spoke first.", {"Bill Harlow", "Ann Harlow"}),
    ],
)
def test_persons_of_a_text(read: ReadText, text: str, persons: set[str]) -> None:
    """Headline verbs, acronyms, unnamed reporters and numbered officials are no persons; relatives are two."""
    assert _persons(read(text)) == persons


def test_speaker_in_capitals_is_the_one_named_before(read: ReadText) -> None:
    """A transcript's label in capitals is a mention of the person whose name it shows."""
    text = "External Affairs Minister Arun Mehta of India spoke.\nEXTERNAL AFFAIRS MINISTER MEHTA: Thank you."
    draft = read(text)
    (person,) = [actor for actor in draft.actors if actor.kind == "person"]
    assert len(person.mentions) == 2
    assert person.sectors[:1] == ("GOV",)
