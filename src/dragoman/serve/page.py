"""Shows one record as one page of HTML: the text with its layers, the rows beside it, nothing loaded from outside."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from string import Template

from dragoman.model import Record, Report
from dragoman.serve.marked_text import marked_text
from dragoman.serve.markup import NOTHING, Html, cut, isolated, join, link, plain, tag, words
from dragoman.serve.names import UNKNOWN, Names
from dragoman.serve.tables import LAYOUTS, tables

# Characters of a title or byline that are shown; the rest is counted.
MAX_SHOWN = 300

# The layers that can be switched, with the class that shows each, in the order of the switches.
LAYERS = (
    ("statements", "speaker-0"),
    ("quotations", "quotation"),
    ("engagements", "engagement"),
    ("events", "event"),
    ("agreements", "agreement"),
    ("commitments", "commitment"),
    ("characterisations", "characterisation"),
    ("actors", "actor"),
    ("places", "place"),
    ("times", "time"),
)


def page(record: Record) -> str:
    """Returns one self-contained page that shows a record.

    The page runs no script and no style but its own (its security policy names their digests), loads nothing, and
    can be read without its script.
    """
    style, script = _data("page.css"), _data("page.js")
    names = Names(record)
    rows, marks = tables(record, names)
    return Template(_data("page.html")).substitute(
        policy=_policy(style, script),
        title=plain(cut(record.report.title or "Untitled report", MAX_SHOWN)),
        style=style,
        script=script,
        masthead=_masthead(record.report),
        switches=_switches(record),
        speakers=_speakers(names),
        language=plain(record.report.language or "en"),
        text=marked_text(record.report, marks),
        contents=_contents(record),
        rows=rows,
        colophon=_colophon(record),
    )


def _data(name: str) -> str:
    return (files("dragoman.serve") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _masthead(report: Report) -> Html:
    published = report.published
    address = report.canonical_url or report.url
    facts = (
        tag("b", isolated(cut(report.outlet, MAX_SHOWN))) if report.outlet is not None else NOTHING,
        _published(published.value, published.from_) if published is not None else _named("published", UNKNOWN),
        isolated(cut(report.byline, MAX_SHOWN)) if report.byline is not None else NOTHING,
        link(address) if address is not None else NOTHING,
    )
    strip = tag("p", join(tag("span", fact) for fact in facts if fact), class_="origin")
    has_title = any(block.kind == "title" for block in report.blocks)
    title = NOTHING
    if not has_title:
        shown = isolated(cut(report.title, MAX_SHOWN)) if report.title is not None else words("Untitled report")
        title = tag("h1", shown)
    return join((strip, title))


def _published(value: str, source: str) -> Html:
    shown = tag("time", words(value), datetime=value)
    return join((words("published "), shown, tag("span", words(f" (from {source})"), class_="quiet")))


def _named(name: str, value: Html) -> Html:
    return join((words(f"{name} "), value))


def _switches(record: Record) -> Html:
    counts = {kind: len(getattr(record, kind)) for kind, _ in LAYERS if kind != "quotations"}
    counts["quotations"] = sum(len(statement.verbatim) for statement in record.statements)
    return join(
        Html(
            f'<label><input type="checkbox" id="show-{kind}" checked>'
            f'<span class="piece {layer}">{kind.capitalize()}</span></label>'
        )
        for kind, layer in LAYERS
        if counts[kind] > 0
    )


def _speakers(names: Names) -> Html:
    shown = [tag("li", tag("span", who, class_=f"piece {color}")) for color, who in names.speakers()]
    if len(shown) == 0:
        return NOTHING
    return tag("div", tag("h2", words("Who speaks")), tag("ul", *shown), class_="speakers")


def _contents(record: Record) -> Html:
    """Returns links to the tables that have rows, and names those that have none."""
    counts = {layout.kind: len(getattr(record, layout.kind)) for layout in LAYOUTS}
    links = [
        tag("a", words(kind.capitalize()), tag("span", words(f" {count}"), class_="quiet"), href=f"#{kind}")
        for kind, count in counts.items()
        if count > 0
    ]
    empty = ", ".join(kind for kind, count in counts.items() if count == 0)
    none = tag("p", words(f"None found: {empty}."), class_="quiet") if empty != "" else NOTHING
    return join((tag("nav", *links, aria_label="Tables"), none))


def _colophon(record: Record) -> Html:
    made_by = record.made_by
    model = made_by.model if made_by.model is not None else "none (rules only)"
    return words(
        f"{record.schema} {record.report.id} · dragoman {made_by.dragoman} · model {model} · "
        f"ontology {made_by.ontology} · gazetteer {made_by.gazetteer}"
    )
