"""Persons whose name stands alone: they speak, begin with a given name, or are named elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dragoman.annotate.line import Line
from dragoman.annotate.names import NameFinder
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention

_MOST_WORDS = 5
_OPENING = frozenset("\"“‘'(—–-")
_CLAUSE_ENDS = frozenset({",", ".", ""})


class BareNameFinder:
    """Finds persons that are named without a role.

    Args:
        gazetteer: gives given names, verbs of speech, and the nouns that no person's name ends with.
        names: finds where names end.
    """

    def __init__(self, gazetteer: Gazetteer, names: NameFinder) -> None:
        words = gazetteer.words
        self._names = names
        self._acting = words["speech"] | words["acts"]
        self._no_person = words["no_person"]
        self._given = words["male_names"] | words["female_names"]
        self._things = words["organisation_heads"] | words["thing_ends"] | words["forum_heads"] | words["no_person"]

    def find(self, line: Line, alone: Set[str], *, places: Set[str]) -> Iterator[Mention]:
        """Yields the unknown names that are shown to be persons.

        Args:
            line: the sentence.
            alone: what `alone` returned for the report.
            places: the places that the report names; "Charlotte" is no given name where it is one of them.
        """
        for first, end in self._unknown(line):
            if not self._can_be_person(line, first, end) or line.words[first] in places:
                continue
            if self._named(line, first, end, alone) or self._speaks(line, first, end, alone):
                yield _person(line, first, end)

    def again(self, line: Line, names: Set[str]) -> Iterator[Mention]:
        """Yields the names that share their first or last word with a person of the report.

        Args:
            line: the sentence.
            names: full names of the report's persons.
        """
        if line.headline:
            yield from self._in_headline(line, names)
            return
        for first, end in self._unknown(line):
            if self._can_be_person(line, first, end) and (line.words[first] in names or line.words[end - 1] in names):
                yield _person(line, first, end)

    def alone(self, lines: Sequence[Line]) -> frozenset[str]:
        """Returns the words that stand alone as a name inside a sentence, and nowhere in lower case."""
        single = {
            line.words[first]
            for line in lines
            if not line.headline
            for first, end in self._unknown(line)
            if end - first == 1 and first > 0 and len(line.words[first]) > 1 and not line.words[first].isupper()
        }
        plain = {word for line in lines for word in line.words if word.islower()}
        return frozenset(word for word in single if word.lower() not in plain and word.lower() not in self._things)

    def _can_be_person(self, line: Line, first: int, end: int) -> bool:
        """Tells whether nothing speaks against a person: no word for a thing, and no acronym."""
        if not self._things.isdisjoint(line.lower[first + (end - first > 1) : end]):
            return False
        if line.lower[first] in self._no_person:
            return False
        return end - first > 1 or not line.words[first].isupper()

    def _named(self, line: Line, first: int, end: int, alone: Set[str]) -> bool:
        """Tells whether the name begins with a given name, or its last word stands alone elsewhere."""
        if end - first == 1 or line.headline:
            return False
        return line.words[first] in self._given or (first > 0 and line.words[end - 1] in alone)

    def _speaks(self, line: Line, first: int, end: int, alone: Set[str]) -> bool:
        """Tells whether the name says something; a single first word of a sentence must be a name elsewhere too."""
        single = end - first == 1
        if single and (first == 0 or line.words[first - 1] in _OPENING) and line.words[first] not in alone:
            return False
        if line.lower_at(end) in self._acting:
            return True
        return not single and line.lower_at(first - 1) in self._acting and line.lower_at(end) in _CLAUSE_ENDS

    @staticmethod
    def _in_headline(line: Line, names: Set[str]) -> Iterator[Mention]:
        """Yields the known names in a headline, where capitals do not tell where a name ends."""
        for position in line.capitals:
            for end in range(min(position + _MOST_WORDS, len(line)), position, -1):
                if " ".join(line.words[position:end]) in names and line.free(position, end):
                    yield _person(line, position, end)
                    break

    def _unknown(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yields where the names stand that belong to no mention and to no gazetteer."""
        last = 0
        for position in () if line.shouting else line.capitals:
            if position < last or line.taken[position]:
                continue
            first = self._names.start(line, position)
            last = self._names.end(line, first)
            if self._names.starts_with_common(line, first):
                first += 1
                if line.lower_at(first) == "-":  # "Twenty-seven"
                    continue
            if first < last and line.free(first, last):
                yield first, last


def _person(line: Line, first: int, end: int) -> Mention:
    line.take(first, end)
    span = line.span(first, end)
    return Mention(span.start, span.end, "person", "name", name=span)
