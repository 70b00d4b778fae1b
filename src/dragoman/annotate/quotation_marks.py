"""Finds the quotation marks of a block and tells from their neighbors which way each of them leans.

Printed shape is only half of the evidence: pages close with an opening shape, mix curly and straight, and use one
character for apostrophe and quotation mark. So a mark leans by what stands on its two sides first, by its shape second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

Family = Literal["double", "single", "angle", "single_angle", "corner", "white_corner"]
Leaning = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Is a printed quotation mark; apostrophes and inch signs are none."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    family: Family
    """Which marks it can pair with."""
    glyph: str
    """How it is drawn (`curly`, `straight`, `twin` …); equal glyphs pair before others of the family."""
    leaning: Leaning
    """Which way it points; `either` follows what is open."""
    weak: bool = False
    """Whether it may as well be the apostrophe of a plural (`workers’ rights`)."""


_MARKS = re.compile(r"''|``|[\"'`“”„‟‘’‚‛«»‹›「」『』〝〞＂]")

_KINDS: dict[str, tuple[Family, str, Leaning]] = {
    '"': ("double", "straight", "either"),
    "＂": ("double", "straight", "either"),
    "''": ("double", "twin", "either"),
    "``": ("double", "twin", "open"),
    "“": ("double", "curly", "open"),
    "”": ("double", "curly", "close"),
    "„": ("double", "curly", "open"),
    "‟": ("double", "curly", "open"),
    "〝": ("double", "prime", "open"),
    "〞": ("double", "prime", "close"),
    "'": ("single", "straight", "either"),
    "`": ("single", "straight", "open"),
    "‘": ("single", "curly", "open"),
    "’": ("single", "curly", "close"),
    "‚": ("single", "curly", "open"),
    "‛": ("single", "curly", "open"),
    "«": ("angle", "angle", "open"),
    "»": ("angle", "angle", "close"),
    "‹": ("single_angle", "angle", "open"),
    "›": ("single_angle", "angle", "close"),
    "「": ("corner", "corner", "open"),
    "」": ("corner", "corner", "close"),
    "『": ("white_corner", "corner", "open"),
    "』": ("white_corner", "corner", "close"),
}
_ALWAYS_AS_DRAWN = frozenset("„‟‚‛〝〞「」『』")

_BEFORE_OPENING = frozenset("([{<-–—―/=:¿¡")
_AFTER_CLOSING = frozenset(")]}>-–—―/.,;:!?…*")
_NEVER_AFTER_OPENING = frozenset(["", *",;:!?)]}"])
_YEARS = re.compile(r"(?:\d{2}s?|\d{4}s)\b")
_WORD = re.compile(r"[^\W\d_]{1,12}\b")
_FEET_AND_INCHES = re.compile(r"\d['’′]\s?\d{1,2}(?:[.½¼¾]\d?)?\Z")
_LONGEST_WORD = 30
_MEASURE = re.compile(r"(?:\A|[^\d.,])\d{1,3}(?:\.\d+)?\Z")


def marks_in(text: str, within: Span, *, elisions: AbstractSet[str]) -> list[Mark]:
    """Returns the quotation marks of a stretch, in order, in linear time; `elisions` begin with an apostrophe."""
    start, end = within.start, within.end
    found = list(_MARKS.finditer(text, start, end))
    marks = [
        mark
        for match, around in zip(found, _surroundings(text, found, start, end), strict=True)
        if (mark := _read(text, match, around, elisions)) is not None
    ]
    return _without_plural_apostrophes(text, _without_inches(text, marks, start))


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """Is the nearest character on each side that is no quotation mark; empty at the edge of the block."""

    left: str
    right: str

    def leaning(self) -> Leaning | None:
        """Returns which way a mark between these two points, if they tell."""
        is_open = (
            self.left in _BEFORE_OPENING or not self.left.strip()
        ) and self.right.strip() not in _NEVER_AFTER_OPENING
        is_close = (self.right in _AFTER_CLOSING or not self.right.strip()) and bool(self.left.strip())
        if is_open == is_close:
            return None
        return "open" if is_open else "close"


def _surroundings(text: str, found: Sequence[re.Match[str]], start: int, end: int) -> Iterator[_Surroundings]:
    """Yields the surroundings of each mark, looking through marks that touch it."""
    rights: list[str] = []
    following, after = end, ""
    for match in reversed(found):
        if match.end() != following or following == end:
            after = text[match.end()] if match.end() < end else ""
        following = match.start()
        rights.append(after)
    preceding, before = start, ""
    for match, right in zip(found, reversed(rights), strict=True):
        if match.start() != preceding or preceding == start:
            before = text[match.start() - 1] if match.start() > start else ""
        preceding = match.end()
        yield _Surroundings(before, right)


def _read(text: str, match: re.Match[str], around: _Surroundings, elisions: AbstractSet[str]) -> Mark | None:
    family, glyph, drawn = _KINDS[match.group()]
    if family == "single" and _is_apostrophe(text, match, around, elisions):
        return None
    leaning = around.leaning()
    weak = family == "single" and leaning == "close" and _may_be_plural(text, match)
    return Mark(match.start(), match.end(), family, glyph, _settle(match.group(), drawn, leaning, around), weak)


def _settle(printed: str, drawn: Leaning, leaning: Leaning | None, around: _Surroundings) -> Leaning:
    """Weighs the surroundings against the shape."""
    if printed in _ALWAYS_AS_DRAWN:
        return drawn
    if leaning is None:
        is_loose = not around.left.strip() and not around.right.strip()
        return "either" if is_loose and printed == "“" else drawn
    return "either" if printed == "”" and leaning == "open" else leaning


def _is_apostrophe(text: str, match: re.Match[str], around: _Surroundings, elisions: AbstractSet[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if before.isalnum() and after.isalnum():
        return True
    leaning = around.leaning()
    if leaning == "open":
        word = _WORD.match(text, match.end())
        is_elision = word is not None and word.group().lower() in elisions
        return match.group() == "’" or is_elision or _YEARS.match(text, match.end()) is not None
    if match.group() == "‘":  # the ayn of Arabic names, or an apostrophe that a word processor has turned
        return leaning == "close"
    return leaning is None and match.group() in "'`’" and bool(before.strip() or after.strip())


def _may_be_plural(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 2]
    return before in "sSzx" and after[:1].isspace() and after[1:].isalnum()


def _without_inches(text: str, marks: list[Mark], start: int) -> list[Mark]:
    kept: list[Mark] = []
    n_open = 0
    for mark, after in zip(marks, [*_next_doubles(marks)], strict=True):
        if mark.family == "double" and mark.leaning != "open" and mark.glyph != "twin":
            before = text[max(start, mark.start - 10) : mark.start]
            if _FEET_AND_INCHES.search(before):
                continue
            if _MEASURE.search(before) and (n_open <= 0 or (after == "close" and text[mark.end : mark.end + 1] == " ")):
                continue
        if mark.family == "double":
            closes = mark.leaning == "close" or (mark.leaning == "either" and n_open > 0)
            n_open = max(0, n_open - 1) if closes else n_open + 1
        kept.append(mark)
    return kept


def _next_doubles(marks: Sequence[Mark]) -> Iterator[Leaning | None]:
    leanings: list[Leaning | None] = []
    following: Leaning | None = None
    for mark in reversed(marks):
        leanings.append(following)
        if mark.family == "double":
            following = mark.leaning
    yield from reversed(leanings)


def _without_plural_apostrophes(text: str, marks: list[Mark]) -> list[Mark]:
    """Drops the mark after a plural where a better closing mark follows before the next opening one.

    One word between two marks keeps both: `'rebels' who` quotes a word more often than a possessive opens a quotation.
    """
    kept: list[Mark] = []
    better_follows = False
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.family == "single":
            if mark.weak and better_follows and not _quotes_one_word(text, marks, index):
                continue
            if not mark.weak:
                better_follows = mark.leaning == "close"
        kept.append(mark)
    kept.reverse()
    return kept


def _quotes_one_word(text: str, marks: Sequence[Mark], index: int) -> bool:
    before = marks[index - 1] if index > 0 else marks[index]
    return (
        before.family == "single"
        and before.leaning == "open"
        and marks[index].start - before.end <= _LONGEST_WORD
        and text[before.end : marks[index].start].isalnum()
    )
