"""Proper names: runs of capital words with their particles, initials, hyphens and apostrophes."""

from __future__ import annotations

from dragoman.annotate.line import Line
from dragoman.gazetteer import Gazetteer

_MOST_PIECES = 12
_AMBIGUOUS_MONTHS = frozenset({"April", "May", "June", "August"})
_OPENING = frozenset({'"', "“"})
_CLOSING = frozenset({'"', "”"})
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


class NameFinder:
    """Finds where a proper name ends.

    Args:
        gazetteer: gives the words that are no part of a name.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.words
        self._particles = words["particles"]
        self._dates = (words["months"] | words["weekdays"]) - _AMBIGUOUS_MONTHS
        self._personal_states = words["personal_states"]
        self._headline_verbs = words["headline_verbs"] | words["speech"]
        self._common = words["common"]
        self._roles = gazetteer.role_names

    def end(self, line: Line, first: int) -> int:
        """Returns the index after the name that begins at piece `first`; `first` itself if none does."""
        position = first
        limit = min(len(line), first + _MOST_PIECES)
        while position < limit:
            step = self._step(line, position, first)
            if step == 0:
                break
            position += step
        if position > first and not any(line.capital(index) for index in range(first, position)):
            return first
        return position

    def start(self, line: Line, position: int) -> int:
        """Returns the first piece of the name whose first capital stands at `position`: "de" of "de Berg"."""
        first = position
        if line.lower_at(first - 1) == "-" and line.atoms[first].glued:
            first -= 1
        while first > 0 and line.words[first - 1] in self._particles and not line.taken[first - 1]:
            first -= 1
        return first if self.end(line, first) > position else position

    def starts_with_common(self, line: Line, first: int) -> bool:
        """Tells whether the piece is an everyday word that a sentence can begin with."""
        return line.lower[first] in self._common

    def _step(self, line: Line, position: int, first: int) -> int:
        """Returns how many pieces of the name stand at `position`."""
        word = line.words[position]
        if word in {"-", "'"}:
            return self._joined(line, position, first)
        if word in _OPENING:
            return 3 if position > first and self._is_nickname(line, position) else 0
        if word in _SUFFIXES:
            return 1 if position > first else 0
        if word[0].isupper():
            return 1 if self._is_name_word(line, position, first) else 0
        if word in self._particles:
            following = position + 1
            if following < len(line) and line.words[following] == "-" and line.atoms[following].glued:
                following += 1
            elif position == first and word not in {"de", "al", "von", "van", "el", "bin", "der", "di", "le", "la"}:
                return 0
            elif line.lower_at(following) in self._particles:
                following += 1
            if line.capital(following) and self._is_name_word(line, following, first):
                return following + 1 - position
        return 0

    @staticmethod
    def _joined(line: Line, position: int, first: int) -> int:
        """Returns 2 for a hyphen with a word glued to both of its sides."""
        following = position + 1
        if (
            position == first
            or not line.atoms[position].glued
            or following >= len(line)
            or not line.atoms[following].glued
            or not line.words[following][0].isalpha()
            or following in line.starts
        ):
            return 0
        return 2

    @staticmethod
    def _is_nickname(line: Line, position: int) -> bool:
        """Tells whether a word in quotation marks stands here between the words of a name: John "Jack" Berg."""
        return line.capital(position + 1) and line.lower_at(position + 2) in _CLOSING and line.capital(position + 3)

    def _is_name_word(self, line: Line, position: int, first: int) -> bool:
        word = line.words[position]
        if not word[0].isalpha() or word in self._dates:
            return False
        if position == first and len(word) == 1 and line.lower_at(position + 1) == "-":
            return False  # "D-Ohio"
        if position > first and line.headline and line.lower[position] in self._headline_verbs:
            return False
        if word in _AMBIGUOUS_MONTHS and (position == first or line.lower_at(position + 1)[:1].isdigit()):
            return False
        if position > first and line.lower[position] in self._common and line.capital(position + 1):
            return False
        known = line.starts.get(position)
        if known is not None and not (word in self._personal_states and known.end == position + 1):
            return False
        return not self._is_title(line, position, first)

    def _is_title(self, line: Line, position: int, first: int) -> bool:
        """Tells whether a role begins here; a role word that ends a name is a family name ("Stephen King")."""
        count, _ = self._roles.at(line.lower, position)
        if count == 0:
            return False
        return position == first or line.capital(position + count) or count > 1
