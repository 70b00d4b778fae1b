"""What goes from the places that inputs come from to the readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.report import Provenance, Publication

DocumentKind = Literal["html", "text", "markdown", "feed", "json", "jsonl"]


@dataclass(frozen=True, slots=True)
class Document:
    """Is one file, stream or answer of a server, still in bytes."""

    source: str
    """Path, address or `-`."""
    kind: DocumentKind
    """How it is to be read."""
    data: bytes
    """Its bytes, decompressed; empty for `jsonl`."""
    url: str | None = None
    """The address it was read from, after redirects."""
    charset: str | None = None
    """The charset that the server declared."""
    provenance: tuple[Provenance, ...] = ()
    """What is already known about where its values come from."""
    lines: Iterator[bytes | int] | None = None
    """The lines of `jsonl`, one by one; an int stands for a line of that many bytes, too long to be read."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Is what is known about a report besides its text. Its fields mean what those of `Report` do."""

    external_id: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    title: str | None = None
    dek: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    published: Publication | None = None
    language: str | None = None
    """The language that the page declares: a hint and no more."""
    provenance: tuple[Provenance, ...] = field(default=())
