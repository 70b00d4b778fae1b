"""Reads the name, number and year of a recurring format, and the parties that its name begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.coding.triggers import Trigger
from dragoman.coding.view import View
from dragoman.gazetteer import Gazetteer
from dragoman.model import Series
from dragoman.ontology import Frames

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_INSIDE_NAMES = frozenset(["of", "on", "for", "and", "the", "to", "in", "against", "-", "–", "'s", "'", "’", "&", "+"])
_OPENS_TAIL = frozenset(["of", "on", "for", "to", "against"])
_LONGEST_NAME = 16
_MOST_PIECES = 3


@dataclass(frozen=True, slots=True)
class Format:
    """Is a recurring format as its name tells it."""

    series: Series | None
    """Name, ordinal and year; None where the words name no recurring format."""
    parties: tuple[str, ...]
    """States and organisations that the name begins with ("U.S.-Armenia Strategic Dialogue")."""
    end: int
    """Index after the last token of the name."""


def read_format(view: View, frames: Frames, gazetteer: Gazetteer, trigger: Trigger, sentence: range) -> Format:
    """Returns the format that a noun trigger names."""
    if trigger.noun is None:
        return Format(None, (), trigger.end)
    first = _name_start(view, trigger, sentence.start)
    end = _name_end(view, trigger, sentence.stop)
    before = _number_before(view, frames, trigger, first)
    opening, first = _number_at(view, frames, first, trigger.end)
    parties, first = _parties(view, gazetteer, first, trigger.end)
    inner, first = _number_at(view, frames, first, trigger.end)
    number = next((value for value in (opening, inner, before) if value is not None), None)
    year = next((int(view.words[token]) for token in range(first, end) if _YEAR.fullmatch(view.words[token])), None)
    while first < trigger.end and (_YEAR.fullmatch(view.words[first]) or view.words[first] in {"annual", "-", "–"}):
        first += 1
    n_capitals = sum(view.is_capitalized(token) for token in range(first, end))
    is_named = trigger.noun.has_series and n_capitals > 1
    has_number = number is not None and trigger.kind in {"dialogue", "conference", "meeting"}
    if not (is_named or has_number) or first >= end:
        return Format(None, parties, end)
    name = view.span(first, end - 1).words(view.text)
    return Format(Series(" ".join(name.split()), number, year), parties, end)


def _name_start(view: View, trigger: Trigger, least: int) -> int:
    """Returns where the name begins: back over capitalized words and what may stand between them."""
    noun = trigger.end - 1
    while noun > trigger.first and view.is_capitalized(noun - 1):
        noun -= 1
    position, first = noun, noun
    lowest = max(
        least, trigger.end - _LONGEST_NAME, trigger.first if not view.is_capitalized(trigger.end - 1) else least
    )
    while position > lowest:
        word = view.words[position - 1]
        is_name = view.is_capitalized(position - 1) or word[:1].isdigit()
        if is_name or (not view.is_capitalized(trigger.end - 1) and position > trigger.first and word.isalpha()):
            first = position - 1
        elif word not in {"-", "–", "'s", "'", "’", "&", "+"}:
            break
        position -= 1
    if view.word(first) in view.grammar.determiners:
        first += 1
    return first


def _name_end(view: View, trigger: Trigger, end: int) -> int:
    """Returns where the name ends: after "on Central America" and the like, if the noun itself is capitalized."""
    if not view.is_capitalized(trigger.end - 1) or view.word(trigger.end) not in _OPENS_TAIL:
        return trigger.end
    stop = trigger.end
    for token in range(trigger.end, min(end, trigger.end + _LONGEST_NAME)):
        unit = view.unit(token)
        if view.when(token) is not None or (unit is not None and unit.actors[0].kind == "person"):
            break
        if view.is_capitalized(token):
            stop = token + 1
        elif view.words[token] not in _INSIDE_NAMES:
            break
    return stop


def _number_before(view: View, frames: Frames, trigger: Trigger, first: int) -> int | None:
    """Returns the number printed before the name ("the second round of the …")."""
    numbers = (number_of(frames, view.words[token]) for token in range(max(0, trigger.first - 1), first))
    return next((number for number in numbers if number is not None), None)


def _number_at(view: View, frames: Frames, first: int, end: int) -> tuple[int | None, int]:
    number = number_of(frames, view.word(first)) if first < end else None
    if number is None:
        return None, first
    first += 1
    while first < end - 1 and view.words[first] in frames.apart:
        first += 1
    return number, first


def number_of(frames: Frames, word: str) -> int | None:
    """Returns the number of an ordinal word ("seventh", "7th", "inaugural")."""
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match is not None else frames.ordinals.get(word)


def _parties(view: View, gazetteer: Gazetteer, first: int, end: int) -> tuple[tuple[str, ...], int]:
    """Returns the states and organisations that open a name, joined by hyphens or "and", and where the rest begins."""
    found: list[str] = []
    position = first
    pieces = [view.printed(token) for token in range(first, end)]
    while position < end:
        count, entries = gazetteer.names.at(pieces, position - first)
        codes = [entry.key for entry in entries if entry.naming in {"state", "adjective", "organisation"}]
        if count == 0 or not codes or position + count >= end:
            break
        found.append(codes[0])
        position += count
        if view.words[position] not in {"-", "–", "and", "/"}:
            break
        position += 1
    return (tuple(found), position) if found else ((), first)
