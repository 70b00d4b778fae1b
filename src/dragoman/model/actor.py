"""The resolved person, state, organisation or group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.annotation import MentionForm
from dragoman.model.span import Span

ActorKind = Literal["person", "state", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class ActorMention(Span):
    """Is a stretch that stands for an actor."""

    form: MentionForm
    """How it does: by name, by role, by pronoun, or as one of a group."""


@dataclass(frozen=True, slots=True)
class Role:
    """Is an office or position that the text gives an actor."""

    title: str
    """The role words as printed ("Foreign Minister")."""
    of: str | None
    """ISO 3166-1 alpha-3 code or organisation id of whom the office belongs to."""
    evidence: Span
    """The words that say so."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Is a person, state, organisation or group that the report mentions."""

    id: str
    """Hash of kind, name and whom it represents; made by `identity.actor_id`."""
    kind: ActorKind
    """What it is."""
    name: str
    """The fullest printed form of its name; for a state that only its seat of power stands for, its common name."""
    represents: str | None = None
    """ISO 3166-1 alpha-3 code or organisation id of whom it acts for; null if the text does not tell."""
    sectors: tuple[str, ...] = ()
    """PLOVER sector codes, the primary one first."""
    roles: tuple[Role, ...] = ()
    """The roles that the text gives it."""
    aliases: tuple[str, ...] = ()
    """Its other printed names, in order of appearance."""
    wikidata: str | None = None
    """Wikidata id."""
    mentions: tuple[ActorMention, ...] = ()
    """Where the text mentions it, in order."""
