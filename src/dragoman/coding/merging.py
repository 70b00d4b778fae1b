"""Makes one engagement of all that a report tells of it, and finds which is a part of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.coding.sightings import Sighting
from dragoman.coding.travel import Stop
from dragoman.model import Participant, Series, Span
from dragoman.model.engagement import EngagementStatus

# Of two things told about one engagement, the more certain one stands.
_STATUS_ORDER: tuple[EngagementStatus, ...] = ("cancelled", "under_way", "held", "planned", "called_for")
_MOST_COMPARED = 200
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Merged:
    """Is an engagement with all its sightings in it."""

    sighting: Sighting
    """What is told of it."""
    evidence: tuple[Span, ...]
    """The sentences that tell it."""
    sentences: frozenset[int]
    """Their indices."""


@dataclass(slots=True)
class _Growing:
    """Is an engagement while further sightings of it are added; its lists keep the whole linear."""

    sighting: Sighting
    evidence: dict[Span, None]
    topics: dict[Span, None]
    sentences: set[int]

    def add(self, sighting: Sighting) -> None:
        self.sighting = _joined(self.sighting, sighting)
        self.evidence[sighting.evidence] = None
        self.topics.update(dict.fromkeys(sighting.topics))
        self.sentences.add(sighting.sentence)

    def merged(self) -> Merged:
        sighting = replace(self.sighting, topics=tuple(self.topics))
        return Merged(sighting, tuple(self.evidence), frozenset(self.sentences))


def merge(sightings: Sequence[Sighting]) -> list[Merged]:
    """Returns the engagements of a report, in order of their first words."""
    growing: list[_Growing] = []
    for sighting in sightings:
        recent = range(len(growing) - 1, max(-1, len(growing) - 1 - _MOST_COMPARED), -1)
        position = next((index for index in recent if _is_same(growing[index].sighting, sighting)), None)
        if position is None:
            evidence, topics = {sighting.evidence: None}, dict.fromkeys(sighting.topics)
            growing.append(_Growing(sighting, evidence, topics, {sighting.sentence}))
        else:
            growing[position].add(sighting)
    return [row.merged() for row in growing]


def _is_same(one: Sighting, other: Sighting) -> bool:
    if one.kind != other.kind or _clash(one.status, other.status):
        return False
    if one.kind == "visit":
        return _same_visit(one, other)
    if one.series is not None and other.series is not None:
        return _same_series(one.series, other.series)
    if one.kind in {"dialogue", "conference"}:
        return one.sentence == other.sentence and one.series is None and other.series is None
    people = {participant.actor for participant in one.participants}
    others = {participant.actor for participant in other.participants}
    if one.dates.start is not None and other.dates.start is not None and one.dates.start != other.dates.start:
        return False
    if len(one.stops) > 0 and len(other.stops) > 0 and one.stops[0].country != other.stops[0].country:
        return False
    # Somebody meets many: one participant alone tells no meeting from another.
    return min(len(people), len(others)) >= _SEVERAL and (people <= others or others <= people)


def _clash(one: EngagementStatus, other: EngagementStatus) -> bool:
    return one != other and not {one, other} <= {"held", "under_way"}


def _same_visit(one: Sighting, other: Sighting) -> bool:
    travelers = {participant.actor for participant in one.participants}
    if not travelers & {participant.actor for participant in other.participants}:
        return False
    countries = {stop.country for stop in one.stops}
    others = {stop.country for stop in other.stops}
    return countries == others


def _same_series(one: Series, other: Series) -> bool:
    same_number = one.ordinal == other.ordinal or None in {one.ordinal, other.ordinal}
    names = {one.name.casefold(), other.name.casefold()}
    return same_number and (len(names) == 1 or min(names, key=len) in max(names, key=len))


def _joined(old: Sighting, sighting: Sighting) -> Sighting:
    """Returns what two sightings tell together; of what both tell, the first."""
    known = {participant.actor for participant in old.participants}
    further = tuple(participant for participant in sighting.participants if participant.actor not in known)
    return replace(
        old,
        status=min(old.status, sighting.status, key=_STATUS_ORDER.index),
        participants=(*old.participants, *further),
        named_parties=tuple(dict.fromkeys((*old.named_parties, *sighting.named_parties))),
        host=old.host or sighting.host,
        stops=old.stops or sighting.stops,
        dates=old.dates if old.dates.start is not None else sighting.dates,
        duration_days=old.duration_days if old.duration_days is not None else sighting.duration_days,
        series=_fuller(old.series, sighting.series),
    )


def _fuller(one: Series | None, other: Series | None) -> Series | None:
    if one is None or other is None:
        return one or other
    return Series(one.name, one.ordinal if one.ordinal is not None else other.ordinal, one.year or other.year)


def parents(rows: Sequence[Merged], margins: Sequence[int]) -> list[int | None]:
    """Returns for each engagement the index of the one that it is a part of.

    A stop is a part of its journey. A meeting is a part of the conference on whose margins it is held, of the dialogue
    told in the same sentence at the same place, or of the one visit of a participant to the state that it takes
    place in. A dialogue or conference is a part of such a visit.

    Args:
        rows: the engagements.
        margins: indices of sentences that say "on the margins of".
    """
    journeys: dict[tuple[str, ...], int] = {}
    visits: dict[tuple[str, str], list[int]] = {}
    for index, row in enumerate(rows):
        sighting = row.sighting
        if sighting.kind != "visit":
            continue
        actors = tuple(sorted(participant.actor for participant in sighting.participants))
        if len({stop.country for stop in sighting.stops}) != 1:
            journeys.setdefault(actors, index)
        elif (country := sighting.stops[0].country) is not None:
            own = [participant.represents or "" for participant in sighting.participants]
            for key in dict.fromkeys((*actors, *own)):
                visits.setdefault((key, country), []).append(index)
    return [_parent(rows, index, journeys=journeys, visits=visits, margins=margins) for index in range(len(rows))]


def _parent(
    rows: Sequence[Merged],
    index: int,
    *,
    journeys: dict[tuple[str, ...], int],
    visits: dict[tuple[str, str], list[int]],
    margins: Sequence[int],
) -> int | None:
    sighting = rows[index].sighting
    if sighting.kind == "visit":
        actors = tuple(sorted(participant.actor for participant in sighting.participants))
        tour = journeys.get(actors)
        return tour if tour is not None and tour != index and _stops_on(rows[tour].sighting, sighting) else None
    larger = _occasion(rows, index, margins) if sighting.kind in {"meeting", "call"} else None
    return larger if larger is not None else _visit(sighting, visits)


def _stops_on(tour: Sighting, visit: Sighting) -> bool:
    return len(tour.stops) == 0 or {stop.country for stop in visit.stops} <= {stop.country for stop in tour.stops}


def with_tour_stops(rows: Sequence[Merged], owners: Sequence[int | None]) -> list[Merged]:
    """Returns the engagements with the places of its visits in each tour that names none itself."""
    stops: dict[int, list[Stop]] = {}
    for row, owner in zip(rows, owners, strict=True):
        if owner is not None and row.sighting.kind == "visit":
            stops.setdefault(owner, []).extend(row.sighting.stops)
    return [
        replace(row, sighting=replace(row.sighting, stops=row.sighting.stops or tuple(stops.get(index, ()))))
        if row.sighting.kind == "visit"
        else row
        for index, row in enumerate(rows)
    ]


def _occasion(rows: Sequence[Merged], index: int, margins: Sequence[int]) -> int | None:
    """Returns the dialogue or conference of the same sentence at the same place or at its margins."""
    row = rows[index]
    for other in range(max(0, index - 2), min(len(rows), index + 3)):
        larger = rows[other]
        if other == index or larger.sighting.kind not in {"dialogue", "conference"}:
            continue
        shared = row.sentences & larger.sentences
        at_margins = any(sentence in margins for sentence in shared)
        countries = {stop.country for stop in row.sighting.stops} & {stop.country for stop in larger.sighting.stops}
        if len(shared) > 0 and (at_margins or len(countries) > 0):
            return other
    return None


def _visit(sighting: Sighting, visits: dict[tuple[str, str], list[int]]) -> int | None:
    """Returns the one visit of a participant, or of an official of a party, to the state where it takes place.

    For a planned meeting whose place is not told, that is the state of another participant.
    """
    place = sighting.stops[0].country if sighting.stops else None
    if place is None and (sighting.kind != "meeting" or sighting.status != "planned"):
        return None
    people = [participant.actor for participant in sighting.participants]
    countries = [place] if place is not None else list(sighting.parties)
    for keys in (people, sighting.parties if place is not None else ()):
        found = {visit for key in keys for country in countries for visit in visits.get((key, country), [])}
        if len(found) == 1:
            return found.pop()
    return None


def with_place_host(sighting: Sighting, participants: Sequence[Participant]) -> Sighting:
    """Returns a sighting hosted by the state in which it takes place, if that state takes part."""
    country = sighting.stops[0].country if len(sighting.stops) == 1 else None
    takes_part = country is not None and country in {participant.represents for participant in participants}
    return replace(sighting, host=country) if sighting.host is None and takes_part else sighting
