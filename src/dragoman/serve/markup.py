"""Makes HTML out of words from the web. Only what went through `words` or `tag` has the type `Html`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NewType
from urllib.parse import urlsplit

Html = NewType("Html", str)
"""Is markup that is safe in a page: everything from outside in it is escaped."""

NOTHING = Html("")

# Control characters, bidirectional overrides and isolates, lone surrogates: a browser would drop them, let them reorder
# the line, or refuse the page. They are shown by their number. Tab, line feed and carriage return are white space; the
# marks U+200E and U+200F stand in honest text and move nothing outside the block or the `bdi` they are in.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def words(text: str) -> Html:
    """Returns words of a report as HTML, with characters that cannot be seen shown by their number."""
    return Html(_UNSEEN.sub(_by_number, escape(text)))


def plain(text: str) -> Html:
    """Returns words of a report for where no element may stand: attributes and the title of the page."""
    return Html(escape(_UNSEEN.sub("\ufffd", text)))


def tag(name: str, *content: Html, **attributes: str | None) -> Html:
    """Returns an element.

    Args:
        name: the element's name.
        content: what is in it.
        attributes: its attributes, escaped here; None leaves one out. A trailing underscore is dropped (`class_`) and
            the others become hyphens (`data_rows`).
    """
    inside = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{plain(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{inside}>{''.join(content)}</{name}>")


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Returns the parts one after the other, with words of our own between them."""
    return Html(escape(between).join(parts))


def isolated(text: str) -> Html:
    """Returns words of a report that stand in a line of ours, so that neither reorders the other."""
    return tag("bdi", words(text))


def link(address: str) -> Html:
    """Returns an address as a link, shown by its host, if it leads to a page; else as words alone."""
    host = _host(address)
    if host is None:
        return isolated(cut(address, 120))
    return tag("a", isolated(cut(host, 120)), href=address, title=address, rel="noopener noreferrer nofollow")


def cut(text: str, longest: int) -> str:
    """Returns the text, cut visibly if it is longer than a reader wants."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]} … ({len(text) - longest:,} more characters)"


def _host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.netloc if parts.scheme in ("http", "https") and parts.netloc != "" else None


def _by_number(match: re.Match[str]) -> str:
    return f'<span class="unseen" data-number="U+{ord(match[0]):04X}"></span>'
