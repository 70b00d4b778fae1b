"""Reads plain and Markdown-ish text: the text stays as it is, blocks and headline are spans on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.errors import InputError
from dragoman.ingest.assemble import make_report
from dragoman.ingest.context import Context
from dragoman.ingest.decode import decode
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.words import fold
from dragoman.model.report import Block, BlockKind, Furniture, FurnitureKind, Provenance, Report
from dragoman.model.span import Span

_LINE = re.compile(r"[^\r\n]+")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*•‣▪–][ \t]+|\d{1,2}[.)][ \t]+)\S")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\S")
_MOST_LINES = 1_000_000
"""A text of more lines is a table or a log: its blocks would fill the memory."""
_RULE = re.compile(r"\W*")
_FULL_STOP = re.compile(r"[.…:;,]['\"”’»)\]]*\s*\Z|[!?]['\"”’»)\]]+\s*\Z")
_SENTENCE = re.compile(r"[.!?…]['\"”’»“)\]]*\s*\Z")


def read_plain(document: Document, context: Context) -> Iterator[Report]:
    """Yields the one report of a plain or Markdown-ish text.

    Raises:
        InputError: the bytes are no text, or the text is no English.
    """
    decoded = decode(document.data, [(document.charset, "http")] if document.charset else [])
    provenance = [*document.provenance]
    if decoded.note is not None:
        provenance.append(Provenance("text", decoded.from_, decoded.note))
    metadata = Metadata(url=document.url, provenance=tuple(provenance))
    yield report_of_text(decoded.text, metadata, context=context, markdown=document.kind == "markdown")


def report_of_text(text: str, metadata: Metadata, *, context: Context, markdown: bool = False) -> Report:
    """Returns the report of a text that is kept character for character.

    Raises:
        InputError: the text has no words, or is no English.
    """
    spans = _stretches(text, context, markdown=markdown)
    furniture = _furniture(text, spans, context)
    kept = [span for span in spans if span not in furniture]
    n_title, n_dek = _headline(text, kept, metadata.title, context)
    body: list[BlockKind] = [_kind(text, span, markdown) for span in kept[n_title + n_dek :]]
    kinds: list[BlockKind] = [*["title"] * n_title, *["dek"] * n_dek, *body]  # type: ignore[list-item] # str for Literal
    blocks = [Block(span.start, span.end, "furniture") for span in furniture]
    blocks += [Block(span.start, span.end, kind) for span, kind in zip(kept, kinds, strict=True)]
    if n_title:
        metadata = _with_headline(text, kept[0], kept[1] if n_dek else None, metadata)
    rows = [Furniture(span.start, span.end, kind) for span, kind in furniture.items()]
    return make_report(text, sorted(blocks), furniture=sorted(rows), metadata=metadata, context=context)


def _stretches(text: str, context: Context, *, markdown: bool) -> list[Span]:
    """Returns the blocks: chunks between blank lines, cut at line ends unless the text is hard-wrapped."""
    if text.count("\n") + text.count("\r") > _MOST_LINES:
        raise InputError(
            "too_large",
            found=f"more than {_MOST_LINES} lines",
            expected="one report",
            remedy="split it into reports, or give it as JSON lines",
        )
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match.start(), match.end())) is not None]
    wrapped = _is_wrapped(text, lines, context)
    stretches: list[Span] = []
    for line in lines:
        if stretches and wrapped and _continues(text, stretches[-1], line, markdown=markdown):
            stretches[-1] = Span(stretches[-1].start, line.end)
        else:
            stretches.append(line)
    return [span for span in stretches if not _RULE.fullmatch(text[span.start : min(span.end, span.start + 200)])]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    first = start + len(line) - len(line.lstrip())
    return Span(first, first + len(stripped))


def _is_next_line(text: str, previous: Span, line: Span) -> bool:
    gap = text[previous.end : line.start].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") == 1


def _is_wrapped(text: str, lines: Sequence[Span], context: Context) -> bool:
    table = context.tables.plain
    width = max((line.end - line.start for line in lines), default=0)
    if width > table["widest_wrap"]:
        return False
    ends = forced = 0
    for line, after in pairwise(lines):
        if _is_next_line(text, line, after):
            ends += 1
            word = text[after.start : after.end].split(maxsplit=1)[0]
            forced += line.end - line.start + 1 + len(word) > width
    return ends > 1 and forced >= ends * table["forced_line_ends"]


def _continues(text: str, previous: Span, line: Span, *, markdown: bool) -> bool:
    """Tells whether a line of hard-wrapped text goes on with the block before it."""
    if not _is_next_line(text, previous, line) or _is_heading(text, previous, markdown):
        return False
    return not _is_heading(text, line, markdown) and _LIST_MARK.match(text, line.start, line.end) is None


def _is_heading(text: str, span: Span, markdown: bool) -> bool:
    return markdown and _HEADING.match(text, span.start, span.end) is not None


def _furniture(text: str, spans: Sequence[Span], context: Context) -> dict[Span, FurnitureKind]:
    """Returns the furniture lines. A line counts as standing before the headline while all before it is furniture."""
    found: dict[Span, FurnitureKind] = {}
    patterns = context.tables.furniture
    before_headline = True
    for span in spans:
        if span.end - span.start > patterns.longest:
            before_headline = False
            continue
        kind = patterns.kind_of(span.words(text), before_headline=before_headline)
        if kind is None:
            before_headline = False
        else:
            found[span] = kind
    return found


def _headline(text: str, spans: Sequence[Span], title: str | None, context: Context) -> tuple[int, int]:
    """Returns how many of the first blocks are title, and how many after them dek."""
    if not spans:
        return 0, 0
    table = context.tables.plain
    if title is not None:
        has_title = fold(spans[0].words(text)[:1000]) == fold(title)
    else:
        has_title = _is_headline(text, spans, 0, table["longest_title"], context)
    if not has_title:
        return 0, 0
    return 1, 1 if _is_headline(text, spans, 1, table["longest_dek"], context) else 0


def _is_headline(text: str, spans: Sequence[Span], index: int, longest: int, context: Context) -> bool:
    """Tells whether a first block is short, ends without full stop, and has sentences after it."""
    following = spans[index + 1 : index + 4]
    span = spans[index] if following else None
    if span is None or span.end - span.start > longest:
        return False
    line = " ".join(_plain_heading(span.words(text)).split())
    table = context.tables.plain
    if len(line.split()) < table["shortest_title_words"] or _FULL_STOP.search(line) or _LIST_MARK.match(line):
        return False
    if any(re.fullmatch(pattern, line, re.IGNORECASE) for pattern in table["no_title"]):
        return False
    return any(_SENTENCE.search(text, max(after.start, after.end - 20), after.end) for after in following)


def _plain_heading(line: str) -> str:
    return line.lstrip().lstrip("#").strip() if _HEADING.match(line) else line


def _kind(text: str, span: Span, markdown: bool) -> BlockKind:
    if _is_heading(text, span, markdown):
        return "heading"
    return "list_item" if _LIST_MARK.match(text, span.start, span.end) else "paragraph"


def _with_headline(text: str, title: Span, dek: Span | None, metadata: Metadata) -> Metadata:
    """Returns the metadata with the headline of the text in what is not known yet."""
    provenance = [*metadata.provenance]
    if metadata.title is None:
        metadata = replace(metadata, title=_plain_heading(title.words(text)))
        provenance.append(Provenance("title", "text:first_line"))
    if metadata.dek is None and dek is not None:
        metadata = replace(metadata, dek=dek.words(text))
        provenance.append(Provenance("dek", "text:second_line"))
    return replace(metadata, provenance=tuple(provenance))
