"""Widens a trailing attribution over the sentences before it, as news agencies print reported speech."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.cues import CueLexicon, find_cues
from dragoman.coding.found import Found
from dragoman.coding.view import View

# An agency paragraph of reported speech is short; a longer one has the reporter's own sentences in it.
_MOST_SENTENCES = 3
_LEAST_WORDS = 3


def with_sentences_before(view: View, lexicon: CueLexicon, *, found: Found, sentence: int) -> Found:
    """Returns a statement with the earlier sentences of its paragraph, if the paragraph is all reported speech.

    That is taken to be so when the paragraph ends with "…, X said.", has no other cue, no quotation marks and at most
    three sentences, and each sentence before speaks in the present or the future and none in the past.
    """
    sentences = view.draft.sentences
    if found.cue is None or found.reach[0].start > found.cue.start or len(found.reach) > 1:
        return found
    block = sentences[sentence].block
    is_last = sentence + 1 == len(sentences) or sentences[sentence + 1].block != block
    first = sentence
    while first > 0 and sentences[first - 1].block == block and sentence - first < _MOST_SENTENCES:
        first -= 1
    before = range(first, sentence)
    if not is_last or not 0 < len(before) < _MOST_SENTENCES or view.quotation_at[view.sentences[sentence].start] >= 0:
        return found
    if not all(_is_reported(view, lexicon, view.sentences[index]) for index in before):
        return found
    return replace(found, reach=(*(sentences[index].bare() for index in before), *found.reach))


def _is_reported(view: View, lexicon: CueLexicon, tokens: range) -> bool:
    words = {view.words[token] for token in tokens}
    return (
        len(tokens) > _LEAST_WORDS
        and len(words & view.grammar.speech_verbs) > 0
        and len(words & view.grammar.account_verbs) == 0
        and all(view.quotation_at[token] == -1 for token in tokens)
        and len(find_cues(view, lexicon, tokens=tokens)) == 0
    )
