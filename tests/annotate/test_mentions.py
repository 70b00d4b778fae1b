from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Draft, Mention
from dragoman.ontology import load_ontology
from dragoman.stage import Stage, run_stages
from tests.annotate.paragraphs import report_of

Stages = tuple[Stage, ...]


@pytest.fixture(scope="module")
def stages() -> Stages:
    """Makes the stages of the step once."""
    return annotate(load_ontology(), load_gazetteer())


def _mentions(stages: Stages, text: str) -> list[Mention]:
    return list(run_stages(stages, [Draft(report_of(text))])[0].mentions)


def _persons(stages: Stages, text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (mention.name.words(text), mention.role.words(text) if mention.role is not None else None, mention.of)
        for mention in _mentions(stages, text)
        if mention.label == "person" and mention.name is not None
    ]


@pytest.mark.parametrize(
    ("text", "name", "role", "of"),
    [
        ("It was Russian Foreign Minister Sergei Lavrov who came.", "Sergei Lavrov", "Foreign Minister", "RUS"),
        ("Secretary of State Antony J. Blinken spoke.", "Antony J. Blinken", "Secretary of State", None),
        (
            "They saw Colombian Vice President and Foreign Minister Marta Lucía Ramírez.",
            "Marta Lucía Ramírez",
            "Vice President and Foreign Minister",
            "COL",
        ),
        (
            "Under Secretary for Economic Growth, Energy, and the Environment Jose Fernandez spoke.",
            "Jose Fernandez",
            "Under Secretary for Economic Growth, Energy, and the Environment",
            None,
        ),
        ("They met the Minister for Central Asia, Tom Ellis, there.", "Tom Ellis", "Minister for Central Asia", None),
        ("He met his DPRK counterpart Choi Son-hee.", "Choi Son-hee", "counterpart", "PRK"),
        ("They met Egyptian President Abdel Fattah al-Sisi.", "Abdel Fattah al-Sisi", "President", "EGY"),
        ("They saw Prime Minister Prayut Chan-o-cha.", "Prayut Chan-o-cha", "Prime Minister", None),
        ("They saw Senator Conor O’Brien.", "Conor O’Brien", "Senator", None),
        ("They saw UN Special Envoy de Mistura.", "de Mistura", "Special Envoy", "UN"),
    ],
)
def test_role_and_name(stages: Stages, text: str, name: str, role: str, of: str | None) -> None:
    """A role with a name is one mention that holds both, and the state printed with it."""
    assert _persons(stages, text) == [(name, role, of)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Later Jordan Smith said that it rained.", "Jordan Smith"),
        ("Later Chad Brown said that it rained.", "Chad Brown"),
        ("Later Georgia Meloni said that it rained.", "Georgia Meloni"),
        ("Prime Minister Theresa May left.", "Theresa May"),
        ("Mr. X left.", "X"),
    ],
)
def test_name_that_is_another_word_too(stages: Stages, text: str, name: str) -> None:
    """States, months and letters can be parts of a person's name."""
    assert [person for person, _, _ in _persons(stages, text)] == [name]
    assert not [mention for mention in _mentions(stages, text) if mention.label == "state"]


@pytest.mark.parametrize("text", ["ALL OR NOTHING IN MAY FOR US", "Talks resumed on Monday.", "He may go OR stay."])
def test_no_name_in_words(stages: Stages, text: str) -> None:
    """Headlines in capitals, weekdays and words like OR name nobody."""
    assert [mention for mention in _mentions(stages, text) if mention.form == "name"] == []


def test_adjective_of_a_title_makes_no_state(stages: Stages) -> None:
    """The demonym in a person's title is told by `of` and is no mention of the state."""
    mentions = _mentions(stages, "Russian Foreign Minister Sergei Lavrov left.")
    assert [mention.label for mention in mentions] == ["person"]


def test_states_of_a_compound(stages: Stages) -> None:
    """Both states of a compound are mentions."""
    text = "The U.S.-Thailand talks began."
    assert [mention.entry for mention in _mentions(stages, text) if mention.label == "state"] == ["USA", "THA"]


def test_forum_and_treaty(stages: Stages) -> None:
    """A run of capital words takes its kind from its noun."""
    text = "They praised the Lima Climate Forum and the Pelindaba Nuclear Treaty."
    labels = {mention.words(text): mention.label for mention in _mentions(stages, text) if mention.name is not None}
    assert labels == {"Lima Climate Forum": "forum", "Pelindaba Nuclear Treaty": "treaty"}


def test_speakers_pronouns_only_inside_quotations(stages: Stages) -> None:
    """The word "we" is a mention inside quotation marks and none outside."""
    text = "We waited. “We agree,” he said."
    assert [mention.words(text) for mention in _mentions(stages, text) if mention.label == "pronoun"] == ["We", "he"]


def test_role_alone(stages: Stages) -> None:
    """A role with an article and no name is a role mention with its state."""
    text = "On Monday the Russian minister left."
    (mention,) = _mentions(stages, text)
    assert (mention.words(text), mention.form, mention.of) == ("the Russian minister", "role", "RUS")


def test_everyday_role_word_is_no_mention(stages: Stages) -> None:
    """The words "general" and "major" in lower case, with no state before them, mention nobody."""
    assert _mentions(stages, "The general idea was a major step.") == []
