"""Recognises lines that belong to the page and not to the report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dragoman.model.report import FurnitureKind


@dataclass(frozen=True, slots=True)
class FurniturePattern:
    """Is one kind of furniture line."""

    kind: FurnitureKind
    """What such a line does on the page."""
    regex: re.Pattern[str]
    """What the whole line looks like."""
    before_headline: bool
    """Whether it counts only before the headline."""


@dataclass(frozen=True, slots=True)
class FurniturePatterns:
    """Is all that is known about furniture lines."""

    patterns: tuple[FurniturePattern, ...]
    """The patterns; the first that fits decides."""
    longest: int
    """The longest line that is looked at, in characters."""

    def kind_of(self, line: str, *, before_headline: bool) -> FurnitureKind | None:
        """Returns what a line does on the page, or None if it belongs to the report."""
        if len(line) > self.longest:
            return None
        folded = " ".join(line.split())
        for pattern in self.patterns:
            if (before_headline or not pattern.before_headline) and pattern.regex.fullmatch(folded):
                return pattern.kind
        return None


def read_furniture_patterns(table: Mapping[str, Any]) -> FurniturePatterns:
    """Returns the patterns of `data/furniture.toml`."""
    kinds = {kind: kind for kind in get_args(FurnitureKind)}
    patterns = tuple(
        FurniturePattern(kinds[row["kind"]], re.compile(row["regex"], re.IGNORECASE), row.get("before_headline", False))
        for row in table["pattern"]
    )
    return FurniturePatterns(patterns, table["longest"])
