"""Reads the gazetteer's data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

from dragoman.gazetteer.atoms import pieces_of
from dragoman.gazetteer.entries import Entry, Gender, House, Organisation, OrganisationKind, RoleWord, State
from dragoman.gazetteer.gazetteer import CityTable, Gazetteer, Index
from dragoman.model.identity import content_digest

VERSION = "0.1"
FILES = ("states.tsv", "organisations.tsv", "roles.tsv", "words.toml", "houses.toml", "cities.tsv", "regions.tsv")


def load_gazetteer() -> Gazetteer:
    """Returns the packaged gazetteer. The caller keeps it; nothing is cached here."""
    folder = files("dragoman.gazetteer")
    contents = {name: _read(folder, name) for name in FILES}
    digest = content_digest(b"\0".join(contents[name] for name in FILES))
    states = {state.code: state for state in map(_state, _rows(contents["states.tsv"], 8))}
    organisations = {row[0]: _organisation(row) for row in _rows(contents["organisations.tsv"], 6)}
    regions = [(name, Entry("region", country)) for name, country in _rows(contents["regions.tsv"], 2)]
    roles = {role.words: role for role in map(_role, _rows(contents["roles.tsv"], 6))}
    words: dict[str, Any] = tomllib.loads(contents["words.toml"].decode())
    return Gazetteer(
        version=f"{VERSION}+{digest}",
        states=states,
        organisations=organisations,
        roles=roles,
        houses=_houses(contents["houses.toml"]),
        words={name: frozenset(listed.split()) for name, listed in words.items() if isinstance(listed, str)},
        months=tuple(words["months"].split()),
        weekdays=tuple(words["weekdays"].split()),
        honorifics={word: cast(Gender | None, gender or None) for word, gender in words["honorifics"].items()},
        group_sectors=words["group_sectors"],
        names=_index(_cut((*_state_names(states.values()), *_organisation_names(organisations.values()), *regions))),
        role_names=_index(_role_names(roles.values())),
        cities=CityTable(contents["cities.tsv"].decode()),
    )


def _read(folder: Traversable, name: str) -> bytes:
    return folder.joinpath(name).read_bytes()


def _rows(content: bytes, n_columns: int) -> Iterator[list[str]]:
    """Yields the cells of each row; cells missing at the end of a row are empty."""
    for line in content.decode().splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield cells + [""] * (n_columns - len(cells))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _state(row: list[str]) -> State:
    code, name, names, adjectives, people, capitals, seats, sovereign = row
    return State(
        code=code,
        name=name,
        names=_several(names),
        adjectives=_several(adjectives),
        people=_several(people),
        capitals=_several(capitals),
        seats=_several(seats),
        sovereign=sovereign or None,
    )


def _organisation(row: list[str]) -> Organisation:
    identifier, name, names, kind, sectors, parent = row
    return Organisation(
        id=identifier,
        name=name,
        names=_several(names),
        kind=cast(OrganisationKind, kind),
        sectors=_several(sectors),
        parent=parent or None,
    )


def _role(row: list[str]) -> RoleWord:
    words, sectors, prefix, national, gender, of = row
    return RoleWord(
        words=words,
        sectors=_several(sectors),
        prefix=prefix == "yes",
        national=national == "yes",
        gender=cast(Gender | None, gender or None),
        of=of or None,
    )


def _houses(content: bytes) -> tuple[House, ...]:
    table: dict[str, Any] = tomllib.loads(content.decode())
    return tuple(
        House(
            state=house["state"],
            domains=tuple(house["domains"]),
            lines=tuple(house.get("lines", ())),
            roles=frozenset(house.get("roles", table["default_roles"])),
        )
        for house in table["house"]
    )


def _state_names(states: Iterable[State]) -> Iterator[tuple[str, Entry]]:
    for state in states:
        for name in (state.name, *state.names):
            yield name, Entry("state", state.code)
        for name in state.adjectives:
            yield name, Entry("adjective", state.code)
        for name in state.people:
            yield name, Entry("people", state.code)
        for name in state.capitals:
            yield name, Entry("capital", state.code)
        for name in state.seats:
            yield name, Entry("seat", state.code)


def _organisation_names(organisations: Iterable[Organisation]) -> Iterator[tuple[str, Entry]]:
    for organisation in organisations:
        for name in (organisation.name, *organisation.names):
            yield name, Entry("organisation", organisation.id)


def _role_names(roles: Iterable[RoleWord]) -> Iterator[tuple[str, Entry]]:
    for role in roles:
        # Cut as it is printed, with capitals, so that "Sen." is one piece; looked up in lower case.
        for words, entry in (
            (role.words, Entry("role", role.words)),
            (_plural(role.words), Entry("roles", role.words)),
        ):
            yield " ".join(pieces_of(words.title())).lower(), entry


def _plural(words: str) -> str:
    """Returns role words in the plural; the head stands before the first "of" ("secretaries of state")."""
    before, preposition, after = words.partition(" of ")
    if before.endswith(("general", "elect")) and " " in before:
        return words
    if before.endswith("man"):
        return f"{before[:-3]}men{preposition}{after}"
    if before.endswith("y"):
        return f"{before[:-1]}ies{preposition}{after}"
    return f"{before}{'es' if before.endswith(('s', 'ch')) else 's'}{preposition}{after}"


def _cut(names: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    for name, entry in names:
        yield " ".join(pieces_of(name.removeprefix("The ").removeprefix("the "))), entry


def _index(names: Iterable[tuple[str, Entry]]) -> Index:
    entries: dict[str, tuple[Entry, ...]] = {}
    longest: dict[str, int] = {}
    for key, entry in names:
        pieces = key.split()
        known = entries.get(key, ())
        if entry not in known:
            entries[key] = (*known, entry)
        longest[pieces[0]] = max(longest.get(pieces[0], 0), len(pieces))
    return Index(entries, longest)
