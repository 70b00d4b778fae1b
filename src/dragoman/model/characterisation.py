"""Loaded words that somebody puts on an actor or a relation."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Characterisation:
    """Is a loaded description, recorded as somebody's words and never endorsed."""

    id: str
    """Hash of report and words; made by `identity.row_id`."""
    target: str | None
    """Actor id, agreement id, or a pair of states such as `RUS-PRK`."""
    words: tuple[Span, ...]
    """The loaded words."""
    by: str
    """`narrator`, or the id of the actor whose words they are."""
