"""JSON lines: a line is a report, a bad line is set aside with its number."""

from __future__ import annotations

import gzip
import json

from dragoman.model.report import Publication, Report
from dragoman.model.set_aside import SetAside
from dragoman.settings import Settings
from tests.ingest.conftest import Read, reason_of, report_of

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."


def line(**fields: object) -> str:
    """Returns one JSON line."""
    return json.dumps(fields) + "\n"


def test_text_is_untouched_and_fields_are_metadata(read: Read) -> None:
    """`text` is kept character for character; `id` becomes the external id, a number as string."""
    text = f"  {WORDS}\r\n\r\n{WORDS}\n"
    stated = line(
        id=7, url="https://e.org/1", title="Ministers meet", published="2025-07-12", creator="Press Office", text=text
    )
    report = report_of(read("a.jsonl", stated))
    assert (report.text, report.external_id, report.url) == (text, "7", "https://e.org/1")
    assert (report.title, report.byline) == ("Ministers meet", "Press Office")
    assert report.published == Publication("2025-07-12", "day", "feed")
    assert {row.from_ for row in report.provenance} >= {"jsonl:title", "jsonl:url", "jsonl:published"}


def test_a_fragment_keeps_every_visible_block(read: Read) -> None:
    """Paragraphs, headings, lists, table rows and line breaks are blocks, after the title; scripts are skipped."""
    html = (
        f"<p>Office of the Spokesperson</p><h3>Treaty</h3><ul><li>{WORDS}</li></ul>"
        "<p>One line<br>and another&nbsp;one</p>"
        "<script>x</script><table><tr><td>Date</td><td>12 July</td></tr></table><p>so\u00adft <b>bold</b>ly</p>"
    )
    report = report_of(read("a.jsonl", line(title="Readout of the call", html=html)))
    assert [(block.kind, block.words(report.text)) for block in report.blocks] == [
        ("title", "Readout of the call"),
        ("paragraph", "Office of the Spokesperson"),
        ("heading", "Treaty"),
        ("list_item", WORDS),
        ("paragraph", "One line"),
        ("paragraph", "and another one"),
        ("paragraph", "Date\t12 July"),
        ("paragraph", "soft boldly"),
    ]


def test_a_title_that_the_fragment_shows_is_not_said_twice(read: Read) -> None:
    """The first block that repeats the title becomes the title."""
    report = report_of(read("a.jsonl", line(title="Ministers meet", html=f"<p>MINISTERS MEET.</p><p>{WORDS}</p>")))
    assert [block.kind for block in report.blocks] == ["title", "paragraph"]


def test_a_whole_page_in_a_line_goes_through_the_page_reader(read: Read) -> None:
    """Navigation around an article is left out, and what the line says goes before what the page says."""
    article = f"<h1>Ministers meet</h1><article><p>{WORDS}</p><p>{WORDS} Twice.</p></article>"
    page = f"<html><body><nav>Home</nav>{article}</body></html>"
    report = report_of(read("a.jsonl", line(id="x", title="Given title", html=page)))
    assert report.title == "Given title"
    assert "Home" not in report.text
    assert report.external_id == "x"


def test_bad_lines_are_set_aside_with_their_number_and_the_rest_is_read(read: Read) -> None:
    """Truncated, empty, wrongly typed and other lines stop nothing."""
    rows = read(
        "a.jsonl",
        line(id=1, text=WORDS)
        + '{"id": 2, "text": "The minis\n'
        + "[1]\n\n"
        + line(id=5)
        + line(id=6, text=6)
        + line(id=7, text=" ")
        + '{"text": "\\ud800 and the ministers of the countries"}\n'
        + line(id=9, text=WORDS),
    )
    assert [row.external_id if isinstance(row, Report) else (row.item, row.reason) for row in rows] == [
        "1",
        (2, "truncated_json"),
        (3, "not_an_object"),
        (5, "missing_field"),
        (6, "wrong_type"),
        (7, "empty"),
        (8, "bad_unicode"),
        "9",
    ]


def test_a_line_that_is_too_long_is_passed_over(read: Read) -> None:
    """Only that line is set aside, with its size."""
    rows = read("a.jsonl", line(text=WORDS * 50) + line(text=WORDS), Settings(max_bytes=1000))
    assert isinstance(rows[0], SetAside)
    assert (rows[0].reason, rows[0].item) == ("too_large", 1)
    assert isinstance(rows[1], Report)


def test_a_bad_date_is_left_out_with_a_note(read: Read) -> None:
    """The report is kept; the date is null and the note says what was found."""
    report = report_of(read("a.jsonl", line(text=WORDS, published="2025-02-30")))
    assert report.published is None
    assert any("2025-02-30" in (row.note or "") for row in report.provenance)


def test_gzipped_lines_and_json_documents(read: Read) -> None:
    """Lines may be gzipped; a .json file may hold one object or a list."""
    assert report_of(read("a.jsonl.gz", gzip.compress(line(text=WORDS).encode()))).text == WORDS
    assert report_of(read("a.json", json.dumps({"text": WORDS}, indent=2))).text == WORDS
    rows = read("b.json", json.dumps([{"text": WORDS}, {"id": 2}]))
    assert [row.item if isinstance(row, SetAside) else "read" for row in rows] == ["read", 2]


def test_hostile_json(read: Read) -> None:
    """Nesting without end and cut-off gzip data have their reasons."""
    assert reason_of(read("a.jsonl", "[" * 100_000)) == "invalid_json"
    assert reason_of(read("a.jsonl.gz", gzip.compress(line(text=WORDS * 200).encode())[:60])) == "bad_gzip"
