"""Finds the verbs that say that something is said, with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.coding.phrases import PhraseIndex
from dragoman.coding.view import View
from dragoman.model import Span
from dragoman.ontology import Cues, CueVerb

VerbForm = Literal["finite", "base", "participle", "gerund"]

_MOST_ADVERBS = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """Is a cue verb in the text."""

    start: int
    """Index of its first token, auxiliaries and negation included."""
    first: int
    """Index of the verb's first token."""
    end: int
    """Index after the verb's last token."""
    verb: CueVerb
    """The verb."""
    form: VerbForm
    """Its form."""
    negated: bool
    """Whether its auxiliaries negate it."""
    planned: bool
    """Whether its auxiliaries put it in the future."""
    modal: bool
    """Whether its auxiliaries make it possible or necessary only."""
    passive: bool
    """Whether it is a passive."""
    infinitive: bool
    """Whether "to" stands before it."""

    def span(self, view: View) -> Span:
        """Returns the words of the cue."""
        return view.span(self.start, self.end - 1)


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Is the cue words of an ontology, ready to be looked up."""

    cues: Cues
    """The cue words."""
    verbs: PhraseIndex[tuple[CueVerb, VerbForm]]
    """Inflected cue verbs."""
    nouns: PhraseIndex[str]
    """Acts by cue noun."""
    phrases: PhraseIndex[str]
    """Acts by phrase before a speaker."""
    anaphoric: PhraseIndex[None]
    """Subjects that stand for words quoted before."""


def cue_lexicon(cues: Cues) -> CueLexicon:
    """Returns the lexicon of some cue words."""
    return CueLexicon(
        cues=cues,
        verbs=PhraseIndex([pair for verb in cues.verbs for pair in _forms(verb)]),
        nouns=PhraseIndex(list(cues.nouns.items())),
        phrases=PhraseIndex(list(cues.phrases.items())),
        anaphoric=PhraseIndex([(subject, None) for subject in cues.anaphoric_subjects]),
    )


def _forms(verb: CueVerb) -> Iterator[tuple[str, tuple[CueVerb, VerbForm]]]:
    forms = verb.forms
    seen: dict[str, VerbForm] = {forms.past: "finite", forms.third: "finite"}
    seen |= dict.fromkeys(forms.variants, "finite")
    seen.setdefault(forms.base, "base")
    seen.setdefault(forms.participle, "participle")
    seen.setdefault(forms.gerund, "gerund")
    for phrase, form in seen.items():
        yield phrase, (verb, form)


def find_cues(view: View, lexicon: CueLexicon, tokens: range) -> list[Cue]:
    """Returns the cue verbs among some tokens, in order, without overlap."""
    found: list[Cue] = []
    position = tokens.start
    while position < tokens.stop:
        hit = lexicon.verbs.at(view.words, position)
        if hit is None or hit.end > tokens.stop or view.unit(position) is not None:
            position += 1
            continue
        verb, form = hit.value
        cue = _with_auxiliaries(view, lexicon.cues, verb, form, hit.first, hit.end, tokens.start)
        if _is_verb(view, cue):
            found.append(cue)
        position = hit.end
    return found


def _with_auxiliaries(view: View, cues: Cues, verb: CueVerb, form: VerbForm, *bounds: int) -> Cue:
    first, end, least = bounds
    start = position = first
    seen: list[str] = []
    n_adverbs = 0
    while position > least:
        word = view.words[position - 1]
        if word in cues.plain or word in cues.future or word in cues.modal or word in cues.negation or word == "to":
            seen.append(word)
            start = position - 1
        elif not view.grammar.is_adverb(word) or n_adverbs == _MOST_ADVERBS:
            break
        else:
            n_adverbs += 1
        position -= 1
        if word == "to":
            start += 1
            break
    return Cue(
        start=start,
        first=first,
        end=end,
        verb=verb,
        form=form,
        negated=any(word in cues.negation for word in seen),
        planned=any(word in cues.future for word in seen),
        modal=any(word in cues.modal for word in seen),
        passive=form in {"finite", "participle"}
        and any(word in view.grammar.be for word in seen)
        and verb.forms.third != "is",
        infinitive="to" in seen,
    )


def _is_verb(view: View, cue: Cue) -> bool:
    """Tells whether a cue word is a verb here and no noun or attribute ("the stated aim", "his demands")."""
    before = view.word(cue.first - 1)
    if cue.start == cue.first and (before in view.grammar.determiners or before == "'s"):
        return before in {"that", "this", "these", "those"} and cue.form == "finite"
    if cue.form == "base":
        return cue.start < cue.first or cue.infinitive or before in view.grammar.plural_pronouns
    if cue.form == "participle":
        return cue.start < cue.first
    return not (view.word(cue.end) == "by" and not cue.passive)
