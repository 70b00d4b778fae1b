"""Lays a record out as tables for people: one table a kind of row, the words at the end of each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.printable import printable
from dragoman.model import (
    Actor,
    Agreement,
    Characterisation,
    Commitment,
    Engagement,
    Event,
    Place,
    Record,
    Span,
    Statement,
    Time,
)

UNKNOWN = "–"
# Columns of a terminal that a cell without words may take; what is longer goes on the next line.
WIDEST = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """Says how the rows of one kind are shown."""

    kind: str
    """Field of `Record`."""
    columns: tuple[str, ...]
    """Headings; the last column holds the words."""
    cells: Callable[[Names, Any], tuple[str, ...]]
    """Gives the cells of a row."""


class Names:
    """Looks up what ids in a record stand for.

    Args:
        record: the record whose rows are shown.
    """

    def __init__(self, record: Record) -> None:
        self._text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        self._places = {place.id: place for place in record.places}
        self._statements = {statement.id: statement for statement in record.statements}
        self._numbers = {engagement.id: number for number, engagement in enumerate(record.engagements, start=1)}

    def words(self, spans: Sequence[Span]) -> str:
        """Returns the printed words of the spans."""
        return " … ".join(span.words(self._text) for span in spans)

    def actors(self, ids: Sequence[str]) -> str:
        """Returns actors by name, with whom they represent."""
        return ", ".join(self._actor(actor_id) for actor_id in ids) or UNKNOWN

    def places(self, ids: Sequence[str]) -> str:
        """Returns places by name."""
        return ", ".join(self._places[place_id].name for place_id in ids)

    def sayer(self, asserted_by: str) -> str:
        """Returns who asserts a row: the narrator, or the speakers of a statement."""
        statement = self._statements.get(asserted_by)
        return asserted_by if statement is None else self.actors(statement.speakers)

    def number(self, engagement_id: str) -> str:
        """Returns the number under which an engagement stands in its table."""
        return f"#{self._numbers[engagement_id]}"

    def _actor(self, actor_id: str) -> str:
        actor = self._actors[actor_id]
        return actor.name if actor.represents in (None, actor.name) else f"{actor.name} ({actor.represents})"


def _engagement(names: Names, row: Engagement) -> tuple[str, ...]:
    series = ""
    if row.series is not None:
        parts = [row.series.name, f"round {row.series.ordinal}" if row.series.ordinal is not None else None]
        series = ", ".join(part for part in (*parts, str(row.series.year or "") or None) if part is not None)
    when = row.start or ""
    when += f" to {row.end}" if row.end not in (None, row.start) else ""
    when += f" ({row.duration_days} days)" if row.duration_days is not None else ""
    stop = f", stop {row.stop}" if row.stop is not None else ""
    part = f"part of {names.number(row.part_of)}{stop}" if row.part_of is not None else ""
    return (
        names.number(row.id),
        _lines(row.kind, series, part),
        _lines(row.status, f"says {names.sayer(row.asserted_by)}"),
        names.actors([participant.actor for participant in row.participants]),
        _lines(names.places(row.places) or (row.host or ""), when) or UNKNOWN,
        names.words(row.evidence),
    )


def _statement(names: Names, row: Statement) -> tuple[str, ...]:
    addressees = f"to {names.actors(row.addressees)}" if len(row.addressees) > 0 else ""
    cue = f"“{names.words(row.cue)}”" if len(row.cue) > 0 else UNKNOWN
    notes = ", ".join(note for note in (row.status, row.polarity) if note not in ("said", "asserted"))
    return (
        _lines(names.actors(row.speakers), addressees),
        _lines(row.act or UNKNOWN, cue, notes),
        row.form,
        names.words(row.content),
    )


def _event(names: Names, row: Event) -> tuple[str, ...]:
    return (
        _lines(row.type, row.mode or ""),
        _lines(row.status, f"says {names.sayer(row.asserted_by)}"),
        names.actors(row.actors),
        names.actors(row.recipients),
        names.words(row.evidence),
    )


def _agreement(names: Names, row: Agreement) -> tuple[str, ...]:
    status = _lines(row.status, row.date or "", f"says {names.sayer(row.asserted_by)}")
    return (row.name, status, ", ".join(row.parties) or UNKNOWN, names.words(row.evidence))


def _commitment(names: Names, row: Commitment) -> tuple[str, ...]:
    return (names.actors(row.by), names.actors(row.to), names.words(row.pledge))


def _characterisation(names: Names, row: Characterisation) -> tuple[str, ...]:
    by = row.by if row.by == "narrator" else names.actors([row.by])
    return (by, _target(names, row.target), names.words(row.words))


def _target(names: Names, target: str | None) -> str:
    if target is None:
        return UNKNOWN
    return names.actors([target]) if target.startswith("a_") else target


def _actor(names: Names, row: Actor) -> tuple[str, ...]:
    roles = "; ".join(dict.fromkeys(role.title for role in row.roles))
    printed = dict.fromkeys(names.words([mention]) for mention in row.mentions)
    return (row.name, row.kind, row.represents or UNKNOWN, roles or UNKNOWN, " · ".join(printed))


def _place(names: Names, row: Place) -> tuple[str, ...]:
    known = row.latitude is not None and row.longitude is not None
    where = f"{row.latitude:.2f}, {row.longitude:.2f}" if known else UNKNOWN
    return (row.name, row.country or UNKNOWN, where, " · ".join(dict.fromkeys(names.words([m]) for m in row.mentions)))


def _time(names: Names, row: Time) -> tuple[str, ...]:
    return (row.value or UNKNOWN, row.precision or UNKNOWN, names.words([row]))


LAYOUTS = (
    Layout("engagements", ("", "what", "status", "who", "where, when", "words"), _engagement),
    Layout("statements", ("speaker", "act, cue", "form", "words"), _statement),
    Layout("events", ("type", "status", "actor", "recipient", "words"), _event),
    Layout("agreements", ("name", "status", "parties", "words"), _agreement),
    Layout("commitments", ("by", "to", "words"), _commitment),
    Layout("characterisations", ("by", "of", "words"), _characterisation),
    Layout("actors", ("name", "kind", "represents", "roles", "words"), _actor),
    Layout("places", ("name", "country", "latitude, longitude", "words"), _place),
    Layout("times", ("value", "precision", "words"), _time),
)


def print_record(console: Console, record: Record, *, kinds: Sequence[str]) -> None:
    """Prints a record: its title and source, then a table for each kind that has rows, and which kinds have none."""
    console.print(Group(*_parts(record, kinds)))


def _parts(record: Record, kinds: Sequence[str]) -> Iterator[RenderableType]:
    report = record.report
    yield Text(printable(report.title or "(no title)"), style="bold")
    if report.dek is not None:
        yield Text(printable(report.dek), style="italic")
    published = report.published.value if report.published is not None else "date unknown"
    source = (report.outlet, report.byline, published, report.canonical_url or report.url)
    yield Text(printable(" · ".join(part for part in source if part is not None)), style="dim")
    names = Names(record)
    shown = [layout for layout in LAYOUTS if layout.kind in kinds]
    for layout in shown:
        rows = getattr(record, layout.kind)
        if len(rows) > 0:
            yield Text()
            yield _table(layout, names, rows)
    empty = [layout.kind for layout in shown if len(getattr(record, layout.kind)) == 0]
    if len(empty) > 0:
        yield Padding(Text(f"No rows: {', '.join(empty)}.", style="dim"), (1, 0, 0, 0))


def _table(layout: Layout, names: Names, rows: Sequence[object]) -> Table:
    title = Text(f"{layout.kind.capitalize()} ({len(rows)})", style="bold cyan")
    table = Table(title=title, title_justify="left", show_lines=True, expand=True)
    for heading in layout.columns:
        last = heading == layout.columns[-1]
        table.add_column(heading, ratio=1 if last else None, max_width=None if last else WIDEST, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(map(printable, cell.split("\n")))) for cell in layout.cells(names, row)))
    return table


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part != "")
