"""Finds who takes part: the subject of a trigger, and those whom its prepositions bring in."""

from __future__ import annotations

from dragoman.coding.coordination import leftward, rightward
from dragoman.coding.triggers import Trigger
from dragoman.coding.view import Unit, View

_MOST_RIGHT = 30
_MOST_GAP = 9
_SEVERAL = 2


def subject_units(view: View, position: int, *, sentence: range) -> list[Unit]:
    """Returns the subject of a verb that begins at a position: the nearest mention before it that no preposition owns.

    Where the clause has none of its own ("… and met Y", "to meet Y"), it is the first such mention of the sentence.
    """
    for token in range(position - 1, sentence.start - 1, -1):
        unit = view.unit(token)
        if unit is not None and unit.last == token and is_free(view, unit):
            return leftward(view, unit, least=sentence.start)
    return []


def first_units(view: View, position: int, *, sentence: range, people: bool = False) -> list[Unit]:
    """Returns the first mention of a sentence before a position that no preposition owns, with those joined to it."""
    for token in range(sentence.start, position):
        unit = view.unit(token)
        if unit is None or unit.first != token or not is_free(view, unit):
            continue
        if not people or is_person(unit):
            return rightward(view, unit, end=position, needs_and=True)
    return []


def is_person(unit: Unit) -> bool:
    """Tells whether a mention stands for a person or a group of people."""
    return any(actor.kind in {"person", "group"} for actor in unit.actors)


def is_free(view: View, unit: Unit) -> bool:
    """Tells whether a mention may be a subject: no preposition before it, no possessive after it, and no mere place."""
    if view.spot(unit.first) is not None and unit.actors[0].kind == "state":
        return False
    before = unit.first - 1
    while before >= 0 and view.words[before] in view.grammar.fillers and view.words[before] not in {"of", "for"}:
        before -= 1
    return view.word(before) not in view.grammar.prepositions - {"as", "while", "when", "if", "because"} and (
        view.word(unit.last + 1) not in {"'s", "'"}
    )


def partner_units(view: View, trigger: Trigger, *, prepositions: tuple[str, ...], sentence: range) -> list[Unit]:
    """Returns the other side: the mentions after one of the prepositions, or right after the trigger for ""."""
    preposition: str | None = ""
    gap = 0
    for token in range(trigger.end, min(sentence.stop, trigger.end + _MOST_RIGHT)):
        unit = view.unit(token)
        word = view.words[token]
        if unit is not None and unit.first == token:
            if preposition in prepositions and gap <= _MOST_GAP:
                return rightward(view, unit, end=sentence.stop, before_verb=preposition in {"between", "among"})
            preposition = None if preposition == "" else preposition
            gap += unit.last - unit.first + 1
        elif word in {";", ":"} or _ends_partners(view, token, preposition, prepositions):
            return []
        elif word in {"of", "from"} and preposition in prepositions and _is_plural(view, token - 1):
            gap = 0
        elif word in view.grammar.prepositions or word in prepositions:
            preposition, gap = word, 0
        elif unit is None:
            when = view.when(token)
            adverbial = view.grammar.is_adverb(word) or when is not None
            gap += 0 if adverbial else 1
            if preposition == "" and not adverbial and not _is_nominal(view, token):
                preposition = None
    return []


def _ends_partners(view: View, token: int, preposition: str | None, prepositions: tuple[str, ...]) -> bool:
    """Tells whether a new verb phrase begins, in which no further side is told ("spoke about efforts to help Y")."""
    word = view.words[token]
    is_joint = word in {"to", "and", "where", "which", "who"} and word not in prepositions
    is_aim = word == "to" and preposition not in {"", None, *prepositions}
    return (is_joint or is_aim) and _opens(view, token)


def has_partner_phrase(view: View, trigger: Trigger, *, prepositions: tuple[str, ...], sentence: range) -> bool:
    """Tells whether the other side is named at all, known or not: "met virtually with activists"."""
    for token in range(trigger.end, sentence.stop):
        word = view.words[token]
        if word in prepositions:
            following = view.word(token + 1)
            # "thank you for speaking with us" opens an interview.
            if trigger.kind == "call" and following in view.grammar.object_pronouns and view.unit(token + 1) is None:
                return False
            # "spoke to this", "will speak to us", "speaks to the importance of": no party follows "to" there.
            return word != "to" or view.is_capitalized(token + 1) or _is_people(view, token + 1, following)
        if not view.grammar.is_adverb(word) and view.when(token) is None:
            return False
    return False


def _is_people(view: View, token: int, word: str) -> bool:
    """Tells whether a word may begin a group of people: a mention, or a plural noun with or without a determiner."""
    if word in view.grammar.pointing or word in view.grammar.object_pronouns:
        return view.unit(token) is not None and view.unit(token + 1) is None
    if view.unit(token) is not None:
        return True
    following = token + 1 if word in view.grammar.determiners else token
    return view.unit(following) is not None or _is_plural(view, following)


def _is_plural(view: View, token: int) -> bool:
    """Tells whether a word is a plural noun whose owners follow: "the foreign ministers of", "activists from"."""
    word = view.words[token]
    return view.unit(token) is None and word.endswith("s") and len(word) > len("yes") and word.isalpha()


def _is_nominal(view: View, token: int) -> bool:
    word = view.words[token]
    return word in view.grammar.determiners or word in view.grammar.fillers or view.is_capitalized(token) or word == ","


def _opens(view: View, token: int) -> bool:
    """Tells whether "to" or "and" opens a new verb phrase and not a further name."""
    following = token + 1
    while view.word(following) in view.grammar.fillers:
        following += 1
    return view.unit(following) is None and view.spot(following) is None and not view.is_capitalized(following)


def possessor(view: View, trigger: Trigger, *, sentence: range) -> list[Unit]:
    """Returns whose occasion it is: the mention with a possessive before or inside the noun phrase."""
    for token in range(min(trigger.end, len(view.words)) - 1, max(sentence.start, trigger.first - 2) - 1, -1):
        if view.words[token] in {"'s", "'"} and (unit := view.unit(token - 1)) is not None:
            return leftward(view, unit, least=sentence.start)
        unit = view.unit(token)
        if unit is not None and unit.form == "pronoun":
            return [unit]
    return []
