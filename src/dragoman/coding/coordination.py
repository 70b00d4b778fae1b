"""Finds mentions that stand side by side: "the Secretary and Foreign Minister Berg", "Iran, Egypt and Jordan"."""

from __future__ import annotations

from dragoman.coding.view import Unit, View

_MARKS = frozenset(",()")
_MOST_GAP = 12
_JOINING = ("as well as", "along with", "together with")
_JOINING_WORDS = frozenset(word for phrase in _JOINING for word in phrase.split())
_MOST_UNITS = 60


def rightward(view: View, unit: Unit, *, end: int, needs_and: bool = False, before_verb: bool = False) -> list[Unit]:
    """Returns a unit and those coordinated with it after it, before the token `end`.

    Args:
        view: the draft.
        unit: the first one.
        end: index after the last token that may belong to them.
        needs_and: whether commas alone join nothing; the run then ends with the unit after its last "and".
        before_verb: whether a verb may follow the last one ("the talks between A and B were long").
    """
    units = [unit]
    n_joined = 1
    while len(units) < _MOST_UNITS:
        following = _next(view, units[-1].last + 1, end)
        if following is None or following.form == "pronoun":
            break
        if not before_verb and _is_subject(view, following, end):
            break
        gap = range(units[-1].last + 1, following.first)
        units.append(following)
        n_joined = len(units) if not needs_and or _conjoins(view, gap) else n_joined
    return units[:n_joined]


def leftward(view: View, unit: Unit, *, least: int) -> list[Unit]:
    """Returns a unit and those coordinated with it before it, from the token `least` on, in order."""
    units = [unit]
    while len(units) < _MOST_UNITS:
        # "A, B and C said": the comma counts once the conjunction has been seen.
        preceding = _previous(view, units[-1].first - 1, least, comma_joins=len(units) > 1)
        if preceding is None or preceding.form == "pronoun":
            break
        units.append(preceding)
    return units[::-1]


def _next(view: View, position: int, end: int) -> Unit | None:
    limit = min(end, position + _MOST_GAP)
    for token in range(position, limit):
        unit = view.unit(token)
        if unit is not None:
            joined = _joins(view, range(position, token))
            return unit if joined and unit.last < end else None
        if not _may_stand_between(view, token):
            return None
    return None


def _previous(view: View, position: int, least: int, *, comma_joins: bool) -> Unit | None:
    limit = max(least, position + 1 - _MOST_GAP)
    for token in range(position, limit - 1, -1):
        unit = view.unit(token)
        if unit is not None:
            gap = range(token + 1, position + 1)
            joined = _joins(view, gap) if comma_joins else _conjoins(view, gap)
            return unit if joined and unit.first >= least else None
        if not _may_stand_between(view, token):
            return None
    return None


def _may_stand_between(view: View, token: int) -> bool:
    word = view.words[token]
    if word.endswith("s") and view.word(token + 1) in {"of", "from"} and word.isalpha():
        return True
    return (
        word in _JOINING_WORDS
        or word in view.grammar.joiners
        or word in view.grammar.fillers
        or word in _MARKS
        or (view.is_capitalized(token) and word.isalpha())
    )


def _joins(view: View, gap: range) -> bool:
    """Tells whether the words between two mentions join them: a conjunction or a comma."""
    return _conjoins(view, gap) or any(view.words[token] == "," for token in gap)


def _conjoins(view: View, gap: range) -> bool:
    """Tells whether a conjunction stands between two mentions; a comma alone may open a new clause."""
    words = [view.words[token] for token in gap]
    joined = " ".join(words)
    return any(word in view.grammar.joiners for word in words) or any(phrase in joined for phrase in _JOINING)


def _is_subject(view: View, unit: Unit, end: int) -> bool:
    """Tells whether a unit opens a clause of its own: a finite verb follows it."""
    position = unit.last + 1
    if position >= end:
        return False
    word = view.words[position]
    if word in view.grammar.after_subject or word == "'s":
        return True
    return word.endswith("ed") and not view.is_capitalized(position) and view.word(position + 1) not in {"by", "in"}
