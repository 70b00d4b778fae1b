"""Codes who met whom, where, when and in which round, from trigger frames over mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.coding.assertion import Asserted, asserted
from dragoman.coding.merging import Merged, merge, parents, with_place_host, with_tour_stops
from dragoman.coding.series import MARGINS
from dragoman.coding.sightings import Sighting, sightings_of
from dragoman.coding.topics import discussed_in
from dragoman.coding.travel import Stop
from dragoman.coding.triggers import FrameLexicon, Trigger, find_triggers, frame_lexicon, with_listed
from dragoman.coding.view import View, view
from dragoman.model import Draft, Engagement, Participant, Span
from dragoman.model.identity import row_id
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Grammar, Ontology


# Tokens on either side of a trigger that are read; real sentences are shorter, and reading stays linear in any text.
_REACH = 120


def stage(ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `engagements`."""
    lexicon = frame_lexicon(ontology)

    def run(draft: Draft) -> Draft:
        return replace(
            draft, engagements=find_engagements(draft, lexicon, grammar=ontology.grammar, gazetteer=gazetteer)
        )

    reads = ["report", "sentences", "tokens", "quotations", "actors", "places", "times", "statements"]
    return each("engagements", run, reads=reads, writes=["engagements"])


def find_engagements(
    draft: Draft, lexicon: FrameLexicon, *, grammar: Grammar, gazetteer: Gazetteer
) -> tuple[Engagement, ...]:
    """Returns the engagements of a draft, in order of their first words."""
    seen = view(draft, grammar)
    furniture = {index for index, block in enumerate(draft.report.blocks) if block.kind == "furniture"}
    sightings: list[Sighting] = []
    margins: list[int] = []
    discussed: list[Span] = []
    for index, sentence in enumerate(seen.sentences):
        if len(sentence) == 0 or draft.sentences[index].block in furniture:
            continue
        told = _in_sentence(seen, lexicon, gazetteer, sentence)
        sightings += told
        if len(told) == 0:
            discussed += discussed_in(seen, lexicon, sentence=sentence)
        if any(seen.words[token] in MARGINS for token in sentence):
            margins.append(index)
    says = asserted(draft)
    today = draft.report.published.value if draft.report.published is not None else None
    dated = [_in_time(sighting, today) for sighting in sightings]
    spoken = [_with_speakers(seen, says, sighting) for sighting in dated]
    rows = [replace(row, sighting=with_place_host(row.sighting, row.sighting.participants)) for row in merge(spoken)]
    rows = _with_topics(rows, discussed)
    owners = parents(rows, margins)
    return _engagements(seen, with_tour_stops(rows, owners), owners=owners, says=says)


def _in_time(sighting: Sighting, today: str | None) -> Sighting:
    """Returns an engagement that is said to be held after the day of publication as one to come."""
    start = sighting.dates.start
    is_told = sighting.status == "held" and start is not None and today is not None
    if not is_told or start is None or today is None or start[:10] <= today[: len(start[:10])]:
        return sighting
    return replace(sighting, status="planned")


def _with_topics(rows: Sequence[Merged], discussed: Sequence[Span]) -> list[Merged]:
    """Returns the engagements; what "they also discussed" goes to the only call or meeting held, if there is one."""
    held = [row for row in rows if row.sighting.kind in {"call", "meeting"} and row.sighting.status == "held"]
    if len(held) != 1:
        return list(rows)
    topics = tuple(dict.fromkeys((*held[0].sighting.topics, *discussed)))
    return [replace(row, sighting=replace(row.sighting, topics=topics)) if row is held[0] else row for row in rows]


def _in_sentence(seen: View, lexicon: FrameLexicon, gazetteer: Gazetteer, sentence: range) -> list[Sighting]:
    """Returns the engagements of a sentence; what somebody travels to do takes place where the journey ends."""
    found: list[Sighting] = []
    journey: tuple[Stop, ...] = ()
    for trigger in with_listed(seen, find_triggers(seen, lexicon, sentence=sentence)):
        made = sightings_of(seen, lexicon, gazetteer=gazetteer, trigger=trigger, sentence=_around(trigger, sentence))
        is_purpose = trigger.group is not None and trigger.group.infinitive and len(journey) == 1
        if trigger.kind == "visit" and len(made) == 1:
            journey = made[0].stops
        elif is_purpose:
            made = [replace(sighting, stops=sighting.stops or journey) for sighting in made]
        found += made
    return found


def _around(trigger: Trigger, sentence: range) -> range:
    """Returns the part of a sentence that may tell of a trigger; all of it unless it is very long."""
    return range(max(sentence.start, trigger.first - _REACH), min(sentence.stop, trigger.end + _REACH))


def _with_speakers(seen: View, says: Asserted, sighting: Sighting) -> Sighting:
    """Returns "our talks" with those who say it and those they say it to as participants."""
    words = {seen.words[token] for token in seen.tokens_in(sighting.trigger)}
    if len(sighting.participants) > 0 or "our" not in words:
        return sighting
    ids = says.sides.get(says.by(sighting.trigger), ())
    represents = {actor.id: actor.represents for actor in seen.draft.actors if actor.id in ids}
    return replace(sighting, participants=tuple(Participant(actor, represents[actor], "party") for actor in ids))


def _engagements(
    seen: View, rows: Sequence[Merged], *, owners: Sequence[int | None], says: Asserted
) -> tuple[Engagement, ...]:
    ids = [_id(seen, row) for row in rows]
    kept = {row: index for index, row in reversed(list(enumerate(ids)))}
    made: list[Engagement] = []
    for index in sorted(kept.values()):
        owner = owners[index]
        is_part = owner is not None and ids[owner] != ids[index]
        stop = _stop(rows[index].sighting, rows[owner].sighting) if owner is not None and is_part else None
        part_of = ids[owner] if owner is not None and is_part else None
        made.append(replace(_engagement(rows[index], says, row=ids[index]), part_of=part_of, stop=stop))
    return tuple(made)


def _stop(sighting: Sighting, journey: Sighting) -> int | None:
    """Returns which stop of a journey a visit is, where the text says so or lists the stops."""
    if sighting.kind != "visit" or journey.kind != "visit":
        return None
    if journey.numbered is not None and sighting.stops and sighting.stops[0].country == journey.numbered[0]:
        return journey.numbered[1]
    return sighting.stop


def _id(seen: View, row: Merged) -> str:
    sighting = row.sighting
    places = [stop.country or "" for stop in sighting.stops]
    return row_id(
        seen.draft.report.id,
        "engagements",
        kind=sighting.kind,
        spans=[sighting.trigger],
        more=[*sighting.parties, *places],
    )


def _engagement(merged: Merged, says: Asserted, *, row: str) -> Engagement:
    sighting = merged.sighting
    return Engagement(
        id=row,
        kind=sighting.kind,
        participants=sighting.participants,
        parties=sighting.parties,
        host=sighting.host,
        places=tuple(dict.fromkeys(stop.place.id for stop in sighting.stops if stop.place is not None)),
        start=sighting.dates.start,
        end=sighting.dates.end,
        duration_days=sighting.duration_days,
        series=sighting.series,
        topics=sighting.topics,
        status=sighting.status,
        part_of=None,
        stop=None,
        asserted_by=says.by(sighting.trigger),
        evidence=merged.evidence,
    )
