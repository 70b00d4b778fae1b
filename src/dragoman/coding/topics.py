"""Copies the phrases that say what an engagement is about."""

from __future__ import annotations

from dragoman.coding.triggers import FrameLexicon, Trigger
from dragoman.coding.view import View
from dragoman.model import Span

_MOST_BEFORE = 40
_ENDS = frozenset([".", ";", "?", "!", ":"])


def topics_of(view: View, lexicon: FrameLexicon, *, trigger: Trigger, sentence: range) -> list[Span]:
    """Returns the topic after a trigger in its sentence: the words after "about", "regarding" or "to discuss"."""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_BEFORE)):
        word = view.words[token]
        hit = lexicon.topics.at(view.words, token)
        if hit is not None:
            return _phrase(view, hit.end, sentence)
        if word in lexicon.frames.topic_prepositions:
            return _phrase(view, token + 1, sentence)
    return []


def discussed_in(view: View, lexicon: FrameLexicon, *, sentence: range) -> list[Span]:
    """Returns the topic of a sentence such as "The two also discussed trade": the object of its topic verb."""
    for token in sentence:
        hit = lexicon.topics.at(view.words, token)
        if hit is not None and view.words[token].endswith("ed"):
            return _phrase(view, hit.end, sentence)
    return []


def _phrase(view: View, first: int, sentence: range) -> list[Span]:
    while first < sentence.stop and view.words[first] in {",", ":", "also"}:
        first += 1
    last = sentence.stop
    while last > first and (view.words[last - 1] in _ENDS or not view.words[last - 1][:1].isalnum()):
        last -= 1
    return [view.span(first, last - 1)] if last > first else []
