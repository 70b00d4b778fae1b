"""The headline: what most of the places that state it agree on, and what readers see where they do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.ingest.page.sight import Page, text_of
from dragoman.ingest.words import fold, one_line
from dragoman.model.report import Provenance

_SEPARATOR = re.compile(r"\s+[|–—:»·•-]+\s+|\s*[|»]\s*")
_CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)\s*$")
_SHORTEST_PREFIX = 15


@dataclass(frozen=True, slots=True)
class _Stated:
    """Is a headline as one place states it."""

    words: str
    from_: str
    voice: str
    """Places that copy each other, such as og:title and twitter:title, have one voice together."""


def read_title(page: Page, outlet: str | None) -> tuple[str | None, tuple[Provenance, ...]]:
    """Returns the headline, and where each statement of it was found.

    Where no two places agree, or two pairs stand against each other, the visible heading wins.
    """
    title = one_line(page.tree.findtext(".//title") or "")
    names = [heading for heading in page.headings if _is_site_name(heading, title)]
    if outlet is not None:
        names.append(outlet)
    stated = [_without_site(one, names) for one in _stated(page, title, names)]
    if not stated:
        return None, ()
    groups: dict[str, list[_Stated]] = {}
    for one in stated:
        groups.setdefault(_representative(one, stated), []).append(one)
    key, best = max(groups.items(), key=lambda item: (len({one.voice for one in item[1]}), -stated.index(item[1][0])))
    chosen = next((one for one in best if fold(one.words) == key), best[0])
    others = (one for one in stated if one not in best)
    notes = (Provenance("title", None, f"found {one.words!r} in {one.from_}, not taken") for one in others)
    return chosen.words, (Provenance("title", chosen.from_), *notes)


def _stated(page: Page, title: str, names: Sequence[str]) -> Iterator[_Stated]:
    """Yields the headlines that the page states, those that readers see first."""
    headings = (heading for heading in page.headings if not any(_is_same(heading, name) for name in names))
    for heading in islice(headings, 1):
        yield _Stated(heading, "h1", "h1")
    for article in page.articles[:1]:
        words = text_of(article.get("headline")) or text_of(article.get("name"))
        if words:
            yield _Stated(words, "json-ld:headline", "json-ld")
    for metas, voice in (
        (("og:title", "twitter:title"), "og"),
        (("headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"), "meta"),
    ):
        for content, from_ in page.meta(*metas):
            yield _Stated(content, from_, voice)
    if title:
        yield _Stated(title, "title", "title")


def _is_site_name(heading: str, title: str) -> bool:
    """Tells whether a heading is what `<title>` ends with after a longer headline, as the logo of a site is."""
    *before, last = _SEPARATOR.split(title)
    return fold(last) == fold(heading) and len(" ".join(before)) > len(heading)


def _without_site(stated: _Stated, names: Sequence[str]) -> _Stated:
    """Returns the statement without what follows the separator before a name of the site, or stands before one."""
    words = stated.words
    separators = list(_SEPARATOR.finditer(words))
    for separator in reversed(separators):
        before, after = words[: separator.start()], words[separator.end() :]
        if before and any(_is_same(after, name) for name in names):
            return replace(stated, words=before)
    for separator in separators[:1]:
        before, after = words[: separator.start()], words[separator.end() :]
        if after and any(_is_same(before, name) for name in names):
            return replace(stated, words=after)
    return stated


def _is_same(words: str, name: str) -> bool:
    said, known = fold(words).replace(" ", ""), fold(name).replace(" ", "")
    return bool(said) and said.removeprefix("the") == known.removeprefix("the")


def _representative(one: _Stated, stated: list[_Stated]) -> str:
    """Returns the folded headline that a statement stands for: one that it adds a suffix to, or is cut off from."""
    folded = fold(one.words)
    cut = _CUT_OFF.search(one.words)
    for other in stated:
        candidate = fold(other.words)
        if len(candidate) < _SHORTEST_PREFIX or candidate == folded:
            continue
        if cut and candidate.startswith(folded):
            return candidate
        if folded.startswith(candidate) and _SEPARATOR.match(one.words, len(other.words)):
            return candidate
    return folded
