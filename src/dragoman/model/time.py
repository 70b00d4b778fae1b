"""A time expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

TimePrecision = Literal["minute", "day", "week", "month", "season", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class Time(Span):
    """Is a time expression and what it resolves to."""

    value: str | None
    """EDTF date or inclusive interval (`2025-07-11/2025-07-13`); null where it must stay unresolved."""
    precision: TimePrecision | None
    """The unit of the value; null when the value is."""
