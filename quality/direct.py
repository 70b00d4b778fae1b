"""Measures direct quotations on PolNeAR: found, with the right speaker, from one end to the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quality.figures import Figures, Row, write_predictions
from quality.polnear import Article, read_articles
from quality.roles import Roles, matched

_NAMES = ("precision", "recall", "f1", "speaker", "end_to_end", "refused")
_PEERS = {
    "regular expressions": (0.774, 0.935, 0.847, 0.870, 0.814, 0),
    "textacy": (0.672, 0.496, 0.571, None, 0.416, 20),
    "GenderGapTracker": (0.619, 0.763, 0.683, None, 0.613),
    "goal": (None, None, 0.95, None, 0.93, 0),
}
_SAME = 0.5


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the development articles and compares the attributions whose content stands in quotation marks."""
    articles = read_articles(data)
    write_predictions([article.raw for article in articles], predictions)
    values, errors = measure(articles)
    n_gold = sum(roles.form == "direct" for article in articles for roles in article.gold)
    return Figures(
        task="direct",
        measured_on=f"{n_gold} direct attributions of {len(articles)} PolNeAR development articles",
        rows=(
            Row("dragoman", values),
            *(Row(who, dict(zip(_NAMES, peer, strict=False))) for who, peer in _PEERS.items()),
        ),
        notes=(
            "direct: ≥ 90 % of the content's letters stand in quotation marks; found: Jaccard of the contents' letters "
            f"≥ {_SAME}; recall: direct gold among all predictions; precision: direct predictions among all gold.",
        ),
        errors=tuple(errors),
    )


def measure(articles: Sequence[Article]) -> tuple[dict[str, float | None], list[str]]:
    """Returns the figures of our row, and a line for each direct attribution that was missed."""
    n_gold = n_found = n_predicted = n_right = n_speaker = 0
    errors = []
    for article in articles:
        gold = [roles for roles in article.gold if roles.form == "direct"]
        found = dict(matched(_edges(gold, article.predicted)))
        n_gold += len(gold)
        n_found += len(found)
        for at, roles in enumerate(gold):
            if at not in found:
                errors.append(f"{article.article_id}: missed {_words(article, roles)}")
            elif _same_speaker(roles, article.predicted[found[at]]):
                n_speaker += 1
            else:
                errors.append(f"{article.article_id}: speaker of {_words(article, roles)}")
        predicted = [roles for roles in article.predicted if roles.form == "direct"]
        n_predicted += len(predicted)
        n_right += len(matched(_edges(predicted, article.gold)))
    precision, recall = n_right / max(1, n_predicted), n_found / max(1, n_gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "speaker": n_speaker / max(1, n_found),
        "end_to_end": n_speaker / max(1, n_gold),
        "refused": 0,
    }, errors


def _edges(left: Sequence[Roles], right: Sequence[Roles]) -> list[list[int]]:
    letters = [roles.letters(2) for roles in right]
    edges = []
    for roles in left:
        mine = roles.letters(2)
        near = [at for at, theirs in enumerate(letters) if mine & theirs]
        edges.append([at for at in near if len(mine & letters[at]) >= _SAME * len(mine | letters[at])])
    return edges


def _same_speaker(gold: Roles, predicted: Roles) -> bool:
    return bool(gold.letters(0) & predicted.letters(0)) or not (gold.spans[0] or predicted.spans[0])


def _words(article: Article, roles: Roles) -> str:
    start, end = min(roles.spans[2])[0], max(end for _, end in roles.spans[2])
    return repr(article.text[start : min(end, start + 90)])
