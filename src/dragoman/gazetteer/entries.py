"""The nouns of the gazetteer: what a name in its tables can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Naming = Literal["state", "adjective", "people", "capital", "seat", "region", "organisation", "role", "roles"]
OrganisationKind = Literal[
    "organisation", "forum", "body", "ministry", "armed_force", "armed_group", "party", "agency", "court", "company"
]
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Is what a name in the tables stands for, and how."""

    naming: Naming
    """How the name stands for it: a state's own name, its adjective, its people, its capital, its seat of power …"""
    key: str
    """ISO 3166-1 alpha-3 code of the state, id of the organisation, or the role words."""


@dataclass(frozen=True, slots=True)
class State:
    """Is a state or territory with an ISO 3166-1 code, or Kosovo."""

    code: str
    """ISO 3166-1 alpha-3 code; XKX for Kosovo."""
    name: str
    """Its usual English name."""
    names: tuple[str, ...]
    """Other names, abbreviations and historical names."""
    adjectives: tuple[str, ...]
    """Adjectives that say that something belongs to it."""
    people: tuple[str, ...]
    """Nouns for its people, in the plural."""
    capitals: tuple[str, ...]
    """Names of its capital or capitals."""
    seats: tuple[str, ...]
    """Buildings and streets that stand for its government."""
    sovereign: str | None
    """Code of the state that it depends on; null for a state of its own."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Is an organisation, a forum, an armed group or a body of a state."""

    id: str
    """Its acronym or short name."""
    name: str
    """Its full English name."""
    names: tuple[str, ...]
    """Other names and acronyms."""
    kind: OrganisationKind
    """What it is."""
    sectors: tuple[str, ...]
    """PLOVER sector codes."""
    parent: str | None
    """Code of the state, or id of the organisation, that it is a body of; null for one of its own."""


@dataclass(frozen=True, slots=True)
class RoleWord:
    """Is a word or a phrase for an office or position."""

    words: str
    """The words, in lower case, in the singular."""
    sectors: tuple[str, ...]
    """PLOVER sector codes of who holds it, the primary one first."""
    prefix: bool
    """Whether it stands before a name as a title ("Foreign Minister Berg")."""
    national: bool
    """Whether holding it means to act for a state."""
    gender: Gender | None
    """The gender that the word itself tells ("king", "spokeswoman")."""
    of: str | None
    """Code of the only state that has it ("pope")."""


@dataclass(frozen=True, slots=True)
class City:
    """Is a populated place or a venue."""

    name: str
    """The name it was looked up by."""
    country: str
    """ISO 3166-1 alpha-3 code."""
    geonames: int | None
    """GeoNames id."""
    latitude: float
    """Degrees north, WGS 84."""
    longitude: float
    """Degrees east, WGS 84."""
    population: int
    """How many people live there, as GeoNames says; 0 for a venue."""


@dataclass(frozen=True, slots=True)
class House:
    """Says for which state the publisher of an official release speaks."""

    state: str
    """ISO 3166-1 alpha-3 code."""
    domains: tuple[str, ...]
    """Host names, without `www.`."""
    lines: tuple[str, ...]
    """Words that its own releases open with."""
    roles: frozenset[str]
    """Role words whose holders, where no state is printed with them, are its own."""
