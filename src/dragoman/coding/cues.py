"""Finds the verbs that say that something is said, with their auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dragoman.coding.phrases import PhraseIndex
from dragoman.coding.verbgroups import VerbForm, VerbGroup, forms_of, verb_group
from dragoman.coding.view import View
from dragoman.model import Span
from dragoman.ontology import Cues, CueVerb


@dataclass(frozen=True, slots=True)
class Cue(VerbGroup):
    """Is a cue verb in the text."""

    verb: CueVerb
    """The verb."""

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
        verbs=PhraseIndex([(words, (verb, form)) for verb in cues.verbs for words, form in forms_of(verb.forms)]),
        nouns=PhraseIndex(list(cues.nouns.items())),
        phrases=PhraseIndex(list(cues.phrases.items())),
        anaphoric=PhraseIndex([(subject, None) for subject in cues.anaphoric_subjects]),
    )


def find_cues(view: View, lexicon: CueLexicon, *, tokens: range) -> list[Cue]:
    """Returns the cue verbs among some tokens, in order, without overlap."""
    found: list[Cue] = []
    position = tokens.start
    while position < tokens.stop:
        hit = lexicon.verbs.at(view.words, position)
        if hit is None or hit.end > tokens.stop or view.unit(position) is not None:
            position += 1
            continue
        verb, form = hit.value
        group = verb_group(view, lexicon.cues, tokens=range(hit.first, hit.end), form=form, least=tokens.start)
        cue = Cue(**{field.name: getattr(group, field.name) for field in fields(group)}, verb=verb)
        if _is_verb(view, cue) and not _goes_on_as_noun(view, lexicon, cue):
            found.append(cue)
        position = hit.end
    return found


def _is_verb(view: View, cue: Cue) -> bool:
    """Tells whether a cue word is a verb here and no noun or attribute ("the stated aim", "his demands")."""
    before = view.word(cue.first - 1)
    if not cue.has_auxiliary and (before in view.grammar.determiners or before == "'s"):
        return before in {"that", "this", "these", "those"} and cue.form in {"past", "present"}
    if cue.form == "base":
        return cue.has_auxiliary or cue.infinitive or _is_plural(view, cue.first - 1)
    if cue.form == "participle":
        return cue.has_auxiliary
    if cue.form == "present" and not cue.has_auxiliary and view.word(cue.end) in view.grammar.be:
        return False
    return not (view.word(cue.end) == "by" and not cue.passive)


def _goes_on_as_noun(view: View, lexicon: CueLexicon, cue: Cue) -> bool:
    """Tells whether a form that may be a plural noun is one by what follows: "the Baltic states for their support"."""
    if cue.form != "present" or cue.has_auxiliary or view.word(cue.first) not in lexicon.cues.nouns_too:
        return False
    return view.word(cue.end) in view.grammar.joiners or view.word(cue.end) in {"for", "of", "by"}


def _is_plural(view: View, token: int) -> bool:
    """Tells whether a word may be the last of a plural subject: a pronoun, "officials", "the two sides", "people"."""
    word, unit = view.word(token), view.unit(token)
    if word in view.grammar.plural_pronouns or word == "people":
        return True
    if unit is not None:
        return unit.form == "group" or len(unit.actors) > 1
    return word.endswith("s") and len(word) > len("this") and not view.is_capitalized(token) and word.isalpha()
