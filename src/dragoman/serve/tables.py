"""Lays out the rows of a record: one table a kind, each row with its words and its marks in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model import (
    Actor,
    Agreement,
    Characterisation,
    Commitment,
    Engagement,
    Event,
    Place,
    Record,
    Series,
    Span,
    Statement,
    Time,
)
from dragoman.serve.marked_text import Mark
from dragoman.serve.markup import NOTHING, Html, isolated, join, tag, words
from dragoman.serve.names import LETTERS, UNKNOWN, Names


@dataclass(frozen=True, slots=True)
class Shown:
    """Is one row, ready to be shown."""

    cells: tuple[Html, ...]
    """One a column."""
    printed: Html
    """Its words, as printed."""
    layers: tuple[tuple[str | None, tuple[Span, ...]], ...]
    """Classes and the spans that they mark in the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Says how the rows of one kind are shown."""

    kind: str
    """Field of `Record`."""
    columns: tuple[str, ...]
    """Headings of the cells."""
    show: Callable[[Names, Any], Shown]
    """Makes a row ready."""


def tables(record: Record, names: Names) -> tuple[Html, list[Mark]]:
    """Returns the tables of all kinds that have rows, and the marks of their rows in the text."""
    parts: list[Html] = []
    marks: list[Mark] = []
    for layout in LAYOUTS:
        rows = [layout.show(names, row) for row in getattr(record, layout.kind)]
        labels = [f"{LETTERS[layout.kind]}{number}" for number in range(1, len(rows) + 1)]
        if len(rows) > 0:
            parts.append(_table(layout, labels, rows))
        for label, row in zip(labels, rows, strict=True):
            marks += [Mark(span, label, layer) for layer, spans in row.layers for span in spans]
    return join(parts), marks


def _table(layout: Layout, labels: Sequence[str], rows: Sequence[Shown]) -> Html:
    heading = tag("h2", words(layout.kind.capitalize()), tag("span", words(str(len(rows))), class_="count"))
    headings = (tag("th", words(column), scope="col") for column in ("", *layout.columns))
    head = tag("thead", tag("tr", *headings))
    bodies = (_row(layout, label, row) for label, row in zip(labels, rows, strict=True))
    return tag("section", heading, tag("table", head, *bodies), id=layout.kind)


def _row(layout: Layout, label: str, row: Shown) -> Html:
    reference = tag("a", words(label), href=f"#words-{label}", title="show these words in the text")
    cells = (
        tag("td", tag("div", cell), data_column=column, class_="name" if number == 0 else None)
        for number, (column, cell) in enumerate(zip(layout.columns, row.cells, strict=True))
    )
    facts = tag("tr", tag("th", reference, scope="row", rowspan="2" if row.printed else None), *cells)
    said = tag("tr", tag("td", tag("div", row.printed), colspan=str(len(row.cells)), class_="printed", dir="auto"))
    return tag("tbody", facts, said if row.printed else NOTHING, id=label, class_="row")


def _engagement(names: Names, row: Engagement) -> Shown:
    participants = join(map(_lines, _participants(names, row)))
    parties = _fact("parties", isolated(", ".join(row.parties)) if row.parties else UNKNOWN)
    part_of = _fact("part of", names.row(row.part_of)) if row.part_of is not None else NOTHING
    stop = _fact("stop", words(str(row.stop))) if row.stop is not None else NOTHING
    days = _fact("days", words(str(row.duration_days))) if row.duration_days is not None else NOTHING
    host = _fact("host", isolated(row.host)) if row.host is not None else NOTHING
    topics = join((tag("i", names.printed((topic,))) for topic in row.topics), " · ")
    return Shown(
        cells=(
            _lines(_kind(row.kind), _series(row.series), part_of, stop),
            _lines(participants or UNKNOWN, parties),
            _lines(_places(names, row.places), host, _when(row.start, row.end), days),
            _asserted(names, row.status, row.asserted_by, row.confidence),
        ),
        printed=join(part for part in (names.printed(row.evidence), _fact("topics", topics)) if part),
        layers=(("engagement", row.evidence), (None, row.topics)),
    )


def _participants(names: Names, row: Engagement) -> Iterator[Html]:
    for participant in row.participants:
        actor = names.actor(participant.actor)
        yield _fact(participant.as_, actor) if participant.as_ != "party" else actor


def _series(series: Series | None) -> Html:
    if series is None:
        return NOTHING
    ordinal = _fact("round", words(str(series.ordinal))) if series.ordinal is not None else NOTHING
    year = _fact("year", words(str(series.year))) if series.year is not None else NOTHING
    return _lines(isolated(series.name), ordinal, year)


def _statement(names: Names, row: Statement) -> Shown:
    cue = tag("span", words("“"), names.printed(row.cue), words("”"), class_="quiet") if row.cue else NOTHING
    notes = [note for note in (row.status, row.polarity) if note not in ("said", "asserted")]
    within = _fact("within", names.row(row.within)) if row.within is not None else NOTHING
    place = names.places((row.place,)) if row.place is not None else NOTHING
    speaker = tag("span", names.actors(row.speakers), class_=f"piece {names.speaker_class(row)}")
    return Shown(
        cells=(
            speaker,
            names.actors(row.addressees),
            _lines(_kind(row.act), cue, *(_chip(note) for note in notes), within),
            _lines(words(row.form), _when(row.date, None), place, _confidence(row.confidence)),
        ),
        printed=names.printed(row.content),
        layers=(
            (names.speaker_class(row), row.content),
            ("source", row.source),
            ("cue", row.cue),
            ("quotation", row.verbatim),
        ),
    )


def _event(names: Names, row: Event) -> Shown:
    contexts = tag("span", isolated(", ".join(row.contexts)), class_="quiet") if row.contexts else NOTHING
    intensity = _fact("intensity", words(f"{row.intensity:+g}")) if row.intensity is not None else NOTHING
    place = _places(names, (row.place,) if row.place is not None else ())
    return Shown(
        cells=(
            _lines(_kind(row.type), isolated(row.mode) if row.mode is not None else NOTHING, contexts, intensity),
            names.actors(row.actors),
            names.actors(row.recipients),
            _lines(place, _when(row.start, row.end)),
            _asserted(names, row.status, row.asserted_by, row.confidence),
        ),
        printed=names.printed(row.evidence),
        layers=(("event", row.trigger), (None, row.evidence)),
    )


def _agreement(names: Names, row: Agreement) -> Shown:
    return Shown(
        cells=(
            _lines(tag("b", isolated(row.name)), isolated(row.kind) if row.kind is not None else NOTHING),
            isolated(", ".join(row.parties)) if row.parties else UNKNOWN,
            _or_unknown(row.date),
            _asserted(names, row.status, row.asserted_by, None),
        ),
        printed=names.printed(row.evidence),
        layers=(("agreement", row.evidence),),
    )


def _commitment(names: Names, row: Commitment) -> Shown:
    statement = names.row(row.statement) if row.statement is not None else words("narrator")
    return Shown(
        cells=(names.actors(row.by), names.actors(row.to), statement),
        printed=names.printed(row.pledge),
        layers=(("commitment", row.pledge), (None, row.evidence)),
    )


def _characterisation(names: Names, row: Characterisation) -> Shown:
    by = words(row.by) if row.by == "narrator" else names.actor(row.by)
    return Shown(
        cells=(by, names.target(row.target)),
        printed=names.printed(row.words),
        layers=(("characterisation", row.words),),
    )


def _actor(names: Names, row: Actor) -> Shown:
    roles = dict.fromkeys(f"{role.title} ({role.of})" if role.of is not None else role.title for role in row.roles)
    wikidata = _fact("Wikidata", isolated(row.wikidata)) if row.wikidata is not None else NOTHING
    return Shown(
        cells=(
            _lines(tag("b", isolated(row.name)), wikidata),
            _lines(words(row.kind), tag("span", isolated(" ".join(row.sectors)), class_="quiet")),
            _or_unknown(row.represents),
            join(map(isolated, roles), ", ") or UNKNOWN,
        ),
        printed=names.forms(row.mentions),
        layers=(("actor", row.mentions), (None, tuple(role.evidence for role in row.roles))),
    )


def _place(names: Names, row: Place) -> Shown:
    located = row.latitude is not None and row.longitude is not None
    return Shown(
        cells=(
            tag("b", isolated(row.name)),
            _or_unknown(row.country),
            words(f"{row.latitude:.3f}, {row.longitude:.3f}") if located else UNKNOWN,
            words(str(row.geonames)) if row.geonames is not None else UNKNOWN,
        ),
        printed=names.forms(row.mentions),
        layers=(("place", row.mentions),),
    )


def _time(names: Names, row: Time) -> Shown:
    spans = (row.bare(),)
    return Shown(
        cells=(names.printed(spans), _or_unknown(row.value), _or_unknown(row.precision)),
        printed=NOTHING,
        layers=(("time", spans),),
    )


def _asserted(names: Names, status: str, asserted_by: str, confidence: float | None) -> Html:
    return _lines(_chip(status), _fact("asserted by", names.sayer(asserted_by)), _confidence(confidence))


def _confidence(confidence: float | None) -> Html:
    return _fact("confidence", words(f"{confidence:.2f}")) if confidence is not None else NOTHING


def _places(names: Names, ids: Sequence[str]) -> Html:
    return names.places(ids) if len(ids) > 0 else _fact("place", UNKNOWN)


def _when(start: str | None, end: str | None) -> Html:
    if start is None and end is None:
        return _fact("date", UNKNOWN)
    if end in (None, start):
        return _or_unknown(start)
    return join((_or_unknown(start), _or_unknown(end)), " to ")


def _kind(name: str | None) -> Html:
    return tag("b", isolated(name)) if name is not None else UNKNOWN


def _chip(status: str) -> Html:
    return tag("span", words(status.replace("_", " ")), class_=f"chip {status}")


def _fact(name: str, value: Html) -> Html:
    return tag("span", tag("span", words(f"{name} "), class_="quiet"), value, class_="fact") if value else NOTHING


def _or_unknown(value: str | None) -> Html:
    return isolated(value) if value is not None else UNKNOWN


def _lines(*parts: Html) -> Html:
    return join(tag("span", part, class_="line") for part in _filled(parts))


def _filled(parts: Iterable[Html]) -> Iterator[Html]:
    return (part for part in parts if part != NOTHING)


LAYOUTS = (
    Layout("engagements", ("What", "Who", "Where, when", "Status"), _engagement),
    Layout("statements", ("Speaker", "To", "Act", "Form, date"), _statement),
    Layout("events", ("What", "Who", "To whom", "Where, when", "Status"), _event),
    Layout("agreements", ("What", "Parties", "Date", "Status"), _agreement),
    Layout("commitments", ("Who", "To whom", "Said in"), _commitment),
    Layout("characterisations", ("By", "Of"), _characterisation),
    Layout("actors", ("Name", "Kind", "Represents", "Roles"), _actor),
    Layout("places", ("Name", "Country", "Coordinates", "GeoNames"), _place),
    Layout("times", ("Words", "Value", "Precision"), _time),
)
