"""Codes pledges: what somebody vows, is committed to, or says that their own side will do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.coding.assertion import NARRATOR, Asserted, asserted
from dragoman.coding.participants import subject_units
from dragoman.coding.phrases import PhraseIndex
from dragoman.coding.sources import speakers_of
from dragoman.coding.verbgroups import VerbForm, forms_of, verb_group
from dragoman.coding.view import Unit, View, view
from dragoman.model import Commitment, Draft, Span
from dragoman.model.identity import row_id
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Cues, Ontology

_PROMISE = "promise"
_LEAST_WORDS = 2
_NEAR = 8
_NEAR_SUM = 4


def stage(ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `commitments`."""
    phrases = [(words, form) for forms in ontology.cues.commitments for words, form in forms_of(forms)]
    verbs = PhraseIndex(phrases)

    def run(draft: Draft) -> Draft:
        return replace(draft, commitments=find_commitments(draft, ontology, verbs=verbs))

    reads = ["report", "sentences", "tokens", "quotations", "actors", "places", "times", "statements"]
    return each("commitments", run, reads=reads, writes=["commitments"])


def find_commitments(draft: Draft, ontology: Ontology, *, verbs: PhraseIndex[VerbForm]) -> tuple[Commitment, ...]:
    """Returns the pledges of a draft, in order of their words."""
    seen = view(draft, ontology.grammar)
    says = asserted(draft)
    found = [
        *_vowed(seen),
        *_told(seen, ontology.cues, verbs=verbs, says=says),
        *_announced(seen, ontology.cues, says=says),
    ]
    unique = {row.id: row for row in found}
    return tuple(sorted(unique.values(), key=lambda row: (row.evidence[0], row.id)))


def _vowed(seen: View) -> Iterator[Commitment]:
    """Yields the promises among the statements."""
    for statement in seen.draft.statements:
        if statement.act == _PROMISE and statement.polarity == "asserted" and len(statement.speakers) > 0:
            pieces = sorted((*statement.source, *statement.cue, *statement.content))
            evidence = Span(pieces[0].start, max(piece.end for piece in pieces))
            yield _commitment(
                seen, statement.speakers, pledge=statement.content[0], evidence=evidence, owner=statement.id
            )


def _told(seen: View, cues: Cues, *, verbs: PhraseIndex[VerbForm], says: Asserted) -> Iterator[Commitment]:
    """Yields "X has committed …", "X is committed to …": verbs that tell of a pledge."""
    for sentence in seen.sentences:
        for token in sentence:
            hit = verbs.at(seen.words, token)
            if hit is None or hit.end >= sentence.stop or seen.unit(token) is not None:
                continue
            group = verb_group(seen, cues, tokens=range(hit.first, hit.end), form=hit.value, least=sentence.start)
            subject = subject_units(seen, group.start, sentence=sentence)
            is_open = group.negated or group.modal is not None or _is_condition(seen, group.start, sentence)
            if is_open or len(subject) == 0 or not _adjoins(seen, subject, group.start):
                continue
            if _is_relative(seen, cues, subject, sentence):
                continue
            # "has committed $5 million" is a pledge, "has committed a crime" is none.
            if hit.end - hit.first == 1 and not _names_sum(seen, hit.end, sentence.stop):
                continue
            yield from _made(seen, subject, range(hit.end, sentence.stop), says=says)


def _is_condition(seen: View, position: int, sentence: range) -> bool:
    before = range(max(sentence.start, position - _NEAR), position)
    return any(seen.words[token] in {"if", "should", "unless"} for token in before)


def _is_relative(seen: View, cues: Cues, subject: list[Unit], sentence: range) -> bool:
    """Tells whether a noun stands right before the subject: "the charges X will level" pledges nothing."""
    before = subject[0].first - 1
    if seen.word(before) in seen.grammar.determiners and seen.word(before) not in {"that", "this"}:
        before -= 1
    word = seen.word(before)
    if before < sentence.start or not word[:1].isalpha() or seen.unit(before) is not None:
        return False
    is_function = (
        word in seen.grammar.clause_openers or word in seen.grammar.prepositions or seen.when(before) is not None
    )
    return not (is_function or seen.grammar.is_adverb(word) or seen.is_capitalized(before) or _is_cue(cues, word))


def _is_cue(cues: Cues, word: str) -> bool:
    return any(word in {verb.forms.past, verb.forms.third, verb.forms.base, verb.forms.gerund} for verb in cues.verbs)


def _names_sum(seen: View, position: int, end: int) -> bool:
    """Tells whether a figure follows within a few words."""
    return any(seen.words[token][:1] in "$€£0123456789" for token in range(position, min(end, position + _NEAR_SUM)))


def _announced(seen: View, cues: Cues, *, says: Asserted) -> Iterator[Commitment]:
    """Yields what a speaker says that the speaker's own state will do: "our government will support …"."""
    states = {actor.id: actor.represents for actor in seen.draft.actors}
    speakers = {row.id: {states[actor] for actor in row.speakers} for row in seen.draft.statements}
    for sentence in seen.sentences:
        for token in sentence:
            unit = seen.unit(token - 1) if seen.words[token] in cues.future and token > sentence.start else None
            if unit is None or unit.last != token - 1 or unit.actors[0].kind != "state":
                continue
            owner = says.by(seen.span(token, token))
            own_side = unit.actors[0].represents in speakers.get(owner, set())
            negated = any(seen.word(following) in cues.negation for following in (token + 1, token + 2))
            if owner != NARRATOR and own_side and not negated and not _is_relative(seen, cues, [unit], sentence):
                yield from _made(seen, [unit], range(token, sentence.stop), says=says)


def _adjoins(seen: View, subject: list[Unit], position: int) -> bool:
    """Tells whether nothing but adverbs stands between a subject and its verb."""
    return all(seen.grammar.is_adverb(seen.words[token]) for token in range(subject[-1].last + 1, position))


def _made(seen: View, subject: list[Unit], rest: range, *, says: Asserted) -> Iterator[Commitment]:
    if len(rest) == 0:
        return
    stop = min(rest.stop, seen.tokens_in(Span(0, says.until(seen.span(rest.start, rest.start)))).stop)
    while stop > rest.start and not seen.words[stop - 1][:1].isalnum():
        stop -= 1
    if stop - rest.start < _LEAST_WORDS:
        return
    pledge = seen.span(rest.start, stop - 1)
    owner = says.by(pledge)
    evidence = Span(seen.draft.tokens[subject[0].first].start, pledge.end)
    statement = owner if owner != NARRATOR else None
    yield _commitment(seen, speakers_of(subject), pledge=pledge, evidence=evidence, owner=statement)


def _commitment(seen: View, by: tuple[str, ...], *, pledge: Span, evidence: Span, owner: str | None) -> Commitment:
    return Commitment(
        id=row_id(seen.draft.report.id, "commitments", kind="", spans=[pledge], more=[*by]),
        by=by,
        to=_beneficiaries(seen, pledge, by),
        pledge=(pledge,),
        statement=owner,
        evidence=(evidence,),
    )


def _beneficiaries(seen: View, pledge: Span, by: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the first state or organisation of a pledge that gains by it: "Russia's policy", "to Sweden"."""
    for token in seen.tokens_in(pledge):
        unit = seen.unit(token)
        if unit is None or unit.first != token or unit.actors[0].kind not in {"state", "organisation"}:
            continue
        is_theirs = seen.word(unit.last + 1) in {"'s", "'"} or seen.word(token - 1) in {
            "to",
            "for",
            "support",
            "help",
            "with",
        }
        ids = tuple(actor.id for actor in unit.actors if actor.id not in by)
        if is_theirs and len(ids) > 0:
            return ids
    return ()
