"""Finds the words that say that parties meet: trigger verbs, and nouns that name an occasion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.coding.phrases import Hit, PhraseIndex
from dragoman.coding.verbgroups import VerbForm, VerbGroup, forms_of, verb_group
from dragoman.coding.view import View
from dragoman.model.engagement import EngagementKind
from dragoman.ontology import Cues, EngagementNoun, EngagementVerb, Frames, Holding, Ontology

_MOST_NOUN_PHRASE = 14
_MOST_HELD_AFTER = 40
_MOST_BETWEEN = 6
_IN_WORDS = frozenset(["-", "–", "‑", "'", "'s", "+", "&", "/"])
_HYPHENS = frozenset(["-", "‑"])
_NOT_IN_NOUN_PHRASE = frozenset(["and", "or", "that"])


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """Is the trigger frames of an ontology, ready to be looked up."""

    frames: Frames
    """The frames."""
    cues: Cues
    """Auxiliaries."""
    verbs: PhraseIndex[tuple[EngagementVerb, VerbForm]]
    """Inflected trigger verbs."""
    nouns: PhraseIndex[EngagementNoun]
    """Occasions, singular and plural."""
    holding: PhraseIndex[tuple[Holding, VerbForm]]
    """Inflected verbs that hold an occasion."""
    passive: PhraseIndex[tuple[Holding, VerbForm]]
    """Inflected verbs of which the occasion is the subject."""
    topics: PhraseIndex[None]
    """Inflected verbs whose object is a topic."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Is a trigger in the text."""

    kind: EngagementKind
    """The kind of engagement."""
    first: int
    """Index of its first token; of a noun, that of its modifiers."""
    end: int
    """Index after its last token."""
    verb: EngagementVerb | None
    """The frame of a trigger verb; None for a noun."""
    noun: EngagementNoun | None
    """The frame of a noun; None for a trigger verb."""
    group: VerbGroup | None
    """The trigger verb, or the verb that holds, joins or hosts the occasion."""
    holding: Holding | None
    """What that verb does to the occasion."""
    subject_end: int
    """Index after the last token in which the subject may stand."""


def frame_lexicon(ontology: Ontology) -> FrameLexicon:
    """Returns the lexicon of an ontology's frames."""
    frames = ontology.frames
    singular = [(noun.words, noun) for noun in frames.nouns]
    plural = [(f"{noun.words}s", noun) for noun in frames.nouns if not noun.words.endswith("s")]
    active = [verb for verb in frames.holding if verb.part != "passive"]
    passive = [verb for verb in frames.holding if verb.part == "passive"]
    return FrameLexicon(
        frames=frames,
        cues=ontology.cues,
        verbs=PhraseIndex([(words, (verb, form)) for verb in frames.verbs for words, form in forms_of(verb.forms)]),
        nouns=PhraseIndex([*singular, *plural]),
        holding=PhraseIndex([(words, (verb, form)) for verb in active for words, form in forms_of(verb.forms)]),
        passive=PhraseIndex([(words, (verb, form)) for verb in passive for words, form in forms_of(verb.forms)]),
        topics=PhraseIndex([(words, None) for forms in frames.topic_verbs for words, _ in forms_of(forms)]),
    )


def find_triggers(view: View, lexicon: FrameLexicon, *, sentence: range) -> list[Trigger]:
    """Returns the triggers of a sentence, in order; a noun held by a verb is one trigger with it."""
    triggers: list[Trigger] = []
    position = sentence.start
    while position < sentence.stop:
        noun = lexicon.nouns.at(view.words, position)
        verb = None if _ends_compound(view, position) else lexicon.verbs.at(view.words, position)
        if verb is not None and (noun is None or noun.end < verb.end or _is_verb_here(view, lexicon, verb, sentence)):
            made = _verb_trigger(view, lexicon, verb, sentence)
            end = verb.end
        elif noun is not None:
            made = _noun_trigger(view, lexicon, noun, sentence)
            end = noun.end
        else:
            made, end = None, position + 1
        if made is not None:
            triggers.append(made)
        position = end
    return triggers


def _ends_compound(view: View, token: int) -> bool:
    """Tells whether a hyphen ties a token to the word before it ("so-called"), which is then no verb."""
    if token < 2 or view.word(token - 1) not in _HYPHENS:
        return False
    before, hyphen, here = view.draft.tokens[token - 2 : token + 1]
    return before.end == hyphen.start and hyphen.end == here.start


def with_listed(view: View, triggers: list[Trigger]) -> list[Trigger]:
    """Returns triggers of which a listed occasion has the verb of the one before it: "attended A, B and C"."""
    listed: list[Trigger] = []
    for trigger in triggers:
        before = listed[-1] if listed else None
        if (
            before is not None
            and trigger.noun is not None
            and trigger.group is None
            and _is_listed(view, before, trigger)
        ):
            trigger = replace(  # noqa: PLW2901 - the verb of the list
                trigger, group=before.group, holding=before.holding, subject_end=before.subject_end
            )
        listed.append(trigger)
    return listed


def _is_listed(view: View, before: Trigger, trigger: Trigger) -> bool:
    """Tells whether nothing but commas, "and" and names stands between two occasions."""
    if before.holding is None or before.holding.part == "passive" or trigger.first - before.end > _MOST_NOUN_PHRASE:
        return False
    between = range(before.end, trigger.first)
    words = [view.words[token] for token in between]
    light = {",", "and", "the", "in", "of", "-", "–", "format"}
    return any(word in {",", "and"} for word in words) and all(
        word in light or view.is_capitalized(token) for word, token in zip(words, between, strict=True)
    )


def _is_verb_here(
    view: View, lexicon: FrameLexicon, hit: Hit[tuple[EngagementVerb, VerbForm]], sentence: range
) -> bool:
    """Tells a verb from a noun of the same form ("visit", "call", "meeting"): by what stands before it."""
    _, form = hit.value
    group = verb_group(view, lexicon.cues, tokens=range(hit.first, hit.end), form=form, least=sentence.start)
    if group.has_auxiliary or group.infinitive:
        return form != "gerund" or group.is_now or view.word(group.start) in view.grammar.be
    if form in {"base", "gerund"}:
        return view.word(hit.first - 1) in view.grammar.plural_pronouns
    return view.unit(hit.first - 1) is not None and view.word(hit.first - 1) != "'s"


def _verb_trigger(
    view: View, lexicon: FrameLexicon, hit: Hit[tuple[EngagementVerb, VerbForm]], sentence: range
) -> Trigger | None:
    verb, form = hit.value
    unit = view.unit(hit.first)
    if unit is not None or hit.end > sentence.stop or (view.is_capitalized(hit.first) and hit.first > sentence.start):
        return None
    if view.word(hit.first - 1) in view.grammar.determiners and form != "past":
        return None
    group = verb_group(view, lexicon.cues, tokens=range(hit.first, hit.end), form=form, least=sentence.start)
    # "made initial statements": a base form without a subject in the plural is no verb.
    before = view.word(group.start - 1)
    has_subject = view.unit(group.start - 1) is not None or before.endswith("s") or before in view.grammar.joiners
    is_finite = has_subject or before in view.grammar.plural_pronouns or not before.isalpha()
    if form == "base" and not (group.has_auxiliary or group.infinitive or is_finite):
        return None
    return Trigger(
        kind=verb.kind,
        first=group.start,
        end=hit.end,
        verb=verb,
        noun=None,
        group=group,
        holding=None,
        subject_end=group.start,
    )


def _noun_trigger(view: View, lexicon: FrameLexicon, hit: Hit[EngagementNoun], sentence: range) -> Trigger | None:
    if hit.end > sentence.stop or _is_inside_name(view, hit.end, sentence):
        return None
    first = _noun_phrase_start(view, lexicon, hit.first, sentence.start)
    held = _holding_before(view, lexicon, first, sentence.start) or _passive_after(view, lexicon, hit.end, sentence)
    group, holding = held if held is not None else (None, None)
    is_active = holding is not None and holding.part != "passive" and group is not None
    return Trigger(
        kind=hit.value.kind,
        first=first,
        end=hit.end,
        verb=None,
        noun=hit.value,
        group=group,
        holding=holding,
        subject_end=group.start if is_active and group is not None else first,
    )


def _is_inside_name(view: View, end: int, sentence: range) -> bool:
    """Tells whether a capitalized noun goes on into a longer name: "East Asia Summit (EAS) Foreign Ministers' …"."""
    if not view.is_capitalized(end - 1):
        return False
    if view.word(end) == "(" and view.word(end + 2) == ")":
        end += 3
    return end < sentence.stop and view.is_capitalized(end) and view.when(end) is None and view.printed(end).isalpha()


def _noun_phrase_start(view: View, lexicon: FrameLexicon, noun: int, least: int) -> int:
    """Returns where a noun phrase begins, "the second round of" before it included."""
    first = _modifiers_start(view, lexicon, noun, least)
    if view.word(first - 1) == "of" and view.word(first - 2) in lexicon.frames.rounds and first - 2 >= least:
        return _modifiers_start(view, lexicon, first - 2, least)
    return first


def _modifiers_start(view: View, lexicon: FrameLexicon, noun: int, least: int) -> int:
    """Returns where the modifiers of a noun begin: back over words that are no verb, preposition, person or mark."""
    lowest = max(least, noun - _MOST_NOUN_PHRASE)
    position = noun
    while position > lowest:
        before = position - 1
        word = view.words[before]
        unit = view.unit(before)
        if word in view.grammar.determiners:
            return before
        if (
            word in view.grammar.prepositions
            or word in _NOT_IN_NOUN_PHRASE
            or not (word[0].isalnum() or word in _IN_WORDS)
        ):
            break
        if unit is not None and (unit.form == "pronoun" or unit.actors[0].kind == "person"):
            break
        if not view.is_capitalized(before) and _is_verbal(view, lexicon, before):
            break
        position -= 1
    return position


def _is_verbal(view: View, lexicon: FrameLexicon, token: int) -> bool:
    word = view.words[token]
    if word in lexicon.cues.plain or word in lexicon.cues.future or word in lexicon.cues.modal:
        return True
    if view.grammar.is_adverb(word) and word != "first":
        return True
    hit = lexicon.holding.at(view.words, token)
    return (
        hit is not None and hit.value[1] in {"past", "present", "base", "gerund"} and word not in lexicon.frames.apart
    )


def _holding_before(view: View, lexicon: FrameLexicon, first: int, least: int) -> tuple[VerbGroup, Holding] | None:
    """Returns the verb whose object the noun phrase is, right before it."""
    for position in range(first - 1, max(least, first - _MOST_BETWEEN) - 1, -1):
        hit = lexicon.holding.at(view.words, position)
        if hit is None or hit.end > first or view.unit(position) is not None:
            continue
        between = [view.words[token] for token in range(hit.end, first)]
        if all(view.grammar.is_adverb(word) or word in {"and", "-"} for word in between):
            holding, form = hit.value
            group = verb_group(view, lexicon.cues, tokens=range(hit.first, hit.end), form=form, least=least)
            if form == "gerund" or not _is_attribute(view, hit.first):
                return group, holding
    return None


def _is_attribute(view: View, position: int) -> bool:
    return view.word(position - 1) in view.grammar.determiners


def _passive_after(view: View, lexicon: FrameLexicon, end: int, sentence: range) -> tuple[VerbGroup, Holding] | None:
    """Returns the verb of which the occasion is the subject ("took place", "will be held"), in the same clause."""
    for position in range(end, min(sentence.stop, end + _MOST_HELD_AFTER)):
        if view.words[position] in {";", ".", "?", "where"}:
            return None
        hit = lexicon.passive.at(view.words, position)
        if hit is None:
            continue
        holding, form = hit.value
        group = verb_group(view, lexicon.cues, tokens=range(hit.first, hit.end), form=form, least=end)
        if form == "gerund" and not group.is_now and not group.has_auxiliary:
            continue
        return group, holding
    return None
