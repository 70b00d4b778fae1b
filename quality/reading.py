"""Reads the inputs of a task with dragoman, as a user would."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import dragoman
from dragoman.model import Record


def read_rows(rows: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
    """Returns the record of each JSON row by its id; a row that was set aside has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "inputs.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        results = list(dragoman.Reader().read_all([path]))
    return {
        record.report.external_id: record
        for record in results
        if isinstance(record, Record) and record.report.external_id is not None
    }


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """Returns the objects of a JSON lines file, gzipped or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode().split("\n") if line.strip()]
