"""Reads JSON lines, or one JSON object or list: `id, url, title, published, text | html`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.decode import decode
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.fragment import report_of_html
from dragoman.ingest.plain import report_of_text
from dragoman.model.report import Provenance, Publication, Report
from dragoman.model.set_aside import SetAside


def read_json_lines(document: Document, context: Context) -> Iterator[Report | SetAside]:
    """Yields a report or a set-aside row for each line that is not blank."""
    for number, line in enumerate(document.lines or iter(()), start=1):
        try:
            if isinstance(line, int):
                raise _too_large(line, context)
            if line.strip():
                yield _report(_parse(decode(line).text), document, context)
        except InputError as error:
            yield SetAside.from_error(error, source=document.source, item=number)


def read_json(document: Document, context: Context) -> Iterator[Report | SetAside]:
    """Yields a report or a set-aside row for the object, or for each object of the list.

    Raises:
        InputError: the document is no JSON, or neither an object nor a list.
    """
    value = _parse(decode(document.data).text)
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        try:
            yield _report(item, document, context)
        except InputError as error:
            yield SetAside.from_error(error, source=document.source, item=number if items is value else None)


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        raise InputError(
            "truncated_json" if at_end else "invalid_json",
            found="JSON that breaks off" if at_end else f"no JSON at character {error.pos + 1} ({error.msg})",
            expected="one JSON object",
            remedy="write the line again, whole",
        ) from error
    except (RecursionError, ValueError) as error:
        raise InputError(
            "invalid_json",
            found="JSON that is nested too deep or has a number too long",
            expected="one flat JSON object",
            remedy="write the line again",
        ) from error


def _too_large(n_bytes: int, context: Context) -> InputError:
    return InputError(
        "too_large",
        found=f"more than {n_bytes} bytes",
        expected=f"at most {context.settings.max_bytes} bytes a document",
        remedy="split it, or raise the limit",
    )


def _report(item: object, document: Document, context: Context) -> Report:
    if not isinstance(item, dict):
        raise InputError(
            "not_an_object",
            found=f"a JSON {type(item).__name__}",
            expected="an object with `text` or `html`",
            remedy="write one object a line",
        )
    text, html = _string(item, "text"), _string(item, "html")
    metadata = _metadata(item, document, context)
    if text is not None and text.strip():
        return report_of_text(text, metadata, context=context)
    if html is not None and html.strip():
        return report_of_html(html, metadata, context=context)
    reason = "missing_field" if text is None and html is None else "empty"
    raise InputError(
        reason,
        found=f"fields {', '.join(sorted(map(str, item))) or 'none'}" if reason == "missing_field" else "an empty text",
        expected="`text` or `html` with words",
        remedy="add the field, or leave the line out",
    )


def _string(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InputError(
        "wrong_type",
        found=f"`{name}` that is a {type(value).__name__}",
        expected="a string",
        remedy=f"write `{name}` as a string",
    )


def _metadata(item: Mapping[str, Any], document: Document, context: Context) -> Metadata:
    provenance = list(document.provenance)
    external_id = item.get("id")
    known: dict[str, str | None] = {}
    for name in ("url", "title", "creator"):
        value = item.get(name)
        folded = " ".join(value.split()) if isinstance(value, str) else ""
        known[name] = folded or None
        if folded:
            provenance.append(Provenance("byline" if name == "creator" else name, f"jsonl:{name}"))
    return Metadata(
        external_id=None if external_id is None else str(external_id),
        url=known["url"],
        title=known["title"],
        byline=known["creator"],
        published=_published(item.get("published"), provenance, context),
        provenance=tuple(provenance),
    )


def _published(value: object, provenance: list[Provenance], context: Context) -> Publication | None:
    if value is None or value == "":
        return None
    result = context.read_date(str(value), "feed")
    provenance.append(Provenance("published", "jsonl:published" if result.published else None, result.note))
    return result.published
