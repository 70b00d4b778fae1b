"""A PLOVER-coded act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

EventStatus = Literal["occurred", "under_way", "planned", "called_for", "hypothetical", "denied"]


@dataclass(frozen=True, slots=True)
class Event:
    """Is who did what to whom, coded in PLOVER."""

    id: str
    """Hash of report, type and evidence; made by `identity.row_id`."""
    type: str
    """PLOVER event type, a key of the ontology."""
    mode: str | None
    """PLOVER mode of that type."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    actors: tuple[str, ...]
    """Actor ids of those who do it."""
    recipients: tuple[str, ...]
    """Actor ids of those it is done to."""
    status: EventStatus
    """Whether it took place."""
    place: str | None
    """Place id."""
    start: str | None
    """EDTF date of its first day."""
    end: str | None
    """EDTF date of its last day."""
    asserted_by: str
    """`narrator`, or the id of the statement that asserts it."""
    trigger: tuple[Span, ...]
    """The words that name the act."""
    evidence: tuple[Span, ...]
    """The words that say so."""
    intensity: float | None = None
    """PLOVER conflict–cooperation value, −10 to +10."""
    confidence: float | None = None
    """0 to 1; null when the method gives no calibrated value."""
