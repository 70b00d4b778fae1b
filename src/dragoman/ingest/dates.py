"""Reads a stated publication date as printed: its own day, its own offset, no guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.report import Publication, PublicationPrecision, PublicationSource

_OLDEST_YEAR = 1800
"""No page of news is older; 1970-01-01 and 0001-01-01 are what empty fields of content systems print."""
_EMPTY_FIELDS = frozenset({"1970-01-01"})
_LONGEST = 80

_DAY = r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
_ZONE = r"(?:\(?(?P<zone>Z|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|(?:UTC|GMT)?[+-]\d{1,2}|[A-Za-z]{1,5})\)?)?"
_ISO = re.compile(rf"{_DAY}(?:[T\s]+{_CLOCK}\s*{_ZONE})?", re.IGNORECASE | re.ASCII)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})\d{0,2}Z?)?", re.ASCII
)
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
_TAIL = rf"(?:[\s,|–-]*(?:at\s+)?{_CLOCK}\s*{_ZONE}|\s+(?:GMT|UTC))?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_NAME},?[\s-]+(?P<year>\d{{4}}){_TAIL}",
    re.IGNORECASE | re.ASCII,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TAIL}", re.IGNORECASE | re.ASCII
)
_CLOCK_FIRST = re.compile(
    rf"{_CLOCK}\s*{_ZONE},?\s+(?P<day>\d{{1,2}})\s+{_NAME},?\s+(?P<year>\d{{4}})", re.IGNORECASE | re.ASCII
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})" + _TAIL, re.IGNORECASE | re.ASCII)
_SCRIPTED = re.compile(
    rf"[A-Za-z]{{3}} (?P<name>[A-Za-z]{{3}}) (?P<day>\d{{2}}) (?P<year>\d{{4}}) {_CLOCK}\s*{_ZONE}(?: \([^)]*\))?",
    re.IGNORECASE | re.ASCII,
)
"""What JavaScript prints for a date."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# fmt: off
_FULL_MONTHS = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "sept", "october",
    "november", "december",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class ReadDate:
    """Is what became of a stated date."""

    published: Publication | None
    """The date; null if it cannot be taken."""
    note: str | None
    """What was stated and why it was not taken, or not wholly."""


def read_date(stated: str, from_: PublicationSource, *, today: date, zones: Mapping[str, str]) -> ReadDate:
    """Returns the publication date that a piece of metadata states.

    Args:
        stated: the date as found.
        from_: who states it.
        today: the day on which it is read; a date after tomorrow is not taken.
        zones: offset by upper-case name of a time zone ("EDT": "-04:00").
    """
    found = stated.strip()
    match = _match(found) if len(found) <= _LONGEST else None
    if match is None:
        return ReadDate(None, f"found {found[:_LONGEST]!r}, which is not a date that can be read")
    parts = match.groupdict()
    month = _month(parts)
    if month == 0:
        return ReadDate(None, f"found {found!r}, which names no month")
    day = int(parts["day"]) if parts.get("day") else None
    try:
        moment = date(int(parts["year"]), month or 1, day or 1)
    except ValueError:
        return ReadDate(None, f"found {found!r}, a day that does not exist")
    if moment.year < _OLDEST_YEAR or moment.isoformat() in _EMPTY_FIELDS:
        return ReadDate(None, f"found {found!r}, too early for a publication date")
    if moment > today + timedelta(days=1):
        return ReadDate(None, f"found {found!r}, which lies in the future")
    return _published(parts, moment, from_, zones)


def _match(found: str) -> re.Match[str] | None:
    return (
        _ISO.fullmatch(found)
        or _COMPACT.fullmatch(found)
        or _DAY_FIRST.fullmatch(found)
        or _MONTH_FIRST.fullmatch(found)
        or _CLOCK_FIRST.fullmatch(found)
        or _DOTTED.fullmatch(found)
        or _SCRIPTED.fullmatch(found)
    )


def _month(parts: Mapping[str, str | None]) -> int | None:
    """Returns the month, null if none is stated, 0 if what should be its name is not."""
    if parts.get("month"):
        return int(parts["month"] or 0)
    name = parts.get("name")
    if name is None:
        return None
    known = name.lower() in _FULL_MONTHS or name.lower() in _MONTHS
    return _MONTHS.index(name.lower()[:3]) + 1 if known else 0


def _published(
    parts: Mapping[str, str | None], moment: date, from_: PublicationSource, zones: Mapping[str, str]
) -> ReadDate:
    precision: PublicationPrecision = "day"
    if not parts.get("day"):
        precision = "month" if parts.get("month") else "year"
        return ReadDate(Publication(moment.isoformat()[: 7 if precision == "month" else 4], precision, from_), None)
    clock = _clock(parts)
    if clock is None:
        return ReadDate(Publication(moment.isoformat(), precision, from_), None)
    offset, note = _offset(parts.get("zone"), zones)
    return ReadDate(Publication(f"{moment.isoformat()}T{clock}{offset}", "minute", from_), note)


def _clock(parts: Mapping[str, str | None]) -> str | None:
    if not parts.get("hour"):
        return None
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _offset(zone: str | None, zones: Mapping[str, str]) -> tuple[str, str | None]:
    if not zone:
        return "", None
    digits = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE | re.ASCII)
    if digits is not None:
        sign, hours, minutes = digits.groups()
        return f"{sign}{int(hours):02d}:{minutes or '00'}", None
    if zone.upper() in zones:
        return zones[zone.upper()], None
    return "", f"the time zone {zone!r} is not known; the time is kept as printed, without offset"
