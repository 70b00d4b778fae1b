"""Finds, by the tree, cue and source of quotations that fit no cue which the encoder found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.annotate.encoder.links import WordAttribution, WordSpan, is_quoted

if TYPE_CHECKING:
    from dragoman.annotate.encoder.rows import TextSentence
    from dragoman.annotate.encoder.trees import ReadWord

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BESIDE = frozenset({"parataxis", "advcl", "acl:relcl"})
"""How a clause of saying hangs on what is said, or on who says it."""
_AUXILIARIES = frozenset({"aux", "aux:pass"})


MOST_WORDS = 300
"""A longer sentence is a list or a hostile text, whose tree tells nothing and takes long to search."""


def with_leftovers(
    found: Sequence[WordAttribution], *, sentences: Sequence[TextSentence], words: Sequence[Sequence[ReadWord]]
) -> list[WordAttribution]:
    """Returns the attributions; quotations that had no cue have one where a verb with a subject governs them.

    The verb is the one that the quotation hangs on, one that hangs on it ("as she put it, …"), or that of the sentence
    before, if that ends in a colon.

    Args:
        found: the attributions.
        sentences: the sentences of the document.
        words: part of speech and tree of their words.
    """
    taken = {span for one in found for span in one.cue}
    result = []
    for one in found:
        told = None if one.cue or not is_quoted(one.content[0], sentences) else _told(one.content[0], sentences, words)
        if told is not None and told[0] not in taken:
            taken.add(told[0])
            result.append(replace(one, cue=(told[0],), source=(told[1],)))
        else:
            result.append(one)
    return result


def _told(
    content: WordSpan, sentences: Sequence[TextSentence], words: Sequence[Sequence[ReadWord]]
) -> tuple[WordSpan, WordSpan] | None:
    """Returns the cue and the source of a quotation, if the tree tells them."""
    at = content.sentence
    if max(len(words[at]), len(words[max(at - 1, 0)])) > MOST_WORDS:
        return None
    inside = range(content.first, content.last + 1)
    for verb in _governors(words[at], inside):
        told = _clause(words[at], verb, at, inside)
        if told is not None:
            return told
    if at > 0 and content.first <= 1 and sentences[at - 1].words[-1:] == (":",):
        root = next((n for n, word in enumerate(words[at - 1]) if word.head < 0), 0)
        return _clause(words[at - 1], root, at - 1, range(0))
    return None


def _governors(words: Sequence[ReadWord], inside: range) -> Iterator[int]:
    """Yields the verbs that a stretch hangs on, nearest first, and those that hang on its head."""
    head = next((n for n in inside if words[n].head not in inside), inside[0])
    at = words[head].head
    while at >= 0:
        yield at
        at = words[at].head
    yield from (n for n, word in enumerate(words) if word.head == head and word.rel in _BESIDE and n not in inside)


def _clause(words: Sequence[ReadWord], verb: int, sentence: int, inside: range) -> tuple[WordSpan, WordSpan] | None:
    """Returns a verb with its auxiliaries, and its subject with all that hangs on it, if both lie outside a stretch."""
    subject = _child(words, verb)
    if words[verb].upos != "VERB" or subject is None or verb in inside or subject in inside:
        return None
    source = _phrase(words, subject, sentence)
    if source is None or source.first in inside or source.last in inside:
        return None
    start = verb
    while start > 0 and words[start - 1].head == verb and words[start - 1].rel in _AUXILIARIES:
        start -= 1
    return WordSpan(sentence, start, verb), source


def _child(words: Sequence[ReadWord], verb: int) -> int | None:
    return next((n for n, word in enumerate(words) if word.head == verb and word.rel in _SUBJECTS), None)


def _phrase(words: Sequence[ReadWord], head: int, sentence: int) -> WordSpan | None:
    """Returns a word with all that hangs on it, if that is one stretch but for marks."""
    below = {head}
    while more := {n for n, word in enumerate(words) if word.head in below and word.upos != "PUNCT"} - below:
        below |= more
    first, last = min(below), max(below)
    return WordSpan(sentence, first, last) if last - first + 1 <= len(below) + 2 else None
