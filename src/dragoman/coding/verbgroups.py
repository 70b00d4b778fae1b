"""Reads a verb with its auxiliaries: tense, mood, voice and negation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.coding.view import View
from dragoman.ontology import Cues
from dragoman.ontology.inflection import Inflection

VerbForm = Literal["past", "present", "base", "participle", "gerund"]

_MOST_ADVERBS = 6
_MOST_BEFORE = 12


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Is a verb in the text with what stands before it and belongs to it."""

    start: int
    """Index of its first token, auxiliaries and negation included, "to" left out."""
    first: int
    """Index of the verb's first token."""
    end: int
    """Index after the verb's last token."""
    form: VerbForm
    """Its form."""
    negated: bool
    """Whether its auxiliaries negate it."""
    planned: bool
    """Whether its auxiliaries put it in the future."""
    modal: str | None
    """The modal that makes it possible or necessary only."""
    passive: bool
    """Whether it is a passive."""
    infinitive: bool
    """Whether "to" stands before it."""
    is_now: bool
    """Whether it has "is" or "are" before it."""
    has_auxiliary: bool
    """Whether it has any auxiliary."""


def forms_of(forms: Inflection) -> Iterator[tuple[str, VerbForm]]:
    """Yields the phrases of an inflection with their forms; for equal words the finite form."""
    seen: dict[str, VerbForm] = {forms.past: "past", forms.third: "present"}
    for variant in forms.variants:
        seen.setdefault(variant, "past" if variant.startswith("were") else "present")
    seen.setdefault(forms.base, "base")
    seen.setdefault(forms.participle, "participle")
    seen.setdefault(forms.gerund, "gerund")
    yield from seen.items()


def verb_group(view: View, cues: Cues, *, tokens: range, form: VerbForm, least: int) -> VerbGroup:
    """Returns the group of a verb.

    Args:
        view: the draft.
        cues: auxiliaries by what they do.
        tokens: the tokens of the verb itself.
        form: the verb's form.
        least: index of the first token that may belong to it.
    """
    position = start = tokens.start
    seen: list[str] = []
    n_adverbs = 0
    while position > max(least, tokens.start - _MOST_BEFORE):
        word = view.words[position - 1]
        if _is_auxiliary(cues, word):
            seen.append(word)
            start = position - 1
        elif word == "to" or not view.grammar.is_adverb(word) or n_adverbs == _MOST_ADVERBS:
            break
        else:
            n_adverbs += 1
        position -= 1
    return VerbGroup(
        start=start,
        first=tokens.start,
        end=tokens.stop,
        form=form,
        negated=any(word in cues.negation for word in seen),
        planned=any(word in cues.future for word in seen),
        modal=next((word for word in seen if word in cues.modal), None),
        passive=form in {"past", "participle"} and any(word in view.grammar.be for word in seen),
        infinitive=position > least and view.words[position - 1] == "to",
        is_now=any(word in {"is", "are", "am"} for word in seen),
        has_auxiliary=start < tokens.start,
    )


def _is_auxiliary(cues: Cues, word: str) -> bool:
    return word in cues.plain or word in cues.future or word in cues.modal or word in cues.negation
