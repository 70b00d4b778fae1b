"""No bad document stops a run; each has its reason."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.ingest import Tables, ingest
from dragoman.model.report import Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings
from tests.ingest.conftest import TODAY, Read, reason_of, report_of

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty. "


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.html", b" \n\t", "empty"),
        ("nul.txt", b"abc\x00def" * 20, "binary"),
        ("a.pdf", b"%PDF-1.7 the rest", "binary"),
        ("a.zip", b"PK\x03\x04 the rest", "binary"),
        ("numbers.txt", b"12 34 56", "no_text"),
        ("notext.html", b"<html><body><img src=a></body></html>", "no_text"),
        ("damaged.html.gz", b"\x1f\x8b\x08\x00 no gzip", "bad_gzip"),
        ("a.xml", b"<a>no feed</a>", "not_a_feed"),
        ("a.rss", b"<rss version='2.0'><channel></channel></rss>", "empty_feed"),
    ],
)
def test_reasons(read: Read, name: str, content: bytes, reason: str) -> None:
    """Each kind of unreadable content has its code, and says what was found, expected and to be done."""
    (row,) = read(name, content)
    assert isinstance(row, SetAside)
    assert row.reason == reason
    assert row.found
    assert row.expected
    assert row.remedy
    assert not row.retry


def test_one_line_of_fifty_megabytes(read: Read) -> None:
    """It is set aside by the limit, and read as it is where the user raises the limit."""
    text = (WORDS * (50 * 2**20 // len(WORDS))).strip()
    assert reason_of(read("a.txt", text)) == "too_large"
    report = report_of(read("a.txt", text, Settings(max_bytes=64 * 2**20)))
    assert len(report.text) == len(text)


def test_millions_of_lines_or_tags_are_no_report(read: Read) -> None:
    """They are set aside before they fill the memory."""
    assert reason_of(read("a.txt", "a\n" * 1_100_000)) == "too_large"
    assert reason_of(read("a.html", "<p>a" * 2_100_000)) == "too_large"


def test_other_languages_are_set_aside_by_name(read: Read) -> None:
    """A page in Russian and one in German say so."""
    russian = (
        "<html><body><p>" + "Министры иностранных дел двух стран встретились в столице и говорили о договоре. " * 4
    )
    german = (
        "<html lang=en><body><p>" + "Die Außenminister beider Länder trafen sich in der Hauptstadt und sprachen. " * 4
    )
    for page, name in ((russian, "Russian"), (german, "German")):
        (row,) = read("a.html", page)
        assert isinstance(row, SetAside)
        assert row.reason == "not_english"
        assert name in row.found


def test_bad_inputs_stop_nothing(tmp_path: Path, tables: Tables) -> None:
    """Rows come in the order of the inputs, whatever happens to one of them."""
    (tmp_path / "good.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    empty_folder = tmp_path / "folder"
    empty_folder.mkdir()
    good = str(tmp_path / "good.txt")
    inputs = [
        good,
        str(tmp_path / "empty.txt"),
        str(tmp_path / "absent"),
        str(empty_folder),
        "ftp://e.org/x",
        "http://",
        good,
    ]
    rows = list(ingest(inputs, Settings(), today=TODAY, tables=tables))
    assert [row.reason if isinstance(row, SetAside) else "read" for row in rows] == [
        "read",
        "empty",
        "not_found",
        "no_readable_file",
        "bad_scheme",
        "bad_url",
        "read",
    ]


def test_reads_lazily(tables: Tables) -> None:
    """Nothing of a later input is touched before it is asked for."""

    def inputs() -> Iterator[str]:
        yield "-"
        pytest.fail("the second input was asked for")

    rows = ingest(inputs(), Settings(), today=TODAY, stdin=io.BytesIO(WORDS.encode()), tables=tables)
    assert isinstance(next(rows), Report)


def test_standard_input_needs_to_be_there(tables: Tables) -> None:
    """`-` without a stream is a wrong call."""
    with pytest.raises(ConfigError, match="standard input"):
        list(ingest(["-"], Settings(), today=TODAY, tables=tables))


@pytest.mark.parametrize("published", ["2025-02-30", "12 July 2025", "2025-13", "2025-07-12T25:00", ""])
def test_an_unusable_date_argument_is_found_at_once(published: str) -> None:
    """`--published` must be an existing date."""
    with pytest.raises(ConfigError) as caught:
        Settings(published=published)
    assert caught.value.reason == "bad_published"


@pytest.mark.parametrize("published", ["2025", "2025-07", "2025-07-12", "2025-07-12T09:30", "2025-07-12T09:30+03:00"])
def test_date_arguments_of_each_precision(read: Read, published: str) -> None:
    """The precision is that of what was given."""
    report = report_of(read("a.txt", WORDS, Settings(published=published)))
    assert report.published is not None
    assert report.published.value == published
    assert report.published.from_ == "argument"
