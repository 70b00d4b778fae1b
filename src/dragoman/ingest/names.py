"""Names in bylines, told from roles, places and outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.ingest.pieces import Piece
from dragoman.ingest.words import fold, one_line

URL = re.compile(r"https?://|www\.|\.com\b|\.html\b|@\w", re.IGNORECASE)
"""What tells an address or a handle from a name."""

_NOTES_FROM_END = 5
_LONGEST_NAME_LINE = 100


@dataclass(frozen=True, slots=True)
class AuthorWords:
    """Is how names are told from what else stands in bylines: `data/authors.toml`, compiled."""

    lead: re.Pattern[str]
    separators: re.Pattern[str]
    tail: re.Pattern[str]
    name: re.Pattern[str]
    note: re.Pattern[str]
    roles: frozenset[str]
    nobody: frozenset[str]


def read_author_words(table: Mapping[str, Any]) -> AuthorWords:
    """Returns the compiled table."""
    return AuthorWords(
        lead=re.compile(table["lead"], re.IGNORECASE),
        separators=re.compile(table["separators"], re.IGNORECASE),
        tail=re.compile(table["tail"], re.DOTALL),
        name=re.compile(table["name"]),
        note=re.compile(table["note"]),
        roles=frozenset(table["roles"].split()),
        nobody=frozenset(table["nobody"].split()),
    )


def names_in(line: str, words: AuthorWords, *, outlet: str | None) -> Iterator[str]:
    """Yields the names in a byline."""
    line = one_line(line)
    if URL.search(line) and " " not in line:
        return
    lead = words.lead.match(line)
    rest = line[lead.end() :] if lead else line
    parts = [part for part in words.separators.split(rest) if part.strip()]
    for part in parts:
        name = words.tail.sub("", one_line(part)).strip(" .,-–—")
        if _is_name(name, outlet, words, alone=len(parts) == 1):
            yield name


def _is_name(name: str, outlet: str | None, words: AuthorWords, *, alone: bool) -> bool:
    folded = fold(name)
    if (
        not 2 < len(name) <= 80
        or all(word in words.nobody for word in folded.split())
        or URL.search(name)
        or any(char.isdigit() for char in name)
    ):
        return False
    if outlet is not None and folded.replace(" ", "") == fold(outlet).replace(" ", ""):
        return False
    if not alone and any(word in words.roles for word in folded.split()):
        return False
    return name.isupper() or (name.islower() and " " in name) or words.name.fullmatch(name) is not None


def byline_in_body(pieces: Sequence[Piece], words: AuthorWords) -> str | None:
    """Returns the name that stands alone in the first line of a body."""
    if not pieces or pieces[0].kind != "paragraph":
        return None
    line = pieces[0].words[:_LONGEST_NAME_LINE]
    lead = words.lead.match(line)
    name = line[lead.end() :] if lead else line
    is_name = 2 <= len(name.split()) <= 4 and words.name.fullmatch(name) is not None
    return name if is_name and not any(word in words.roles for word in fold(name).split()) else None


def author_notes(pieces: Sequence[Piece], words: AuthorWords, *, authors: Sequence[str]) -> frozenset[int]:
    """Returns the numbers of the pieces that are notes on the authors after an article, or their names alone."""
    for index in range(max(0, len(pieces) - _NOTES_FROM_END), len(pieces)):
        if _is_note(pieces[index], authors, words):
            return frozenset(range(index, len(pieces)))
    return frozenset()


def _is_note(piece: Piece, authors: Sequence[str], words: AuthorWords) -> bool:
    return any(
        piece.words.startswith(author) and words.note.match(piece.words, len(author)) is not None for author in authors
    )
