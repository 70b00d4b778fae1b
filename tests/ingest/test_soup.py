"""Whatever a page is like, it becomes a report whose blocks read back, or has a reason."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.fragment import report_of_html
from dragoman.ingest.page import read_page

WORDS = "The foreign ministers of the two countries met in the capital and they spoke about the treaty."
NAMES = (
    "headline",
    "datePublished",
    "author",
    "publisher",
    "articleBody",
    "mainEntityOfPage",
    "name",
    "@id",
    "@graph",
    "url",
)
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["NewsArticle", "#a", "2025-07-12", WORDS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@type", *NAMES]), inner, max_size=4),
    max_leaves=12,
)
PARTS = st.sampled_from(
    (
        f"<p>{WORDS}</p>|{WORDS}|<div>|</div>|<p|<br>|<table><tr><td>a<td>b|</table>|<li>x|<h1>Ministers|<b>Bold|<script>|"
        "</script>|<svg><p>|<head>|<title>|</title>|<!--|-->|<![CDATA[|&#xD800;|\x00|\ufffe|<noscript>|<h1 hidden>|"
        "<a href='http://[x'>link</a>|<time datetime='2025-13-45'>x</time>|<base href=':'>|"
        "<span class='byline'>By</span>|<meta name=author content='&#0;'>|<blockquote class=pullquote>|"
        "<time>12 July 2025</time>|<p class=standfirst>|<html lang=''>|"
        "<figure><figcaption>A picture|<p><strong>Bold line</p>|<link rel=canonical href='//[x'>"
    ).split("|")
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(PARTS, max_size=25),
    declared=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5),
    is_page=st.booleans(),
)
def test_any_soup_of_tags(context: Context, parts: list[str], declared: dict[str, object], *, is_page: bool) -> None:
    """Nothing but an input error is ever raised, blocks are in order, and each reads back as words without edges."""
    ld = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **declared})}</script>'
    markup = ld + "".join(parts)
    try:
        if is_page:
            (report,) = read_page(
                Document("-", "html", markup.encode("utf-8", "replace"), url="https://e.org/a"), context
            )
        else:
            report = report_of_html(markup, Metadata(title="A title"), context=context)
    except InputError as error:
        assert error.reason  # noqa: PT017 - either outcome is right
        return
    end = 0
    for block in report.blocks:
        words = block.words(report.text)
        assert block.start >= end
        assert words == words.strip()
        assert words
        end = block.end
    assert {row.bare() for row in report.furniture} == {row.bare() for row in report.blocks if row.kind == "furniture"}
