"""Measures whole records against documents that were read in full by hand, layer by layer.

Rows are matched one to one, the best first:

* engagements: same kind, a shared party or participant, evidence overlap of at least 0.4 of the shorter's words; strict
  also status, all parties, all participants, start date;
* statements: content word Jaccard of at least 0.5 and the same speakers; `statements_content` leaves the speaker out;
* events: same type, a shared actor, evidence overlap; strict also status and recipients;
* agreements: name words of at least 0.6; commitments: who pledges, and pledge words of at least 0.5;
  characterisations: words of at least 0.6.

Two actors are the same when a printed form agrees, or the surname of a person does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model import (
    Actor,
    Agreement,
    Characterisation,
    Commitment,
    Engagement,
    Event,
    Record,
    Span,
    Statement,
)
from dragoman.model.codec import to_plain
from quality.figures import Figures, Row, present, write_predictions
from quality.matching import Count, fold, jaccard, overlap, pair_off, words
from quality.reading import read_json_lines, read_rows

LAYERS = (
    "engagements",
    "engagements_strict",
    "statements",
    "statements_content",
    "events",
    "events_strict",
    "agreements",
    "commitments",
    "characterisations",
)
COMPLETE = ("engagements", "statements", "events", "agreements", "commitments", "characterisations")
EVIDENCE_OVERLAP = 0.4
CONTENT_JACCARD = 0.5
PLEDGE_JACCARD = 0.5
NAME_JACCARD = 0.6
SEED = "seed"


@dataclass(frozen=True, slots=True)
class Names:
    """Is the folded printed forms of an actor, and its surname where it is a person."""

    forms: frozenset[str]
    """Printed forms, without a leading article."""
    surname: str | None
    """Last word of a person's name."""

    def same(self, other: Names) -> bool:
        """Tells whether two actors are the same."""
        return len(self.forms & other.forms) > 0 or (self.surname is not None and self.surname == other.surname)


@dataclass(frozen=True, slots=True)
class Document:
    """Is a gold document beside its record."""

    gold: Mapping[str, Any]
    """Its layers, as annotated."""
    gold_actors: Mapping[str, Names]
    """Its actors by key."""
    record: Record | None
    """What was read; null if the document was set aside."""
    actors: Mapping[str, Names]
    """The record's actors by id."""

    def words(self, spans: Sequence[Span]) -> str:
        """Returns the words of some spans of the record."""
        text = self.record.report.text if self.record is not None else ""
        return " ".join(span.words(text) for span in spans)

    def gold_side(self, keys: Sequence[str] | str | None) -> list[Names]:
        """Returns gold actors from keys, which may be joined by a plus sign."""
        parts = [] if keys is None else keys.split("+") if isinstance(keys, str) else list(keys)
        return [self.gold_actors[key] for key in parts if key in self.gold_actors]

    def side(self, ids: Sequence[str]) -> list[Names]:
        """Returns the record's actors of some ids."""
        return [self.actors[actor_id] for actor_id in ids]


def document(gold: Mapping[str, Any], record: Record | None) -> Document:
    """Returns a gold document beside its record."""
    gold_actors = {
        actor["key"]: _names([actor["name"], *actor["mentions"]], actor["name"], is_person=actor["kind"] == "person")
        for actor in gold["actors"]
    }
    return Document(
        gold=gold,
        gold_actors=gold_actors,
        record=record,
        actors={actor.id: _actor_names(actor, record.report.text) for actor in record.actors} if record else {},
    )


def _actor_names(actor: Actor, text: str) -> Names:
    printed = [mention.words(text) for mention in actor.mentions if mention.form in {"name", "role"}]
    return _names([actor.name, *actor.aliases, *printed], actor.name, is_person=actor.kind == "person")


def _names(forms: Sequence[str], name: str, *, is_person: bool) -> Names:
    parts = words(name)
    return Names(
        forms=frozenset(fold(form).removeprefix("the ") for form in forms),
        surname=parts[-1] if is_person and parts else None,
    )


def _any_same(gold: Sequence[Names], predicted: Sequence[Names]) -> bool:
    return any(one.same(other) for one in gold for other in predicted)


def _all_same(gold: Sequence[Names], predicted: Sequence[Names]) -> bool:
    pairs = pair_off(gold, predicted, score=lambda one, other: float(one.same(other)))
    return len(pairs) == len(gold) == len(predicted)


def _share_actor(gold: Sequence[Names], predicted: Sequence[Names]) -> bool:
    return _any_same(gold, predicted) or len(gold) == len(predicted) == 0


def _engagement(doc: Document, gold: Mapping[str, Any], row: Engagement) -> float:
    participants = doc.side([participant.actor for participant in row.participants])
    shared = len(set(gold["parties"]) & set(row.parties)) > 0
    if gold["kind"] != row.kind or not (shared or _any_same(doc.gold_side(gold["participants"]), participants)):
        return 0.0
    return _at_least(overlap(gold["evidence"], doc.words(row.evidence)), EVIDENCE_OVERLAP)


def _engagement_strict(doc: Document, gold: Mapping[str, Any], row: Engagement) -> bool:
    participants = doc.side([participant.actor for participant in row.participants])
    return (
        gold["status"] == row.status
        and set(gold["parties"]) == set(row.parties)
        and gold["start"] == row.start
        and _all_same(doc.gold_side(gold["participants"]), participants)
    )


def _statement(doc: Document, gold: Mapping[str, Any], row: Statement) -> float:
    return _at_least(jaccard(" ".join(gold["content"]), doc.words(row.content)), CONTENT_JACCARD)


def _statement_speaker(doc: Document, gold: Mapping[str, Any], row: Statement) -> bool:
    return _all_same(doc.gold_side(gold["speaker"]), doc.side(row.speakers))


def _event(doc: Document, gold: Mapping[str, Any], row: Event) -> float:
    if gold["type"] != row.type or not _share_actor(doc.gold_side(gold["actors"]), doc.side(row.actors)):
        return 0.0
    return _at_least(overlap(gold["evidence"], doc.words(row.evidence)), EVIDENCE_OVERLAP)


def _event_strict(doc: Document, gold: Mapping[str, Any], row: Event) -> bool:
    return gold["status"] == row.status and _all_same(doc.gold_side(gold["recipients"]), doc.side(row.recipients))


def _agreement(gold: Mapping[str, Any], row: Agreement) -> float:
    return _at_least(jaccard(gold["name"], row.name), NAME_JACCARD)


def _commitment(doc: Document, gold: Mapping[str, Any], row: Commitment) -> float:
    if not _share_actor(doc.gold_side(gold["by"]), doc.side(row.by)):
        return 0.0
    return _at_least(jaccard(gold["pledge"], doc.words(row.pledge)), PLEDGE_JACCARD)


def _characterisation(doc: Document, gold: Mapping[str, Any], row: Characterisation) -> float:
    return _at_least(jaccard(gold["words"], doc.words(row.words)), NAME_JACCARD)


def _at_least(value: float, least: float) -> float:
    return value if value >= least else 0.0


def score_document(doc: Document) -> dict[str, Count]:
    """Returns the counts of a document by layer."""
    record, gold = doc.record, doc.gold
    engagements = record.engagements if record else ()
    statements = record.statements if record else ()
    events = record.events if record else ()
    agreements = record.agreements if record else ()
    commitments = record.commitments if record else ()
    characterisations = record.characterisations if record else ()

    met = pair_off(gold["engagements"], engagements, score=lambda one, row: _engagement(doc, one, row))
    said = pair_off(
        gold["statements"],
        statements,
        score=lambda one, row: _statement(doc, one, row) * _statement_speaker(doc, one, row),
    )
    content = pair_off(gold["statements"], statements, score=lambda one, row: _statement(doc, one, row))
    done = pair_off(gold["events"], events, score=lambda one, row: _event(doc, one, row))
    agreed = pair_off(gold["agreements"], agreements, score=_agreement)
    pledged = pair_off(gold["commitments"], commitments, score=lambda one, row: _commitment(doc, one, row))
    called = pair_off(
        gold["characterisations"], characterisations, score=lambda one, row: _characterisation(doc, one, row)
    )
    met_strictly = sum(_engagement_strict(doc, gold["engagements"][i], engagements[j]) for i, j in met)
    done_strictly = sum(_event_strict(doc, gold["events"][i], events[j]) for i, j in done)
    return {
        "engagements": Count(len(met), len(engagements), len(gold["engagements"])),
        "engagements_strict": Count(met_strictly, len(engagements), len(gold["engagements"])),
        "statements": Count(len(said), len(statements), len(gold["statements"])),
        "statements_content": Count(len(content), len(statements), len(gold["statements"])),
        "events": Count(len(done), len(events), len(gold["events"])),
        "events_strict": Count(done_strictly, len(events), len(gold["events"])),
        "agreements": Count(len(agreed), len(agreements), len(gold["agreements"])),
        "commitments": Count(len(pledged), len(commitments), len(gold["commitments"])),
        "characterisations": Count(len(called), len(characterisations), len(gold["characterisations"])),
    }


def _row(who: str, counts: Mapping[str, Count]) -> Row:
    return Row(who, {layer: counts[layer].f1 for layer in LAYERS})


def _found_of_gold(counts: Mapping[str, Count]) -> str:
    found = sum(counts[layer].right for layer in COMPLETE)
    n_gold = sum(counts[layer].gold for layer in COMPLETE)
    by_layer = ", ".join(f"{layer} {counts[layer].right} of {counts[layer].gold}" for layer in COMPLETE)
    return f"Wonsan: {found} rows found of {n_gold} in gold ({by_layer})"


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the documents and compares the records with the layers annotated by hand."""
    folder = present(data.parent / "gold" / "deep")
    inputs = read_json_lines(present(folder / "documents.jsonl"))
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    records = read_rows([{key: value for key, value in row.items() if value is not None} for row in inputs])
    write_predictions([to_plain(record) for record in records.values()], predictions)
    counts = {row["id"]: score_document(document(row, records.get(row["id"]))) for row in gold}
    total = {layer: sum((row[layer] for row in counts.values()), Count()) for layer in LAYERS}
    goal = Row("goal", {"engagements": 0.90, "statements": 0.85, "events": 0.75})
    return Figures(
        task="record",
        measured_on=f"{len(gold)} documents read in full; {len(records)} records; F1 a layer over all rows",
        rows=(_row("dragoman", total), goal, *(_row(name[:40], counts[name]) for name in counts)),
        notes=(_found_of_gold(counts[SEED]),) if SEED in counts else (),
    )
