"""Reads RSS and Atom feeds: an entry is a report."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import feedparser

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.fragment import report_of_html
from dragoman.ingest.words import one_line, plain_words
from dragoman.model.report import Provenance, Publication, Report
from dragoman.model.set_aside import SetAside

_BLANK_LINE = re.compile(r"\n\s*\n")
_TAG = re.compile(r"<[a-zA-Z!/]|&[a-zA-Z#]")


def read_feed(document: Document, context: Context) -> Iterator[Report | SetAside]:
    """Yields a report or a set-aside row for each entry; a damaged feed gives the entries that can be read.

    Raises:
        InputError: `not_a_feed`, or `empty_feed`.
    """
    headers = {"content-location": document.url} if document.url else {}
    if document.charset:
        headers["content-type"] = f"application/xml; charset={document.charset}"
    feed = feedparser.parse(document.data, response_headers=headers, sanitize_html=False)
    if not feed.entries:
        raise InputError(
            "empty_feed" if feed.version else "not_a_feed",
            found="a feed without entries" if feed.version else "XML that is no RSS and no Atom",
            expected="a feed with entries",
            remedy="give the address of the feed itself, or of a page",
        )
    base = document.url or one_line(feed.feed.get("link", ""))
    outlet = plain_words(feed.feed.get("title", "")) or None
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _report(entry, base, outlet, context, is_rss=feed.version.startswith("rss"))
        except InputError as error:
            yield SetAside.from_error(error, source=document.source, item=number)


def _report(entry: Mapping[str, Any], base: str, outlet: str | None, context: Context, *, is_rss: bool) -> Report:
    words, from_ = _words(entry)
    if not words.strip():
        raise InputError(
            "missing_field",
            found=f"an entry with {', '.join(sorted(entry)) or 'nothing'}",
            expected="content or a summary",
            remedy="give the addresses of the pages instead",
        )
    provenance = [Provenance("text", from_)]
    metadata = Metadata(
        external_id=one_line(entry.get("id", "")) or None,
        url=_link(entry, base, provenance),
        outlet=outlet,
        title=plain_words(entry.get("title", "")) or None,
        byline=plain_words(entry.get("author", "")) or None,
        authors=_authors(entry, provenance),
        published=_published(entry, provenance, context, is_rss=is_rss),
    )
    stated = (("outlet", metadata.outlet), ("title", metadata.title), ("byline", metadata.byline))
    provenance += [Provenance(name, f"feed:{name}") for name, value in stated if value]
    known = replace(metadata, provenance=tuple(provenance))
    markup = words if _TAG.search(words) else "<p>".join(map(html.escape, _BLANK_LINE.split(words)))
    return report_of_html(markup, known, context=context)


def _words(entry: Mapping[str, Any]) -> tuple[str, str]:
    """Returns the fullest text of an entry, and which element it is."""
    contents = [str(content.get("value", "")) for content in entry.get("content", ())]
    longest = max(contents, key=len, default="")
    summary = str(entry.get("summary", ""))
    return (longest, "feed:content") if len(longest) >= len(summary) else (summary, "feed:summary")


def _link(entry: Mapping[str, Any], base: str, provenance: list[Provenance]) -> str | None:
    stated = one_line(entry.get("link", ""))
    if not stated:
        return None
    try:
        link = urljoin(base, stated)
    except ValueError:
        link = stated
    provenance.append(Provenance("url", "feed:link", None if link == stated else f"found {stated!r}, made absolute"))
    return link


def _authors(entry: Mapping[str, Any], provenance: list[Provenance]) -> tuple[str, ...]:
    names = (plain_words(author.get("name", "")) for author in entry.get("authors", ()))
    authors = tuple(dict.fromkeys(name for name in names if name))
    if authors:
        provenance.append(Provenance("authors", "feed:author"))
    return authors


def _published(
    entry: Mapping[str, Any], provenance: list[Provenance], context: Context, *, is_rss: bool
) -> Publication | None:
    """Returns the publication date. An Atom entry's `updated` is none; in RSS that is where `dc:date` ends up."""
    for name in ("published", "updated", "created"):
        # feedparser answers `updated` when asked for `published`; what the entry really has counts here.
        stated = dict(entry.items()).get(name)
        if not stated:
            continue
        if name == "updated" and not is_rss:
            provenance.append(
                Provenance("published", None, f"found {stated!r} as feed:updated, which is no publication date")
            )
            continue
        result = context.read_date(stated, "feed")
        note = result.note or f"printed as {stated!r}"
        provenance.append(Provenance("published", f"feed:{name}" if result.published else None, note))
        if result.published is not None:
            return result.published
    return None
