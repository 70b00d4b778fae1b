"""Reads one engagement out of one trigger and its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.coding.coordination import rightward
from dragoman.coding.dates import Dates, dates_between, dates_of, dates_over, duration_of
from dragoman.coding.participants import (
    first_units,
    has_partner_phrase,
    is_free,
    is_person,
    partner_units,
    possessor,
    subject_units,
)
from dragoman.coding.series import Format, number_of, read_format
from dragoman.coding.status import status_of
from dragoman.coding.topics import topics_of
from dragoman.coding.travel import Stop, destinations, scene
from dragoman.coding.triggers import FrameLexicon, Trigger
from dragoman.coding.view import Unit, View
from dragoman.gazetteer import Gazetteer
from dragoman.model import Actor, Participant, Series, Span
from dragoman.model.engagement import EngagementKind, EngagementStatus, ParticipantPart

_SEVERAL = 2
_OPENING = 4
_MOST_OPENING = 30
_MOST_OBJECT = 10


@dataclass(frozen=True, slots=True)
class Sighting:
    """Is an engagement as one sentence tells it."""

    kind: EngagementKind
    """What it is."""
    status: EngagementStatus
    """Whether it took place."""
    participants: tuple[Participant, ...]
    """Those who take part."""
    named_parties: tuple[str, ...]
    """Parties that the name of the format tells."""
    host: str | None
    """The state or organisation that hosts."""
    stops: tuple[Stop, ...]
    """Where it takes place; of a journey, every stop."""
    dates: Dates
    """When."""
    duration_days: int | None
    """A printed duration."""
    series: Series | None
    """The recurring format."""
    topics: tuple[Span, ...]
    """What it is about."""
    trigger: Span
    """The words that name it."""
    evidence: Span
    """The words that say so."""
    sentence: int
    """Index of the sentence."""
    stop: int | None = None
    """Which stop of its journey it is, where one sentence lists them."""
    numbered: tuple[str, int] | None = None
    """Of a journey, a state that is said to be its stop of that number."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Is the states and organisations taking part, sorted, each once."""
        told = {participant.represents for participant in self.participants} | {*self.named_parties}
        return tuple(sorted(party for party in told if party is not None))


def sightings_of(
    view: View, lexicon: FrameLexicon, *, gazetteer: Gazetteer, trigger: Trigger, sentence: range
) -> list[Sighting]:
    """Returns the engagements that a trigger tells of: none, one, or a journey and its stops."""
    status = status_of(view, lexicon, trigger=trigger, sentence=sentence)
    if status is None:
        return []
    if trigger.kind == "visit":
        return _journey(view, lexicon, trigger, sentence, status=status)
    if trigger.verb is not None:
        return _by_verb(view, lexicon, trigger, sentence, status=status)
    return _by_noun(view, lexicon, gazetteer, trigger, sentence=sentence, status=status)


def _participants(units: list[Unit], part: ParticipantPart) -> list[Participant]:
    return [Participant(actor.id, actor.represents, part) for actor in _actors(units)]


def _without_doubles(participants: list[Participant]) -> tuple[Participant, ...]:
    return tuple({participant.actor: participant for participant in reversed(participants)}.values())[::-1]


def _actors(units: list[Unit]) -> list[Actor]:
    return list({actor.id: actor for unit in units for actor in unit.actors}.values())


def _base(view: View, lexicon: FrameLexicon, trigger: Trigger, sentence: range, status: EngagementStatus) -> Sighting:
    """Returns a sighting without participants."""
    where = scene(view, trigger, sentence=sentence)
    return Sighting(
        kind=trigger.kind,
        status=status,
        participants=(),
        named_parties=(),
        host=None,
        stops=(where,) if where is not None else (),
        dates=dates_of(view, trigger, sentence=sentence, least=_clause_start(view, trigger, sentence)),
        duration_days=None,
        series=None,
        topics=tuple(topics_of(view, lexicon, trigger=trigger, sentence=sentence)),
        trigger=view.span(trigger.first, trigger.end - 1),
        evidence=view.span(sentence.start, sentence.stop - 1),
        sentence=view.draft.tokens[trigger.first].sentence,
    )


def _clause_start(view: View, trigger: Trigger, sentence: range) -> int:
    """Returns the start of the trigger's clause: after the last mark or conjunction that stands before its subject."""
    for token in range(trigger.first - 1, sentence.start, -1):
        if view.words[token] in {";", "where", "which"}:
            return token
    return sentence.start


def _by_verb(
    view: View, lexicon: FrameLexicon, trigger: Trigger, sentence: range, *, status: EngagementStatus
) -> list[Sighting]:
    verb = trigger.verb
    if verb is None or (trigger.group is not None and trigger.group.passive):
        return []
    if len(verb.unmet) > 0 and _is_unmet(view, trigger, sentence, verb.unmet):
        return []
    if len(verb.needs_object) > 0 and not _has_object(view, trigger, sentence, verb.needs_object):
        return []
    subject = _verb_subject(view, trigger, sentence)
    partners = _others(partner_units(view, trigger, prepositions=verb.partner, sentence=sentence), subject)
    # "welcomes the minister's announcement" receives nobody.
    if verb.needs_person:
        partners = [unit for unit in partners if not _is_crowd(unit)]
    if verb.subject_hosts:
        partners = [unit for unit in partners if view.word(unit.last + 1) not in {"'s", "'"}]
    if verb.needs_person:
        partners = [unit for unit in partners if is_person(unit)]
    told = len(partners) > 0 or has_partner_phrase(
        view, trigger, prepositions=tuple(filter(None, verb.partner)), sentence=sentence
    )
    if verb.needs_partner and not told:
        return []
    if _is_asked(view, trigger, subject, sentence):
        return []
    n_actors = len(_actors([*subject, *partners]))
    is_enough = n_actors >= _SEVERAL or told or trigger.kind == "signing" or _has_other(view, trigger)
    if n_actors == 0 or not is_enough:
        return []
    own: ParticipantPart = "host" if verb.subject_hosts else "party"
    theirs: ParticipantPart = "guest" if verb.subject_hosts else "party"
    people = _without_doubles([*_participants(subject, own), *_participants(partners, theirs)])
    base = _base(view, lexicon, trigger, sentence, status)
    hosts = [participant.represents for participant in people if participant.as_ == "host"]
    return [replace(base, participants=people, host=next(iter(hosts), None))]


def _verb_subject(view: View, trigger: Trigger, sentence: range) -> list[Unit]:
    """Returns the subject of a trigger verb; of an infinitive, that of the sentence, unless one stands right before."""
    group = trigger.group
    before = view.unit(trigger.subject_end - 2)
    if group is not None and group.infinitive and (before is None or not is_free(view, before)):
        return first_units(view, trigger.subject_end, sentence=sentence)
    if group is not None and group.form == "gerund" and not group.has_auxiliary:
        owner = view.unit(trigger.subject_end - 2) or view.unit(trigger.subject_end - 1)
        if owner is not None:
            return [owner]
    return subject_units(view, trigger.subject_end, sentence=sentence)


def _others(partners: list[Unit], subject: list[Unit]) -> list[Unit]:
    """Returns those of the other side who are not the subject as well."""
    known = {actor.id for actor in _actors(subject)}
    return [unit for unit in partners if not known & {actor.id for actor in unit.actors}]


def _has_object(view: View, trigger: Trigger, sentence: range, nouns: frozenset[str]) -> bool:
    limit = min(sentence.stop, trigger.end + 14)
    return any(view.words[token] in nouns for token in range(trigger.end, limit))


def _stands_by(view: View, trigger: Trigger) -> bool:
    """Tells whether a subject stands right before a verb that is a journey only of people: "X is in Rome"."""
    if trigger.verb is None or not trigger.verb.needs_person_subject:
        return True
    position = trigger.first - 1
    while view.grammar.is_adverb(view.word(position)):
        position -= 1
    return view.unit(position) is not None or view.word(position) in {",", ")"}


def _is_asked(view: View, trigger: Trigger, subject: list[Unit], sentence: range) -> bool:
    """Tells whether a question asks whether it takes place: "Will she meet …?"."""
    firsts = [trigger.subject_end - 1, *(unit.first for unit in subject[:1])]
    opens = any(view.word(first - 1) in view.grammar.inverting for first in firsts)
    return opens and view.words[sentence.stop - 1] == "?"


def _is_crowd(unit: Unit) -> bool:
    """Tells whether a mention is of people who act for nobody ("refugees")."""
    return all(actor.kind == "group" and actor.represents is None for actor in unit.actors)


def _is_unmet(view: View, trigger: Trigger, sentence: range, nouns: frozenset[str]) -> bool:
    """Tells whether the object right after the verb is a need or a goal ("meet Ukraine's urgent needs")."""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_OBJECT)):
        word = view.words[token]
        if word in nouns:
            return True
        if word in view.grammar.prepositions or word in {".", ",", ";"}:
            return False
    return False


def _has_other(view: View, trigger: Trigger) -> bool:
    """Tells whether the other side is told without being a known actor ("met a number of officials", "met with")."""
    return view.word(trigger.end) in {"a", "several", "many", "various", "members", "leaders", "senior"}


def _by_noun(
    view: View,
    lexicon: FrameLexicon,
    gazetteer: Gazetteer,
    trigger: Trigger,
    *,
    sentence: range,
    status: EngagementStatus,
) -> list[Sighting]:
    named = read_format(view, lexicon.frames, gazetteer=gazetteer, trigger=trigger, sentence=sentence)
    after = replace(trigger, end=max(trigger.end, named.end))
    subject, own = _subject(view, trigger, sentence)
    partners = _others(partner_units(view, after, prepositions=lexicon.frames.partner, sentence=sentence), subject)
    hosts = _hosts(view, after, sentence)
    people = _without_doubles(
        [*_participants(hosts, "host"), *_participants(subject, own), *_participants(partners, "party")]
    )
    if not _is_told(trigger, named, subject=subject, partners=partners):
        return []
    base = _base(view, lexicon, after, sentence, status)
    if _is_passing(view, base, trigger, named, people=people):
        return []
    host = next((participant.represents for participant in people if participant.as_ == "host"), None)
    return [
        replace(
            base,
            kind=named.kind,
            participants=people,
            named_parties=named.parties,
            host=host,
            series=named.series,
            trigger=view.span(trigger.first, trigger.end - 1),
        )
    ]


def _is_passing(
    view: View, base: Sighting, trigger: Trigger, named: Format, *, people: tuple[Participant, ...]
) -> bool:
    """Tells whether a conference is but mentioned: no one takes part, no verb holds it, no day, place or number."""
    is_bare = len(people) == 0 and trigger.holding is None and base.dates.start is None and len(base.stops) == 0
    number = named.series.ordinal if named.series is not None else None
    is_title = view.draft.tokens[trigger.first].sentence == 0 and view.words[view.sentences[0].stop - 1] != "."
    return named.kind == "conference" and is_bare and number is None and not is_title and base.status == "held"


def _subject(view: View, trigger: Trigger, sentence: range) -> tuple[list[Unit], ParticipantPart]:
    """Returns who holds, joins or owns the occasion, and the part that this gives them."""
    if trigger.holding is not None and trigger.holding.part != "passive" and trigger.group is not None:
        if trigger.group.passive:
            return [], "party"
        part: ParticipantPart = "host" if trigger.holding.part == "host" else "party"
        return _verb_subject(view, trigger, sentence), part
    if trigger.first - sentence.start <= _OPENING and view.words[sentence.start] in {"in", "during", "at", "on"}:
        opened = _after_comma(view, trigger, sentence)
        if len(opened) > 0:
            return opened, "party"
    owner = possessor(view, trigger, sentence=sentence)
    if len(owner) > 0:
        return owner, "party"
    if view.word(trigger.first - 1) in {"at", "in", "during", "after", "before", "following", "from", "by"}:
        if trigger.kind == "conference":
            return first_units(view, trigger.first - 1, sentence=sentence), "party"
        return subject_units(view, trigger.first - 1, sentence=sentence) or _agent(view, trigger, sentence), "party"
    return [], "party"


def _after_comma(view: View, trigger: Trigger, sentence: range) -> list[Unit]:
    """Returns the subject of "In a call on Monday, X and Y discussed …"."""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_OPENING)):
        unit = view.unit(token)
        if view.word(token - 1) == "," and unit is not None and unit.first == token:
            return rightward(view, unit, end=sentence.stop, before_verb=True)
    return []


def _hosts(view: View, trigger: Trigger, sentence: range) -> list[Unit]:
    """Returns the hosts of "a summit hosted by X"."""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_OPENING)):
        if view.words[token] in {"hosted", "convened", "chaired"} and view.word(token + 1) == "by":
            following = token + 2
            while view.word(following) in view.grammar.fillers and view.unit(following) is None:
                following += 1
            unit = view.unit(following)
            return rightward(view, unit, end=sentence.stop, needs_and=True) if unit is not None else []
    return []


def _agent(view: View, trigger: Trigger, sentence: range) -> list[Unit]:
    """Returns the agent of "This was stated by X at a meeting with Y"."""
    unit = view.unit(trigger.first - 2)
    is_agent = unit is not None and unit.first > sentence.start and view.word(unit.first - 1) == "by"
    return [unit] if unit is not None and is_agent else []


def _is_told(trigger: Trigger, named: Format, *, subject: list[Unit], partners: list[Unit]) -> bool:
    """Tells whether the words are enough for an engagement and not a passing noun ("through dialogue")."""
    n_actors = len(_actors([*subject, *partners]))
    is_held = trigger.holding is not None
    if named.kind in {"dialogue", "conference"}:
        return named.series is not None or (is_held and n_actors >= _SEVERAL)
    if is_held and trigger.holding is not None and trigger.holding.part == "passive" and n_actors == 0:
        return False
    if named.kind == "signing":
        return n_actors > 0
    return n_actors >= _SEVERAL or (is_held and n_actors > 0 and len(partners) > 0)


def _journey(
    view: View, lexicon: FrameLexicon, trigger: Trigger, sentence: range, *, status: EngagementStatus
) -> list[Sighting]:
    """Returns a visit; for several states a tour without a host, and a visit for each state."""
    prepositions = trigger.verb.place if trigger.verb is not None else lexicon.frames.destination
    stops = destinations(view, trigger, prepositions=prepositions, sentence=sentence)
    travelers = [unit for unit in _travelers(view, trigger, sentence) if not _is_crowd(unit)]
    is_sent = trigger.group is not None and trigger.group.passive and trigger.verb is not None
    if is_sent or _is_asked(view, trigger, travelers, sentence) or not _stands_by(view, trigger):
        return []
    is_tour = trigger.noun is not None and trigger.noun.words == "tour" and len(stops) == 0
    if len(travelers) == 0 or (len(stops) == 0 and not is_tour):
        return []
    people = _without_doubles(_participants(travelers, "guest"))
    base = replace(
        _base(view, lexicon, trigger, sentence, status),
        participants=people,
        stops=tuple(stops),
        duration_days=duration_of(view, trigger),
        topics=(),
    )
    own = {participant.represents for participant in people}
    countries = list(dict.fromkeys(stop.country for stop in stops))
    if len(countries) == 0:
        numbered = _numbered_stop(view, lexicon, trigger, sentence=sentence)
        is_now = any(view.words[token] in {"is", "are"} for token in range(sentence.start, trigger.first))
        return [replace(base, numbered=numbered, status="under_way" if is_now else status)]
    if len(countries) == 1:
        host = countries[0] if countries[0] not in own else None
        return [replace(base, host=host, named_parties=(host,) if host is not None else ())]
    whole = dates_over(view, sentence)
    return [replace(base, dates=whole), *_stops(view, base, stops, sentence, own)]


def _numbered_stop(view: View, lexicon: FrameLexicon, trigger: Trigger, *, sentence: range) -> tuple[str, int] | None:
    """Returns the state and the number of "X is the second stop on the tour"."""
    for token in range(sentence.start, trigger.first):
        number = number_of(lexicon.frames, view.words[token])
        if number is not None and view.word(token + 1) in {"stop", "leg", "stage"}:
            subject = [unit for place in range(sentence.start, token) if (unit := view.unit(place)) is not None]
            country = subject[0].actors[0].represents if subject else None
            return (country, number) if country is not None else None
    return None


def _travelers(view: View, trigger: Trigger, sentence: range) -> list[Unit]:
    """Returns the people who travel: the subject or owner, the agent after "by", else the first person named."""
    subject: list[Unit] = []
    if trigger.verb is None:
        agents = ("by", "of") if trigger.noun is not None and trigger.noun.words == "tour" else ("by",)
        subject = possessor(view, trigger, sentence=sentence) or partner_units(
            view, trigger, prepositions=agents, sentence=sentence
        )
    subject = [unit for unit in subject or _verb_subject(view, trigger, sentence) if is_person(unit)]
    return subject or [
        unit for unit in first_units(view, trigger.subject_end, sentence=sentence, people=True) if is_person(unit)
    ]


def _stops(view: View, base: Sighting, stops: list[Stop], sentence: range, own: set[str | None]) -> list[Sighting]:
    """Returns a visit for each state of a journey, with the words from its place to the next one."""
    made: list[Sighting] = []
    are_dated = dates_between(view, stops[0].last + 1, end=stops[1].first).start is not None
    for index, stop in enumerate(stops):
        end = stops[index + 1].first if index + 1 < len(stops) else sentence.stop
        host = stop.country if stop.country not in own else None
        made.append(
            replace(
                base,
                stops=(stop,),
                host=host,
                named_parties=(host,) if host is not None else (),
                dates=dates_between(view, stop.last + 1, end=end) if are_dated else Dates(None, None),
                stop=index + 1,
            )
        )
    return made
