"""Feeds: an entry is a report."""

from __future__ import annotations

from dragoman.model.report import Publication, Report
from dragoman.model.set_aside import SetAside
from tests.ingest.conftest import Read

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Klopstok Herald</title><link>https://example.org/</link>
<item><title>Ministers &amp; envoys meet</title><link>/a/1</link><guid>g1</guid><dc:creator>Ann Example</dc:creator>
<pubDate>Sat, 12 Jul 2025 09:30:00 KST</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{WORDS}</p><p>{WORDS} Twice.</p>]]></content:encoded></item>
<item><title>No words</title></item>
<item><title>Plain</title><pubDate>some day in July</pubDate><description>{WORDS}</description></item>
<item><title>Cut off</title><description>{WORDS}</description>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/en/"><title>Herald</title>
<entry><title>One</title><link href="a/1"/><published>2025-07-12T09:30:00+03:00</published>
<updated>2025-07-13T00:00:00Z</updated><content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content></entry>
<entry><title>Two</title><link href="a/2"/><updated>2025-07-13T00:00:00Z</updated><summary>{WORDS}</summary></entry>
</feed>"""


def test_rss(read: Read) -> None:
    """Content goes before the summary, links are made absolute, the printed date is kept; the title is text."""
    rows = read("feed.xml", RSS)
    first = rows[0]
    assert isinstance(first, Report)
    assert (first.title, first.url, first.external_id) == ("Ministers & envoys meet", "https://example.org/a/1", "g1")
    assert (first.outlet, first.byline, first.authors) == ("Klopstok Herald", "Ann Example", ("Ann Example",))
    assert first.published == Publication("2025-07-12T09:30+09:00", "minute", "feed")
    assert any("KST" in (row.note or "") for row in first.provenance)
    assert [block.kind for block in first.blocks] == ["title", "paragraph", "paragraph"]


def test_entries_that_cannot_be_read_stop_nothing(read: Read) -> None:
    """An entry without words is set aside with its number; a bad date leaves a note; a cut-off feed is read."""
    rows = read("feed.rss", RSS)
    assert isinstance(rows[1], SetAside)
    assert (rows[1].item, rows[1].reason) == (2, "missing_field")
    assert isinstance(rows[2], Report)
    assert rows[2].published is None
    assert any("some day in July" in (row.note or "") for row in rows[2].provenance)
    assert isinstance(rows[3], Report)


def test_atom(read: Read) -> None:
    """`xml:base` counts for links; `updated` alone is no publication date."""
    one, two = read("feed.atom", ATOM)
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert one.url == "https://example.org/en/a/1"
    assert one.published == Publication("2025-07-12T09:30+03:00", "minute", "feed")
    assert two.published is None
    assert any("updated" in (row.note or "") for row in two.provenance)
