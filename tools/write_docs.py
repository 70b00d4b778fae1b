"""Writes what is generated in the docs: the JSON Schema, the tables of `docs/record.md`, the sample in the README."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.model.schema import record_schema

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
MARKER = "<!-- The tables below are written by tools/write_docs.py. -->\n"
SAMPLE_COMMAND = "dragoman read examples/wonsan.txt --published 2025-07-12 --only engagements"
SAMPLE_ROWS = 5
SAMPLE_OPENS, SAMPLE_CLOSES = "```text\n", "```\n"
# Reading order; the schema itself has its definitions by name.
ORDER = (
    "Report",
    "Publication",
    "Provenance",
    "Block",
    "Furniture",
    "Actor",
    "Role",
    "ActorMention",
    "Place",
    "Time",
    "Statement",
    "Event",
    "Engagement",
    "Participant",
    "Series",
    "Agreement",
    "Commitment",
    "Characterisation",
    "MadeBy",
    "Span",
)


def main() -> None:
    """Writes all of them."""
    schema = json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"
    (DOCS / "record.schema.json").write_text(schema, encoding="utf-8")
    page = DOCS / "record.md"
    by_hand = page.read_text(encoding="utf-8").split(MARKER)[0]
    page.write_text(by_hand + MARKER + record_tables(), encoding="utf-8")
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(SAMPLE_OPENS)
    _, _, after = rest.partition(SAMPLE_CLOSES)
    readme.write_text(before + SAMPLE_OPENS + sample() + SAMPLE_CLOSES + after, encoding="utf-8")


def sample() -> str:
    """Returns what the README's sample command prints, its first rows."""
    command = [sys.executable, "-m", *shlex.split(SAMPLE_COMMAND)]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    lines = [line.rstrip() for line in printed.splitlines()]
    rules = [number for number, line in enumerate(lines) if line.startswith("├")]
    end = rules[SAMPLE_ROWS - 1] + 1 if len(rules) >= SAMPLE_ROWS else len(lines)
    return "\n".join((*lines[:end], "…" if end < len(lines) else "")).rstrip() + "\n"


def record_tables() -> str:
    """Returns a table of fields for each noun of the schema, in Markdown."""
    schema = record_schema()
    nouns = {"Record": schema} | {name: schema["$defs"][name] for name in ORDER}
    return "\n".join(line for name, noun in nouns.items() for line in _table(name, noun)) + "\n"


def _table(name: str, noun: dict[str, Any]) -> Iterator[str]:
    yield from ("", f"## {name}", "", noun["description"], "", "| field | value | meaning |", "|---|---|---|")
    for field, described in noun["properties"].items():
        yield f"| `{field}` | {_value(described)} | {' '.join(described['description'].split())} |"


def _value(described: dict[str, Any]) -> str:
    if "const" in described:
        return f"`{described['const']}`"
    if "$ref" in described:
        noun = described["$ref"].rpartition("/")[2]
        return f"[{noun}](#{noun.lower()})"
    if "anyOf" in described:
        return f"{_value(described['anyOf'][0])} or null"
    if described.get("type") == "array":
        return f"list of {_value(described['items'])}"
    if "enum" in described:
        return ", ".join(f"`{value}`" for value in described["enum"])
    return str(described["type"])


if __name__ == "__main__":
    main()
