"""The gazetteer: tables of states, organisations, role words and cities, and how names are found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.gazetteer.entries import City, Entry, Gender, House, Organisation, RoleWord, State


@dataclass(frozen=True, slots=True)
class Index:
    """Finds the longest name that begins at a piece of text, in time linear in the length of that name."""

    entries: Mapping[str, tuple[Entry, ...]]
    """What each name stands for, by the key of the name."""
    longest: Mapping[str, int]
    """Number of pieces of the longest name that begins with a piece."""

    def at(self, words: Sequence[str], position: int) -> tuple[int, tuple[Entry, ...]]:
        """Returns how many pieces the longest name at `position` has, and what it stands for; (0, ()) without one."""
        most = min(self.longest.get(words[position], 0), len(words) - position)
        for count in range(most, 0, -1):
            found = self.entries.get(" ".join(words[position : position + count]))
            if found is not None:
                return count, found
        return 0, ()


@dataclass(frozen=True)
class Gazetteer:
    """Holds the tables, loaded once by the caller."""

    version: str
    """Version and digest of the data files."""
    states: Mapping[str, State]
    """States and territories by ISO 3166-1 alpha-3 code."""
    organisations: Mapping[str, Organisation]
    """Organisations by id."""
    roles: Mapping[str, RoleWord]
    """Role words by their words in lower case."""
    houses: tuple[House, ...]
    """Publishers of official releases."""
    words: Mapping[str, frozenset[str]]
    """Plain word lists by name."""
    honorifics: Mapping[str, Gender | None]
    """Forms of address and the gender that they tell."""
    group_sectors: Mapping[str, str]
    """PLOVER sector of a group by its noun."""
    names: Index
    """Finds states, adjectives, peoples, capitals, seats of power and organisations; upper and lower case count."""
    role_names: Index
    """Finds role words, singular and plural, in lower case."""
    city_table: str
    """The text of the table of cities, which is read when a city is first asked for."""

    @cached_property
    def cities(self) -> Mapping[str, tuple[City, ...]]:
        """Returns the cities by name, the most populous first."""
        found: dict[str, list[City]] = {}
        for line in self.city_table.splitlines():
            if line.startswith("#"):
                continue
            name, others, country, geonames, latitude, longitude, population = line.split("\t")
            number = int(geonames) if geonames else None
            city = City(name, country, number, float(latitude), float(longitude), int(population))
            for printed in (name, *filter(None, others.split("|"))):
                found.setdefault(printed, []).append(city)
        return {name: tuple(cities) for name, cities in found.items()}
