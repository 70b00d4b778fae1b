"""A stated date is read as printed, or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.dates import read_date
from tests.ingest.conftest import TODAY

ZONES = {"EDT": "-04:00", "KST": "+09:00", "Z": "+00:00", "GMT": "+00:00"}


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-07-12", "2025-07-12"),
        ("2025/7/2", "2025-07-02"),
        ("20250712", "2025-07-12"),
        ("2025-07-12T09:30:15.123Z", "2025-07-12T09:30+00:00"),
        ("2025-07-12T09:30:15+0300", "2025-07-12T09:30+03:00"),
        ("2025-07-12 09:30", "2025-07-12T09:30"),
        ("Sat, 12 Jul 2025 09:30:00 GMT", "2025-07-12T09:30+00:00"),
        ("Sat, 12 Jul 2025 09:30:00 KST", "2025-07-12T09:30+09:00"),
        ("July 12, 2025 2:20pm EDT", "2025-07-12T14:20-04:00"),
        ("Saturday, 12 July 2025", "2025-07-12"),
        ("09:30, 12 Jul 2025", "2025-07-12T09:30"),
        ("July 12, 2025 GMT", "2025-07-12"),
        ("12.07.2025 09:30", "2025-07-12T09:30"),
        ("Sat Jul 12 2025 09:30:00 GMT+0300 (Moscow Standard Time)", "2025-07-12T09:30+03:00"),
        ("12th July 2025 at 12:05 a.m.", "2025-07-12T00:05"),
    ],
)
def test_reads_what_pages_print(stated: str, value: str) -> None:
    """The day and the offset are those that are printed; nothing is converted."""
    result = read_date(stated, "page", today=TODAY, zones=ZONES)
    assert result.published is not None
    assert result.published.value == value
    assert result.published.precision == {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")


@pytest.mark.parametrize(
    "stated",
    ["2025-02-30", "2025-13-01", "0001-01-01", "1970-01-01T00:00:00Z", "2025-08-03", "2099", "03/04/2025", "yesterday",
     "12 Brumaire 2025", "May", "", "1752328800", "2025-07-12T09:30 " + "x" * 500],
)  # fmt: skip
def test_leaves_alone_what_is_no_date(stated: str) -> None:
    """Days that do not exist, lie ahead or lie too far back, and what could be two days, are left out with a note."""
    result = read_date(stated, "page", today=TODAY, zones=ZONES)
    assert result.published is None
    assert result.note


def test_tomorrow_is_still_today_somewhere() -> None:
    """A day after the reader's own is taken, since the date line runs between them."""
    assert read_date("2025-08-02", "page", today=TODAY, zones={}).published is not None


def test_an_unknown_zone_is_noted() -> None:
    """The time is kept without offset."""
    result = read_date("Sat, 12 Jul 2025 09:30:00 XQT", "feed", today=TODAY, zones=ZONES)
    assert result.published is not None
    assert result.published.value == "2025-07-12T09:30"
    assert "XQT" in (result.note or "")


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_every_day_is_read_back(day: date) -> None:
    """ISO, American and British forms of one day give that day."""
    for stated in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        result = read_date(stated, "page", today=TODAY, zones={})
        if day.isoformat() != "1970-01-01":
            assert result.published is not None
            assert result.published.value == day.isoformat()


@given(st.text(max_size=90))
def test_never_raises(stated: str) -> None:
    """Whatever a field holds, it is a date or a note."""
    result = read_date(stated, "page", today=TODAY, zones=ZONES)
    assert (result.published is None) <= (result.note is not None)
