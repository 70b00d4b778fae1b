"""The incoming text and what its page says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

BlockKind = Literal["title", "dek", "heading", "paragraph", "list_item", "caption", "furniture"]
FurnitureKind = Literal["alternate_version_link", "view_count", "share", "related", "other"]
PublicationPrecision = Literal["year", "month", "day", "minute"]
PublicationSource = Literal["page", "feed", "argument"]


@dataclass(frozen=True, slots=True)
class Publication:
    """Is when a report was published, as far as it is known."""

    value: str
    """EDTF / ISO 8601, as precise as `precision` says: 2025, 2025-07, 2025-07-12 or 2025-07-12T09:30+03:00."""
    precision: PublicationPrecision
    """The smallest unit that is known."""
    from_: PublicationSource
    """Who said so: the page's own metadata, the feed or JSON line that carried it, or the user's argument."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Says where one value of a report's metadata came from, or why it was left unknown."""

    field: str
    """Name of the field of `Report`."""
    from_: str | None
    """The place it was read from (`json-ld:datePublished`, `meta:og:title`, `h1`, `argument` …); null if nowhere."""
    note: str | None = None
    """What was found and not taken, and why."""


@dataclass(frozen=True, slots=True)
class Block(Span):
    """Is a stretch of the text that stood by itself on the page."""

    kind: BlockKind
    """What it was on the page."""


@dataclass(frozen=True, slots=True)
class Furniture(Span):
    """Is a stretch that belongs to the page and not to the report; it is never evidence."""

    kind: FurnitureKind
    """What it does on the page."""


@dataclass(frozen=True, slots=True)
class Report:
    """Is one incoming text with its metadata. Its text is never rewritten after it was made."""

    id: str
    """Hash of text, address and publication date; made by `identity.report_id`."""
    text: str
    """The words. For plain-text input the input itself, character for character."""
    external_id: str | None = None
    """The `id` that a JSON line gave it."""
    url: str | None = None
    """The address it was read from."""
    canonical_url: str | None = None
    """The address that the page names as its own, made absolute."""
    outlet: str | None = None
    """Who published it, as the page names itself."""
    language: str | None = None
    """ISO 639-1 code of the language the text is in."""
    title: str | None = None
    """The headline."""
    dek: str | None = None
    """The sub-headline."""
    byline: str | None = None
    """The line that names the authors, as printed or as the metadata give it."""
    authors: tuple[str, ...] = ()
    """The authors' names, one by one."""
    published: Publication | None = None
    """When it was published; null if no source says so."""
    blocks: tuple[Block, ...] = ()
    """The blocks of the text, in order, without overlap."""
    furniture: tuple[Furniture, ...] = ()
    """Parts of the text that are never evidence, in order."""
    provenance: tuple[Provenance, ...] = ()
    """Where each value of the metadata came from."""

    def body(self) -> tuple[Block, ...]:
        """Returns the blocks whose words may be evidence: all but furniture; the whole text if there are no blocks."""
        if len(self.blocks) == 0 and self.text.strip():
            return (Block(0, len(self.text), "paragraph"),)
        return tuple(block for block in self.blocks if block.kind != "furniture")
