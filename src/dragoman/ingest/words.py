"""Comparing lines as a reader would: without case, punctuation and white space."""

from __future__ import annotations

import html as entities
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_NOT_WORD = re.compile(r"[\W_]+")


def fold(words: str) -> str:
    """Returns words without case and punctuation, for telling whether two lines are the same."""
    return " ".join(_NOT_WORD.sub(" ", words.casefold()).split())


def one_line(words: str) -> str:
    """Returns words with each stretch of white space as one space."""
    return " ".join(words.split())


def plain_words(markup: str) -> str:
    """Returns the words of a title or name as one line; content systems leave entities, even double ones, in it."""
    return one_line(_TAG.sub(" ", entities.unescape(entities.unescape(markup))))
