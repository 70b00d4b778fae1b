"""The measure of pages, on a page of our own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from quality.ingest import run

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ingest"
GOLD: dict[str, object] = {
    "id": "article",
    "url": "https://example.org/en/1",
    "title": "Sylvania signs the river treaty",
    "date": "2025-07-12",
    "authors": ["Ann Example", "Bob Sample"],
    "summary": ["The agreement ends a quarrel of thirty years over the lower dam"],
    "paragraphs": [
        "Sylvania has signed the treaty on the river with Freedonia, the two foreign ministers said on Saturday after "
        "a meeting that went on until the late evening.",
        "“This is a good day for both of our countries,” Foreign Minister Rufus Firefly said, adding that his "
        "government would ask parliament to ratify the treaty in the autumn.",
        "Water is shared in equal parts between the two countries.",
        "A joint commission will meet four times in a year.",
        "The parties shall settle all disputes by talks, the first article of the treaty says.",
    ],
}


def measure(folder: Path, gold: dict[str, object]) -> tuple[dict[str, float | None], list[dict[str, object]], int]:
    """Returns our figures, our predictions and the number of errors."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    (pages / "article.html.gz").write_bytes(gzip.compress((FIXTURES / "article.html").read_bytes()))
    figures = run(folder, folder / "out.jsonl")
    predictions = [json.loads(line) for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    return dict(figures.ours.values), predictions, len(figures.errors)


def test_a_page_read_rightly_scores_full(tmp_path: Path) -> None:
    """Every figure is perfect, no error is listed, and the prediction has the agreed fields."""
    figures, predictions, n_errors = measure(tmp_path, GOLD)
    assert figures == {
        "body_f1": 1.0,
        "body_precision": 1.0,
        "body_recall": 1.0,
        "title": 1.0,
        "date_right": 1.0,
        "dates_wrong": 0,
        "authors": 1.0,
    }
    assert list(predictions[0]) == ["id", "title", "date", "authors", "text"]
    assert n_errors == 0


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [("title", "Another", "title"), ("date", "2025-07-13", "date_right"), ("authors", ["Eve"], "authors")],
)
def test_a_wrong_reading_scores_less(tmp_path: Path, field: str, value: object, figure: str) -> None:
    """Against another gold line the figure falls to nothing, and the error is listed."""
    figures, _, n_errors = measure(tmp_path, {**GOLD, field: value})
    assert figures[figure] == 0.0
    assert n_errors == 1
    assert figures["dates_wrong"] == (1 if field == "date" else 0)
