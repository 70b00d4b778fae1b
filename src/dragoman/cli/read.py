"""`dragoman read`: prints the record of one or more inputs.

What is slow to import is imported where it is used, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from dragoman.cli.printable import printable
from dragoman.errors import ConfigError
from dragoman.model import TABLES, Record, SetAside
from dragoman.model.codec import to_json
from dragoman.settings import Settings

EXIT_SOME_SET_ASIDE = 1
EXIT_NOTHING_READ = 3
# Columns for tables that go to a file or a pipe, where no terminal tells its width.
PIPED_WIDTH = 140


def _kinds(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:  # noqa: ARG001
    if value is None:
        return TABLES
    kinds = tuple(kind.strip() for kind in value.split(",") if kind.strip() != "")
    unknown = [kind for kind in kinds if kind not in TABLES]
    if len(unknown) > 0 or len(kinds) == 0:
        raise click.BadParameter(f"found {', '.join(unknown) or 'nothing'}; expected some of {', '.join(TABLES)}")
    return kinds


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a report, one a line.")
@click.option("--only", "kinds", callback=_kinds, metavar="KINDS", help=f"Show only these: {', '.join(TABLES)}.")
@click.option("--published", metavar="DATE", help="Publication date for inputs that carry none (2025-07-12).")
@click.option("--rules-only", is_flag=True, help="Leave the encoder out, which takes most of the time.")
@click.option("--html", "html_path", type=click.Path(path_type=Path), metavar="FILE", help="Write one page instead.")
def command(
    inputs: tuple[str, ...],
    *,
    as_json: bool,
    kinds: tuple[str, ...],
    published: str | None,
    rules_only: bool,
    html_path: Path | None,
) -> int:
    """Print the record of each INPUT.

    INPUT is a file (HTML, text, Markdown, JSON lines, RSS or Atom), a folder, a glob, an http(s) address, or - for
    standard input. What cannot be read is set aside with its reason on standard error; the rest is read.
    """
    from dragoman.run.reader import Reader  # noqa: PLC0415 - see the head of this file

    if as_json and html_path is not None:
        raise click.UsageError("found --json and --html; expected one of them; call twice for both")
    reader = Reader(Settings(published=published, encoder=not rules_only))
    tally = _Tally()
    records = tally.counted(_with_progress(reader.read_all(inputs), tally))
    if html_path is not None:
        _write_page(records, html_path)
    elif as_json:
        for record in records:
            click.echo(to_json(record, kinds if kinds != TABLES else None))
    else:
        _print_tables(records, kinds)
    return tally.close()


@dataclass(slots=True)
class _Tally:
    """Counts what was read and what was set aside, and says the latter on standard error."""

    n_read: int = 0
    n_set_aside: int = 0

    def counted(self, rows: Iterable[Record | SetAside]) -> Iterator[Record]:
        for row in rows:
            if isinstance(row, SetAside):
                self.n_set_aside += 1
                click.echo(printable(f"dragoman: {row.sentence()}"), err=True)
            else:
                self.n_read += 1
                yield row

    def close(self) -> int:
        if self.n_read + self.n_set_aside > 1:
            click.echo(f"dragoman: {self.n_read} read, {self.n_set_aside} set aside", err=True)
        if self.n_set_aside == 0:
            return 0
        return EXIT_SOME_SET_ASIDE if self.n_read > 0 else EXIT_NOTHING_READ


def _print_tables(records: Iterable[Record], kinds: Sequence[str]) -> None:
    from rich.console import Console  # noqa: PLC0415 - see the head of this file

    from dragoman.cli.tables import print_record  # noqa: PLC0415

    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)
    for number, record in enumerate(records):
        if number > 0:
            console.rule()
        print_record(console, record, kinds=kinds)


def _with_progress(rows: Iterable[Record | SetAside], tally: _Tally) -> Iterator[Record | SetAside]:
    """Shows a count on the terminal while the rows themselves go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from rows
        return
    from rich.console import Console  # noqa: PLC0415 - see the head of this file
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.completed} read, {task.fields[set_aside]} set aside"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as progress:
        task = progress.add_task("read", total=None, set_aside=0)
        for row in rows:
            yield row
            progress.update(task, completed=tally.n_read, set_aside=tally.n_set_aside)


def _write_page(records: Iterator[Record], html_path: Path) -> None:
    from dragoman.serve.page import page  # noqa: PLC0415 - see the head of this file

    record = next(records, None)
    if record is None:
        return
    if next(records, None) is not None:
        raise ConfigError(
            "not_one_report", found="several reports for one page", expected="one report", remedy="name one input"
        )
    try:
        beside = html_path.with_name(html_path.name + ".partial")
        beside.write_text(page(record), encoding="utf-8")
        beside.replace(html_path)
    except OSError as error:
        raise ConfigError(
            "cannot_write",
            found=f"{os.strerror(error.errno or 0)} at {html_path}",
            expected="a file that can be written",
            remedy="name another file with --html",
        ) from error
    click.echo(f"dragoman: wrote {html_path}", err=True)
