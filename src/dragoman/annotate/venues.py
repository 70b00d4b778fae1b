"""Cities and venues: names of the table of cities where the words around them say that they are places."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.line import Line
from dragoman.annotate.names import NameFinder
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention

_MOST_PIECES = 4
_LIST = frozenset({",", "and", "or"})


class VenueFinder:
    """Finds cities and venues.

    Args:
        gazetteer: gives cities, and the words before a place.
        names: knows what is no part of a name.
    """

    def __init__(self, gazetteer: Gazetteer, names: NameFinder) -> None:
        self._cities = gazetteer.cities
        self._locatives = gazetteer.words["locatives"]
        self._names = names

    def find(self, line: Line, text: str) -> Iterator[Mention]:
        """Yields the cities and venues that nothing else has taken."""
        last_end = -1
        for position in line.capitals:
            if line.taken[position]:
                continue
            end = self._longest(line, position, text)
            if end and (self._placed(line, position, end) or self._listed(line, position, last_end)):
                line.take(position, end)
                span = line.span(position, end)
                yield Mention(span.start, span.end, "place", "name", name=span)
                last_end = end

    def _longest(self, line: Line, position: int, text: str) -> int:
        """Returns the index after the longest name of a place that begins here; 0 if none does."""
        for end in range(min(position + _MOST_PIECES, len(line)), position, -1):
            if not line.free(position, end):
                continue
            printed = " ".join(line.span(position, end).words(text).replace("’", "'").split())
            if self._cities.named(printed):
                whole = self._names.end(line, position)
                return end if whole <= end else 0
        return 0

    def _placed(self, line: Line, position: int, end: int) -> bool:
        """Tells whether the words around a name say that it is a place."""
        before = line.lower_at(position - 1)
        if before == "the":
            before = line.lower_at(position - 2)
        if before in self._locatives:
            return True
        known = line.starts.get(end + 1)
        return line.lower_at(end) == "," and known is not None and known.key("state") is not None

    @staticmethod
    def _listed(line: Line, position: int, last_end: int) -> bool:
        """Tells whether only a comma or an "and" stands between this name and a place before it."""
        return 0 < last_end < position <= last_end + 2 and all(
            line.lower[index] in _LIST for index in range(last_end, position)
        )
