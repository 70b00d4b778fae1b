"""Splits text into the words that the encoder labels, much as the English treebanks do."""

from __future__ import annotations

import re

# Every alternative is linear: no nested repetition can match one stretch in two ways.
_WORD = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”»]*[^\s<>\"”».,;:!?)\]]"
    r"|[\w+-]+(?:\.[\w+-]+)*@\w+(?:[.-]\w+)*"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?!\w)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|Jr|Sr|Prof|Inc|Corp|Co|Ltd|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?!\w)"
    r"|\w+(?:['’]\w+)*"
    r"|``|''|--+|\.\.+"
    r"|\S"
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)


def split_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Returns the offsets of the words of `text[start:end]`, in order, contractions split ("do|n't", "he|'s")."""
    offsets = []
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        clitic = _CLITIC.search(word) if "'" in word or "’" in word else None
        if clitic is not None and clitic.start() > 0:
            offsets.append((first, first + clitic.start()))
            first += clitic.start()
        offsets.append((first, last))
    return offsets
