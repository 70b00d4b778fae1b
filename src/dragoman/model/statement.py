"""What somebody says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

StatementForm = Literal["direct", "indirect", "mixed"]
Polarity = Literal["asserted", "denied"]
StatementStatus = Literal["said", "planned"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Is what somebody says, with speaker and words (source, cue and content as in PolNeAR)."""

    id: str
    """Hash of report and words; made by `identity.row_id`."""
    speakers: tuple[str, ...]
    """Actor ids of those who say it; empty if unknown."""
    addressees: tuple[str, ...]
    """Actor ids of those it is said to."""
    form: StatementForm
    """Whether the content stands inside quotation marks wholly, not at all, or partly."""
    act: str | None
    """The act of the cue (`say`, `deny`, `promise` …), a key of the ontology; null without a cue."""
    polarity: Polarity
    """`denied` when the cue or its negation denies the content."""
    status: StatementStatus
    """`planned` for a statement to come ("will underscore …")."""
    source: tuple[Span, ...]
    """The words that name the speaker."""
    cue: tuple[Span, ...]
    """The words that say that something is said; empty for headline colons and transcript turns."""
    content: tuple[Span, ...]
    """What is said, without outer marks."""
    verbatim: tuple[Span, ...]
    """The parts inside quotation marks, as printed, without the marks."""
    within: str | None = None
    """Id of the enclosing statement."""
    date: str | None = None
    """EDTF date on which it was said."""
    place: str | None = None
    """Place id."""
    confidence: float | None = None
    """0 to 1; null when the method gives no calibrated value."""
