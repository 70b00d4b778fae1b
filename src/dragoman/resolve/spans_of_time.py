"""Stretches of the calendar and how they are written in EDTF."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model.time import TimePrecision

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Is a stretch of days, both ends included, and the unit that it was told in."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    precision: TimePrecision
    """The unit."""

    def edtf(self) -> str:
        """Returns the value: 2025-07-12, 2025-07, 2025, or first/last."""
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "month":
            return f"{self.first:%Y-%m}"
        if self.precision == "year":
            return f"{self.first:%Y}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def day(value: date) -> Stretch:
    """Returns a day."""
    return Stretch(value, value, "day")


def days(first: date, last: date) -> Stretch | None:
    """Returns the days from one to the other; null if the other is before the one."""
    if first == last:
        return day(first)
    return Stretch(first, last, "range") if first < last else None


def week(anchor: date, offset: int) -> Stretch:
    """Returns the week of the anchor, Monday to Sunday, or one that many weeks away."""
    first = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
    return Stretch(first, first + timedelta(days=_DAYS_A_WEEK - 1), "week")


def weekend(anchor: date, offset: int) -> Stretch:
    """Returns the Saturday and Sunday of a week."""
    last = week(anchor, offset).last
    return Stretch(last - timedelta(days=1), last, "range")


def month(year: int, number: int) -> Stretch:
    """Returns a month; numbers beyond 1 to 12 fall into other years."""
    index = year * 12 + number - 1
    year, number = index // 12, index % 12 + 1
    return Stretch(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Stretch:
    """Returns a year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Stretch:
    """Returns the ten years from `first`."""
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def season(of: int, first_month: int) -> Stretch:
    """Returns the three months from `first_month` of a year; winter ends in the next one."""
    return Stretch(month(of, first_month).first, month(of, first_month + 2).last, "season")


def third(part: int, stretch: Stretch) -> Stretch:
    """Returns the early (0), middle (1) or late (2) part of a month or a year."""
    if stretch.precision == "year":
        of = stretch.first.year
        return Stretch(month(of, 4 * part + 1).first, month(of, 4 * part + 4).last, "range")
    first = stretch.first.replace(day=(1, 11, 21)[part])
    last = stretch.last if part == 2 else stretch.first.replace(day=(10, 20)[part])
    return Stretch(first, last, "range")
