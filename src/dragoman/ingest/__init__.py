"""Turns what the outside world offers (files, folders, feeds, pages, addresses) into reports, or says why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import BinaryIO

from dragoman.errors import ConfigError, InputError, TransientError
from dragoman.ingest.context import Context, Tables, load_tables
from dragoman.ingest.document import Document, DocumentKind
from dragoman.ingest.feed import read_feed
from dragoman.ingest.jsonl import read_json, read_json_lines
from dragoman.ingest.plain import read_plain
from dragoman.ingest.sources import is_address, open_path, open_stream, paths_of
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings

__all__ = ["MEMBERS", "Tables", "ingest", "load_tables"]


def _fetch(address: str, settings: Settings) -> Document:
    from dragoman.ingest.fetch import fetch  # noqa: PLC0415 - most runs never speak to a network

    return fetch(address, settings)


def _read_page(document: Document, context: Context) -> Iterator[Report]:
    from dragoman.ingest.page import read_page  # noqa: PLC0415 - trafilatura takes a third of a second to load

    return read_page(document, context)


MEMBERS: Mapping[DocumentKind, Callable[[Document, Context], Iterator[Report | SetAside]]] = {
    "html": _read_page,
    "text": read_plain,
    "markdown": read_plain,
    "feed": read_feed,
    "json": read_json,
    "jsonl": read_json_lines,
}
"""The readers, by the kind of document that they read."""


def ingest(
    inputs: Iterable[str],
    settings: Settings,
    *,
    today: date,
    stdin: BinaryIO | None = None,
    tables: Tables | None = None,
) -> Iterator[Report | SetAside]:
    """Yields a report, or a set-aside row, for each document of the inputs, in the order given, one at a time.

    Args:
        inputs: paths, folders, globs, `-` for standard input, http and https addresses.
        settings: limits and choices.
        today: the day of reading; publication dates after tomorrow are not taken.
        stdin: what `-` stands for.
        tables: the data tables, if the caller has loaded them; a caller who reads input by input saves time so.

    Raises:
        ConfigError: `-` is among the inputs and there is no standard input.
    """
    context = Context(settings, today, tables or load_tables())
    for given in inputs:
        try:
            for document in _documents(given, settings, stdin):
                yield from _read(document, context)
        except (InputError, TransientError) as error:
            yield SetAside.from_error(error, source=given)


def _documents(given: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Document | SetAside]:
    if given == "-":
        if stdin is None:
            raise ConfigError(
                "no_stdin", found="the input '-'", expected="a standard input to read", remedy="name a file instead"
            )
        yield open_stream(stdin, settings, source="-", kind=None)
        return
    if is_address(given):
        yield _fetch(given, settings)
        return
    for path in paths_of(given):
        try:
            yield from open_path(path, settings)
        except InputError as error:
            yield SetAside.from_error(error, source=str(path))


def _read(document: Document | SetAside, context: Context) -> Iterator[Report | SetAside]:
    if isinstance(document, SetAside):
        yield document
        return
    try:
        yield from MEMBERS[document.kind](document, context)
    except InputError as error:
        yield SetAside.from_error(error, source=document.source)
