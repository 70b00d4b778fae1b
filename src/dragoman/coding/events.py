"""Codes who did what to whom in PLOVER, as far as engagements and statements tell it. Nothing is coded by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.coding.assertion import NARRATOR
from dragoman.coding.coordination import rightward
from dragoman.coding.triggers import FrameLexicon, find_triggers, frame_lexicon
from dragoman.coding.view import View, view
from dragoman.model import Draft, Engagement, Event, Span, Statement
from dragoman.model.identity import row_id
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import EngagementRule, Ontology

_MOST_BEFORE_RECIPIENT = 4
# Quads 3 and 4 keep their type when they are still to come; cooperation to come is AGREE (PLOVER manual 2.0).
_FIRST_CONFLICT = 3


def stage(ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `events`."""
    lexicon = frame_lexicon(ontology)

    def run(draft: Draft) -> Draft:
        return replace(draft, events=find_events(draft, ontology, lexicon=lexicon))

    reads = ["report", "sentences", "tokens", "quotations", "actors", "places", "times", "statements", "engagements"]
    return each("events", run, reads=reads, writes=["events"])


def find_events(draft: Draft, ontology: Ontology, *, lexicon: FrameLexicon) -> tuple[Event, ...]:
    """Returns the events of a draft, in order of their words."""
    seen = view(draft, ontology.grammar)
    events = [*_from_engagements(seen, ontology, lexicon), *_from_statements(seen, ontology)]
    unique = {event.id: event for event in events}
    return tuple(sorted(unique.values(), key=lambda event: (event.evidence[0], event.trigger[0], event.id)))


def _from_engagements(seen: View, ontology: Ontology, lexicon: FrameLexicon) -> Iterator[Event]:
    draft = seen.draft
    told_at = {row.id: row.evidence[0] for row in draft.engagements if row.kind == "visit"}
    stops = {
        row.id for row in draft.engagements if row.kind == "visit" and told_at.get(row.part_of or "") == row.evidence[0]
    }
    hosts: dict[str, list[str]] = {}
    for row in draft.engagements:
        if row.kind == "visit" and row.host is not None:
            tour = row.part_of if row.id in stops else None
            hosts.setdefault(tour or row.id, []).append(row.host)
    tours = {row.part_of for row in draft.engagements if row.kind == "visit"}
    states = {actor.represents: actor.id for actor in draft.actors if actor.kind == "state"}
    for row in draft.engagements:
        rule = next((rule for rule in ontology.engagement_rules if _fits(row, rule)), None)
        # Stops told in one sentence with their tour are one event with it; a tour told by its name alone is none.
        is_bare = row.kind == "visit" and row.id not in hosts and row.host is None and row.id in tours
        if rule is None or len(row.participants) == 0 or row.id in stops or is_bare:
            continue
        mode = rule.mode if rule.mode is not None or rule.type != "CONSULT" else ontology.consult_modes.get(row.kind)
        hosted = dict.fromkeys(hosts.get(row.id, ())) if row.kind == "visit" else {}
        actors = tuple(participant.actor for participant in row.participants)
        recipients = tuple(states[host] for host in hosted if host in states)
        yield Event(
            id=row_id(
                draft.report.id,
                "events",
                kind=rule.type,
                spans=row.evidence[:1],
                more=[row.kind, row.status, *actors, *recipients],
            ),
            type=rule.type,
            mode=mode,
            contexts=("diplomatic",),
            actors=actors,
            recipients=recipients,
            status=rule.status[row.status],
            place=row.places[0] if len(row.places) == 1 else None,
            start=row.start,
            end=row.end,
            asserted_by=row.asserted_by,
            trigger=(_trigger(seen, lexicon, row),),
            evidence=row.evidence[:1],
            intensity=ontology.events[rule.type].intensity(mode),
        )


def _fits(row: Engagement, rule: EngagementRule) -> bool:
    return row.kind in rule.kinds and row.status in rule.status


def _trigger(seen: View, lexicon: FrameLexicon, row: Engagement) -> Span:
    """Returns the words of an engagement's first sentence that name it."""
    triggers = find_triggers(seen, lexicon, sentence=seen.tokens_in(row.evidence[0]))
    # Rounds of talks are a dialogue or a conference by their name, not by their noun.
    fitting = [trigger for trigger in triggers if trigger.kind == row.kind] or [
        trigger for trigger in triggers if trigger.noun is not None
    ]
    return seen.span(fitting[0].first, fitting[0].end - 1) if fitting else row.evidence[0]


def _from_statements(seen: View, ontology: Ontology) -> Iterator[Event]:
    draft = seen.draft
    for statement in draft.statements:
        rule = ontology.act_rules.get(statement.act or "")
        if rule is None or len(statement.speakers) == 0 or len(statement.cue) == 0:
            continue
        if statement.polarity == "denied":
            continue
        recipients = tuple(actor for actor in _recipients(seen, statement) if actor not in statement.speakers)
        if rule.needs_recipient and len(recipients) == 0:
            continue
        is_planned = statement.status == "planned"
        keeps_type = ontology.events[rule.type].quad >= _FIRST_CONFLICT
        type_ = rule.type if keeps_type or not is_planned else "AGREE"
        mode = rule.mode if type_ == rule.type else None
        evidence = _evidence(statement)
        yield Event(
            id=row_id(draft.report.id, "events", kind=type_, spans=evidence, more=[statement.id]),
            type=type_,
            mode=mode,
            contexts=(),
            actors=statement.speakers,
            recipients=recipients,
            status="planned" if is_planned else "occurred",
            place=None,
            start=statement.date,
            end=None,
            asserted_by=statement.within or NARRATOR,
            trigger=statement.cue,
            evidence=evidence,
            intensity=ontology.events[type_].intensity(mode),
        )


def _evidence(statement: Statement) -> tuple[Span, ...]:
    """Returns source, cue and content as one stretch, or the content by itself where the cue stands apart."""
    pieces = sorted((*statement.source, *statement.cue, *statement.content))
    return (Span(pieces[0].start, max(piece.end for piece in pieces)),)


def _recipients(seen: View, statement: Statement) -> tuple[str, ...]:
    """Returns those addressed, or those whom the content begins with ("thanked Egypt for …")."""
    if len(statement.addressees) > 0:
        return statement.addressees
    tokens = seen.tokens_in(statement.content[0])
    for token in range(tokens.start, min(tokens.stop, tokens.start + _MOST_BEFORE_RECIPIENT)):
        unit = seen.unit(token)
        if unit is not None:
            units = rightward(seen, unit, end=tokens.stop, needs_and=True)
            return tuple(dict.fromkeys(actor.id for unit in units for actor in unit.actors))
        if seen.words[token] in seen.grammar.prepositions - {"of"}:
            return ()
    return ()
