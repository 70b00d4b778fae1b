"""Codes the treaties, memoranda and other agreements that a report names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.coding.assertion import Asserted, asserted
from dragoman.coding.coordination import rightward
from dragoman.coding.phrases import Hit, PhraseIndex
from dragoman.coding.series import opening_parties
from dragoman.coding.view import View, view
from dragoman.model import Agreement, Draft, Span
from dragoman.model.agreement import AgreementStatus
from dragoman.model.identity import row_id
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_NEAR = 8
_LONGEST_NAME = 10
_IN_NAMES = frozenset(["-", "–", "‑", "/"])
_MOST_NUMBERS = 6
_LONGEST_TAIL = 14
_OPENS_TAIL = frozenset(["on", "against", "for"])
_INSIDE_TAIL = frozenset([*_OPENS_TAIL, "of", "and", "the", "in", "to", "-", ","])
_OWNERS = frozenset(["our", "their", "its", "your", "'s"])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Is the words of agreements, ready to be looked up."""

    nouns: PhraseIndex[str]
    """Kind by noun."""
    statuses: PhraseIndex[AgreementStatus]
    """Status by the word that tells it."""
    one_sided: frozenset[str]
    """Modifiers of what one side issues alone."""


def stage(ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `agreements`."""
    table = ontology.agreements
    lexicon = Lexicon(
        PhraseIndex(list(table.nouns.items())), PhraseIndex(list(table.statuses.items())), table.one_sided
    )

    def run(draft: Draft) -> Draft:
        return replace(draft, agreements=find_agreements(draft, ontology, gazetteer=gazetteer, lexicon=lexicon))

    reads = ["report", "sentences", "tokens", "quotations", "actors", "places", "times", "statements"]
    return each("agreements", run, reads=reads, writes=["agreements"])


def find_agreements(
    draft: Draft, ontology: Ontology, *, gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[Agreement, ...]:
    """Returns the agreements of a draft, one a name, in order of their words."""
    seen = view(draft, ontology.grammar)
    says = asserted(draft)
    by_name: dict[str, Agreement] = {}
    evidence: dict[str, dict[Span, None]] = {}
    for sentence in seen.sentences:
        for token in sentence:
            hit = lexicon.nouns.at(seen.words, token)
            made = _agreement(seen, hit, sentence, gazetteer=gazetteer, lexicon=lexicon, says=says) if hit else None
            if made is not None:
                key = made.name.casefold()
                by_name.setdefault(key, made)
                evidence.setdefault(key, {}).update(dict.fromkeys(made.evidence))
    return tuple(replace(row, evidence=tuple(evidence[key])) for key, row in by_name.items())


def _agreement(
    seen: View, hit: Hit[str], sentence: range, *, gazetteer: Gazetteer, lexicon: Lexicon, says: Asserted
) -> Agreement | None:
    end = _with_tail(seen, _with_numbers(seen, hit.end, sentence.stop), hit, sentence.stop)
    first = _name_start(seen, hit.first, least=sentence.start)
    owner = seen.word(first - 1)
    is_named = seen.is_capitalized(hit.first) and hit.first > first and seen.is_capitalized(hit.first - 1)
    is_listed = seen.is_capitalized(first) and hit.first > first and seen.words[hit.end - 1].endswith("s")
    is_owned = owner in _OWNERS and hit.first > first
    if not (is_named or is_owned or is_listed or end > hit.end):
        return None
    modifiers = {seen.words[token] for token in range(first, hit.first)}
    if modifiers & lexicon.one_sided:
        return None
    if end <= hit.end and hit.end < sentence.stop and seen.is_capitalized(hit.end) and seen.is_capitalized(hit.first):
        return None
    name = seen.span(first, end - 1)
    parties, _ = opening_parties(seen, gazetteer, first=first, head=hit.end)
    return Agreement(
        id=row_id(seen.draft.report.id, "agreements", kind=hit.value, spans=[name], more=[]),
        name=" ".join(name.words(seen.text).split()),
        kind=hit.value,
        parties=tuple(
            sorted(
                {
                    *parties,
                    *_between(seen, end, sentence),
                    *_ours(seen, says.sides.get(says.by(name), ()) if owner == "our" else ()),
                }
            )
        ),
        status=_status(seen, lexicon, range(max(sentence.start, first - _NEAR), min(sentence.stop, end + _NEAR))),
        date=None,
        asserted_by=says.by(name),
        evidence=(seen.span(sentence.start, sentence.stop - 1),),
    )


def _name_start(seen: View, noun: int, *, least: int) -> int:
    """Returns where a name begins: back over capitals, or over any modifiers of a noun in lower case."""
    position = noun
    while position > max(least, noun - _LONGEST_NAME):
        before = position - 1
        word, unit = seen.words[before], seen.unit(before)
        is_word = word[0].isalnum() or word in _IN_NAMES
        if word == "of" and seen.is_capitalized(noun) and _joins_capitals(seen, before) and position - before == 1:
            position = before
            continue
        if word in seen.grammar.determiners or word == "'s" or not is_word or seen.when(before) is not None:
            break
        if word in seen.grammar.prepositions or word in seen.grammar.clause_openers or seen.grammar.is_adverb(word):
            break
        if (unit is not None and unit.actors[0].kind == "person") or (
            seen.is_capitalized(noun) and not seen.is_capitalized(before) and word not in _IN_NAMES
        ):
            break
        position = before
    while position < noun and (seen.words[position] in _IN_NAMES or seen.words[position] == "of"):
        position += 1
    return position


def _joins_capitals(seen: View, of: int) -> bool:
    """Tells whether "of" stands inside a name ("Status of Forces Agreement") and opens no owner or report of it."""
    return seen.is_capitalized(of - 1) and seen.is_capitalized(of + 1) and seen.unit(of - 1) is None


def _with_tail(seen: View, position: int, hit: Hit[str], end: int) -> int:
    """Returns the index after "Convention on Consular Relations": the capitals after a capitalized noun."""
    opens = seen.word(position) in _OPENS_TAIL and seen.is_capitalized(position + 1)
    if position != hit.end or not opens or not seen.is_capitalized(hit.first) or hit.first == 0:
        return position
    stop = position
    for token in range(position, min(end, position + _LONGEST_TAIL)):
        unit = seen.unit(token)
        if seen.when(token) is not None or (unit is not None and unit.actors[0].kind == "person"):
            break
        if seen.is_capitalized(token):
            stop = token + 1
        elif seen.words[token] not in _INSIDE_TAIL or (seen.words[token] == "," and not seen.is_capitalized(token + 1)):
            break
    return stop


def _with_numbers(seen: View, position: int, end: int) -> int:
    """Returns the index after "Resolutions 2254 and 2118"."""
    stop = position
    for token in range(position, min(end, position + _MOST_NUMBERS)):
        if seen.words[token][:1].isdecimal():
            stop = token + 1
        elif seen.words[token] not in {"and", ",", "/", "no", "."}:
            break
    return stop


def _between(seen: View, position: int, sentence: range) -> list[str]:
    """Returns the states and organisations of "the treaty between A and B"."""
    unit = seen.unit(position + 1) if seen.word(position) == "between" else None
    unit = unit or (seen.unit(position + 2) if seen.word(position) == "between" else None)
    units = rightward(seen, unit, end=sentence.stop, before_verb=True) if unit is not None else []
    return [actor.represents for unit in units for actor in unit.actors if actor.represents is not None]


def _ours(seen: View, sides: tuple[str, ...]) -> list[str]:
    """Returns the sides of "our treaty": those who say it and those they say it to."""
    return [actor.represents for actor in seen.draft.actors if actor.id in sides and actor.represents is not None]


def _status(seen: View, lexicon: Lexicon, near: range) -> AgreementStatus:
    for token in near:
        hit = lexicon.statuses.at(seen.words, token)
        if hit is not None:
            return hit.value
    return "mentioned"
