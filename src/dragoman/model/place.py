"""A place on the map."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Is a place that the report mentions."""

    id: str
    """Hash of name and country; made by `identity.place_id`."""
    name: str
    """Its name as printed."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    geonames: int | None = None
    """GeoNames id."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""
    mentions: tuple[Span, ...] = ()
    """Where the text mentions it, in order."""
