"""Measures how well pages are read: body, title, day of publication, authors; beside trafilatura alone, same run."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

from dragoman.errors import InputError
from dragoman.ingest import load_tables
from dragoman.ingest.context import Context, Tables
from dragoman.ingest.document import Document
from dragoman.ingest.page import read_page
from dragoman.model.report import Report
from dragoman.settings import Settings
from quality.figures import Figures, Row, present, write_predictions

_WORD = re.compile(r"\w+")
_BODY_KINDS = ("paragraph", "list_item")
PEER_ROW = Row(
    "trafilatura 2.3.1 alone, 80 pages",
    {"body_f1": 0.938, "title": 57 / 80, "date_right": 77 / 80, "dates_wrong": 3, "authors": 72 / 80},
)
GOAL_ROW = Row("goal", {"body_f1": 0.95, "title": 0.95, "date_right": 0.96, "dates_wrong": 0, "authors": 0.93})


@dataclass(frozen=True, slots=True)
class Reading:
    """Is what a reader made of a page, as predictions have it."""

    id: str
    title: str | None
    date: str | None
    authors: Sequence[str]
    text: str


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the stored pages and compares them with their gold lines."""
    gold_path = present(data / "pages" / "gold.jsonl")
    golds = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines()]
    pages = {gold["id"]: gzip.decompress((gold_path.parent / f"{gold['id']}.html.gz").read_bytes()) for gold in golds}
    tables = load_tables()
    ours = [_read(gold, pages[gold["id"]], tables) for gold in golds]
    peers = [_read_with_trafilatura(gold, pages[gold["id"]]) for gold in golds]
    fields = ("id", "title", "date", "authors", "text")
    write_predictions([{name: getattr(reading, name) for name in fields} for reading in ours], predictions)
    peer = f"trafilatura {version('trafilatura')} alone, same pages"
    return Figures(
        task="ingest",
        measured_on=f"{len(golds)} stored pages",
        rows=(Row("dragoman", _score(golds, ours)), Row(peer, _score(golds, peers)), PEER_ROW, GOAL_ROW),
        notes=(
            "body: words of paragraphs and list items against the gold paragraphs, which have no headings and no dek",
        ),
        errors=tuple(line for gold, reading in zip(golds, ours, strict=True) for line in _errors(gold, reading)),
    )


def _read(gold: dict[str, Any], page: bytes, tables: Tables) -> Reading:
    context = Context(Settings(), datetime.now(UTC).date(), tables)
    try:
        (report,) = read_page(Document(gold["id"], "html", page, url=gold["url"]), context)
    except InputError:
        return Reading(gold["id"], None, None, (), "")
    day = None if report.published is None else report.published.value[:10]
    return Reading(gold["id"], report.title, day, report.authors, body_of(report))


def body_of(report: Report) -> str:
    """Returns the paragraphs and list items of a report, without title, dek, headings and furniture."""
    return "\n\n".join(block.words(report.text) for block in report.blocks if block.kind in _BODY_KINDS)


def _read_with_trafilatura(gold: dict[str, Any], page: bytes) -> Reading:
    document = trafilatura.bare_extraction(page, url=gold["url"], include_comments=False, with_metadata=True)
    if document is None or isinstance(document, dict):
        return Reading(gold["id"], None, None, (), "")
    authors = [name.strip() for name in (document.author or "").split(";") if name.strip()]
    return Reading(gold["id"], document.title, document.date, authors, document.text or "")


def _score(golds: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> dict[str, float | None]:
    shared = found = expected = 0
    for gold, reading in zip(golds, readings, strict=True):
        ours, theirs = _words(reading.text), _words(" ".join(gold["paragraphs"]))
        shared += sum((ours & theirs).values())
        found += sum(ours.values())
        expected += sum(theirs.values())
    pairs = list(zip(golds, readings, strict=True))
    return {
        "body_f1": 2 * shared / (found + expected),
        "body_precision": shared / max(found, 1),
        "body_recall": shared / expected,
        "title": sum(_is_title(gold, reading) for gold, reading in pairs) / len(pairs),
        "date_right": sum(reading.date == gold["date"] for gold, reading in pairs) / len(pairs),
        "dates_wrong": sum(reading.date not in (None, gold["date"]) for gold, reading in pairs),
        "authors": sum(_are_authors(gold, reading) for gold, reading in pairs) / len(pairs),
    }


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _fold(words: str | None) -> str:
    return " ".join(_WORD.findall((words or "").lower()))


def _is_title(gold: dict[str, Any], reading: Reading) -> bool:
    return _fold(gold["title"]) == _fold(reading.title)


def _are_authors(gold: dict[str, Any], reading: Reading) -> bool:
    found = {_fold(author) for author in reading.authors}
    return all(_fold(author) in found for author in gold["authors"])


def _errors(gold: dict[str, Any], reading: Reading) -> list[str]:
    lines = []
    if not _is_title(gold, reading):
        lines.append(f"{gold['id']}: title {reading.title!r}, gold {gold['title']!r}")
    if reading.date != gold["date"]:
        lines.append(f"{gold['id']}: date {reading.date}, gold {gold['date']}")
    if not _are_authors(gold, reading):
        lines.append(f"{gold['id']}: authors {list(reading.authors)}, gold {gold['authors']}")
    ours, theirs = _words(reading.text), _words(" ".join(gold["paragraphs"]))
    missed, added = sum((theirs - ours).values()), sum((ours - theirs).values())
    if missed + added > 0.05 * sum(theirs.values()):
        lines.append(f"{gold['id']}: body misses {missed} words and has {added} too many, of {sum(theirs.values())}")
    return lines
