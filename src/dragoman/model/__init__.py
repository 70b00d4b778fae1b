# ruff: noqa: I001 - the imports stand in reading order
"""The nouns, in reading order: frozen dataclasses that need the standard library only."""

from dragoman.model.span import Span, spanning
from dragoman.model.report import Block, Furniture, Provenance, Publication, Report
from dragoman.model.annotation import Attribution, Mention, NamedSpan, PairScore, Quotation, Sentence, Token, Turn
from dragoman.model.actor import Actor, ActorMention, Role
from dragoman.model.place import Place
from dragoman.model.time import Time
from dragoman.model.statement import Statement
from dragoman.model.event import Event
from dragoman.model.engagement import Engagement, Participant, Series
from dragoman.model.agreement import Agreement
from dragoman.model.commitment import Commitment
from dragoman.model.characterisation import Characterisation
from dragoman.model.record import SCHEMA, TABLES, MadeBy, Record
from dragoman.model.draft import Draft
from dragoman.model.set_aside import SetAside

__all__ = [
    "SCHEMA",
    "TABLES",
    "Actor",
    "ActorMention",
    "Agreement",
    "Attribution",
    "Block",
    "Characterisation",
    "Commitment",
    "Draft",
    "Engagement",
    "Event",
    "Furniture",
    "MadeBy",
    "Mention",
    "NamedSpan",
    "PairScore",
    "Participant",
    "Place",
    "Provenance",
    "Publication",
    "Quotation",
    "Record",
    "Report",
    "Role",
    "Sentence",
    "Series",
    "SetAside",
    "Span",
    "Statement",
    "Time",
    "Token",
    "Turn",
    "spanning",
]
