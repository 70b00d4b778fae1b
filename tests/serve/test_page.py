"""The page as text: what is in it, in which order, and that words from the web stay words."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Publication, Record, Report
from dragoman.run.reader import Reader
from dragoman.serve import page
from tests.serve.samples import empty_record, wonsan_record


class _Reader(HTMLParser):
    """Reads back the text of the article, the ids, the links and the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.article = ""
        self._inside = {"article": 0, "beside": 0}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        self._inside["article"] += tag == "article"
        if self._inside["beside"] > 0 or found.get("class") == "beside":
            self._inside["beside"] += tag in ("span", "bdi", "a")

    def handle_endtag(self, tag: str) -> None:
        self._inside["article"] -= tag == "article"
        if self._inside["beside"] > 0:
            self._inside["beside"] -= tag in ("span", "bdi", "a")

    def handle_data(self, data: str) -> None:
        if self._inside["article"] > 0 and self._inside["beside"] == 0:
            self.article += data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    return reader


@pytest.fixture
def sample(wonsan: Path) -> Record:
    """Gives the record made by hand."""
    return wonsan_record(wonsan)


def _of_text(text: str) -> Record:
    return empty_record(Report(id="r_1", text=text))


def test_the_text_is_whole(sample: Record) -> None:
    """All words of the report stand in the page once, in their order, however many layers lie over them."""
    assert "".join(_read(page(sample)).article.split()) == "".join(sample.report.text.split())


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"]), min_size=1))
def test_any_text_is_whole(text: str) -> None:
    """Text without layers comes through whatever characters it has."""
    assert "".join(_read(page(_of_text(text))).article.split()) == "".join(text.split())


def test_words_outside_the_blocks_are_shown(sample: Record) -> None:
    """A report whose blocks leave words out loses none of them."""
    fewer = replace(sample, report=replace(sample.report, blocks=sample.report.blocks[4:7]))
    assert "".join(_read(page(fewer)).article.split()) == "".join(sample.report.text.split())


def test_every_row_leads_to_its_words_and_back(sample: Record) -> None:
    """Each link inside the page has its target, and no id is used twice."""
    read = _read(page(sample))
    inside = {href[1:] for href in read.links if href.startswith("#")}
    assert {"G1", "words-G1", "S3", "words-L2", "words-D1"} <= inside
    assert inside <= set(read.ids)
    assert len(set(read.ids)) == len(read.ids)


def test_pages_of_real_reports_are_whole(root: Path, wonsan: Path) -> None:
    """For the example and real releases all words are there, and each link inside a page leads somewhere."""
    rows = list(Reader().read_all([wonsan, root / "tests" / "fixtures" / "releases.jsonl"]))
    assert len(rows) > 10
    for record in rows:
        assert isinstance(record, Record)
        read = _read(page(record))
        assert "".join(read.article.split()) == "".join(record.report.text.split())
        assert {href[1:] for href in read.links if href.startswith("#")} <= set(read.ids)


def test_unknown_values_are_called_unknown(sample: Record) -> None:
    """A statement without speaker and a visit without a date say so."""
    html = page(sample)
    assert '<span class="piece speaker-unknown"><span class="unknown">unknown</span></span>' in html
    assert '<span class="quiet">date </span><span class="unknown">unknown</span>' in html


def test_each_row_says_who_asserts_it(sample: Record) -> None:
    """The narrator is named, and a speaker with the statement."""
    html = page(sample)
    assert '<span class="quiet">asserted by </span><bdi>narrator</bdi>' in html
    assert '<bdi>Sergei Lavrov (RUS)</bdi> in <a href="#S1">' in html


def test_nested_statements_have_the_color_of_the_inner_one(sample: Record) -> None:
    """Words of two statements show one speaker's color."""
    inner = replace(sample.statements[2], id="st_9", speakers=("a_1",), content=sample.commitments[0].pledge)
    html = page(replace(sample, statements=(*sample.statements, inner)))
    found = set(re.findall(r'class="piece ([^"]*commitment[^"]*)"', html.split("<article")[1]))
    assert any("speaker-0" in classes for classes in found)
    assert not any("speaker-1" in classes for classes in found)


def test_furniture_is_apart(sample: Record) -> None:
    """Parts of the page that are no report are marked as such and belong to no row."""
    assert '<p class="furniture" dir="auto"><span class="piece furniture">301</span></p>' in page(sample)


def test_an_empty_record_is_a_page() -> None:
    """A report with one word, no title and no rows is shown, with what was not found."""
    html = page(_of_text("x"))
    assert "Untitled report" in html
    assert "None found: engagements, statements," in html


def test_the_policy_allows_the_pages_own_script_and_style_only(sample: Record) -> None:
    """The digests in the security policy are those of the one script and the one style in the page."""
    html = page(sample)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for element, source in (("script", "script-src"), ("style", "style-src")):
        bodies = re.findall(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert len(bodies) == 1
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{source} 'sha256-{digest}'" in policy[1]
    assert " style=" not in html


HOSTILE = "</title></script></style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202egnp\u2028&lt;"


def hostile_record(wonsan: Path) -> Record:
    """Returns a record in which every word of the report's maker is an attack."""
    sample = wonsan_record(wonsan)
    report = replace(
        sample.report,
        text=sample.report.text.replace("Moscow and Pyongyang", HOSTILE[:20]) + "\n" + HOSTILE,
        title=HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        language='"><img src=x onerror=alert(3)>',
        url="javascript:alert(4)//" + HOSTILE,
        published=Publication(HOSTILE, "day", "page"),
    )
    actors = tuple(replace(actor, name=HOSTILE, represents=HOSTILE, wikidata=HOSTILE) for actor in sample.actors)
    engagements = tuple(replace(row, parties=(HOSTILE,), start=HOSTILE, host=HOSTILE) for row in sample.engagements)
    return replace(sample, report=report, actors=actors, engagements=engagements)


def test_hostile_words_stay_words(wonsan: Path) -> None:
    """Markup in title, names, dates and text makes no element, and a script address makes no link."""
    read = _read(page(hostile_record(wonsan)))
    assert read.elements.count("script") == 1
    assert read.elements.count("style") == 1
    assert "img" not in read.elements
    assert not any(href.startswith("javascript") for href in read.links)


def test_characters_that_cannot_be_seen_are_shown_by_number() -> None:
    """Controls, bidirectional overrides and lone surrogates are named, and the page can be written as UTF-8."""
    html = page(_of_text("a\x00b\u202ec\ud800d"))
    assert [f"U+{number}" in html for number in ("0000", "202E", "D800")] == [True] * 3
    assert not set("\x00\u202e\ud800") & set(html)
    html.encode("utf-8")


def test_a_title_without_end_is_cut_and_says_so() -> None:
    """A title of five million characters is shown in part, with the number of the others."""
    report = Report(id="r_1", text="x", title="t" * 5_000_000)
    html = page(empty_record(report))
    assert "… (4,999,700 more characters)" in html
    assert len(html) < 100_000


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("ftp://example.org/a", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("http://[bad", False),
        ("notes/report.txt", False),
    ],
)
def test_only_addresses_of_pages_are_links(address: str, *, is_link: bool) -> None:
    """The source is a link for http and https, and words otherwise."""
    report = Report(id="r_1", text="x", url=address)
    assert any(not href.startswith("#") for href in _read(page(empty_record(report))).links) is is_link
