"""Inputs: files, folders, globs and standard input."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.ingest import Tables, ingest
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings
from tests.ingest.conftest import TODAY

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files in it, one of each sort."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(WORDS + " b", encoding="utf-8")
    (tmp_path / "a.md").write_text(WORDS + " a", encoding="utf-8")
    (tmp_path / "sub" / "c.txt.gz").write_bytes(gzip.compress(f"{WORDS} c".encode()))
    (tmp_path / "style.css").write_text("body {}", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "z.bin").write_bytes(b"\x00\x01")
    return tmp_path


def outcome(inputs: list[str], tables: Tables, stdin: bytes | None = None) -> list[str]:
    """Returns the last word of each report, and the reason of each set-aside row."""
    stream = None if stdin is None else io.BytesIO(stdin)
    rows = ingest(inputs, Settings(), today=TODAY, stdin=stream, tables=tables)
    return [row.reason if isinstance(row, SetAside) else row.text.split()[-1] for row in rows]


def test_a_folder_is_walked_in_sorted_order(folder: Path, tables: Tables) -> None:
    """Styles and hidden files are passed over; what is no text is set aside."""
    assert outcome([str(folder)], tables) == ["a", "b", "c", "binary"]


def test_a_folder_with_styles_only_has_no_readable_file(tmp_path: Path, tables: Tables) -> None:
    """It is set aside as a whole."""
    (tmp_path / "style.css").write_text("body {}", encoding="utf-8")
    assert outcome([str(tmp_path)], tables) == ["no_readable_file"]


def test_globs(folder: Path, tables: Tables) -> None:
    """A pattern gives its files in sorted order, or says that none matches."""
    assert outcome([str(folder / "*.[tm]*"), str(folder / "*.html")], tables) == ["a", "b", "not_found"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (WORDS.encode(), ["treaty."]),
        (f"<!doctype html><html><body><p>{WORDS}</p><p>{WORDS} x</p></body></html>".encode(), ["x"]),
        (f"{json.dumps({'text': WORDS})}\n{json.dumps({'text': WORDS + ' y'})}\n".encode(), ["treaty.", "y"]),
        (json.dumps([{"text": WORDS}], indent=1).encode(), ["treaty."]),
        (gzip.compress(WORDS.encode()), ["treaty."]),
        (
            f"<rss version='2.0'><channel><item><description>{WORDS}</description></item></channel></rss>".encode(),
            ["treaty."],
        ),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(tables: Tables, data: bytes, words: list[str]) -> None:
    """Text, pages, JSON lines, JSON, gzip and feeds need no name."""
    assert outcome(["-"], tables, stdin=data) == words


def test_json_lines_stream(tables: Tables) -> None:
    """A line is read before the next one is there."""
    line = (json.dumps({"text": WORDS}) + "\n").encode()

    class Endless(io.RawIOBase):
        """Gives one JSON line after the other, for ever."""

        n_given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # a buffer is what it is given
            start = self.n_given % len(line)
            chunk = line[start : start + len(buffer)]
            buffer[: len(chunk)] = chunk
            self.n_given += len(chunk)
            return len(chunk)

    rows = ingest(["-"], Settings(), today=TODAY, stdin=io.BufferedReader(Endless()), tables=tables)
    assert isinstance(next(rows), Report)
    assert isinstance(next(rows), Report)


def test_an_unreadable_path_has_its_reason(tables: Tables, tmp_path: Path) -> None:
    """A name that no file can have is set aside like any other."""
    assert outcome([str(tmp_path / ("x" * 5000))], tables) == ["unreadable"]
    assert outcome(["a\0b"], tables) == ["not_found"]
