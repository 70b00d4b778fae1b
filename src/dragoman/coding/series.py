"""Reads the name, number and year of a recurring format, and the parties that its name begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.coding.triggers import Trigger
from dragoman.coding.view import View
from dragoman.gazetteer import Gazetteer
from dragoman.model import Series
from dragoman.model.engagement import EngagementKind
from dragoman.ontology import Frames

MARGINS = frozenset(["margins", "sidelines", "margin", "sideline"])

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HYPHENS = frozenset(["-", "–", "‑", "/"])
_INSIDE_NAMES = frozenset(["of", "on", "for", "and", "the", "to", "in", "against", "'s", "'", "&", "+", *_HYPHENS])
_BETWEEN_CAPITALS = frozenset(["'s", "'", "&", "+", *_HYPHENS])
_OPENS_TAIL = frozenset(["of", "on", "for", "to", "against"])
_LONGEST_NAME = 16
_LEAST_CAPITALS = 2
_LEAST_MEETING_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class Format:
    """Is a recurring format as its name tells it."""

    kind: EngagementKind
    """What kind of engagement the name makes of the trigger."""
    series: Series | None
    """Name, ordinal and year; None where the words name no recurring format."""
    parties: tuple[str, ...]
    """States and organisations that the name begins with ("U.S.-Armenia Strategic Dialogue")."""
    end: int
    """Index after the last token of the name."""


@dataclass(frozen=True, slots=True)
class Name:
    """Is a name of a format, with what stood before it taken apart."""

    first: int
    """Index of its first token."""
    end: int
    """Index after its last token."""
    number: int | None
    """Its ordinal."""
    parties: tuple[str, ...]
    """Parties before it."""


def read_format(view: View, frames: Frames, *, gazetteer: Gazetteer, trigger: Trigger, sentence: range) -> Format:
    """Returns the format that a noun trigger names."""
    noun = trigger.noun
    if noun is None:
        return Format(trigger.kind, None, (), trigger.end)
    codes = _format_of(view, gazetteer, trigger)
    if codes is not None:
        return codes
    is_capitalized = view.is_capitalized(_head(view, trigger))
    first = _capitals_before(view, trigger, sentence.start) if is_capitalized else _words_before(view, frames, trigger)
    end = _name_end(view, trigger, sentence.stop)
    name = _taken_apart(view, frames, gazetteer, first, end=end, head=trigger.end)
    before = _number_before(view, frames, trigger, first)
    number = name.number if name.number is not None else before
    kind = _kind(view, frames, trigger, name, number)
    if not _is_named(view, trigger, name, number=number, kind=kind):
        return Format(kind, None, name.parties, end)
    years = [int(view.words[token]) for token in range(first, end) if _YEAR.fullmatch(view.words[token])]
    printed = " ".join(_ASIDE.sub(" ", view.span(name.first, name.end - 1).words(view.text)).split())
    return Format(kind, Series(printed, number, years[0] if years else None), name.parties, end)


def _head(view: View, trigger: Trigger) -> int:
    """Returns the last token of the name proper: the noun, or the capitals before it ("the Quad (Q) meeting")."""
    noun = trigger.end - 1
    before = noun - 3 if view.word(noun - 1) == ")" else noun - 1
    unit = view.unit(before)
    is_person = unit is not None and unit.actors[0].kind == "person"
    is_opening = before == view.sentence_of(noun).start
    return before if view.is_capitalized(before) and not is_person and not is_opening else noun


def number_of(frames: Frames, word: str) -> int | None:
    """Returns the number of an ordinal word ("seventh", "7th", "inaugural")."""
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match is not None else frames.ordinals.get(word)


def _kind(view: View, frames: Frames, trigger: Trigger, name: Name, number: int | None) -> EngagementKind:
    """Returns the kind: numbered rounds of talks are a dialogue, a meeting with a long name of its own a conference."""
    if trigger.kind != "meeting":
        return trigger.kind
    if view.word(trigger.first - 1) == "of" and view.word(trigger.first - 2) in MARGINS:
        return "conference"
    before = {view.words[token] for token in range(max(0, trigger.first - 1), name.end - 1)}
    if number is not None and before & frames.rounds:
        return "dialogue"
    is_meeting = view.words[trigger.end - 1] in {"meeting", "meetings"}
    n_capitals = sum(view.is_capitalized(token) for token in range(name.first, name.end))
    is_named = n_capitals >= (_LEAST_CAPITALS if number is not None else _LEAST_MEETING_CAPITALS)
    return "conference" if is_meeting and is_named else "meeting"


def _is_named(view: View, trigger: Trigger, name: Name, *, number: int | None, kind: EngagementKind) -> bool:
    """Tells whether the words are the name of a recurring format, and not a passing noun."""
    if name.first >= name.end or kind not in {"dialogue", "conference"}:
        return False
    n_capitals = sum(view.is_capitalized(token) for token in range(name.first, name.end))
    if trigger.kind == "meeting" and kind == "conference" and number is None:
        return n_capitals > 0
    if view.is_capitalized(trigger.end - 1) or n_capitals >= _LEAST_CAPITALS:
        return n_capitals >= _LEAST_CAPITALS or (n_capitals == 1 and (number is not None or len(name.parties) > 1))
    is_modified = name.end - name.first > 1
    return number is not None or (kind == "dialogue" and is_modified and len(name.parties) > 1)


def _capitals_before(view: View, trigger: Trigger, least: int) -> int:
    """Returns where a capitalized name begins: back over capitals and figures and what may stand between them."""
    position = first = trigger.end - 1
    lowest = max(least, trigger.end - _LONGEST_NAME)
    while position > lowest:
        before = position - 1
        word = view.words[before]
        unit = view.unit(before)
        if word == ")" and view.word(before - 2) == "(":
            position -= 3
            continue
        is_owner = word == "'s" and (owner := view.unit(before - 1)) is not None and owner.actors[0].kind == "person"
        if word in view.grammar.prepositions and view.word(before + 1) in view.grammar.determiners:
            break
        if is_owner or (unit is not None and unit.actors[0].kind == "person" and unit.form == "name"):
            break
        if (view.is_capitalized(before) and word != "the") or word[:1].isdigit():
            first = before
        elif word not in _BETWEEN_CAPITALS:
            break
        position -= 1
    return _after_date(view, first, trigger.end - 1)


def _after_date(view: View, first: int, head: int) -> int:
    """Returns where the name begins after "December 2021" or "November's"."""
    when = view.when(first)
    if when is not None and when.last < head and not _YEAR.fullmatch(view.words[first]):
        first = when.last + 1
    while first < head and view.words[first] in {"'s", "'", *_HYPHENS}:
        first += 1
    return first


def _words_before(view: View, frames: Frames, trigger: Trigger) -> int:
    """Returns where a name in lower case begins: after the last determiner, "of" or ordinal before the noun."""
    position = trigger.end - 1
    while position > trigger.first:
        word = view.words[position - 1]
        stops = word in view.grammar.determiners or word in view.grammar.prepositions or word in frames.rounds
        if stops or not (word[:1].isalnum() or word in _HYPHENS) or number_of(frames, word) is not None:
            break
        position -= 1
    return position


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
        elif view.words[token] not in _INSIDE_NAMES or (view.words[token] == "in" and view.spot(token + 1) is not None):
            break
    return stop


def _number_before(view: View, frames: Frames, trigger: Trigger, first: int) -> int | None:
    """Returns the number printed before the name ("the second round of the …")."""
    numbers = (number_of(frames, view.words[token]) for token in range(max(0, trigger.first - 1), first))
    return next((number for number in numbers if number is not None), None)


def _taken_apart(view: View, frames: Frames, gazetteer: Gazetteer, first: int, *, end: int, head: int) -> Name:
    """Returns a name without the number, the parties and the year that it begins with."""
    number: int | None = None
    parties: tuple[str, ...] = ()
    moved = True
    while moved and first < head - 1:
        start = first
        word = view.words[first]
        own = number_of(frames, word)
        if own is not None:
            number, first = own, first + 1
        elif word in frames.apart or _YEAR.fullmatch(word) or word in _HYPHENS:
            first += 1
        elif len(parties) == 0:
            parties, first = opening_parties(view, gazetteer, first=first, head=head)
        moved = first > start
    return Name(first, end, number, parties)


def opening_parties(view: View, gazetteer: Gazetteer, *, first: int, head: int) -> tuple[tuple[str, ...], int]:
    """Returns the states and organisations that open a name, joined by hyphens or "and", and where the rest begins.

    One organisation by itself is a part of the name ("G20 Foreign Ministers' Meeting"), and a party all the same.
    """
    found: list[str] = []
    is_state = False
    position = first
    pieces = [view.printed(token) for token in range(first, head)]
    while position < head - 1:
        count, entries = gazetteer.names.at(pieces, position - first)
        known = [entry for entry in entries if entry.naming in {"state", "adjective", "organisation"}]
        if count == 0 or not known or position + count >= head:
            break
        found.append(known[0].key)
        is_state = is_state or known[0].naming != "organisation"
        position += count
        if view.words[position] not in _HYPHENS and view.words[position] != "and":
            break
        position += 1
    is_prefix = len(found) > 1 or is_state
    return tuple(found), position if is_prefix else first


def _format_of(view: View, gazetteer: Gazetteer, trigger: Trigger) -> Format | None:
    """Returns the format of "in the Russia-ASEAN format": its name and parties."""
    if view.word(trigger.end) != "in":
        return None
    for token in range(trigger.end + 1, min(len(view.words), trigger.end + _LONGEST_NAME)):
        if view.words[token] == "format":
            first = trigger.end + 2 if view.word(trigger.end + 1) == "the" else trigger.end + 1
            if first >= token:
                return None
            parties, _ = opening_parties(view, gazetteer, first=first, head=token + 1)
            return Format(
                "conference", Series(view.span(first, token - 1).words(view.text), None, None), parties, token + 1
            )
        if not view.is_capitalized(token) and view.words[token] not in _INSIDE_NAMES:
            return None
    return None
