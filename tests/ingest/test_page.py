"""Whole pages: what is shown becomes text, what is declared becomes metadata with its source."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.page import read_page, report_of_page
from dragoman.model.report import Publication, Report
from tests.ingest.conftest import Read, report_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ingest"
ADDRESS = "https://example.org/en/news/1"
BODY = (
    "<p>" + "The foreign ministers of the two countries met in the capital and they spoke about the treaty.</p><p>" * 3
)


def page(name: str, context: Context) -> Report:
    """Returns the report of a stored page."""
    data = (FIXTURES / f"{name}.html").read_bytes()
    (report,) = read_page(Document(name, "html", data, url=ADDRESS), context)
    return report


def lines(report: Report, *kinds: str) -> list[str]:
    """Returns the words of the blocks of some kinds."""
    return [block.words(report.text) for block in report.blocks if block.kind in kinds]


def sources(report: Report, field: str) -> list[str | None]:
    """Returns where a field's values came from."""
    return [row.from_ for row in report.provenance if row.field == field]


def made(context: Context, head: str, top: str = "<h1>Ministers meet in the capital</h1>") -> Report:
    """Returns the report of a small page."""
    return report_of_page(
        f"<html><head>{head}</head><body>{top}{BODY}</body></html>", Metadata(url=ADDRESS), context=context
    )


def test_reads_metadata_with_its_source(context: Context) -> None:
    """Title, dek, authors, date, outlet and canonical address come from what declares them, and say so."""
    report = page("article", context)
    assert report.title == "Sylvania signs the river treaty"
    assert report.dek == "The agreement ends a quarrel of thirty years over the lower dam"
    assert report.authors == ("Ann Example", "Bob Sample")
    assert report.outlet == "The Klopstok Herald"
    assert report.canonical_url == "https://example.org/world/river-treaty"
    assert report.published == Publication("2025-07-12T23:30+03:00", "minute", "page")
    assert sources(report, "published") == ["json-ld:datePublished"]
    assert sources(report, "title") == ["h1"]
    assert sources(report, "authors") == ["json-ld:author"]


def test_keeps_the_body_and_its_structure(context: Context) -> None:
    """Headline, dek, headings, list items and quotations are text; navigation, embeds, links and captions are not."""
    report = page("article", context)
    assert [block.kind for block in report.blocks[:3]] == ["title", "dek", "paragraph"]
    assert lines(report, "heading") == ["What the treaty says"]
    assert len(lines(report, "list_item")) == 2
    for absent in ("Most read", "peace on the river", "new dam on the upper river", "Photo: Herald", "Home"):
        assert absent not in report.text
    assert "settle all disputes" in report.text


def test_furniture_inside_a_body_is_kept_apart(context: Context) -> None:
    """Advertisement marks, credits and notes on the author are furniture."""
    report = page("article", context)
    assert lines(report, "furniture") == [
        "Advertisement",
        "Reporting by Ann Example; Editing by Carl Test",
        "Ann Example is the diplomatic correspondent of the Herald.",
    ]
    assert [row.words(report.text) for row in report.furniture] == lines(report, "furniture")


def test_blocks_stand_apart_by_a_blank_line(context: Context) -> None:
    """The text is its blocks, joined."""
    for name in ("article", "light", "ministry", "wire"):
        report = page(name, context)
        assert "\n\n".join(block.words(report.text) for block in report.blocks) == report.text


def test_a_light_page_has_no_date(context: Context) -> None:
    """A year in running text is no publication date; link line and counter are not in the text."""
    report = page("light", context)
    assert report.published is None
    assert report.title == "Ministers of Freedonia and Sylvania open a second round of talks"
    assert report.dek == "The two sides agreed on an exchange for 2026-2027"
    assert "301" not in report.text
    assert "main version" not in report.text


def test_a_ministry_page_in_its_declared_charset(context: Context) -> None:
    """Paragraphs parted by line breaks in a table are blocks; a labeled date by the headline is read."""
    report = page("ministry", context)
    assert "«Трентино»" in report.text
    assert len(lines(report, "paragraph")) == 3
    assert report.published == Publication("2025-07-12T15:30", "minute", "page")


def test_a_wire_page(context: Context) -> None:
    """A dek outside the article, a byline inside it, a relative canonical address; `lang` is only a hint."""
    report = page("wire", context)
    assert report.dek == "Talks come ahead of a summit that is planned for the autumn"
    assert report.authors == ("Chu Jin-ah",)
    assert report.canonical_url == "https://example.org/en/news/view/AEN2025071200"
    assert report.language == "en"
    assert lines(report, "furniture") == ["By Chu Jin-ah"]


def test_a_relative_canonical_address_needs_a_base(context: Context) -> None:
    """Without a known address it stays unknown, and the note says what was found."""
    markup = f'<html><head><link rel="canonical" href="a/1"></head><body><h1>Ministers meet</h1>{BODY}</body></html>'
    report = report_of_page(markup, Metadata(), context=context)
    assert report.canonical_url is None
    assert any("a/1" in (row.note or "") for row in report.provenance if row.field == "canonical_url")


@pytest.mark.parametrize(
    ("head", "value", "source"),
    [
        ('<meta property="article:published_time" content="2025-07-11T10:00:00Z">', "2025-07-11T10:00+00:00", "meta"),
        ('<meta name="DC.date.issued" content="2025-07-11">', "2025-07-11", "meta"),
        ('<meta property="article:modified_time" content="2025-07-11T10:00:00Z">', None, None),
        ('<meta name="date" content="2025-02-30">', None, None),
        ('<meta name="date" content="2035-01-01">', None, None),
    ],
)
def test_dates_in_metas(context: Context, head: str, value: str | None, source: str | None) -> None:
    """Publication is taken; modification, impossible and future days are not."""
    report = made(context, head)
    assert (report.published.value if report.published else None) == value
    assert source is None or str(sources(report, "published")[0]).startswith(source)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("<p>Posted July 11, 2025 10:05 am</p>", "2025-07-11T10:05"),
        ("<div class='ArticleTimestamp'><span>12:43, 11 Jul 2025</span></div>", "2025-07-11T12:43"),
        ("<time>Updated 11 July 2025</time>", None),
        ("<p>Updated: <time datetime='2025-07-11'>Friday</time></p>", None),
        ("<aside><time datetime='2025-07-11'>Friday</time></aside>", None),
        ("<p>11 July 2025 was a good day.</p>", None),
    ],
)
def test_dates_that_are_shown_by_the_headline(context: Context, shown: str, value: str | None) -> None:
    """A line that is a date and says so is read; updates, other articles' dates and sentences are not."""
    published = made(context, "", top=f"<h1>Ministers meet in the capital</h1>{shown}").published
    assert (published.value if published else None) == value


def test_json_ld_goes_before_metas_and_the_address_comes_last(context: Context) -> None:
    """The highest tier that states a day that can be is taken; a bad one leaves a note."""
    ld = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"%s"}</script>'
    meta = '<meta property="article:published_time" content="2025-07-11">'
    assert made(context, ld % "2025-07-10" + meta).published == Publication("2025-07-10", "day", "page")
    report = made(context, ld % "2025-02-30" + meta)
    assert report.published == Publication("2025-07-11", "day", "page")
    assert any("2025-02-30" in (row.note or "") for row in report.provenance)
    bare = report_of_page(
        f"<html><body><h1>Ministers meet</h1>{BODY}", Metadata(url="https://e.org/2025/07/09/a"), context=context
    )
    assert bare.published == Publication("2025-07-09", "day", "page")
    canonical = '<link rel="canonical" href="https://example.org/2025-07-08-ministers-meet">'
    assert made(context, canonical).published == Publication("2025-07-08", "day", "page")


def test_related_articles_in_json_ld_do_not_count(context: Context) -> None:
    """Of several articles that JSON-LD lists, only one that is about this page gives title, date and authors."""
    ld = (
        '<script type="application/ld+json">['
        '{"@type":"NewsArticle","headline":"Ten soups","datePublished":"2020-01-01"},'
        '{"@type":"NewsArticle","headline":"Ministers meet in the capital","datePublished":"2025-07-10"}]</script>'
    )
    assert made(context, ld).published == Publication("2025-07-10", "day", "page")
    assert made(context, ld, top="<h1>Another headline altogether</h1>").published is None


def test_the_headline_that_most_places_agree_on_wins(context: Context) -> None:
    """A suffix with the outlet's name is no part of it; between pairs, the visible one is taken."""
    head = '<meta property="og:site_name" content="Herald"><title>Treaty is signed at last | Herald</title>'
    og = '<meta property="og:title" content="Treaty is signed at last - Politics | Herald">'
    assert made(context, head + og, top="<h1>Signed!</h1>").title == "Treaty is signed at last"
    assert made(context, head, top="<h1>Rivals sign the treaty</h1>").title == "Rivals sign the treaty"


def test_a_logo_is_no_headline(context: Context) -> None:
    """A heading that `<title>` only ends with is the site's name."""
    head = "<title>Ministers of two countries meet - Klopstok Ministry</title>"
    assert made(context, head, top="<h1>Klopstok Ministry</h1>").title == "Ministers of two countries meet"
    both = "<h1>Klopstok Ministry</h1><h1>Ministers of two countries meet</h1>"
    assert made(context, head, top=both).title == "Ministers of two countries meet"


def test_an_outlet_is_author_only_if_nobody_is_named(context: Context) -> None:
    """A page whose author is the outlet has that author; a byline with a name goes before it."""
    head = '<meta property="og:site_name" content="Herald"><meta name="author" content="Herald">'
    assert made(context, head).authors == ("Herald",)
    byline = '<h1>Ministers meet in the capital</h1><p class="byline">By Ann Example</p>'
    assert made(context, head, top=byline).authors == ("Ann Example",)


def test_settings_date_fills_a_gap_only(context: Context) -> None:
    """The user's date is taken where the page has none, and noted where it has one."""
    given = dataclasses.replace(context, settings=dataclasses.replace(context.settings, published="2025-07-01"))
    assert made(given, "").published == Publication("2025-07-01", "day", "argument")
    report = made(given, '<meta name="date" content="2025-06-30">')
    assert report.published == Publication("2025-06-30", "day", "page")
    assert any("2025-07-01" in (row.note or "") for row in report.provenance if row.field == "published")


def test_a_body_that_json_ld_declares_brings_back_what_looks_like_a_sidebar(context: Context) -> None:
    """A paragraph that the extractor takes for page furniture is kept where `articleBody` has it, and not elsewhere."""
    hidden = "The commission on the river will be led in turn by an envoy of each of the two governments."
    shown = f"<h1>Ministers meet in the capital</h1>{BODY}<div class='sidebar'><p>{hidden}</p></div>"
    said = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{said} {hidden}"}}</script>'
    assert hidden in made(context, ld, top=shown).text
    assert hidden not in made(context, "", top=shown).text


def test_pages_without_text_are_set_aside(context: Context) -> None:
    """Scripts, pictures and navigation are no text."""
    for body in (
        "<img src=a>",
        "<script>var a = 'the ministers of the countries'</script>",
        "<nav>Home of the news</nav>",
    ):
        with pytest.raises(InputError) as caught:
            report_of_page(
                f"<html><head><title>A</title></head><body>{body}</body></html>", Metadata(), context=context
            )
        assert caught.value.reason == "no_text"


def test_tags_nested_without_end_are_read(read: Read) -> None:
    """A hundred thousand nested tags are seen through; the text in them is kept."""
    depth = 100_000
    report = report_of(read("deep.html", f"<html><body>{'<div>' * depth}{BODY}{'</div>' * depth}</body></html>"))
    assert "The foreign ministers of the two countries" in report.text


def test_a_page_too_large_to_be_judged_is_read_whole(read: Read) -> None:
    """Twenty thousand and more elements are not given to the extractor, and their words are kept."""
    rows = "".join(
        f"<p>The ministers of the two countries met {number} times in the capital.</p>" for number in range(21_000)
    )
    report = report_of(read("many.html", f"<html><body>{rows}</body></html>"))
    assert len(report.blocks) == 21_000
