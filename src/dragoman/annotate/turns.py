"""Finds who speaks where the form of a text alone tells it: transcript turns, and quotations that are signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.model.annotation import Quotation, Turn
from dragoman.model.draft import Draft
from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

# A turn opens a block with its speaker in capitals: "SECRETARY VALE:", "QUESTION:", "MR. ROTH: (Via interpreter)". A
# printed transcript may be quoted whole, with an opening mark at each paragraph.
_TURN = re.compile(
    r"(?P<mark>[\"“”„«]|''|``)?(?P<who>(?:[A-Z][A-Z'’.\-]*[.,]? ?){1,8})(?: ?\([^()\n]{0,60}\))?:[ \u00a0\t]"
)
_MOST_TURN_CHARACTERS = 160
# Beneath or behind a quotation: a dash, a name, and nothing more than what is put behind a name in the same line.
_SIGNED = re.compile(
    r"\s{0,3}(?:--|[-–—―‒])\s*"
    r"(?P<who>[A-Z][\w.'’\-]*(?:[ \u00a0](?:(?:de|del|da|di|von|van|der|bin|al|el|la)\b|[A-Z][\w.'’\-]*)){0,5})"
    r"(?:,[^\n.!?]{1,60}|\s*\([^()\n]{1,60}\))?[. \t\u00a0]*(?:\n|\Z)"
)
_LINE_START = re.compile(r"(?:\A|\n)[ \t\u00a0>*•\-]*\Z")
_SPOKEN = frozenset({"paragraph", "list_item"})


def stage(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `turns`."""

    def run(draft: Draft) -> Draft:
        return replace(draft, turns=find_turns(draft.report, draft.quotations))

    return each("turns", run, reads=["report", "quotations"], writes=["turns"])


def find_turns(report: Report, quotations: Sequence[Quotation]) -> tuple[Turn, ...]:
    """Returns the turns of a report and its signed quotations, in order; a single turn is no transcript."""
    turns = list(_transcript(report))
    signed = _signed(report.text, quotations)
    return tuple(sorted((*(turns if len(turns) > 1 else ()), *signed), key=lambda turn: turn.content[0].start))


def _transcript(report: Report) -> Iterator[Turn]:
    who: Span | None = None
    is_quoted = False
    content: list[Span] = []
    for block in report.body():
        match = _TURN.match(report.text, block.start, min(block.end, block.start + _MOST_TURN_CHARACTERS))
        if match is not None:
            if who is not None and content:
                yield Turn(who, tuple(content))
            is_quoted = match["mark"] is not None
            who = Span(match.start("who"), match.start("who") + len(match["who"].rstrip()))
            content = [Span(match.end(), block.end)] if match.end() < block.end else []
        elif who is not None and block.kind in _SPOKEN:
            if is_quoted and report.text[block.start].isalnum():
                # What goes on without a mark, in a transcript that has them, is the reporter again.
                if content:
                    yield Turn(who, tuple(content))
                who, content = None, []
            else:
                content.append(block.bare())
    if who is not None and content:
        yield Turn(who, tuple(content))


def _signed(text: str, quotations: Sequence[Quotation]) -> Iterator[Turn]:
    """Yields the quotations that begin a line and are followed by a dash and a name, and the line's end."""
    for quotation in quotations:
        if quotation.depth > 0 or not (quotation.opened and quotation.closed):
            continue
        signature = _SIGNED.match(text, quotation.end)
        before = text[max(0, quotation.start - 8) : quotation.start]
        if signature is not None and (quotation.start <= len(before) or "\n" in before) and _LINE_START.search(before):
            start = signature.start("who")
            yield Turn(Span(start, start + len(signature["who"].rstrip("."))), (quotation.bare(),))
