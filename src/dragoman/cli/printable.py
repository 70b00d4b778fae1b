"""Makes words from the web safe to print on a terminal."""

from __future__ import annotations

import unicodedata

# Terminal escapes are control characters; bidirectional overrides are format characters that reorder the line.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_STAND_IN = "\ufffd"


def printable(words: str) -> str:
    """Returns the words on one line, with control and bidirectional characters shown as U+FFFD."""
    return "".join(_STAND_IN if _is_unsafe(character) else character for character in " ".join(words.split()))


def _is_unsafe(character: str) -> bool:
    return character in _BIDI or unicodedata.category(character) in ("Cc", "Cs")
