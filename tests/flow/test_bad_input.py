"""Bad input never stops a run and never loses data: it is set aside with a reason, and the rest is read."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dragoman import Reader, Record, SetAside
from dragoman.settings import Settings

TODAY = date(2026, 1, 1)
READER = Reader(Settings(url_timeout=1.0), today=TODAY)
WORDS = "Prime Minister Boris Lind met with President Anna Berg in Oslo, and the two agreed to meet again next year."
RUSSIAN = "Премьер-министр встретился с президентом в Осло и обсудил с ней торговлю и границу двух стран. " * 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Is what one bad input and one good one gave."""

    records: list[Record]
    set_aside: list[SetAside]


def _read_with_a_good_one(tmp_path: Path, bad: str | Path) -> Outcome:
    good = tmp_path.parent / f"{tmp_path.name}-good.txt"
    good.write_text(WORDS, encoding="utf-8")
    rows = list(READER.read_all([bad, good]))
    assert isinstance(rows[-1], Record)
    assert rows[-1].report.text == WORDS
    return Outcome(
        [row for row in rows[:-1] if isinstance(row, Record)], [row for row in rows[:-1] if isinstance(row, SetAside)]
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("empty.html", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary"),
        ("program.txt", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)) * 4, "binary"),
        ("no_text.html", b"<html><head><title></title></head><body><img src='x.png'></body></html>", "no_text"),
        ("russian.html", f"<html><body><p>{RUSSIAN}</p></body></html>".encode(), "not_english"),
        ("russian.txt", RUSSIAN.encode(), "not_english"),
    ],
)
def test_unreadable_file_is_set_aside_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """The reason is a stable code; found, expected and remedy are words."""
    bad = tmp_path / name
    bad.write_bytes(content)
    outcome = _read_with_a_good_one(tmp_path, bad)
    (row,) = outcome.set_aside
    assert outcome.records == []
    assert (row.source, row.reason, row.retry) == (str(bad), reason, False)
    assert "" not in (row.found, row.expected, row.remedy)


@pytest.mark.parametrize("tail", ["", "</p></body></html>"])
def test_50_mb_of_one_line_do_not_stop_the_run(tmp_path: Path, tail: str) -> None:
    """A huge line is set aside with its size, and the next input is read."""
    bad = tmp_path / ("long.html" if tail else "long.txt")
    head = "<html><body><p>" if tail else ""
    bad.write_text(head + (WORDS + " ") * (50_000_000 // (len(WORDS) + 1)) + tail, encoding="utf-8")
    outcome = _read_with_a_good_one(tmp_path, bad)
    (row,) = outcome.set_aside
    assert row.reason == "too_large"
    assert str(Settings().max_bytes) in row.expected


def test_long_line_within_the_limit_is_read_whole(tmp_path: Path) -> None:
    """A line of a megabyte is read, and its text is the input."""
    bad = tmp_path / "long.txt"
    bad.write_text((WORDS + " ") * (1_000_000 // (len(WORDS) + 1)), encoding="utf-8")
    outcome = _read_with_a_good_one(tmp_path, bad)
    assert [record.report.text for record in outcome.records] == [bad.read_text(encoding="utf-8")]


def test_invalid_utf_8_is_told(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are read in another charset or set aside, and either way the record says so."""
    bad = tmp_path / "latin.txt"
    bad.write_bytes((WORDS + " The café in Malmö was full.").encode("cp1252"))
    outcome = _read_with_a_good_one(tmp_path, bad)
    (record,) = outcome.records
    assert "café in Malmö" in record.report.text
    assert any(row.field == "text" and row.note is not None for row in record.report.provenance)


def test_bad_lines_of_json_are_set_aside_by_number(tmp_path: Path) -> None:
    """A truncated line and a line without text are named by their numbers; the others are read."""
    lines = [
        json.dumps({"id": "1", "text": WORDS}),
        json.dumps({"id": "2", "text": WORDS})[:-9],
        json.dumps({"id": "3", "title": "No words"}),
        json.dumps(["4"]),
        json.dumps({"id": "5", "text": WORDS}),
    ]
    bad = tmp_path / "lines.jsonl"
    bad.write_text("\n".join(lines), encoding="utf-8")
    outcome = _read_with_a_good_one(tmp_path, bad)
    assert [record.report.external_id for record in outcome.records] == ["1", "5"]
    assert [row.item for row in outcome.set_aside] == [2, 3, 4]
    assert outcome.set_aside[1].reason == "missing_field"


@pytest.mark.parametrize("published", ["2025-02-30", "2031-07-01", "the day after", "0000-00-00", ""])
def test_impossible_and_future_dates_stay_unknown(tmp_path: Path, published: str) -> None:
    """The text is read without the date, and the provenance says what was found."""
    bad = tmp_path / "dated.jsonl"
    bad.write_text(json.dumps({"id": "1", "text": WORDS, "published": published}), encoding="utf-8")
    (record,) = _read_with_a_good_one(tmp_path, bad).records
    assert record.report.published is None
    notes = [row.note or "" for row in record.report.provenance if row.field == "published"]
    assert published == "" or any(published in note for note in notes)


def test_folder_with_no_readable_file_is_set_aside(tmp_path: Path) -> None:
    """A folder of pictures gives reasons and no record."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    assert [row.reason for row in _read_with_a_good_one(tmp_path, folder).set_aside] == ["no_readable_file"]


def test_deep_nesting_of_tags_is_read_or_told(tmp_path: Path) -> None:
    """A hundred thousand open tags neither crash nor hang."""
    bad = tmp_path / "deep.html"
    bad.write_text("<div>" * 100_000 + f"<p>{WORDS}</p>" + "</div>" * 100_000, encoding="utf-8")
    outcome = _read_with_a_good_one(tmp_path, bad)
    assert len(outcome.records) + len(outcome.set_aside) == 1
    assert all(WORDS in record.report.text for record in outcome.records)


@contextmanager
def _silent_server() -> Iterator[int]:
    """Accepts connections on the loopback and never answers; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        accepted: list[socket.socket] = []

        def accept() -> None:
            accepted.append(server.accept()[0])

        thread = threading.Thread(target=accept)
        thread.start()
        yield server.getsockname()[1]
        thread.join()
        for connection in accepted:
            connection.close()


def test_address_that_times_out_may_be_tried_again(tmp_path: Path) -> None:
    """A server that never answers is set aside as worth retrying."""
    with _silent_server() as port:
        outcome = _read_with_a_good_one(tmp_path, f"http://127.0.0.1:{port}/page.html")
    (row,) = outcome.set_aside
    assert (row.reason, row.retry) == ("timeout", True)
