"""A meeting, call, visit, dialogue, conference or signing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

EngagementKind = Literal["meeting", "call", "visit", "dialogue", "conference", "signing"]
EngagementStatus = Literal["held", "under_way", "planned", "called_for", "cancelled"]
ParticipantPart = Literal["host", "guest", "party", "mediator"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Is one who takes part in an engagement."""

    actor: str
    """Actor id."""
    represents: str | None
    """ISO 3166-1 alpha-3 code or organisation id of whom the actor acts for."""
    as_: ParticipantPart
    """The part it plays."""


@dataclass(frozen=True, slots=True)
class Series:
    """Is the recurring format that an engagement belongs to."""

    name: str
    """As printed, without the parties before it."""
    ordinal: int | None
    """Which round or session it is; inaugural is 1."""
    year: int | None
    """The year printed in its name."""


@dataclass(frozen=True, slots=True)
class Engagement:
    """Is an occasion on which parties meet."""

    id: str
    """Hash of report, kind and evidence; made by `identity.row_id`."""
    kind: EngagementKind
    """What it is."""
    participants: tuple[Participant, ...]
    """Those who take part."""
    parties: tuple[str, ...]
    """States (ISO 3166-1 alpha-3) and organisation ids taking part, sorted."""
    host: str | None
    """The state or organisation that hosts."""
    places: tuple[str, ...]
    """Place ids."""
    start: str | None
    """EDTF date of its first day."""
    end: str | None
    """EDTF date of its last day, where a range is printed."""
    duration_days: int | None
    """A printed duration in days."""
    series: Series | None
    """The recurring format it belongs to."""
    topics: tuple[Span, ...]
    """The phrases that say what it was about."""
    status: EngagementStatus
    """Whether it took place."""
    part_of: str | None
    """Id of the engagement it is a part of."""
    stop: int | None
    """Which stop of the tour it is, from 1."""
    asserted_by: str
    """`narrator`, or the id of the statement that asserts it."""
    evidence: tuple[Span, ...]
    """The words that say so."""
    confidence: float | None = None
    """0 to 1; null when the method gives no calibrated value."""
