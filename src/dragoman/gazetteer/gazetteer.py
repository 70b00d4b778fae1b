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


class CityTable:
    """Finds cities and venues by name. The table is indexed when it is first asked, and a row is read when it is hit.

    Args:
        table: the text of the table.
    """

    def __init__(self, table: str) -> None:
        self._table = table

    @cached_property
    def _rows(self) -> dict[str, list[str]]:
        rows: dict[str, list[str]] = {}
        for line in self._table.splitlines():
            if not line.startswith("#"):
                name, others, row = line.split("\t", 2)
                rows.setdefault(name, []).append(row)
                for other in others.split("|") if others else ():
                    rows.setdefault(other, []).append(row)
        return rows

    def named(self, name: str) -> tuple[City, ...]:
        """Returns the places of that name, the most populous first."""
        return tuple(_city(name, row) for row in self._rows.get(name, ()))


def _city(name: str, row: str) -> City:
    country, geonames, latitude, longitude, population = row.split("\t")
    number = int(geonames) if geonames else None
    return City(name, country, number, float(latitude), float(longitude), int(population))


@dataclass(frozen=True, slots=True)
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
    months: tuple[str, ...]
    """Names of the months, in order."""
    weekdays: tuple[str, ...]
    """Names of the days of the week, from Monday."""
    honorifics: Mapping[str, Gender | None]
    """Forms of address and the gender that they tell."""
    group_sectors: Mapping[str, str]
    """PLOVER sector of a group by its noun."""
    names: Index
    """Finds states, adjectives, peoples, capitals, seats of power and organisations; upper and lower case count."""
    role_names: Index
    """Finds role words, singular and plural, in lower case."""
    cities: CityTable
    """Places by name."""
