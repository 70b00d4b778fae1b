"""A stretch of a report's text."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import RecordError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Is a half-open stretch of `report.text`, counted in Unicode code points."""

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point; greater than `start`."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(
                "bad_span",
                found=f"a span from {self.start} to {self.end}",
                expected="0 <= start < end",
                remedy="report this as a defect of the stage that made the span",
            )

    def words(self, text: str) -> str:
        """Returns the words of the span, exactly as printed in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tells whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tells whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def bare(self) -> Span:
        """Returns the span alone, without what a subclass adds to it."""
        return Span(self.start, self.end)


def spanning(first: Span, last: Span) -> Span:
    """Returns the smallest span that holds both."""
    return Span(min(first.start, last.start), max(first.end, last.end))
