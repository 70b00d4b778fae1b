"""A pledge."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """Is what somebody pledges to do."""

    id: str
    """Hash of report and words; made by `identity.row_id`."""
    by: tuple[str, ...]
    """Actor ids of those who pledge."""
    to: tuple[str, ...]
    """Actor ids of those it is pledged to."""
    pledge: tuple[Span, ...]
    """What is pledged, in its words."""
    statement: str | None
    """Id of the statement that makes it."""
    evidence: tuple[Span, ...]
    """The words that say so."""
