from __future__ import annotations

import pytest

from tests.resolve.reading import ReadText

# Published on Wednesday, 16 June 2021.
PUBLISHED = "2021-06-16"


@pytest.mark.parametrize(
    ("text", "printed", "value", "precision"),
    [
        ("They met on Saturday.", "Saturday", "2021-06-12", "day"),
        ("They will meet on Saturday.", "Saturday", "2021-06-19", "day"),
        ("They met on Wednesday.", "Wednesday", "2021-06-16", "day"),
        ("They met on Tuesday, May 4.", "Tuesday, May 4", "2021-05-04", "day"),
        ("He will travel July 6-11, 2022.", "July 6-11, 2022", "2022-07-06/2022-07-11", "range"),
        ("He will travel July 30 – August 2.", "July 30 – August 2", "2021-07-30/2021-08-02", "range"),
        ("Talks on 16-17 November 2020 failed.", "16-17 November 2020", "2020-11-16/2020-11-17", "range"),
        ("It was signed on December 31.", "December 31", "2020-12-31", "day"),
        ("They met today.", "today", "2021-06-16", "day"),
        ("They met yesterday.", "yesterday", "2021-06-15", "day"),
        ("They meet tomorrow.", "tomorrow", "2021-06-17", "day"),
        ("It began last week.", "last week", "2021-06-07/2021-06-13", "week"),
        ("It ends next month.", "next month", "2021-07", "month"),
        ("It ended earlier this year.", "earlier this year", "2021", "year"),
        ("Three days ago it began.", "Three days ago", "2021-06-13", "day"),
        ("A year ago it began.", "A year ago", "2020", "year"),
        ("They met on the 2nd.", "the 2nd", "2021-06-02", "day"),
        ("It fell in late March 2020.", "late March 2020", "2020-03-21/2020-03-31", "range"),
        ("It fell in early 2020.", "early 2020", "2020-01-01/2020-04-30", "range"),
        ("It fell in the 1990s.", "the 1990s", "1990-01-01/1999-12-31", "decade"),
        ("They met last winter.", "last winter", "2020-12-01/2021-02-28", "season"),
        ("In summer 2019 they met.", "summer 2019", "2019-06-01/2019-08-31", "season"),
        ("It was signed in May 2020.", "May 2020", "2020-05", "month"),
        ("It was signed in 2015.", "2015", "2015", "year"),
        ("It was signed on 2020-02-29.", "2020-02-29", "2020-02-29", "day"),
    ],
)
def test_value(read: ReadText, text: str, printed: str, value: str, precision: str) -> None:
    """A time expression resolves against the publication day, by tense where two days fit."""
    draft = read(text, published=PUBLISHED)
    assert [(time.words(text), time.value, time.precision) for time in draft.times] == [(printed, value, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met him.",
        "He may march.",
        "The Sunday Times reported it.",
        "A return to the 1967 borders is asked.",
        "Resolution 2231 holds.",
        "He is on a three-day visit.",
        "They began the 2nd round.",
        "Some 2000 people came.",
    ],
)
def test_no_time(read: ReadText, text: str) -> None:
    """Names, borders, resolutions, durations and counts are no times."""
    assert read(text, published=PUBLISHED).times == ()


@pytest.mark.parametrize("text", ["They met on Saturday.", "It began last week.", "It was signed on December 31."])
def test_no_publication_day_no_value(read: ReadText, text: str) -> None:
    """Without a publication day a relative expression stays unresolved."""
    (time,) = read(text).times
    assert (time.value, time.precision) == (None, None)


def test_impossible_day_stays_unresolved(read: ReadText) -> None:
    """A day that no calendar has is an expression without a value."""
    (time,) = read("It was signed on 30 February 2021.", published=PUBLISHED).times
    assert time.value is None


def test_last_year_of_the_calendar(read: ReadText) -> None:
    """A publication in the last year that dates can hold raises nothing."""
    (time,) = read("It ends next year.", published="9999-12-31").times
    assert time.value is None
