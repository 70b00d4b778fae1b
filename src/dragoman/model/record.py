"""All that was read out of one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dragoman.model.actor import Actor
from dragoman.model.agreement import Agreement
from dragoman.model.characterisation import Characterisation
from dragoman.model.commitment import Commitment
from dragoman.model.engagement import Engagement
from dragoman.model.event import Event
from dragoman.model.place import Place
from dragoman.model.report import Report
from dragoman.model.statement import Statement
from dragoman.model.time import Time

SCHEMA: Final = "dragoman.record/1"

TABLES = (
    "engagements",
    "statements",
    "events",
    "agreements",
    "commitments",
    "characterisations",
    "actors",
    "places",
    "times",
)
"""The fields of a record that hold rows, in the order in which people read them."""


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Says what made a record. It holds no clock time, so that records compare equal."""

    dragoman: str
    """Version of the package."""
    model: str | None
    """Version and digest of the encoder; null when rules alone made the record."""
    ontology: str
    """Version and digest of the ontology data."""
    gazetteer: str
    """Version and digest of the gazetteer data."""


@dataclass(frozen=True, slots=True)
class Record:
    """Is all that was read out of one report."""

    report: Report
    """The report itself."""
    actors: tuple[Actor, ...]
    """Who is mentioned."""
    places: tuple[Place, ...]
    """Which places are mentioned."""
    times: tuple[Time, ...]
    """Which times are mentioned."""
    statements: tuple[Statement, ...]
    """Who said what to whom."""
    events: tuple[Event, ...]
    """Who did what to whom."""
    engagements: tuple[Engagement, ...]
    """Who met whom, where and in which round."""
    agreements: tuple[Agreement, ...]
    """Which agreements are told of."""
    commitments: tuple[Commitment, ...]
    """Who pledged what."""
    characterisations: tuple[Characterisation, ...]
    """Which loaded words were put on whom."""
    made_by: MadeBy
    """What made this record."""
    schema: Literal["dragoman.record/1"] = SCHEMA
    """Name and version of this schema."""
