"""Measures engagements against what the human-written titles of releases say.

The reader gets the body, the date and the host of a release, never its title, nor its path, which repeats the title.
A record holds every engagement that the body tells of, so the one that the title names is looked for among them:

* kind: some engagement has the gold kind and shares a counterpart, a traveler or a party with the gold;
* counterparts: in one engagement, of whatever kind, all gold counterparts take part (surname and state or
  organisation; for an unnamed group, a participant or party of that state or organisation);
* strict: the same within one engagement of the right kind;
* visit places: those of all visits of the gold's travelers; a gold state is found by any place in it;
* series: an engagement of the gold kind has its name (word Jaccard of at least 0.6); ordinal: and its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dragoman.gazetteer import load_gazetteer
from dragoman.model import Actor, Engagement, Place, Record
from dragoman.model.codec import to_plain
from quality.figures import Figures, Row, present, write_predictions
from quality.matching import Count, fold, jaccard, words
from quality.reading import read_json_lines, read_rows

KINDS = ("call", "meeting", "visit", "dialogue", "conference", "signing")
SERIES_JACCARD = 0.6


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Is one whom the title names on the other side."""

    surname: str | None
    """Surname; null for an unnamed group."""
    represents: str | None
    """State or organisation; null if the title does not tell."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Is a destination that the title names."""

    name: str
    """As printed."""
    country: str | None
    """ISO 3166-1 alpha-3 code."""
    is_state: bool
    """Whether the name is that of the state itself."""


@dataclass(frozen=True, slots=True)
class Title:
    """Is what one title says."""

    id: str
    """The release's id."""
    kind: str
    """Kind of engagement."""
    travelers: tuple[str, ...]
    """Surnames on the United States' side."""
    counterparts: tuple[Counterpart, ...]
    """The other side."""
    parties: frozenset[str]
    """States and organisations."""
    places: tuple[GoldPlace, ...]
    """Destinations of a visit."""
    series: str | None
    """Name of the recurring format."""
    ordinal: int | None
    """Its number."""


@dataclass(frozen=True, slots=True)
class Score:
    """Is how one item went."""

    kind: bool
    """Whether the kind was found."""
    counterparts: bool | None
    """Whether all counterparts were; null if the title names none."""
    strict: bool
    """Both, in one engagement."""
    places: Count
    """Places of a visit."""
    series: bool | None
    """Whether the series was found; null if the title names none."""
    ordinal: bool | None
    """Whether its number was right as well; null if the title names no series."""
    n_engagements: int
    """Engagements in the record."""


def read_title(row: dict[str, Any], states: frozenset[str]) -> Title:
    """Returns a gold line; `states` are the folded names of states."""
    series = row["series"] or {}
    return Title(
        id=row["id"],
        kind=row["kind"],
        travelers=tuple(row["travellers_or_hosts"]),
        counterparts=tuple(Counterpart(other["surname"], other["represents"]) for other in row["counterparts"]),
        parties=frozenset(row["parties"]),
        places=tuple(
            GoldPlace(place["name"], place["country"], fold(place["name"]) in states) for place in row["places"]
        ),
        series=series.get("name"),
        ordinal=series.get("ordinal"),
    )


def score_title(title: Title, record: Record | None) -> Score:
    """Returns how a record does on a title; no record is an empty one."""
    engagements = record.engagements if record is not None else ()
    actors = {actor.id: actor for actor in record.actors} if record is not None else {}
    places = {place.id: place for place in record.places} if record is not None else {}
    of_kind = [engagement for engagement in engagements if engagement.kind == title.kind]
    related = [engagement for engagement in of_kind if _related(title, engagement, actors)]
    found = max((_found(title, engagement, actors) for engagement in engagements), default=0)
    found_in_kind = max((_found(title, engagement, actors) for engagement in related), default=0)
    n_counterparts = len(title.counterparts)
    named = [engagement for engagement in of_kind if _same_series(title, engagement)]
    return Score(
        kind=len(related) > 0,
        counterparts=found == n_counterparts if n_counterparts > 0 else None,
        strict=len(related) > 0 and found_in_kind == n_counterparts,
        places=_score_places(title, engagements, actors, places),
        series=len(named) > 0 if title.series is not None else None,
        ordinal=any(_ordinal(engagement) == title.ordinal for engagement in named)
        if title.series is not None
        else None,
        n_engagements=len(engagements),
    )


def _related(title: Title, engagement: Engagement, actors: dict[str, Actor]) -> bool:
    if _found(title, engagement, actors) > 0 or _travels(title, engagement, actors):
        return True
    return len(title.parties) == 0 or len(title.parties & set(engagement.parties)) > 0


def _found(title: Title, engagement: Engagement, actors: dict[str, Actor]) -> int:
    return sum(_takes_part(counterpart, engagement, actors) for counterpart in title.counterparts)


def _takes_part(counterpart: Counterpart, engagement: Engagement, actors: dict[str, Actor]) -> bool:
    if counterpart.surname is None:
        return counterpart.represents is None or counterpart.represents in _sides(engagement)
    return any(
        _has_surname(actors[participant.actor], counterpart.surname)
        and counterpart.represents in (None, participant.represents)
        for participant in engagement.participants
    )


def _sides(engagement: Engagement) -> set[str | None]:
    return {*engagement.parties, *(participant.represents for participant in engagement.participants)}


def _has_surname(actor: Actor, surname: str) -> bool:
    wanted = set(words(surname))
    return any(wanted <= set(words(name)) for name in (actor.name, *actor.aliases))


def _travels(title: Title, engagement: Engagement, actors: dict[str, Actor]) -> bool:
    return any(
        _has_surname(actors[participant.actor], surname)
        for participant in engagement.participants
        for surname in title.travelers
    )


def _score_places(
    title: Title, engagements: Sequence[Engagement], actors: dict[str, Actor], places: dict[str, Place]
) -> Count:
    if title.kind != "visit" or len(title.places) == 0:
        return Count()
    visits = [
        engagement
        for engagement in engagements
        if engagement.kind == "visit" and (len(title.travelers) == 0 or _travels(title, engagement, actors))
    ]
    visited = [places[place] for place in dict.fromkeys(place for visit in visits for place in visit.places)]
    predicted = {(fold(place.name), place.country) for place in visited}
    hits = [any(_is_place(gold, name, country) for gold in title.places) for name, country in predicted]
    n_found = sum(any(_is_place(gold, name, country) for name, country in predicted) for gold in title.places)
    # Several places of one state are one destination to a title that names the state.
    return Count(n_found, n_found + hits.count(False), len(title.places))


def _is_place(gold: GoldPlace, name: str, country: str | None) -> bool:
    return fold(gold.name) == name or (gold.is_state and gold.country is not None and gold.country == country)


def _same_series(title: Title, engagement: Engagement) -> bool:
    if title.series is None or engagement.series is None:
        return False
    return jaccard(title.series, engagement.series.name) >= SERIES_JACCARD


def _ordinal(engagement: Engagement) -> int | None:
    return engagement.series.ordinal if engagement.series is not None else None


def summarize(who: str, scores: Sequence[Score]) -> Row:
    """Returns a row of figures over some items."""
    places = sum((score.places for score in scores), Count())
    return Row(
        who,
        {
            "n": len(scores),
            "kind": _share([score.kind for score in scores]),
            "counterparts": _share([score.counterparts for score in scores]),
            "strict": _share([score.strict for score in scores]),
            "visit_places_f1": places.f1,
            "series": _share([score.series for score in scores]),
            "ordinal": _share([score.ordinal for score in scores]),
            "rows_a_record": round(sum(score.n_engagements for score in scores) / len(scores), 2) if scores else None,
        },
    )


def _share(answers: Sequence[bool | None]) -> float | None:
    told = [answer for answer in answers if answer is not None]
    return sum(told) / len(told) if told else None


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def _miss(title: Title, score: Score) -> str | None:
    missed = [
        name
        for name, value in (
            ("kind", score.kind),
            ("counterparts", score.counterparts),
            ("strict", score.strict),
            ("places", score.places.right == score.places.gold == score.places.predicted),
            ("series", score.series),
            ("ordinal", score.ordinal),
        )
        if value is False
    ]
    return f"{title.kind} {title.id}: {', '.join(missed)}" if missed else None


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the releases without their titles and compares the records with what the titles say."""
    gold_path = present(data.parent / "gold" / "titles_dev.gold.jsonl")
    releases_path = present(data / "state-department" / "releases.jsonl.gz")
    states = frozenset(fold(name) for state in load_gazetteer().states.values() for name in (state.name, *state.names))
    titles = [read_title(row, states) for row in read_json_lines(gold_path)]
    wanted = {title.id for title in titles}
    inputs = [
        {"id": row["id"], "url": _host(row["url"]), "published": row["published"], "html": row["html"]}
        for row in read_json_lines(releases_path)
        if row["id"] in wanted
    ]
    records = read_rows(inputs)
    scores = [score_title(title, records.get(title.id)) for title in titles]
    write_predictions(
        [
            {"id": title, **{name: to_plain(getattr(record, name)) for name in ("engagements", "actors", "places")}}
            for title, record in records.items()
        ],
        predictions,
    )
    by_kind = {
        kind: [score for title, score in zip(titles, scores, strict=True) if title.kind == kind] for kind in KINDS
    }
    misses = (_miss(title, score) for title, score in zip(titles, scores, strict=True))
    return Figures(
        task="engagements",
        measured_on=f"{len(titles)} releases whose title names an engagement; {len(records)} records",
        rows=(
            summarize("dragoman: calls and meetings", [*by_kind["call"], *by_kind["meeting"]]),
            *(summarize(f"dragoman: {kind}", by_kind[kind]) for kind in KINDS),
            summarize("dragoman: all", scores),
            Row("goal", {"strict": 0.95, "visit_places_f1": 0.95}),
        ),
        notes=("no peer extracts engagements; 2–3 % of the titles are debatable",),
        errors=tuple(miss for miss in misses if miss is not None),
    )
