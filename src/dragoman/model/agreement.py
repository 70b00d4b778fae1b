"""A treaty, memorandum, communiqué or deal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

AgreementStatus = Literal[
    "called_for", "negotiating", "reached", "signed", "ratified", "in_force", "invoked", "violated", "mentioned"
]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Is an agreement that the report tells of."""

    id: str
    """Hash of report, name and evidence; made by `identity.row_id`."""
    name: str
    """Its name or description as printed."""
    kind: str | None
    """What it is (`treaty`, `memorandum`, `communique` …)."""
    parties: tuple[str, ...]
    """States (ISO 3166-1 alpha-3) and organisation ids, sorted."""
    status: AgreementStatus
    """Where it stands, as told."""
    date: str | None
    """EDTF date of that status."""
    asserted_by: str
    """`narrator`, or the id of the statement that asserts it."""
    evidence: tuple[Span, ...]
    """The words that say so."""
