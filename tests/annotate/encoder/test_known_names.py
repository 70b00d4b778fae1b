"""The gazetteer's names among the encoder's."""

from __future__ import annotations

import pytest

from dragoman.annotate.encoder.known_names import with_known_names
from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.annotation import NamedSpan


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Returns the packaged tables."""
    return load_gazetteer()


def _mended(text: str, *found: tuple[str, str], gazetteer: Gazetteer) -> list[tuple[str, str]]:
    named = [NamedSpan(text.index(words), text.index(words) + len(words), label) for words, label in found]
    return [(one.words(text), one.label) for one in with_known_names(named, text, gazetteer=gazetteer)]


def test_missed_state_is_added(gazetteer: Gazetteer) -> None:
    """A name that the tables know needs no encoder."""
    assert _mended("We flew to Norway.", gazetteer=gazetteer) == [("Norway", "LOC")]


def test_organisation_taken_for_a_person_is_set_right(gazetteer: Gazetteer) -> None:
    """Within a known name, the tables know better."""
    assert _mended("NATO met.", ("NATO", "PER"), gazetteer=gazetteer) == [("NATO", "ORG")]


def test_longer_name_stays(gazetteer: Gazetteer) -> None:
    """A state inside an organisation's name is not a mention of its own."""
    found = _mended("The Bank of Norway met.", ("Bank of Norway", "ORG"), gazetteer=gazetteer)
    assert found == [("Bank of Norway", "ORG")]


def test_person_named_like_a_state_stays(gazetteer: Gazetteer) -> None:
    """Whom the encoder takes for a person is one."""
    assert _mended("Michael Jordan met.", ("Michael Jordan", "PER"), gazetteer=gazetteer) == [("Michael Jordan", "PER")]


def test_small_letters_are_no_name(gazetteer: Gazetteer) -> None:
    """A common word that is spelled like a name is none."""
    assert _mended("they ate turkey.", gazetteer=gazetteer) == []
