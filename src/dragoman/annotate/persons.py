"""Persons that a role, an apposition or a form of address shows to be persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotate.line import Line
from dragoman.annotate.names import NameFinder
from dragoman.annotate.roles import RoleFinder, RolePhrase
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention

_AFTER_APPOSITION = frozenset({",", ".", ")", ";", ":", "-", "–", "—", ""})
_STYLES = frozenset({"highness", "majesty", "excellency", "holiness", "eminence"})
_FOR = frozenset({"for", "of"})
_AFTER_ROLE = _AFTER_APPOSITION | {"and", "for", "of", "on", "who", "at", "in"}


@dataclass(frozen=True, slots=True)
class _Named:
    """Is a name found next to a role; all are indices of pieces, ends exclusive."""

    first: int
    """Where the name begins."""
    end: int
    """Where the name ends."""
    mention_first: int
    """Where name and role together begin."""
    mention_end: int
    """Where name and role together end."""


class PersonFinder:
    """Finds persons that the text shows to be persons.

    Args:
        gazetteer: gives forms of address, and the nouns that no person's name ends with.
        names: finds where names end.
        roles: knows whom a state's name stands for.
    """

    def __init__(self, gazetteer: Gazetteer, names: NameFinder, *, roles: RoleFinder) -> None:
        self._honorifics = gazetteer.honorifics
        self._shouted = frozenset(word.upper() for word in gazetteer.honorifics)
        words = gazetteer.words
        self._things = (
            words["organisation_heads"] | words["thing_ends"] | words["forum_heads"] | words["treaty_heads"]
        ) | words["numbers"]
        self._given = gazetteer.words["male_names"] | gazetteer.words["female_names"]
        self._names = names
        self._roles = roles

    def with_roles(self, line: Line, phrases: list[RolePhrase]) -> Iterator[Mention]:
        """Yields a mention for each role phrase that stands with a name."""
        for index, phrase in enumerate(phrases):
            following = phrases[index + 1].first if index + 1 < len(phrases) else len(line)
            if not line.free(phrase.start, phrase.end):
                continue
            named = self._after(line, phrase, following) or self._before(line, phrase)
            if named is None:
                continue
            yield self._person(line, phrase, named)
            if phrase.plural:
                yield from self._further(line, phrase, named.mention_end)

    def with_honorifics(self, line: Line) -> Iterator[Mention]:
        """Yields a mention for each name after "Mr." and the like."""
        for position, word in enumerate(line.words):
            if line.taken[position] or (word not in self._honorifics and word not in self._shouted):
                continue
            first = position + 1
            if line.lower_at(first) == ".":
                first += 1
            end = self._names.end(line, first) if first < len(line) else first
            if end > first and line.free(first, end):
                line.take(position, end)
                span = line.span(position, end)
                yield Mention(span.start, span.end, "person", "name", name=line.span(first, end))

    def _after(self, line: Line, phrase: RolePhrase, following: int) -> _Named | None:
        first = phrase.end
        comma = line.lower_at(first) == ","
        if comma:
            first += 1
        first = self._style_end(line, first)
        while first < len(line) and line.words[first] in self._honorifics:
            first += 1
        if first >= len(line) or line.shouting:
            return None
        end = self._names.end(line, first)
        if comma and following < end:
            return None
        if end == first or not line.free(first, end) or self._is_thing(line, first, end):
            return None
        if comma and (end - first < 2 or not self._closes(line, end) or phrase.plural):
            return None
        if (
            line.headline
            and phrase.plural
            and line.words[first] not in self._given
            and not self._given.isdisjoint(line.words[first:end])
        ):
            return None  # "Ministers Back Anna Berg"
        if end == first + 1 and _is_initial(line.words[first]):
            return None
        first = self._given_name(line, phrase, first, end)
        if phrase.bare_head and line.lower_at(phrase.start) == "general":
            return None
        return _Named(first, end, phrase.first, end)

    def _is_thing(self, line: Line, first: int, end: int) -> bool:
        """Tells whether a name ends with a word for a thing; behind a role and a given name it is a surname."""
        return line.lower[end - 1] in self._things and not (end - first > 1 and line.words[first] in self._given)

    @staticmethod
    def _style_end(line: Line, first: int) -> int:
        """Returns the index after a style such as "His Royal Highness"; `first` without one."""
        at = first + 2 if line.lower_at(first + 1) == "royal" else first + 1
        return at + 1 if line.words[first : first + 1] in (["His"], ["Her"]) and line.lower_at(at) in _STYLES else first

    def _given_name(self, line: Line, phrase: RolePhrase, first: int, end: int) -> int:
        """Returns where the person's name begins after what an office is for: "for Disability Rights Sara Minkara"."""
        if line.words[first] in self._given or phrase.end == phrase.start + 1 or first != phrase.end:
            return first
        if not _FOR & set(line.lower[phrase.start : phrase.end]):
            return first
        return next((at for at in range(first + 1, end - 1) if line.words[at] in self._given), first)

    @staticmethod
    def _closes(line: Line, end: int) -> bool:
        """Tells whether a name after a comma ends its clause there, as an apposition does."""
        return line.lower_at(end) in _AFTER_APPOSITION or not line.capital(end)

    def _before(self, line: Line, phrase: RolePhrase) -> _Named | None:
        """Returns the name that the role explains: "Anna Berg, Foreign Office Minister"."""
        comma = phrase.first - 1
        if phrase.plural or line.lower_at(comma) != "," or line.lower_at(phrase.end) not in _AFTER_ROLE:
            return None
        for first in range(max(0, comma - 7), comma):
            if comma - first > 1 and self._begins(line, first) and self._names.end(line, first) == comma:
                return _Named(first, comma, first, phrase.end)
        return None

    def _begins(self, line: Line, first: int) -> bool:
        """Tells whether a name can begin at the piece, and not in the middle of a longer one."""
        if not line.capital(first) or line.taken[first] or self._names.starts_with_common(line, first):
            return False
        return first == 0 or not line.capital(first - 1) or self._names.starts_with_common(line, first - 1)

    def _person(self, line: Line, phrase: RolePhrase, named: _Named) -> Mention:
        first, end = named.mention_first, max(named.mention_end, phrase.end)
        of = phrase.of
        if line.lower_at(end) == "of":
            at = end + 2 if line.lower_at(end + 1) == "the" else end + 1
            known = line.starts.get(at)
            if known is not None and known.key("state") is not None:
                of, end = of or self._roles.code(known), known.end
        if phrase.determiner is not None and not phrase.possessive and first == phrase.first:
            first += 1
        # What the office is for may reach up to the name.
        adjacent = named.first > phrase.end and all(line.capital(at) for at in range(phrase.end, named.first))
        line.take(first, end)
        span = line.span(first, end)
        return Mention(
            span.start,
            span.end,
            "person",
            "name",
            name=line.span(named.first, named.end),
            role=line.span(phrase.start, max(phrase.end, named.first) if adjacent else phrase.end),
            of=of,
        )

    def _further(self, line: Line, phrase: RolePhrase, end: int) -> Iterator[Mention]:
        """Yields the other persons of "Secretaries Berg and Lind"."""
        while line.lower_at(end) in {"and", ","}:
            first = end + 1
            if line.lower_at(first) == "and":
                first += 1
            stop = self._names.end(line, first) if first < len(line) else first
            if stop == first or not line.free(first, stop):
                return
            line.take(first, stop)
            span = line.span(first, stop)
            yield Mention(span.start, span.end, "person", "name", name=span, of=phrase.of)
            end = stop


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
