"""Finds where an engagement takes place, and the stops of a journey."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.triggers import Trigger
from dragoman.coding.view import View
from dragoman.model import Place

_MOST_RIGHT = 30
_MOST_STOPS = 40
_MOST_BETWEEN = 14
_BETWEEN_STOPS = frozenset(["the", "both", "on", "from", "(", ")", "also", "-", "–"])


@dataclass(frozen=True, slots=True)
class Stop:
    """Is a place where an engagement takes place, or a stop of a journey."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token, the state printed after a city included."""
    place: Place | None
    """The place; None for a state that is mentioned as an actor alone."""
    country: str | None
    """ISO 3166-1 alpha-3 code."""


def stop_at(view: View, token: int) -> Stop | None:
    """Returns the place at a token, a city with its state as one; None if none begins there."""
    spot = view.spot(token)
    if spot is not None and spot.first == token:
        stop = Stop(spot.first, spot.last, spot.place, spot.place.country)
        following = _first_at(view, spot.last + 2)
        is_state_of_it = view.word(spot.last + 1) == "," and following is not None and following[1] == stop.country
        if is_state_of_it and following is not None and view.spot(spot.last + 2) != spot:
            return Stop(stop.first, following[0], stop.place, stop.country)
        return stop
    unit = view.unit(token)
    if unit is not None and unit.first == token and len(unit.actors) == 1 and unit.actors[0].kind == "state":
        return Stop(unit.first, unit.last, None, unit.actors[0].represents)
    return None


def _first_at(view: View, token: int) -> tuple[int, str | None] | None:
    """Returns the last token and the country of the place or state that begins at a token."""
    spot, unit = view.spot(token), view.unit(token)
    if spot is not None and spot.first == token:
        return spot.last, spot.place.country
    if unit is not None and unit.first == token and unit.actors[0].kind == "state":
        return unit.last, unit.actors[0].represents
    return None


def destinations(view: View, trigger: Trigger, *, prepositions: tuple[str, ...], sentence: range) -> list[Stop]:
    """Returns the places that a journey goes to: after one of the prepositions, with those listed after it."""
    preposition = ""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_RIGHT)):
        word = view.words[token]
        stop = stop_at(view, token)
        if stop is not None and preposition in prepositions:
            return _listed(view, stop, prepositions, sentence)
        if word in view.grammar.closing or (stop is not None and preposition == ""):
            return []
        if word in view.grammar.prepositions:
            preposition = word
        elif trigger.verb is None and stop is None and not _is_light(view, token) and view.unit(token) is None:
            return []
    return []


def _is_light(view: View, token: int) -> bool:
    """Tells whether a word may stand between the name of a journey and its preposition ("trip abroad this week to")."""
    word = view.words[token]
    light = view.grammar.is_adverb(word) or word in view.grammar.determiners or word in {"abroad", ",", "s"}
    return light or view.when(token) is not None


def _listed(view: View, first: Stop, prepositions: tuple[str, ...], sentence: range) -> list[Stop]:
    """Returns a place and those joined to it: "to A, B, and C", "A on 4 April and B from 5 April"."""
    stops = [first]
    token, gap, joined = first.last + 1, 0, False
    while token < sentence.stop and len(stops) < _MOST_STOPS and gap < _MOST_BETWEEN:
        stop = stop_at(view, token)
        word = view.words[token]
        if stop is not None:
            if not joined:
                break
            stops.append(stop)
            token, gap, joined = stop.last + 1, 0, False
            continue
        when = view.when(token)
        if word in {",", ";", "and", "&", "then"}:
            joined = True
        elif when is None and not (word in prepositions or word in _BETWEEN_STOPS or view.is_capitalized(token)):
            break
        token, gap = token + 1, gap + 1
    return stops


def scene(view: View, trigger: Trigger, *, sentence: range) -> Stop | None:
    """Returns where an occasion takes place.

    That is after "in" or "at" following it, else before "where", else at the start of the sentence.
    """
    preposition = ""
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_RIGHT)):
        word = view.words[token]
        stop = stop_at(view, token)
        if stop is not None and preposition in {"in", "at"}:
            return stop
        unit = view.unit(token)
        if word in view.grammar.closing or (word == "to" and unit is None and view.unit(token + 1) is None):
            break
        if word in view.grammar.prepositions or word == ",":
            preposition = word if word != "," else ""
        elif stop is None and not view.is_capitalized(token) and word != "the" and view.when(token) is None:
            preposition = "" if unit is None else preposition
    return _scene_before_where(view, trigger, sentence) or _opening_scene(view, trigger, sentence)


def _scene_before_where(view: View, trigger: Trigger, sentence: range) -> Stop | None:
    """Returns the place of "in Rome, where they met"."""
    for token in range(trigger.first - 1, max(sentence.start, trigger.first - _MOST_RIGHT), -1):
        if view.words[token] == "where":
            before = token - 2 if view.words[token - 1] == "," else token - 1
            for first in range(before, max(sentence.start, before - 4), -1):
                stop = stop_at(view, first)
                if stop is not None and stop.last >= before:
                    return stop
            return None
    return None


def _opening_scene(view: View, trigger: Trigger, sentence: range) -> Stop | None:
    """Returns the place of "In Rome, X will meet Y"."""
    if view.word(sentence.start) not in {"in", "while"}:
        return None
    for token in range(sentence.start + 1, min(trigger.first, sentence.start + 4)):
        stop = stop_at(view, token)
        if stop is not None:
            return stop if view.word(stop.last + 1) == "," or view.word(sentence.start) == "in" else None
    return None
