"""Finds when an engagement takes place, and how long it is said to last."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.triggers import Trigger
from dragoman.coding.view import View, When

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_AFTER = 60


@dataclass(frozen=True, slots=True)
class Dates:
    """Is the dates of an engagement."""

    start: str | None
    """EDTF date of the first day."""
    end: str | None
    """EDTF date of the last day, for a printed range."""


def dates_of(view: View, trigger: Trigger, *, sentence: range, least: int) -> Dates:
    """Returns the dates of an engagement: the nearest resolved time of its clause.

    Args:
        view: the draft.
        trigger: the trigger.
        sentence: its sentence.
        least: index of the first token of its clause.
    """
    whens = dict.fromkeys(
        when
        for token in range(max(least, sentence.start), min(sentence.stop, trigger.end + _MOST_AFTER))
        if (when := view.when(token)) is not None
    )
    fitting = [when for when in whens if when.time.value is not None and not _is_apart(view, when)]
    nearest = min(fitting, key=lambda when: _distance(when, trigger), default=None)
    if nearest is None or nearest.time.value is None:
        return Dates(None, None)
    start, _, end = nearest.time.value.partition("/")
    return Dates(start, end or None)


def dates_between(view: View, first: int, *, end: int) -> Dates:
    """Returns the dates of the first resolved time between two tokens."""
    for token in range(first, end):
        when = view.when(token)
        if when is not None and when.time.value is not None:
            start, _, last = when.time.value.partition("/")
            return Dates(start, last or None)
    return Dates(None, None)


def dates_over(view: View, sentence: range) -> Dates:
    """Returns the dates of a journey of several stops: from the first time of its sentence to the last."""
    values = [
        when.time.value
        for token in sentence
        if (when := view.when(token)) is not None and when.first == token and when.time.value is not None
        if not _is_apart(view, when)
    ]
    if len(values) == 0:
        return Dates(None, None)
    start = values[0].partition("/")[0]
    last = values[-1].rpartition("/")[2]
    return Dates(start, last if last != start else None)


def _is_apart(view: View, when: When) -> bool:
    before = when.first - 2 if view.word(when.first - 1) in {"in", "on"} else when.first - 1
    return view.word(before) in view.grammar.apart_times


def _distance(when: When, trigger: Trigger) -> int:
    return when.first - trigger.end if when.first >= trigger.end else 2 * (trigger.first - when.last)


def duration_of(view: View, trigger: Trigger) -> int | None:
    """Returns the days of "a three-day visit"."""
    for token in range(trigger.first, trigger.end):
        word = view.words[token]
        if view.word(token + 1) in {"-", "‑"} and view.word(token + 2) in {"day", "days"}:
            return _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word) if word.isdecimal() else None
    return None
