"""The headline: what most of the places that state it agree on, and what readers see where they do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    stated = [_without_outlet(one, outlet) for one in _stated(page, outlet)]
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


def _stated(page: Page, outlet: str | None) -> Iterator[_Stated]:
    """Yields the headlines that the page states, those that readers see first."""
    title = one_line(page.tree.findtext(".//title") or "")
    for heading in page.headings[:3]:
        if fold(heading) != fold(outlet or "") and not _is_site_name(heading, title):
            yield _Stated(heading, "h1", "h1")
            break
    for article in page.articles[:1]:
        words = text_of(article.get("headline")) or text_of(article.get("name"))
        if words:
            yield _Stated(words, "json-ld:headline", "json-ld")
    for names, voice in (
        (("og:title", "twitter:title"), "og"),
        (("headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"), "meta"),
    ):
        for content, from_ in page.meta(*names):
            yield _Stated(content, from_, voice)
    if title:
        yield _Stated(title, "title", "title")


def _is_site_name(heading: str, title: str) -> bool:
    """Tells whether a heading is what `<title>` ends with after a longer headline, as the logo of a site is."""
    *before, last = _SEPARATOR.split(title)
    return fold(last) == fold(heading) and len(" ".join(before)) > len(heading)


def _without_outlet(stated: _Stated, outlet: str | None) -> _Stated:
    """Returns the statement without the outlet's name before or after a separator."""
    words = stated.words
    for separator in reversed(list(_SEPARATOR.finditer(words))):
        before, after = words[: separator.start()], words[separator.end() :]
        if outlet and before and _is_outlet(after, outlet):
            return _Stated(before, stated.from_, stated.voice)
    first = _SEPARATOR.search(words)
    if outlet and first is not None and _is_outlet(words[: first.start()], outlet) and words[first.end() :]:
        return _Stated(words[first.end() :], stated.from_, stated.voice)
    return stated


def _is_outlet(words: str, outlet: str) -> bool:
    said, name = fold(words).replace(" ", ""), fold(outlet).replace(" ", "")
    return bool(said) and (said == name or said.removeprefix("the") == name.removeprefix("the"))


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
