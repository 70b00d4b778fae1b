"""Finds who says it: the words before or after a cue that name the speaker."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.coordination import leftward, rightward
from dragoman.coding.cues import Cue, CueLexicon
from dragoman.coding.view import Unit, View
from dragoman.model import Span

_MOST_APPOSITION = 25
_MOST_NOUN_WORDS = 9
_BREAKS = frozenset(",.;:!?—–()[]\"“”„«»'‘’``''")


@dataclass(frozen=True, slots=True)
class Source:
    """Is the words that name the speaker."""

    first: int
    """Index of the first token."""
    last: int
    """Index of the last token."""
    speakers: tuple[str, ...]
    """Actor ids; empty if unknown."""

    def span(self, view: View) -> Span:
        """Returns the words."""
        return view.span(self.first, self.last)


def source_before(view: View, lexicon: CueLexicon, *, cue: Cue, least: int) -> Source | None:
    """Returns the subject of a cue; None without one.

    Args:
        view: the draft.
        lexicon: cue words, none of which is a speaker.
        cue: the cue.
        least: index of the first token that may belong to it.
    """
    position = cue.start - 1
    while position >= least and view.grammar.is_adverb(view.words[position]):
        position -= 1
    if position < least:
        return None
    unit = view.unit(position)
    if unit is not None and unit.first >= least:
        units = leftward(view, unit, least=least)
        return Source(units[0].first, unit.last, speakers_of(units))
    if view.words[position] == "it" and cue.verb.lemma in lexicon.cues.impersonal_verbs:
        return None
    if view.words[position] in lexicon.cues.pronouns:
        return _relative(view, position, least) or Source(position, position, ())
    if view.words[position] in {",", ")"}:
        return _before_apposition(view, position, least)
    return _noun_phrase(view, lexicon, cue, position=position, least=least)


def source_after(view: View, position: int, *, end: int) -> Source | None:
    """Returns the speaker named right at a position ("said Berg"); None without one."""
    if position < end and view.word(position) == "the" and view.unit(position) is None:
        position += 1
    unit = view.unit(position) if position < end else None
    if unit is None or unit.last >= end:
        return None
    units = rightward(view, unit, end=end, needs_and=True)
    return Source(units[0].first, units[-1].last, speakers_of(units))


def addressee_after(view: View, position: int, *, end: int) -> tuple[int, tuple[str, ...]]:
    """Returns the index after the one spoken to and its actor ids; the position itself without one."""
    start = position
    if view.word(position) in {"to", "with"}:
        position += 1
    while position < end and view.words[position] in {"the", "a", "his", "her", "their", "visiting", "foreign"}:
        if view.unit(position) is not None:
            break
        position += 1
    unit = view.unit(position) if position < end else None
    if unit is not None and unit.last < end:
        units = rightward(view, unit, end=end, needs_and=True)
        return units[-1].last + 1, speakers_of(units)
    if position < end and view.words[position] in view.grammar.listeners:
        return position + 1, ()
    if position < end and view.words[position] in view.grammar.object_pronouns:
        return position + 1, ()
    return start, ()


def speakers_of(units: list[Unit]) -> tuple[str, ...]:
    """Returns the ids of the actors of some units, each once."""
    return tuple(dict.fromkeys(actor.id for unit in units for actor in unit.actors))


def _relative(view: View, position: int, least: int) -> Source | None:
    """Returns the source of "who": the unit before it."""
    if view.words[position] != "who":
        return None
    for before in range(position - 1, max(least, position - _MOST_NOUN_WORDS) - 1, -1):
        unit = view.unit(before)
        if unit is not None and unit.form != "pronoun":
            return Source(position, position, speakers_of([unit]))
    return None


def _before_apposition(view: View, comma: int, least: int) -> Source | None:
    """Returns the subject before an apposition: "X, the minister of Y, said"."""
    lowest = max(least, comma - _MOST_APPOSITION)
    opening = "(" if view.words[comma] == ")" else ","
    for position in range(comma - 1, lowest, -1):
        unit = view.unit(position - 1)
        if view.words[position] == opening and unit is not None and unit.last == position - 1 and unit.first >= least:
            return Source(unit.first, unit.last, speakers_of([unit]))
    unit = view.unit(comma - 1)
    if unit is not None and unit.actors[0].kind == "state" and view.word(unit.first - 1) in view.grammar.prepositions:
        return None
    if unit is not None and unit.first >= least and unit.form == "name":
        return Source(unit.first, unit.last, speakers_of([unit]))
    return None


def _noun_phrase(view: View, lexicon: CueLexicon, cue: Cue, *, position: int, least: int) -> Source | None:
    """Returns a subject that is no mention ("officials", "the ministry"): the words back to a break."""
    first = position
    lowest = max(least, position - _MOST_NOUN_WORDS)
    opening = view.grammar.clause_openers | view.grammar.question_words
    while first >= lowest and view.words[first] not in _BREAKS and view.words[first] not in opening:
        if view.unit(first) is None and lexicon.verbs.at(view.words, first) is not None and first != position:
            return None
        first -= 1
    at_break = first < least or view.words[first] in _BREAKS or view.words[first] in {"and", "but", "that", "as", "why"}
    first += 1
    if not at_break or first > position or not view.words[position][:1].isalpha():
        return None
    if view.words[position] in view.grammar.determiners or view.words[position] in view.grammar.prepositions:
        return None
    if view.words[first] in view.grammar.prepositions or view.words[position] in view.grammar.no_nouns:
        return None
    if view.words[cue.first] in lexicon.cues.nouns_too or _is_impersonal(view, lexicon, first, position):
        return None
    inside = view.unit(first)
    return Source(first, position, speakers_of([inside]) if inside is not None and inside.last == position else ())


def _is_impersonal(view: View, lexicon: CueLexicon, first: int, last: int) -> bool:
    """Tells whether a noun phrase is no speaker: its head is a situation or an act, or it opens with a verb."""
    cues = lexicon.cues
    if view.words[first] in cues.plain or view.words[first] in cues.modal or view.words[first] in cues.future:
        return True
    inner = range(first + 1, last + 1)
    head = next((token - 1 for token in inner if view.words[token] in view.grammar.prepositions), last)
    if view.words[first] in {"all", "some", "many", "both", "each"} and view.word(first + 1) == "of":
        head = last
    word = view.words[head]
    singulars = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return any(singular in cues.impersonal_subjects for singular in singulars)
