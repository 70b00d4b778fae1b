"""The page's own address and the outlet's name."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from dragoman.ingest.page.sight import Page, listed, text_of
from dragoman.ingest.words import fold
from dragoman.model.report import Provenance


def read_address(page: Page) -> tuple[str | None, str | None, tuple[Provenance, ...]]:
    """Returns canonical address, outlet, and where they came from."""
    provenance: list[Provenance] = []
    canonical_url = _canonical(page, provenance)
    outlet = _outlet(page, provenance)
    return canonical_url, outlet, tuple(provenance)


def _canonical(page: Page, provenance: list[Provenance]) -> str | None:
    base = page.url
    for element in page.tree.iter("base"):
        base = _joined(base, element.get("href") or "") or base
        break
    for stated, from_ in stated_addresses(page):
        address = _joined(base, stated)
        if address is not None:
            note = None if address == stated else f"found {stated!r}, made absolute"
            provenance.append(Provenance("canonical_url", from_, note))
            return address
        provenance.append(
            Provenance("canonical_url", None, f"found {stated!r} in {from_}, which no known address makes absolute")
        )
    return None


def stated_addresses(page: Page) -> Iterator[tuple[str, str]]:
    """Yields the addresses that the page gives as its own, with where they were found."""
    for element in page.tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and (element.get("href") or "").strip():
            yield (element.get("href") or "").strip(), "link:canonical"
    yield from page.meta("og:url")
    for article in page.articles[:1]:
        main = article.get("mainEntityOfPage")
        for value in (page.resolved(main).get("@id") or main, article.get("url")):
            if isinstance(value, str) and value.startswith("http"):
                yield value, "json-ld:url"


def _joined(base: str | None, address: str) -> str | None:
    """Returns an absolute web address, or None."""
    try:
        whole = urljoin(base or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _outlet(page: Page, provenance: list[Provenance]) -> str | None:
    names = list(_stated_outlets(page))
    if not names:
        return None
    name, from_ = names[0]
    for other, other_from in names[1:]:
        # "dailynews" beside "Daily News": the second is how the outlet writes itself.
        if _close(other) == _close(name) and len(other) > len(name):
            name, from_ = other, other_from
    provenance.append(Provenance("outlet", from_))
    return name


def _close(name: str) -> str:
    return fold(name).replace(" ", "")


def _stated_outlets(page: Page) -> Iterator[tuple[str, str]]:
    for content, from_ in page.meta("og:site_name"):
        if not content.startswith(("http", "@")):
            yield content, from_
    for node in (*page.articles[:1], *page.web_pages[:1]):
        for publisher in listed(node.get("publisher")):
            name = text_of(page.resolved(publisher).get("name") if not isinstance(publisher, str) else publisher)
            if name and not name.startswith("http"):
                yield name, "json-ld:publisher"
    for content, from_ in page.meta(
        "dc.publisher", "dcterms.publisher", "application-name", "apple-mobile-web-app-title"
    ):
        if not content.startswith("http"):
            yield content, from_
