from __future__ import annotations

from dragoman.model import Place
from tests.resolve.reading import ReadText, words


def _place(read: ReadText, text: str, name: str) -> Place:
    (place,) = [place for place in read(text).places if place.name == name]
    return place


def test_city_has_country_and_coordinates(read: ReadText) -> None:
    """A city that only one place can be has its country, GeoNames id and coordinates."""
    place = _place(read, "They met in Wonsan on Saturday.", "Wonsan")
    assert (place.country, place.geonames) == ("PRK", 1866923)
    assert place.latitude is not None
    assert round(place.latitude) == 39


def test_country_after_the_city_wins(read: ReadText) -> None:
    """A country after the city decides between namesakes."""
    place = _place(read, "They met in Tripoli, Lebanon.", "Tripoli")
    assert place.country == "LBN"


def test_dominant_city_of_a_name(read: ReadText) -> None:
    """Without a country the far larger city of a name is meant."""
    assert _place(read, "They met in Paris.", "Paris").country == "FRA"


def test_country_is_a_place_where_it_says_where(read: ReadText) -> None:
    """A state is a place after "in" and the like, and not where it acts."""
    draft = read("Malaysia agreed. They met in Malaysia and Japan.")
    assert [(place.name, words(draft, place.mentions)) for place in draft.places] == [
        ("Malaysia", ["Malaysia"]),
        ("Japan", ["Japan"]),
    ]
    assert draft.places[0].mentions[0].start > 10


def test_metonym_is_no_place(read: ReadText) -> None:
    """A capital that acts is a state and no place."""
    assert read("Moscow said that it agreed.").places == ()


def test_venue_of_talks(read: ReadText) -> None:
    """A venue too small for the table of cities has its state."""
    assert _place(read, "They met at Camp David.", "Camp David").country == "USA"


def test_list_of_cities_is_no_city_in_a_state(read: ReadText) -> None:
    """A city state after a city in a list is not the city's country."""
    assert _place(read, "She will travel to Jakarta, Singapore and Manila.", "Jakarta").country == "IDN"
