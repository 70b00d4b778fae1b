"""Finds out for which state the publisher of an official release speaks."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from dragoman.gazetteer import House
from dragoman.model.report import Report

_FIRST_LINES = 400


def house_of(report: Report, houses: Sequence[House]) -> House | None:
    """Returns the house whose site or whose opening words the report has; null if none."""
    for address in (report.canonical_url, report.url):
        host = (urlsplit(address).hostname or "") if address is not None else ""
        for house in houses:
            if any(host == domain or host.endswith(f".{domain}") for domain in house.domains):
                return house
    opening = report.text[:_FIRST_LINES]
    return next((house for house in houses if any(line in opening for line in house.lines)), None)
