"""Tells from tense, mood and the words around a trigger whether an engagement took place."""

from __future__ import annotations

from dragoman.coding.triggers import FrameLexicon, Trigger
from dragoman.coding.verbgroups import VerbGroup
from dragoman.coding.view import View
from dragoman.model.engagement import EngagementStatus
from dragoman.ontology import StatusWords

_NEAR = 6
_MAYBE = 2
_CLAUSE_ENDS = frozenset({",", ";", ":", "–", "—"})


def status_of(view: View, lexicon: FrameLexicon, *, trigger: Trigger, sentence: range) -> EngagementStatus | None:
    """Returns the status of an engagement; None where the text says that it did not or only might take place."""
    words = lexicon.frames.status
    if _is_supposed(view, words, trigger, sentence):
        return None
    near = _words(view, max(sentence.start, trigger.first - _NEAR), min(sentence.stop, trigger.end + _NEAR))
    if near & words.cancelled:
        return "cancelled"
    group = trigger.group
    if group is None:
        return _of_noun(view, words, trigger, sentence)
    is_question = view.words[sentence.stop - 1] == "?"
    if group.negated or (group.infinitive and is_question):
        return None
    if group.planned:
        return "planned"
    if group.modal is not None:
        return "called_for" if group.modal in words.called_for else "planned" if group.modal == "would" else None
    if group.infinitive:
        return _of_infinitive(view, words, group, sentence)
    if group.form == "gerund":
        return _of_gerund(view, words, group, sentence)
    return "held"


def _is_supposed(view: View, words: StatusWords, trigger: Trigger, sentence: range) -> bool:
    """Tells whether the trigger stands in a clause such as "if he goes through with it and visits Oslo"."""
    start = trigger.first
    while start > sentence.start and view.words[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    return not words.conditional.isdisjoint(view.words[start : trigger.first])


def _words(view: View, start: int, stop: int) -> set[str]:
    return {view.words[token] for token in range(start, stop)}


def _of_gerund(view: View, words: StatusWords, group: VerbGroup, sentence: range) -> EngagementStatus | None:
    if group.is_now or view.word(group.start - 1) in {"'s", "'re", "'m"}:
        return "under_way"
    if group.has_auxiliary:
        return "held"
    before = _words(view, sentence.start, group.start)
    if view.word(group.start - 1) in {"for", "of"} and before & words.thanks:
        return "held"
    if view.word(group.start - 1) in {"before", "of", "for"}:
        return "planned"
    return _of_sentence(view, words, sentence, group.start)


def _of_infinitive(view: View, words: StatusWords, group: VerbGroup, sentence: range) -> EngagementStatus | None:
    """Returns the status of "to meet": by the verb before it, or else by that of the sentence."""
    governor = view.word(group.start - 2)
    if governor in words.denied:
        return None
    tail = " ".join(view.words[max(sentence.start, group.start - 3) : group.start])
    is_plan = any(tail.endswith(phrase) for phrase in words.planned if phrase.endswith(" to"))
    if is_plan or view.unit(group.start - 2) is not None:
        before = _words(view, sentence.start, group.start)
        return "called_for" if before & words.called_for else "planned"
    return _of_sentence(view, words, sentence, group.start)


def _of_noun(view: View, words: StatusWords, trigger: Trigger, sentence: range) -> EngagementStatus | None:
    inside = _words(view, max(sentence.start, trigger.first - 1), trigger.end)
    after = [view.word(token) for token in range(trigger.end, min(sentence.stop, trigger.end + _MAYBE))]
    # "calls for", "calls from … to" ask for something; "discussions we may have" might be held.
    if trigger.kind == "call" and after[:1] and after[0] in {"for", "from", "that"}:
        return None
    if len(after) > 1 and after[0] in view.grammar.plural_pronouns and after[1] in words.hypothetical | {"can"}:
        return None
    before = _words(view, max(sentence.start, trigger.first - _NEAR), trigger.first)
    if inside & words.hypothetical or before & {"without", "no"}:
        return None
    if trigger.kind == "visit" and view.word(trigger.first - 1) == "on" and before & {"is", "are"}:
        return "under_way"
    if before & words.called_for:
        return "called_for"
    if inside & words.planned or inside & {"next"} or before & {"ahead", "before", "until", "toward", "forward"}:
        return "planned"
    return _of_sentence(view, words, sentence, trigger.first)


def _of_sentence(view: View, words: StatusWords, sentence: range, position: int) -> EngagementStatus:
    before = _words(view, sentence.start, position)
    if before & {"will", "shall", "'ll", "forward"}:
        return "planned"
    if before & words.called_for:
        return "called_for"
    return "held"
