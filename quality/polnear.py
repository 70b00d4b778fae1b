"""PolNeAR's development articles, and what the encoder reads in them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.model.annotation import Quotation
from quality.encoded import load_reader, read_texts
from quality.figures import present
from quality.roles import Roles, roles_of


@dataclass(frozen=True, slots=True)
class Article:
    """Is an article with gold and predicted attributions."""

    article_id: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    gold: tuple[Roles, ...]
    predicted: tuple[Roles, ...]
    raw: dict[str, Any]
    """The prediction as it is written out."""


def read_articles(data: Path) -> list[Article]:
    """Reads the development articles from their plain text; sentences of the gold serve for clipping alone."""
    with gzip.open(present(data / "polnear" / "dev.jsonl.gz"), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = []
    for row, (draft, encoded) in zip(rows, read_texts(load_reader(), [row["text"] for row in rows]), strict=True):
        text = row["text"]
        sentences = [(start, end) for start, end in row["sentences"]]
        quoted = quoted_offsets(draft.quotations)
        raw = [
            {role: [[span.start, span.end] for span in getattr(found, role)] for role in ("source", "cue", "content")}
            for found in encoded.attributions
        ]
        articles.append(
            Article(
                article_id=row["id"],
                text=text,
                tokens=tuple((token.start, token.end) for token in draft.tokens),
                gold=tuple(roles_of(item, text, sentences=sentences, quoted=quoted) for item in row["attributions"]),
                predicted=tuple(roles_of(item, text, sentences=sentences, quoted=quoted) for item in raw),
                raw={"id": row["id"], "attributions": raw},
            )
        )
    return articles


def quoted_offsets(quotations: Sequence[Quotation]) -> frozenset[int]:
    """Returns the offsets inside the outermost quotations."""
    return frozenset(
        offset for quotation in quotations if quotation.depth == 0 for offset in range(quotation.start, quotation.end)
    )
