"""Codes who did what to whom in PLOVER, as far as engagements and statements tell it. Nothing is coded by default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.coding.assertion import NARRATOR, asserted
from dragoman.coding.clauses import statements_in
from dragoman.coding.coordination import rightward
from dragoman.coding.cues import CueLexicon, cue_lexicon
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


@dataclass(frozen=True, slots=True)
class Saying:
    """Is who asserts that something was said, and whether it is still to be said."""

    asserted_by: str
    """`narrator`, or the id of a statement."""
    is_planned: bool
    """Whether it is still to be said."""


@dataclass(frozen=True, slots=True)
class Act:
    """Is what somebody does by saying it."""

    act: str
    """The act of the cue."""
    speakers: tuple[str, ...]
    """Actor ids of those who say it."""
    addressees: tuple[str, ...]
    """Actor ids of those it is said to."""
    cue: Span
    """The cue."""
    content: Span
    """The first words of what is said."""
    evidence: Span
    """Source, cue and content."""
    saying: Saying
    """Who asserts it."""


def stage(ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `events`."""
    frames, cues = frame_lexicon(ontology), cue_lexicon(ontology.cues)

    def run(draft: Draft) -> Draft:
        return replace(draft, events=find_events(draft, ontology, frames=frames, cues=cues))

    reads = [
        "report",
        "sentences",
        "tokens",
        "quotations",
        "actors",
        "places",
        "times",
        "statements",
        "engagements",
        "commitments",
    ]
    return each("events", run, reads=reads, writes=["events"])


def find_events(draft: Draft, ontology: Ontology, *, frames: FrameLexicon, cues: CueLexicon) -> tuple[Event, ...]:
    """Returns the events of a draft, in order of their words."""
    seen = view(draft, ontology.grammar)
    events = [
        *_from_engagements(seen, ontology, frames),
        *_from_acts(seen, ontology, cues),
        *_from_commitments(seen, ontology),
    ]
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


def _from_commitments(seen: View, ontology: Ontology) -> Iterator[Event]:
    """Yields the pledges that no promise among the statements has made an event already."""
    promises = {row.id for row in seen.draft.statements if row.act in ontology.act_rules}
    for row in seen.draft.commitments:
        if row.statement in promises and row.statement is not None:
            continue
        pledge = row.pledge[0]
        tokens = seen.tokens_in(pledge)
        is_future = len(tokens) > 0 and seen.words[tokens.start] in ontology.cues.future
        trigger = seen.span(tokens.start, tokens.start) if len(tokens) > 0 else pledge
        yield Event(
            id=row_id(seen.draft.report.id, "events", kind="AGREE", spans=row.evidence, more=[row.id]),
            type="AGREE",
            mode=None,
            contexts=(),
            actors=row.by,
            recipients=row.to,
            status="planned" if is_future else "occurred",
            place=None,
            start=None,
            end=None,
            asserted_by=row.statement or NARRATOR,
            trigger=(trigger,),
            evidence=row.evidence,
            intensity=ontology.events["AGREE"].intensity(None),
        )


def _acts(seen: View, lexicon: CueLexicon) -> Iterator[Act]:
    """Yields what is done by saying it: by the speaker of a statement, or by "I" and "we" within one."""
    draft = seen.draft
    for row in draft.statements:
        if row.polarity == "asserted" and row.act is not None and len(row.cue) > 0:
            pieces = sorted((*row.source, *row.cue, *row.content))
            evidence = Span(pieces[0].start, max(piece.end for piece in pieces))
            yield Act(row.act, row.speakers, row.addressees, row.cue[0], row.content[0], evidence, _saying(row))
    says = asserted(draft)
    speakers = {row.id: row.speakers for row in draft.statements}
    for sentence in seen.sentences:
        for found in statements_in(seen, lexicon, sentence=sentence, own_voice=True) if len(sentence) > 0 else ():
            owner = says.by(found.cue) if found.cue is not None else NARRATOR
            if found.cue is None or found.act is None or owner == NARRATOR or found.polarity == "denied":
                continue
            evidence = Span(found.cue.start, max(found.cue.end, found.reach[-1].end))
            saying = Saying(owner, is_planned=found.status == "planned")
            yield Act(found.act, speakers[owner], found.addressees, found.cue, found.reach[0], evidence, saying)


def _saying(row: Statement) -> Saying:
    return Saying(row.within or NARRATOR, is_planned=row.status == "planned")


def _from_acts(seen: View, ontology: Ontology, lexicon: CueLexicon) -> Iterator[Event]:
    for act in _acts(seen, lexicon):
        rule = ontology.act_rules.get(act.act)
        if rule is None or len(act.speakers) == 0:
            continue
        recipients = tuple(actor for actor in _recipients(seen, act) if actor not in act.speakers)
        if rule.needs_recipient and len(recipients) == 0:
            continue
        keeps_type = ontology.events[rule.type].quad >= _FIRST_CONFLICT or not act.saying.is_planned
        type_ = rule.type if keeps_type else "AGREE"
        mode = rule.mode if type_ == rule.type else None
        yield Event(
            id=row_id(seen.draft.report.id, "events", kind=type_, spans=[act.cue, act.evidence], more=[*act.speakers]),
            type=type_,
            mode=mode,
            contexts=(),
            actors=act.speakers,
            recipients=recipients,
            status="planned" if act.saying.is_planned else "occurred",
            place=None,
            start=None,
            end=None,
            asserted_by=act.saying.asserted_by,
            trigger=(act.cue,),
            evidence=(act.evidence,),
            intensity=ontology.events[type_].intensity(mode),
        )


def _recipients(seen: View, act: Act) -> tuple[str, ...]:
    """Returns those addressed, or those whom the content begins with ("thanked Egypt for …")."""
    if len(act.addressees) > 0:
        return act.addressees
    tokens = seen.tokens_in(act.content)
    for token in range(tokens.start, min(tokens.stop, tokens.start + _MOST_BEFORE_RECIPIENT)):
        unit = seen.unit(token)
        if unit is not None:
            units = rightward(seen, unit, end=tokens.stop, needs_and=True)
            return tuple(dict.fromkeys(actor.id for unit in units for actor in unit.actors))
        if seen.words[token] in seen.grammar.prepositions - {"of"}:
            return ()
    return ()
