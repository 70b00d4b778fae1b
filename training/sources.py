"""Where the data lie, and what exactly was read."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO


def data_folder() -> Path:
    """Returns the folder of the data: `DRAGOMAN_DATA`, or `shared/data` beside the checkout."""
    named = os.environ.get("DRAGOMAN_DATA")
    return Path(named) if named else Path(__file__).parent.parent.parent / "shared" / "data"


def open_text(path: Path) -> TextIO:
    """Opens a text file that may be gzipped."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the objects of a JSON Lines file."""
    with open_text(path) as lines:
        for line in lines:
            yield json.loads(line)


def digest(path: Path) -> str:
    """Returns the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
