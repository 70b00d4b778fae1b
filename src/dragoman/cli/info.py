"""`dragoman info`: says which version, model, ontology and gazetteer are at work.

What is slow to import is imported where it is used, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

import json
import platform

import click

from dragoman.model import SCHEMA


@click.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(*, as_json: bool) -> None:
    """Say which version, model, ontology and gazetteer are at work."""
    from dragoman.run.reader import Reader  # noqa: PLC0415 - see the head of this file

    made_by = Reader().made_by
    facts = {
        "dragoman": made_by.dragoman,
        "python": platform.python_version(),
        "schema": SCHEMA,
        "model": made_by.model,
        "ontology": made_by.ontology,
        "gazetteer": made_by.gazetteer,
    }
    if as_json:
        click.echo(json.dumps(facts))
        return
    from rich.console import Console  # noqa: PLC0415 - see the head of this file
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        table.add_row(name, value if value is not None else "none: rules only")
    Console(highlight=False).print(table)
