"""Finds time expressions and resolves them against the publication date; what cannot be resolved stays null."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.model.draft import Draft
from dragoman.model.report import Publication
from dragoman.model.time import Time
from dragoman.resolve import spans_of_time as calendar
from dragoman.resolve.spans_of_time import Stretch
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_REACH = 90
_DAYS_A_WEEK = 7
_ABBREVIATIONS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])


@dataclass(frozen=True, slots=True)
class _Context:
    """Is what a rule knows beside the words of the expression."""

    published: date | None
    before: str
    after: str
    tense: int
    """-1 past, 1 future, 0 not told."""


Rule = Callable[[re.Match[str], _Context], Stretch | None]


def stage(_ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `times`."""
    finder = TimeFinder(gazetteer)

    def run(draft: Draft) -> Draft:
        return replace(draft, times=finder.find(draft))

    return each("times", run, reads=["report", "sentences"], writes=["times"])


def published_day(publication: Publication | None) -> date | None:
    """Returns the day a report was published; null if no day is known."""
    if publication is None or publication.precision not in {"day", "minute"}:
        return None
    return date.fromisoformat(publication.value[:10])


class TimeFinder:
    """Finds the time expressions of a report.

    Args:
        gazetteer: gives the names of months and weekdays.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        table: dict[str, Any] = tomllib.loads(files("dragoman.resolve").joinpath("times.toml").read_text())
        self._words: Mapping[str, frozenset[str]] = {
            name: frozenset(words.split()) for name, words in table["words"].items()
        }
        self._months = {name.lower(): number for number, name in enumerate(gazetteer.months, 1)}
        self._months |= {name[:3]: number for name, number in self._months.items()} | {"sept": 9}
        self._weekdays = {name.lower(): number for number, name in enumerate(gazetteer.weekdays)}
        self._tables: Mapping[str, Mapping[str, int]] = {
            name: table[name] for name in ("seasons", "numbers", "parts", "days", "offsets")
        }
        self._rules = {
            "full": self._full,
            "monthly": self._monthly,
            "iso": self._iso,
            "weekday": self._weekday,
            "day": self._day,
            "unit": self._unit,
            "ago": self._ago,
            "season": self._season,
            "decade": self._decade,
            "year": self._year,
            "ordinal": self._ordinal,
        }
        self._pattern = re.compile(self._expression())

    def find(self, draft: Draft) -> tuple[Time, ...]:
        """Returns the time expressions of a report, in order."""
        text, published = draft.report.text, published_day(draft.report.published)
        return tuple(
            time
            for sentence in draft.sentences
            for time in self._in_sentence(text, sentence.start, sentence.end, published)
        )

    def _in_sentence(self, text: str, start: int, end: int, published: date | None) -> Iterator[Time]:
        for match in self._pattern.finditer(text, start, end):
            rule = match.lastgroup or ""
            before = text[max(start, match.start() - _REACH) : match.start()]
            after = text[match.end() : min(end, match.end() + _REACH)]
            if not self._is_time(rule, match, before, after):
                continue
            context = _Context(published, before, after, self._tense(before, after))
            stretch = self._resolved(rule, match, context)
            value = stretch.edtf() if stretch is not None else None
            yield Time(match.start(), match.end(), value, stretch.precision if stretch is not None else None)

    def _resolved(self, rule: str, match: re.Match[str], context: _Context) -> Stretch | None:
        try:
            return self._rules[rule](match, context)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999
            return None

    def _expression(self) -> str:
        """Returns the pattern: each rule's alternative is a group of the rule's name, the longest kinds first."""
        short = "|".join(name.capitalize() for name in self._months if name in _ABBREVIATIONS)
        months = "|".join(name.capitalize() for name in self._months if name not in _ABBREVIATIONS)
        month = rf"(?:(?:{months})\b|(?:{short})\b\.?)"
        number = r"\d{1,2}(?:st|nd|rd|th)?"
        dash = r"\s?[-–—]\s?|\s(?:to|through|until|and)\s"
        year = r"(?:,?\s(?:19|20)\d\d\b)"
        weekday = "|".join(name.capitalize() for name in self._weekdays)
        choices = {name: "|".join(sorted(table, key=len, reverse=True)) for name, table in self._tables.items()}
        kinds = {
            "iso": r"(?:19|20)\d\d-\d\d-\d\d",
            "full": (
                rf"(?:(?:{weekday}),?\s)?(?:{month}\s{number}(?:(?:{dash})(?:{month}\s)?{number})?(?!\d|:|%){year}?"
                rf"|(?:the\s)?{number}(?:(?:{dash}){number})?\s(?:of\s)?{month}(?:(?:{dash}){number}\s{month})?{year}?)"
            ),
            "monthly": rf"(?:(?:{choices['parts']})(?:-|\s))?{month}(?:,?\s(?:of\s)?(?:19|20)\d\d\b)?",
            "weekday": rf"(?:(?:{choices['offsets']})\s)?(?:{weekday})\b(?:\s(?:morning|afternoon|evening|night))?",
            "day": choices["days"],
            "unit": rf"(?:{choices['offsets']})\s(?:weekend|week|month|year)\b(?!-)",
            "ago": rf"(?:\d{{1,3}}|{choices['numbers']})\s(?:days?|weeks?|months?|years?)\sago",
            "season": (
                rf"(?:(?:{choices['offsets']})\s(?:{choices['seasons']})\b"
                rf"|(?:{choices['seasons']})\s(?:of\s)?(?:19|20)\d\d)\b"
            ),
            "decade": r"(?:the\s)?(?:19|20)\d0s",
            "year": rf"(?:(?:{choices['parts']})(?:-|\s))?(?:19|20)\d\d",
            "ordinal": r"the\s\d{1,2}(?:st|nd|rd|th)\b(?!\s[a-z]+s?\b(?<!of)(?<!and))",
        }
        insensitive = {"day", "unit", "ago", "season", "decade", "ordinal"}
        groups = (
            f"(?P<{name}>(?i:{kind}))" if name in insensitive else f"(?P<{name}>{kind})" for name, kind in kinds.items()
        )
        return rf"\b(?:{'|'.join(groups)})(?!\w)"

    def _is_time(self, rule: str, match: re.Match[str], before: str, after: str) -> bool:
        """Tells whether the words are a time here: "May" can be a name, "Sunday Times" a newspaper, 1967 a border."""
        last = before.rpartition(" ")[2] or before.rstrip().rpartition(" ")[2]
        last = last.lower().strip("(“\"'")
        following = after.split(maxsplit=1)[0].lower().strip(".,;:)") if after.split() else ""
        if rule == "year":
            return match.group()[0].isalpha() or (
                (last in self._words["before_year"] or (not last and following != ""))
                and not after.startswith(("-", "/"))
                and following not in self._words["after_no_year"]
            )
        if rule == "monthly":
            name = match.group()
            if name in {"May", "March", "Mar", "Jan", "Dec", "Sep", "August", "April", "June"} or len(name) == 3:
                return last in self._words["before_year"] | {"this", "last", "next", "early", "late"}
            return True
        if rule == "weekday":
            return following not in self._words["after_no_weekday"]
        return last not in self._words["before_no_date"]

    def _tense(self, before: str, after: str) -> int:
        """Returns the tense of the nearest sign before the expression, else after it."""
        for words in (reversed(_words(before)), iter(_words(after))):
            for word in words:
                if word in self._words["future"]:
                    return 1
                if word in self._words["past"] or (word.endswith("ed") and len(word) > 4):
                    return -1
        return 0

    def _iso(self, match: re.Match[str], _context: _Context) -> Stretch | None:
        year, month, number = map(int, match.group().split("-"))
        return _day_of(calendar.month(year, month), number) if 1 <= month <= 12 else None

    def _full(self, match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "July 6-11, 2022", "May 5", "16-17 November", "July 30 – August 2"."""
        pieces = re.findall(r"[A-Za-z]+|\d+", match.group())
        months = [self._months[piece.lower()] for piece in pieces if piece.lower() in self._months]
        numbers = [int(piece) for piece in pieces if piece.isdigit()]
        written = [number for number in numbers if number > 31]
        days = [number for number in numbers if number <= 31]
        if not days or not months:
            return None
        first, last = months[0], months[-1]

        def of_year(year: int) -> Stretch | None:
            end_year = year + 1 if last < first else year
            return calendar.days(date(year, first, days[0]), date(end_year, last, days[-1]))

        if written:
            return _on(of_year, written[0])
        return _nearest(of_year, context)

    def _monthly(self, match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "May 2025", "late March", "mid-June"."""
        words = match.group()
        name = next(
            word for word in re.findall(r"[A-Za-z]+", words) if word.lower() in self._months and word[0].isupper()
        )
        part = self._part(words)
        written = re.search(r"\d{4}", words)
        number = self._months[name.lower()]

        def of_year(year: int) -> Stretch:
            whole = calendar.month(year, number)
            return whole if part is None else calendar.third(part, whole)

        if written is not None:
            return of_year(int(written.group()))
        return _nearest(of_year, context)

    def _weekday(self, match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "Saturday" by tense, "last Friday", "next Monday"."""
        if context.published is None:
            return None
        words = match.group().lower()
        name = next(word for word in words.split() if word in self._weekdays)
        offset = next((value for key, value in self._offsets() if words.startswith(f"{key} ")), None)
        ahead = (self._weekdays[name] - context.published.weekday()) % _DAYS_A_WEEK
        if offset == -1:
            return calendar.day(context.published + timedelta(days=ahead - _DAYS_A_WEEK))
        if offset == 1:
            return calendar.day(context.published + timedelta(days=ahead or _DAYS_A_WEEK))
        if ahead == 0 or context.tense > 0:
            return calendar.day(context.published + timedelta(days=ahead))
        return calendar.day(context.published + timedelta(days=ahead - _DAYS_A_WEEK))

    def _day(self, match: re.Match[str], context: _Context) -> Stretch | None:
        if context.published is None:
            return None
        return calendar.day(context.published + timedelta(days=self._tables["days"][_plain(match)]))

    def _unit(self, match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "this week", "last month", "earlier this year"."""
        if context.published is None:
            return None
        words = _plain(match)
        unit = words.rpartition(" ")[2]
        offset = next(value for key, value in self._offsets() if words.startswith(f"{key} "))
        if unit == "week":
            return calendar.week(context.published, offset)
        if unit == "weekend":
            return calendar.weekend(context.published, offset)
        if unit == "month":
            return calendar.month(context.published.year, context.published.month + offset)
        return calendar.year(context.published.year + offset)

    def _ago(self, match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "three days ago" to a day, "two months ago" to a month, "a year ago" to a year."""
        if context.published is None:
            return None
        amount, unit, _ = _plain(match).split()
        number = int(amount) if amount.isdigit() else self._tables["numbers"][amount]
        published = context.published
        if unit.startswith("day"):
            return calendar.day(published - timedelta(days=number))
        if unit.startswith("week"):
            return calendar.week(published, -number)
        if unit.startswith("month"):
            return calendar.month(published.year, published.month - number)
        return calendar.year(published.year - number)

    def _season(self, match: re.Match[str], context: _Context) -> Stretch | None:
        words = _plain(match)
        first = next(number for name, number in self._tables["seasons"].items() if name in words.split())
        written = re.search(r"\d{4}", words)
        if written is not None:
            return calendar.season(int(written.group()), first)
        if context.published is None:
            return None
        offset = next(value for key, value in self._offsets() if words.startswith(f"{key} "))
        published = context.published
        near = [calendar.season(published.year + step, first) for step in (-2, -1, 0, 1, 2)]
        if offset < 0:
            return next(stretch for stretch in reversed(near) if stretch.last < published)
        return next(stretch for stretch in near if (stretch.first if offset else stretch.last) >= published)

    @staticmethod
    def _decade(match: re.Match[str], _context: _Context) -> Stretch | None:
        return calendar.decade(int("".join(filter(str.isdigit, match.group()))))

    def _year(self, match: re.Match[str], _context: _Context) -> Stretch | None:
        words = match.group()
        part = self._part(words)
        whole = calendar.year(int(words[-4:]))
        return whole if part is None else calendar.third(part, whole)

    def _part(self, words: str) -> int | None:
        """Returns which third of a month or a year the words begin with; null if none."""
        lower = words.lower()
        return next((number for key, number in self._tables["parts"].items() if lower.startswith(key)), None)

    @staticmethod
    def _ordinal(match: re.Match[str], context: _Context) -> Stretch | None:
        """Resolves "the 2nd" to the nearest month that fits the tense."""
        number = int("".join(filter(str.isdigit, match.group())))
        published = context.published
        if published is None:
            return None
        months = [calendar.month(published.year, published.month + step) for step in (-1, 0, 1)]
        return _best([_day_of(month, number) for month in months], context)

    def _offsets(self) -> list[tuple[str, int]]:
        return sorted(self._tables["offsets"].items(), key=lambda item: -len(item[0]))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _plain(match: re.Match[str]) -> str:
    return " ".join(match.group().lower().split())


def _on(of_year: Callable[[int], Stretch | None], year: int) -> Stretch | None:
    """Returns the stretch in a year, or null for a day that the year has not, such as February 30."""
    try:
        return of_year(year)
    except ValueError:
        return None


def _day_of(month: Stretch, number: int) -> Stretch | None:
    """Returns a day of a month; null if the month is shorter."""
    return calendar.day(month.first.replace(day=number)) if 1 <= number <= month.last.day else None


def _nearest(of_year: Callable[[int], Stretch | None], context: _Context) -> Stretch | None:
    """Returns the stretch in the year that fits the tense and is nearest to publication."""
    if context.published is None:
        return None
    year = context.published.year
    return _best([_on(of_year, option) for option in (year - 1, year, year + 1)], context)


def _best(options: Sequence[Stretch | None], context: _Context) -> Stretch | None:
    published = context.published
    if published is None:
        return None
    fitting = [stretch for stretch in options if stretch is not None]
    if context.tense < 0:
        fitting = [stretch for stretch in fitting if stretch.first <= published] or fitting
    elif context.tense > 0:
        fitting = [stretch for stretch in fitting if stretch.last >= published] or fitting
    return min(fitting, key=lambda stretch: abs((stretch.first - published).days), default=None)
