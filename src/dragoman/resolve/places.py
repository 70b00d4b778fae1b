"""Makes places of the mentions that say where: countries, cities, venues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.gazetteer import City, Gazetteer
from dragoman.model.annotation import Mention
from dragoman.model.draft import Draft
from dragoman.model.identity import place_id
from dragoman.model.place import Place
from dragoman.model.span import Span
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.ontology import Ontology

DOMINANCE = 4
"""How many times more people the largest city of a name must have than the next one; world knowledge."""
_BETWEEN_CITY_AND_STATE = re.compile(r",\s+\Z")
_LAST_WORDS = re.compile(r"(\w+)(?:\s+the)?\s+\Z")
_LIST = re.compile(r"\s*,?\s*(?:and\s+)?(?:the\s+)?\Z")
_REACH = 30


def stage(_ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `places`."""

    def run(draft: Draft) -> Draft:
        return replace(draft, places=find_places(draft, gazetteer))

    return each("places", run, reads=["report", "mentions"], writes=["places"])


def find_places(draft: Draft, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Returns the places of a report, in order of first mention."""
    text = draft.report.text
    book = _Book({mention.entry for mention in draft.mentions if mention.label == "state"})
    named = [mention for mention in draft.mentions if mention.label in {"place", "state"} and mention.name is not None]
    last_end = -1
    for index, mention in enumerate(named):
        if mention.label == "place":
            following = named[index + 1] if index + 1 < len(named) else None
            book.add_city(mention, text, state=_state_after(mention, following, text), gazetteer=gazetteer)
            last_end = mention.end
        elif _is_country(mention, text, gazetteer) and (
            _is_where(text, mention, gazetteer) or (last_end >= 0 and _LIST.fullmatch(text[last_end : mention.start]))
        ):
            book.add(mention, Place("", " ".join(mention.words(text).split()), mention.entry))
            last_end = mention.end
    return book.places()


@dataclass(slots=True)
class _Book:
    """Holds the places found so far."""

    states: set[str | None]
    rows: dict[str, Place] = field(default_factory=dict)
    mentions: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, mention: Mention, place: Place) -> None:
        """Adds a mention to its place."""
        identifier = place_id(place.name, place.country, geonames=place.geonames)
        self.rows.setdefault(identifier, replace(place, id=identifier))
        self.mentions.setdefault(identifier, []).append(mention.bare())

    def add_city(self, mention: Mention, text: str, *, state: str | None, gazetteer: Gazetteer) -> None:
        """Adds a mention of a city or venue, with its coordinates where there is no doubt which one it is."""
        name = " ".join(mention.words(text).split())
        cities = gazetteer.cities.named(name.replace("’", "'"))
        if cities and all(city.country != state for city in cities):
            state = None  # a list: "Jakarta, Singapore"
        city = self._settled(cities, state or mention.of)
        if city is None:
            self.add(mention, Place("", name, state or mention.of))
        else:
            place = Place("", name, city.country, city.geonames, city.latitude, city.longitude)
            self.add(mention, place)

    def _settled(self, cities: Sequence[City], country: str | None) -> City | None:
        if country is not None:
            return next((city for city in cities if city.country == country), None)
        if len(cities) < 2 or cities[0].population == 0 or cities[0].population >= DOMINANCE * cities[1].population:
            return cities[0] if cities else None
        near = [city for city in cities if city.country in self.states]
        return near[0] if len({city.country for city in near}) == 1 else None

    def places(self) -> tuple[Place, ...]:
        """Returns the places in order of first mention."""
        places = (replace(place, mentions=tuple(self.mentions[key])) for key, place in self.rows.items())
        return tuple(sorted(places, key=lambda place: place.mentions[0]))


def _state_after(mention: Mention, following: Mention | None, text: str) -> str | None:
    """Returns the state of "City, State"."""
    if following is None or following.label != "state":
        return None
    return following.entry if _BETWEEN_CITY_AND_STATE.fullmatch(text[mention.end : following.start]) else None


def _is_country(mention: Mention, text: str, gazetteer: Gazetteer) -> bool:
    """Tells whether the mention is the state's own name, not its government or a seat of power."""
    state = gazetteer.states.get(mention.entry or "")
    name = " ".join(mention.words(text).split()).replace("’", "'")
    if state is None or (name != state.name and name not in state.names):
        return False
    # "in U.S. foreign policy" says whose and not where.
    return name not in state.adjectives or not text[mention.end : mention.end + 2].strip()[:1].isalpha()


def _is_where(text: str, mention: Mention, gazetteer: Gazetteer) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    last = _LAST_WORDS.search(before)
    return last is not None and last.group(1).lower() in gazetteer.words["locatives"]
