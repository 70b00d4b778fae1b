"""Marks what stands in quotation marks; broken, mixed and missing marks give a best reading and never an error.

A quotation that is not closed ends with its block, or before the next quotation of the block where a clause ends there;
it runs on into the next block if that begins with an opening mark or has the missing closing mark first. A closing mark
without an opening one makes a quotation from the start of its block only where it is the first mark there, ends a
clause and is followed by words as few as an attribution has; any other lone mark is stray and makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.annotate.orthography import Orthography, load_orthography
from dragoman.annotate.quotation_marks import Mark, marks_in
from dragoman.annotate.quotation_pairs import Pairing, pair, repair
from dragoman.model.annotation import Quotation
from dragoman.model.draft import Draft
from dragoman.model.report import Block, Report
from dragoman.model.span import Span
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_RUNS_ON = frozenset({"paragraph", "list_item"})
_CLAUSE_ENDS = frozenset(".,!?…")
# At most eight words to the full stop, such as "she said on Monday"; chosen by hand.
_SHORT_ATTRIBUTION = re.compile(r"\s+(?:[^\W\d_][\w.'’-]{0,40}\s+){1,7}[\w'’-]{1,40}\.(?:\s|\Z)")


def stage(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `quotations`."""
    orthography = load_orthography()

    def run(draft: Draft) -> Draft:
        return replace(draft, quotations=find_quotations(draft.report, orthography))

    return each("quotations", run, reads=["report"], writes=["quotations"])


def find_quotations(report: Report, orthography: Orthography) -> tuple[Quotation, ...]:
    """Returns the quotations of a report, in order of their start, outer before inner."""
    text = report.text
    readings = [_Reading(block, pair(marks_in(text, block, elisions=orthography.elisions))) for block in report.body()]
    found: list[Quotation] = []
    running: _Running | None = None
    for index, reading in enumerate(readings):
        following = readings[index + 1] if index + 1 < len(readings) else None
        running = _read_block(text, reading, following, running, found)
    return _with_depth(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Is a block with its marks as they pair."""

    block: Block
    pairing: Pairing


@dataclass(frozen=True, slots=True)
class _Running:
    """Is a quotation that goes on in the next block."""

    opening: Mark
    inner: list[Span]


def _read_block(
    text: str, reading: _Reading, following: _Reading | None, running: _Running | None, found: list[Quotation]
) -> _Running | None:
    """Adds the quotations of a block to `found`, and returns the one that runs on after it."""
    block = reading.block
    if following is not None and not {block.kind, following.block.kind} <= _RUNS_ON:
        following = None
    next_reopens = following is not None and _reopening(text, following) is not None
    pairing = repair(reading.pairing, text, end=block.end, next_reopens=next_reopens)
    resumed = _reopening(text, reading) if running is not None else None
    if running is None:
        found.extend(_unopened(text, reading))
    elif resumed is None:
        closing = _first_unopened(reading, running.opening)
        if closing is not None:
            found.extend(_made(running, _inner(text, block.start, closing.start), closing.end))
    for made in pairing.pairs:
        before = running if made.opening is resumed and running is not None else _Running(made.opening, [])
        found.extend(_made(before, _inner(text, made.opening.end, made.closing.start), made.closing.end))
    runs_on: _Running | None = None
    for mark in pairing.unclosed:
        before = running if mark is resumed and running is not None else _Running(mark, [])
        before.inner.extend(_inner(text, mark.end, pairing.cut.get(mark.start, block.end)))
        is_last = runs_on is None and mark.start not in pairing.cut
        if is_last and following is not None and _goes_on(text, mark, following):
            runs_on = before
        elif mark.family != "single" and before.inner:
            parts = tuple(before.inner)
            found.append(Quotation(before.opening.start, parts[-1].end, parts, 0, opened=True, closed=False))
    return runs_on


def _goes_on(text: str, opening: Mark, following: _Reading) -> bool:
    """Tells whether the next block takes up a quotation that was left open."""
    reopening = _reopening(text, following)
    if reopening is None:
        return _first_unopened(following, opening) is not None
    return (reopening.family, reopening.glyph) == (opening.family, opening.glyph)


def _reopening(text: str, reading: _Reading) -> Mark | None:
    """Returns the opening mark that the block begins with."""
    pairing = reading.pairing
    openings = [*(made.opening for made in pairing.pairs), *pairing.unclosed]
    first = min(openings, key=lambda mark: mark.start, default=None)
    if first is None or text[reading.block.start : first.start].strip():
        return None
    return first


def _first_unopened(reading: _Reading, opening: Mark) -> Mark | None:
    """Returns the closing mark that has nothing of the opening mark's family before it in its block."""
    closing = next((mark for mark in reading.pairing.unopened if mark.family == opening.family), None)
    if closing is None or opening.family == "single":
        return None
    openings = [*(made.opening for made in reading.pairing.pairs), *reading.pairing.unclosed]
    if any(mark.family == closing.family and mark.start < closing.start for mark in openings):
        return None
    return closing


def _unopened(text: str, reading: _Reading) -> Iterator[Quotation]:
    """Yields the quotation whose opening mark is missing at the start of the block."""
    closing = next((mark for mark in reading.pairing.unopened if mark.family != "single"), None)
    if closing is None or _first_unopened(reading, closing) is not closing:
        return
    block = reading.block
    inner = _inner(text, block.start, closing.start)
    if inner and text[inner[0].end - 1] in _CLAUSE_ENDS and _SHORT_ATTRIBUTION.match(text, closing.end, block.end):
        yield Quotation(inner[0].start, closing.end, inner, 0, opened=False, closed=True)


def _inner(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Returns the words between two offsets without the space around them; nothing if there are none."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (Span(start, end),) if start < end else ()


def _made(before: _Running, inner: tuple[Span, ...], end: int) -> Iterator[Quotation]:
    parts = (*before.inner, *inner)
    if parts:
        yield Quotation(before.opening.start, end, parts, 0, opened=True, closed=True)


def _with_depth(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Returns the quotations in order, each with the number around it; one that crosses another is left out."""
    result: list[Quotation] = []
    ends: list[int] = []
    for quotation in sorted(found, key=lambda quotation: (quotation.start, -quotation.end)):
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        if len(ends) == 0 or quotation.end <= ends[-1]:
            result.append(replace(quotation, depth=len(ends)))
            ends.append(quotation.end)
    return tuple(result)
