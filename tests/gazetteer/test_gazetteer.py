from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.gazetteer import Gazetteer, atoms_of, load_gazetteer, pieces_of
from dragoman.ontology import load_ontology


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Loads the packaged gazetteer once."""
    return load_gazetteer()


def _at(gazetteer: Gazetteer, name: str) -> set[tuple[str, str]]:
    pieces = pieces_of(name)
    count, entries = gazetteer.names.at(pieces, 0)
    return {(entry.naming, entry.key) for entry in entries} if count == len(pieces) else set()


@pytest.mark.parametrize(
    ("name", "naming", "key"),
    [
        ("DPRK", "state", "PRK"),
        ("People’s Republic of China", "state", "CHN"),
        ("U.S.", "adjective", "USA"),
        ("Kosovo", "state", "XKX"),
        ("Kremlin", "seat", "RUS"),
        ("10 Downing Street", "seat", "GBR"),
        ("Pyongyang", "capital", "PRK"),
        ("Soviet Union", "state", "RUS"),
        ("ASEAN Regional Forum", "organisation", "ARF"),
        ("Houthis", "organisation", "HOUTHIS"),
    ],
)
def test_name_is_known(gazetteer: Gazetteer, name: str, naming: str, key: str) -> None:
    """States, adjectives, seats of power, capitals and organisations are found by their names."""
    assert (naming, key) in _at(gazetteer, name)


@pytest.mark.parametrize("word", ["OR", "IN", "us", "may", "IS", "turkey"])
def test_everyday_word_is_no_name(gazetteer: Gazetteer, word: str) -> None:
    """ISO codes and names are no everyday words."""
    assert _at(gazetteer, word) == set()


def test_tables_agree(gazetteer: Gazetteer) -> None:
    """Parents, sovereigns and sectors are known keys, and no organisation has a state's code as its id."""
    sectors = set(load_ontology().sectors)
    keys = set(gazetteer.states) | set(gazetteer.organisations)
    assert not set(gazetteer.states) & set(gazetteer.organisations)
    for state in gazetteer.states.values():
        assert state.sovereign is None or state.sovereign in gazetteer.states
    for organisation in gazetteer.organisations.values():
        assert organisation.parent is None or organisation.parent in keys
        assert set(organisation.sectors) <= sectors
    for role in gazetteer.roles.values():
        assert set(role.sectors) <= sectors
    assert set(gazetteer.group_sectors.values()) <= sectors


def test_size_of_the_tables(gazetteer: Gazetteer) -> None:
    """All of ISO 3166-1 and Kosovo are there, and more than 150 international organisations and forums."""
    assert len(gazetteer.states) == 250
    assert sum(organisation.parent is None for organisation in gazetteer.organisations.values()) > 150


def test_most_populous_city_comes_first(gazetteer: Gazetteer) -> None:
    """Namesakes stand in the order of their population."""
    first, *others = gazetteer.cities.named("Odessa")
    assert first.country == "UKR"
    assert all(first.population > other.population for other in others)


def test_plural_role_is_found(gazetteer: Gazetteer) -> None:
    """The head of a role takes the plural: "secretaries of state"."""
    count, entries = gazetteer.role_names.at(["secretaries", "of", "state"], 0)
    assert count == 3
    assert [(entry.naming, entry.key) for entry in entries] == [("roles", "secretary of state")]


def test_hyphen_and_possessive_stand_alone() -> None:
    """States in compounds and before a possessive ending are pieces of their own."""
    assert pieces_of("U.S.-Spain") == ["U.S.", "-", "Spain"]
    assert pieces_of("Russia’s") == ["Russia", "'s"]
    assert pieces_of("Sana’a") == ["Sana'a"]


@given(st.text(alphabet=st.sampled_from("aZU.’'- \n(é,1"), max_size=60))
def test_pieces_read_back(text: str) -> None:
    """Pieces come in order, do not overlap, and leave out nothing but white space."""
    atoms = atoms_of(text)
    assert "".join(text[atom.start : atom.end] for atom in atoms) == "".join(text.split())
    assert [atom.text for atom in atoms] == pieces_of(text)
