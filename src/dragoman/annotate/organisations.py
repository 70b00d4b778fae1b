"""Organisations, forums and treaties outside the gazetteer: runs of capital words around a noun that tells the kind."""

from __future__ import annotations

from collections.abc import Iterator, Set

from dragoman.annotate.line import Line
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, MentionLabel

_LINKS = frozenset({"of", "for", "on", "to", "against"})
_JOINTS = frozenset({"and", "&", "-", "–"})
_NO_NAME_ALONE = frozenset({"government", "meeting", "session", "talks", "consultations", "dialogue", "times", "post"})
_ARTICLES = frozenset({"the", "a", "an"})
_OWNING = frozenset({"people", "lord", "children", "women"})
_MOST_BEFORE = 8
_MOST_AFTER = 14


class OrganisationFinder:
    """Finds names such as "Kurdistan Regional Government" and "Ministry of Foreign Affairs of Japan".

    Args:
        gazetteer: gives the nouns.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.words
        self._labels: dict[str, MentionLabel] = {
            **dict.fromkeys(words["forum_heads"], "forum"),
            **dict.fromkeys(words["treaty_heads"], "treaty"),
            **dict.fromkeys(words["organisation_heads"], "organisation"),
        }
        self._portfolio = words["portfolio"]
        self._common = words["common"]
        self._dates = words["months"] | words["weekdays"]
        self._organisations = gazetteer.organisations
        self._roles = gazetteer.role_names

    def find(self, line: Line) -> Iterator[Mention]:
        """Yields the organisations, forums and treaties of a sentence that nothing else has taken."""
        if line.headline or line.shouting:
            return
        position = 0
        while position < len(line):
            label = self._labels.get(line.lower[position])
            if label is None or line.taken[position] or not line.capital(position):
                position += 1
                continue
            first, end = self._first(line, position), self._end(line, position + 1)
            while end < len(line) and line.capital(end) and line.lower[end] in self._labels:
                label, end = self._labels[line.lower[end]], self._end(line, end + 1)
            alone = first == position and line.lower[position] in _NO_NAME_ALONE
            if not alone and self._is_name(line, first, end):
                line.take(first, end)
                span = line.span(first, end)
                yield Mention(span.start, span.end, label, "name", name=span, of=self._owner(line, first, end))
            position = max(end, position + 1)

    @staticmethod
    def acronyms(line: Line, ends: Set[int]) -> Iterator[str]:
        """Yields the acronyms in brackets right after the given offsets: "(ARF)"."""
        for position in range(1, len(line) - 2):
            word = line.words[position + 1]
            if (
                line.words[position] == "("
                and line.words[position + 2] == ")"
                and line.atoms[position - 1].end in ends
                and len(word) > 1
                and word[0].isupper()
                and word[-1].isupper()
            ):
                yield word

    def _first(self, line: Line, position: int) -> int:
        first = position
        while first > max(0, position - _MOST_BEFORE) and not line.taken[first - 1] and self._precedes(line, first - 1):
            first -= 1
        while first < position and (
            (first == 0 and line.lower[first] in self._common)
            or line.lower[first] in _ARTICLES
            or line.words[first] in _JOINTS
        ):
            first += 1
        return first

    def _precedes(self, line: Line, position: int) -> bool:
        """Tells whether the piece can stand inside a name before its noun."""
        word = line.lower[position]
        if word in {"and", "&"}:
            return line.lower_at(position - 1) in self._portfolio
        if word == "'s":
            return line.lower_at(position - 1) in _OWNING
        return word in {"-", "–"} or self._capital(line, position)

    def _end(self, line: Line, position: int) -> int:
        end = current = position
        limit = min(len(line), position + _MOST_AFTER)
        while current < limit and line.lower[current] in _LINKS:
            start = current + 2 if line.lower_at(current + 1) == "the" else current + 1
            stop = self._capitals(line, start, limit)
            if stop == start or self._roles.at(line.lower, start)[0]:
                break
            end = current = stop
        return end

    def _capitals(self, line: Line, start: int, limit: int) -> int:
        stop = start
        while stop < limit and not line.taken[stop]:
            joint = stop > start and line.lower[stop] in {*_JOINTS, ","} and self._goes_on(line, stop + 1)
            if not joint and not self._capital(line, stop):
                break
            stop += 1
        return stop

    def _capital(self, line: Line, position: int) -> bool:
        return line.capital(position) and line.words[position] not in self._dates

    def _goes_on(self, line: Line, position: int) -> bool:
        """Tells whether a name goes on after a joint: "Trade and Technology", "U.S.-EU"."""
        if line.words[position - 1] in {"-", "–"} and line.capital(position) and line.atoms[position].glued:
            return True
        return line.capital(position) and line.lower[position] in self._portfolio and position not in line.starts

    def _is_name(self, line: Line, first: int, end: int) -> bool:
        """Tells whether the run says more than its noun, or than a gazetteer name with a state before it."""
        if end - first < 2 or not line.free(first, end):
            return False
        inner = first
        known = line.starts.get(first)
        if known is not None and known.end > end and known.key("organisation") is not None:
            return False
        if known is not None and known.key("organisation") is None and known.end < end:
            inner = known.end
        known = line.starts.get(inner)
        return known is None or known.end != end or known.key("organisation", "state") is None

    def _owner(self, line: Line, first: int, end: int) -> str | None:
        """Returns the only state or organisation named in the run."""
        owners: dict[str, None] = {}
        for position in range(first, end):
            known = line.starts.get(position)
            if known is None or known.end > end:
                continue
            state = known.key("state", "adjective")
            organisation = known.key("organisation")
            if state is not None:
                owners[state] = None
            elif organisation is not None:
                owners[self._organisations[organisation].parent or organisation] = None
        return next(iter(owners)) if len(owners) == 1 else None
