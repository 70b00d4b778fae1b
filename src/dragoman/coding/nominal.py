"""Finds statements without a cue verb: "according to X", "his claim that …", "the announcement by X that …"."""

from __future__ import annotations

from dragoman.coding.cues import CueLexicon
from dragoman.coding.found import Found, with_whole_quotations
from dragoman.coding.sources import Source, source_after, speakers_of
from dragoman.coding.view import View
from dragoman.model import Span

_ENDS = frozenset(".!?")
_LEAST_WORDS = 3
_MOST_BEFORE_THAT = 25


def nominal_statements(view: View, lexicon: CueLexicon, *, sentence: range) -> list[Found]:
    """Returns the statements that cue phrases and cue nouns of a sentence make."""
    found: list[Found] = []
    end = sentence.stop
    while end > sentence.start and not view.words[end - 1][:1].isalnum():
        end -= 1
    for position in sentence:
        phrase = lexicon.phrases.at(view.words, position)
        if phrase is not None:
            made = _according(view, range(phrase.first, phrase.end), phrase.value, range(sentence.start, end))
        else:
            noun = lexicon.nouns.at(view.words, position)
            made = None
            if noun is not None and _is_noun(view, noun.first):
                made = _claim(view, range(noun.first, noun.end), noun.value, range(sentence.start, end))
        if made is not None:
            found.append(made)
    return found


def _according(view: View, cue: range, act: str, sentence: range) -> Found | None:
    source = source_after(view, cue.stop, end=sentence.stop) or _noun_phrase(view, cue.stop, sentence.stop)
    if source is None:
        return None
    after = source.last + 1
    if cue.start - sentence.start > _LEAST_WORDS:
        content = range(sentence.start, cue.start)
    elif view.word(after) == "," and sentence.stop - after > _LEAST_WORDS:
        content = range(after + 1, sentence.stop)
    else:
        return None
    return _found(view, cue, act, source, content)


def _is_noun(view: View, position: int) -> bool:
    """Tells whether a word that may be a verb is a noun here: a determiner or possessive stands before it."""
    for before in (position - 1, position - 2):
        word = view.word(before)
        if word in view.grammar.inverting - view.grammar.be or word in view.grammar.plural_pronouns:
            return False
        if word in view.grammar.determiners or word in {"'s", "'"}:
            return True
    return False


def _noun_phrase(view: View, start: int, end: int) -> Source | None:
    """Returns the words up to the next mark as a speaker who is not resolved."""
    stop = start
    while stop < end and view.words[stop][:1].isalnum():
        stop += 1
    return Source(start, stop - 1, ()) if stop > start else None


def _claim(view: View, noun: range, act: str, sentence: range) -> Found | None:
    """Returns what "the claim (by X) that …" says; only a "that" after the noun makes it a statement."""
    for position in range(noun.stop, min(sentence.stop, noun.stop + _MOST_BEFORE_THAT)):
        word = view.words[position]
        if word == "that":
            if sentence.stop - position <= _LEAST_WORDS or (position > noun.stop and not _is_told(view, noun.stop)):
                return None
            return _found(view, noun, act, _claimant(view, noun, sentence), range(position + 1, sentence.stop))
        if position == noun.stop and not _is_told(view, position):
            return None
        if word in _ENDS or word in {",", ";", "and"}:
            return None
    return None


def _is_told(view: View, position: int) -> bool:
    return view.words[position] in {"by", "of", "from", "at", "in"}


def _claimant(view: View, noun: range, sentence: range) -> Source | None:
    if view.words[noun.stop] in {"by", "from", "of"}:
        return source_after(view, noun.stop + 1, end=sentence.stop)
    for position in (noun.start - 1, noun.start - 2):
        unit = view.unit(position) if position >= sentence.start else None
        if unit is not None and (position == noun.start - 1 or view.words[noun.start - 1] == "'s"):
            return Source(unit.first, unit.last, speakers_of([unit]))
    return None


def _found(view: View, cue: range, act: str, source: Source | None, content: range) -> Found:
    return Found(
        source=source,
        cue=view.span(cue.start, cue.stop - 1),
        act=act,
        polarity="denied" if act == "deny" else "asserted",
        status="said",
        addressees=(),
        reach=(with_whole_quotations(view, Span(*_bounds(view, content))),),
    )


def _bounds(view: View, content: range) -> tuple[int, int]:
    span = view.span(content.start, content.stop - 1)
    return span.start, span.end
