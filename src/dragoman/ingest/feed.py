"""Reads RSS and Atom feeds: an entry is a report."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Document
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside


def read_feed(document: Document, context: Context) -> Iterator[Report | SetAside]:  # noqa: ARG001 - filled in next
    """Yields a report or a set-aside row for each entry.

    Raises:
        InputError: `not_a_feed`.
    """
    raise InputError(
        "not_a_feed", found="a feed", expected="another kind of input", remedy="give HTML, text or JSON lines"
    )
