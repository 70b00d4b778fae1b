"""Plain text stays as it is; blocks, headline and furniture are spans on it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Metadata
from dragoman.ingest.plain import report_of_text
from dragoman.model.report import Report
from dragoman.model.span import Span
from tests.ingest.conftest import Read, report_of

WONSAN = Path(__file__).parents[2] / "examples" / "wonsan.txt"
BODY = "The foreign ministers of the two countries met in the capital on Friday, and they spoke about the treaty."


def words(report: Report, spans: tuple[Span, ...]) -> list[str]:
    """Returns the words of some spans."""
    return [span.words(report.text) for span in spans]


def test_reads_a_light_page(read: Read) -> None:
    """The link line and the bare counter are furniture; headline and sub-headline are found; nothing is dated."""
    report = report_of(read("wonsan.txt", WONSAN.read_bytes()))
    assert report.text == WONSAN.read_text(encoding="utf-8")
    assert [row.kind for row in report.furniture] == ["alternate_version_link", "view_count"]
    assert words(report, report.furniture) == ["Link to main version", "301"]
    assert [block.kind for block in report.blocks[:5]] == ["furniture", "furniture", "title", "dek", "paragraph"]
    assert report.title is not None
    assert report.title.startswith("Moscow and Pyongyang vowed")
    assert report.dek == "Russia and the DPRK hold a second round of strategic dialogue between the two countries"
    assert report.published is None
    assert ("title", "text:first_line") in [(row.field, row.from_) for row in report.provenance]


def test_keeps_every_character(read: Read) -> None:
    """Line ends, tabs, trailing and odd spaces stay; a leading byte order mark is encoding and not text."""
    text = f"  {BODY}\r\n\r\n\t{BODY} \u00a0\r\n"
    report = report_of(read("a.txt", "\ufeff" + text))
    assert report.text == text
    assert words(report, report.blocks) == [BODY, BODY]


def test_a_number_is_furniture_only_before_the_headline(read: Read) -> None:
    """A bare number in the body is words of the report."""
    report = report_of(read("a.txt", f"301\n\nMinisters meet in the capital\n\n{BODY}\n\n301\n\n{BODY}"))
    assert words(report, report.furniture) == ["301"]
    assert report.furniture[0].start == 0


def test_lines_that_are_no_headline(read: Read) -> None:
    """A byline, an office, a date line and a sentence are no headlines."""
    for line in ("By Jane Doe of the Daily", "Office of the Spokesperson", "July 12, 2025, the capital", BODY):
        report = report_of(read("a.txt", f"{line}\n\n{BODY}\n\n{BODY}"))
        assert report.title is None, line


def test_hard_wrapped_lines_make_one_block(read: Read) -> None:
    """Line ends where the next word did not fit end no block; in unwrapped text every line is a block."""
    wrapped = textwrap.fill(f"{BODY} {BODY}", 60)
    assert len(report_of(read("a.txt", f"{wrapped}\n\n{wrapped}\n")).blocks) == 2
    assert len(report_of(read("b.txt", f"{BODY}\n{BODY} {BODY}\n{BODY}")).blocks) == 3


def test_markdown_headings_and_lists_are_blocks(read: Read) -> None:
    """Marks stay in the text; the title is told without them."""
    report = report_of(read("a.md", f"# Ministers meet in the capital\n\n{BODY}\n\n## Treaty\n{BODY}\n\n- {BODY}\n"))
    assert report.title == "Ministers meet in the capital"
    assert [block.kind for block in report.blocks] == ["title", "paragraph", "heading", "paragraph", "list_item"]
    assert report.text.startswith("# Ministers")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(["\n", "\r\n", "\n\n", "301", " ", "- ", "# x", "“the", "Advertisement", BODY])))
def test_blocks_lie_in_order_and_read_back(context: Context, parts: list[str]) -> None:
    """Blocks never overlap, never begin or end in white space, and furniture rows are among them."""
    text = "".join(parts) + "\n\n" + BODY
    try:
        report = report_of_text(text, Metadata(), context=context)
    except InputError as error:
        pytest.fail(str(error))
    assert report.text == text
    for before, after in zip(report.blocks, report.blocks[1:], strict=False):
        assert before.end <= after.start
    assert all(line == line.strip() and line for line in words(report, report.blocks))
    assert {(row.start, row.end) for row in report.furniture} == {
        (block.start, block.end) for block in report.blocks if block.kind == "furniture"
    }
