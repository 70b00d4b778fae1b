"""The reader: everything that reading needs, loaded once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from os import PathLike, fspath
from typing import BinaryIO

from dragoman._version import __version__
from dragoman.annotate import annotate
from dragoman.annotate.encoder.files import find_model
from dragoman.coding import code
from dragoman.errors import ConfigError, InputError, TransientError
from dragoman.gazetteer import load_gazetteer
from dragoman.ingest import ingest, load_tables
from dragoman.model import MadeBy, Record, SetAside
from dragoman.ontology import load_ontology
from dragoman.resolve import resolve
from dragoman.run.local import run
from dragoman.run.own_stages import own_stage
from dragoman.settings import Settings
from dragoman.stage import check_stages


class Reader:
    """Reads inputs into records. Make one and use it for many inputs.

    Args:
        settings: limits and defaults; see `dragoman.settings`.
        today: the reader's day, against which future dates are recognised; the clock's day in UTC by default.

    Raises:
        ConfigError: the settings or the packaged data do not fit together.
    """

    def __init__(self, settings: Settings | None = None, *, today: date | None = None) -> None:
        self.settings = settings if settings is not None else Settings()
        self.today = today if today is not None else datetime.now(UTC).date()
        ontology = load_ontology()
        gazetteer = load_gazetteer()
        model = find_model(self.settings.model) if self.settings.encoder else None
        self.stages = (
            *annotate(ontology, gazetteer, model=model),
            *(own_stage(name, ontology, gazetteer=gazetteer) for name in self.settings.stages),
            *resolve(ontology, gazetteer),
            *code(ontology, gazetteer),
        )
        check_stages(self.stages)
        self._tables = load_tables()
        self.made_by = MadeBy(
            dragoman=__version__,
            model=model.version if model is not None else None,
            ontology=ontology.version,
            gazetteer=gazetteer.version,
        )

    def read(self, source: str | PathLike[str]) -> Record:
        """Returns the record of one input that holds one report.

        Args:
            source: a path, an http(s) address, or `-` for standard input.

        Raises:
            InputError: the input cannot be read; the message says why.
            TransientError: the input could not be had this time.
            ConfigError: the input holds several reports; `read_all` reads those.
        """
        rows = self.read_all([source])
        first = next(rows, None)
        if first is None or next(rows, None) is not None:
            raise ConfigError(
                "not_one_report",
                found=f"{'no report' if first is None else 'several reports'} in {fspath(source)}",
                expected="one report",
                remedy="use read_all",
            )
        if isinstance(first, SetAside):
            kind = TransientError if first.retry else InputError
            raise kind(first.reason, found=first.found, expected=first.expected, remedy=first.remedy)
        return first

    def read_all(
        self, sources: Iterable[str | PathLike[str]], *, stdin: BinaryIO | None = None
    ) -> Iterator[Record | SetAside]:
        """Yields a record or a set-aside row for each report, in the order of the input.

        Args:
            sources: paths, folders, globs, http(s) addresses, or `-` for standard input.
            stdin: what `-` reads; the process's own standard input by default.
        """
        own = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
        inputs = (fspath(source) for source in sources)
        reports = ingest(inputs, self.settings, today=self.today, stdin=own, tables=self._tables)
        return run(reports, self.stages, made_by=self.made_by)
