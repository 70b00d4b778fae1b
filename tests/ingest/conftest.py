"""What the tests of reading share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.ingest import Tables, ingest, load_tables
from dragoman.ingest.context import Context
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings

TODAY = date(2025, 8, 1)
Read = Callable[..., list[Report | SetAside]]


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The data tables, loaded once."""
    return load_tables()


@pytest.fixture
def context(tables: Tables) -> Context:
    """A context with default settings on a fixed day."""
    return Context(Settings(), TODAY, tables)


@pytest.fixture
def read(tmp_path: Path, tables: Tables) -> Read:
    """Writes bytes or text to a file of some name and reads it."""

    def read_file(name: str, content: str | bytes, settings: Settings | None = None) -> list[Report | SetAside]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(ingest([str(path)], settings or Settings(), today=TODAY, tables=tables))

    return read_file


def report_of(read_out: list[Report | SetAside]) -> Report:
    """Returns the one report of a reading."""
    (report,) = read_out
    assert isinstance(report, Report), report
    return report


def reason_of(read_out: list[Report | SetAside]) -> str:
    """Returns the reason of the one set-aside row of a reading."""
    (row,) = read_out
    assert isinstance(row, SetAside), row
    return row.reason
