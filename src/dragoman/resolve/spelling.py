"""Tells whether two printed names of one report can be one person's."""

from __future__ import annotations

from difflib import SequenceMatcher

from anyascii import anyascii

SAME_SPELLING = 0.85
"""How alike the differing parts of two spellings must be; tried on transliterations of ten well-known names."""

SHORTEST = 4
"""How short a word may be to have two spellings: below, "Kim Jong Un" and "Kim Jong Il" would be near."""


def folded(name: str) -> tuple[str, ...]:
    """Returns the words of a name in lower-case ASCII, without full stops, hyphens and apostrophes."""
    plain = name if name.isascii() else anyascii(name)
    words = (word.strip(".'’-\"“”").replace("-", "").replace("'", "") for word in plain.lower().split())
    return tuple(word for word in words if word)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tells whether two full names differ only in order, in middle names, or in initials."""
    if one == other or (len(one) > 1 and sorted(one) == sorted(other)):
        return True
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:
        return False
    return one[0] == other[0] or (min(len(one[0]), len(other[0])) == 1 and one[0][0] == other[0][0])


def same_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tells whether two full names can be two spellings: one word is the same, the rest much alike."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    if len(differing) != 1:
        return False
    left, right = differing[0]
    if left[0] != right[0] or min(len(left), len(right)) < SHORTEST:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= SAME_SPELLING
