"""Makes ids. This is the only module that hashes what a row says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from dragoman.model.report import Publication
from dragoman.model.span import Span

_DIGEST_BYTES = 10


def report_id(text: str, *, url: str | None, published: Publication | None) -> str:
    """Returns the id of a report: the same words at the same address on the same date are one report."""
    return _digest("r", text, url, published.value if published is not None else None)


def actor_id(kind: str, name: str, *, represents: str | None) -> str:
    """Returns the id of an actor; equal for equal kind, name (case-folded) and represented state."""
    return _digest("a", kind, " ".join(name.casefold().split()), represents)


def place_id(name: str, country: str | None, *, geonames: int | None) -> str:
    """Returns the id of a place: its GeoNames id where there is one, else its name and country."""
    if geonames is not None:
        return f"p_gn{geonames}"
    return _digest("p", " ".join(name.casefold().split()), country)


def row_id(report: str, table: str, *, kind: str, spans: Sequence[Span], more: Sequence[str | None] = ()) -> str:
    """Returns the id of a row of a record.

    Args:
        report: the report's id.
        table: name of the table (`statements`, `engagements` …).
        kind: type or form of the row.
        spans: the spans that identify it.
        more: what else tells it from another row on the same words.
    """
    offsets = [[span.start, span.end] for span in spans]
    return _digest(table[0] + table[1], report, kind, offsets, list(more))


def content_digest(content: bytes) -> str:
    """Returns the digest of a data file, for `made_by`."""
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()


def _digest(prefix: str, *parts: object) -> str:
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return f"{prefix}_{hashlib.blake2b(canonical.encode(), digest_size=_DIGEST_BYTES).hexdigest()}"
