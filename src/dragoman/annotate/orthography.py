"""Reads the table of words that English print treats in a way of its own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Orthography:
    """Is what the table says; words in lower case, without their last full stop."""

    before_name: frozenset[str]
    """A sentence never ends after these."""
    before_number: frozenset[str]
    """A sentence never ends after these if a number follows."""
    may_end: frozenset[str]
    """A sentence ends after these only before a sentence starter."""
    ends_after_comma: frozenset[str]
    """A sentence ends after these before any capital letter if a comma stands before them."""
    sentence_starters: frozenset[str]
    """Words that begin sentences."""
    inquits: frozenset[str]
    """Verbs of saying that may follow a name after a quotation."""
    name_particles: frozenset[str]
    """Small words inside a name."""
    elisions: frozenset[str]
    """Words that begin with an apostrophe."""
    words_too: frozenset[str]
    """Abbreviations that are also words of their own."""
    cuts: Mapping[str, int]
    """Words that have grown together, with the length of their first part."""

    def is_abbreviation(self, word: str) -> bool:
        """Tells whether a word, given without its full stop, is an abbreviation."""
        lower = word.lower()
        return lower in self.before_name or lower in self.before_number or lower in self.may_end

    def first_part(self, word: str) -> int:
        """Returns the length of the first part of a word that has grown together; 0 for any other word."""
        return self.cuts.get(word.lower(), 0)


def load_orthography() -> Orthography:
    """Returns the packaged table."""
    content = resources.files("dragoman.annotate").joinpath("orthography.toml").read_text(encoding="utf-8")
    table = tomllib.loads(content)
    cuts = {word.replace("|", ""): word.index("|") for word in table.pop("grown_together")}
    return Orthography(cuts=cuts, **{name: frozenset(words) for name, words in table.items()})
