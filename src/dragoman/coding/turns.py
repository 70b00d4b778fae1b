"""Finds statements that a colon gives to a speaker: transcript turns, headlines, and what follows "X said:"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.coding.found import Found
from dragoman.coding.sources import Source, speakers_of
from dragoman.coding.view import View
from dragoman.model import Block, Span, Turn

_HEADINGS = frozenset({"title", "dek", "heading"})
_MOST_FOLLOWING = 40


def turn_statement(view: View, turn: Turn, *, is_signed: bool) -> Found:
    """Returns the statement of a turn, or of a signed quotation, which has marks of its own."""
    tokens = view.tokens_in(turn.who)
    source = None
    if len(tokens) > 0:
        units = [unit for token in tokens if (unit := view.unit(token)) is not None]
        speakers = speakers_of(units[-1:]) or _by_surname(view, view.words[tokens.stop - 1])
        source = Source(tokens.start, tokens.stop - 1, speakers)
    return Found(
        source=source,
        cue=None,
        act=None,
        polarity="asserted",
        status="said",
        addressees=(),
        reach=turn.content,
        is_direct=not is_signed,
    )


def _by_surname(view: View, surname: str) -> tuple[str, ...]:
    """Returns the one person whose name ends in a word; none if several do."""
    named = [
        actor.id
        for actor in view.draft.actors
        if actor.kind == "person" and actor.name.casefold().split()[-1:] == [surname.casefold()]
    ]
    return tuple(named) if len(named) == 1 else ()


def headline_statements(view: View, blocks: Sequence[Block]) -> list[Found]:
    """Returns the statements of headlines such as "Berg: the door is open"."""
    found: list[Found] = []
    for block in blocks:
        tokens = view.tokens_in(block) if block.kind in _HEADINGS else range(0)
        unit = view.unit(tokens.start) if len(tokens) > 0 else None
        if unit is None or unit.first != tokens.start or view.word(unit.last + 1) != ":":
            continue
        if unit.last + 2 < tokens.stop and unit.actors[0].kind in {"person", "organisation", "state"}:
            source = Source(unit.first, unit.last, speakers_of([unit]))
            reach = view.span(unit.last + 2, tokens.stop - 1)
            found.append(
                Found(
                    source=source,
                    cue=None,
                    act=None,
                    polarity="asserted",
                    status="said",
                    addressees=(),
                    reach=(reach,),
                )
            )
    return found


def following_words(view: View, blocks: Sequence[Block], *, index: int) -> tuple[Span, ...]:
    """Returns what a block that ends in "X said:" announces: the quotation that follows, or else the paragraphs.

    A quotation is taken alone. Paragraphs without marks are taken up to the next heading, list or quotation.
    """
    following = blocks[index + 1 : index + 1 + _MOST_FOLLOWING]
    words: list[Span] = []
    for block in following:
        tokens = view.tokens_in(block)
        if len(tokens) == 0 or block.kind not in {"paragraph", "list_item"}:
            break
        quotation = view.quotation_at[tokens.start]
        if quotation >= 0:
            return tuple(words) or (view.quotations[quotation].bare(),)
        words.append(block.bare())
    return tuple(words)
