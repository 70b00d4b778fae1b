"""An input that could not be read, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import DragomanError, TransientError


@dataclass(frozen=True, slots=True)
class SetAside:
    """Is an input that gave no record; nothing is lost without one of these."""

    source: str
    """Path, address or `-` it came from."""
    item: int | None
    """Line or entry number inside the source, from 1; null if the source is one report."""
    reason: str
    """Short stable code (`empty`, `not_english`, `truncated_json` …)."""
    found: str
    """What was there."""
    expected: str
    """What should have been there."""
    remedy: str
    """What the user can do."""
    retry: bool
    """Whether trying again may help."""

    @classmethod
    def from_error(cls, error: DragomanError, *, source: str, item: int | None = None) -> SetAside:
        """Returns the set-aside row for an error met while reading `source`."""
        return cls(
            source=source,
            item=item,
            reason=error.reason,
            found=error.found,
            expected=error.expected,
            remedy=error.remedy,
            retry=isinstance(error, TransientError),
        )

    def sentence(self) -> str:
        """Returns the row as one line for people."""
        where = self.source if self.item is None else f"{self.source}, item {self.item}"
        return f"{where}: set aside ({self.reason}): found {self.found}; expected {self.expected}; {self.remedy}"
