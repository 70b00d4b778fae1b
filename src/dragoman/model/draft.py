"""A record in the making: what flows from step to step."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.actor import Actor
from dragoman.model.agreement import Agreement
from dragoman.model.annotation import Attribution, Mention, NamedSpan, PairScore, Quotation, Sentence, Token, Turn
from dragoman.model.characterisation import Characterisation
from dragoman.model.commitment import Commitment
from dragoman.model.engagement import Engagement
from dragoman.model.event import Event
from dragoman.model.place import Place
from dragoman.model.report import Report
from dragoman.model.statement import Statement
from dragoman.model.time import Time


@dataclass(frozen=True, slots=True)
class Draft:
    """Is a report with the layers made so far. Stages return a new draft with their layers filled in."""

    report: Report
    """The report being read."""
    sentences: tuple[Sentence, ...] = ()
    """Sentences, in order."""
    tokens: tuple[Token, ...] = ()
    """Tokens, in order."""
    quotations: tuple[Quotation, ...] = ()
    """Stretches in quotation marks, in order of their start."""
    turns: tuple[Turn, ...] = ()
    """What the form of the text alone gives to a speaker, in order."""
    mentions: tuple[Mention, ...] = ()
    """Mentions before resolution, in order; they may nest but never cross."""
    named: tuple[NamedSpan, ...] = ()
    """What the encoder reads as names and titles, in order; they do not overlap."""
    attributions: tuple[Attribution, ...] = ()
    """What the encoder reads as attributions, in the order of their cues."""
    pairs: tuple[PairScore, ...] = ()
    """What mentions of one sentence do to each other, as the encoder reads it; pairs that do nothing are left out."""
    actors: tuple[Actor, ...] = ()
    """Resolved actors, in order of first mention."""
    places: tuple[Place, ...] = ()
    """Resolved places, in order of first mention."""
    times: tuple[Time, ...] = ()
    """Time expressions, in order."""
    statements: tuple[Statement, ...] = ()
    """Statements, in order of their words."""
    events: tuple[Event, ...] = ()
    """Events, in order of their words."""
    engagements: tuple[Engagement, ...] = ()
    """Engagements, in order of their words."""
    agreements: tuple[Agreement, ...] = ()
    """Agreements, in order of their words."""
    commitments: tuple[Commitment, ...] = ()
    """Commitments, in order of their words."""
    characterisations: tuple[Characterisation, ...] = ()
    """Characterisations, in order of their words."""
