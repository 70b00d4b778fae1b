"""Cuts text into the pieces that names are looked up by; the tables and the texts are cut by the same rule."""

from __future__ import annotations

import re
from typing import NamedTuple

# Initials and the titles that end in a full stop keep it; a possessive 's is a piece of its own; hyphens stand alone,
# so that "U.S.-Spain" and "Korean-Russian" show the states in them.
_ATOM = re.compile(
    r"(?:[A-Z]\.){2,}|\b[A-Z]\.[A-Z]\b(?!\.)"
    r"|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Lt|Col|Maj|Rep|Prof|Hon|Amb|Capt|Sgt|Adm|Jr|Sr|Brig|Cmdr)\."
    r"|\b[A-Z]\.(?=\s+[\"“]?[A-Z])"
    r"|['’]s\b"
    r"|\w+(?:['’ʼʻ‘](?!s\b)\w+)*"
    r"|[^\w\s]"
)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "ʻ": "'", "‘": "'", "‑": "-", "‐": "-"})


class Atom(NamedTuple):
    """Is a word, an abbreviation, a possessive ending or a mark."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    text: str
    """Its words, with plain apostrophes and hyphens."""
    glued: bool
    """Whether nothing stands between it and the piece before."""


def atoms_of(text: str, *, start: int = 0, end: int | None = None) -> list[Atom]:
    """Returns the pieces of a stretch of text, in order."""
    found: list[Atom] = []
    last = -1
    for match in _ATOM.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        found.append(Atom(begin, stop, match.group().translate(_APOSTROPHES), begin == last))
        last = stop
    return found


def pieces_of(name: str) -> list[str]:
    """Returns the words of the pieces of a name, as `atoms_of` cuts it."""
    return _ATOM.findall(name.translate(_APOSTROPHES))
