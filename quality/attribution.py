"""Measures attributions on PolNeAR: spans, tokens, and whole attributions with their links."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.annotate.encoder.labels import ROLES
from quality.figures import Figures, Row, write_predictions
from quality.polnear import Article, read_articles
from quality.roles import Tally, is_partial, matched

_ROLE_PEERS = {
    "humans (5-6 annotators, with each other)": (0.789, 0.711, 0.741, 0.813, 0.694, 0.914, 0.780, 0.601),
    "BERT CofeNet (GPU, no linking)": (0.832, 0.753, 0.729),
    "BiLSTM+CRF": (0.696, 0.667, 0.590),
    "CoreNLP": (0.139, None, 0.175),
    "GenderGapTracker": (0.487, 0.435, 0.473, None, None, None, 0.436),
    "Citron (gold cues)": (None, None, None, None, None, None, 0.512),
    "goal": (0.789, 0.711, 0.741, 0.813, 0.694, 0.914, 0.750, 0.601),
}
_NAMES = (
    *(f"exact_{role}" for role in ROLES), *(f"token_{role}" for role in ROLES), "whole_partial", "whole_exact",
)  # fmt: skip
FORMS = ("direct", "mixed", "indirect")


def run(data: Path, predictions: Path | None) -> Figures:
    """Reads the development articles and compares their attributions with the gold."""
    articles = read_articles(data)
    write_predictions([article.raw for article in articles], predictions)
    n_gold = sum(len(article.gold) for article in articles)
    return Figures(
        task="attribution",
        measured_on=f"{n_gold} attributions of {len(articles)} PolNeAR development articles, read from plain text",
        rows=(
            Row("dragoman", measure(articles)),
            *(Row(who, dict(zip(_NAMES, peer, strict=False))) for who, peer in _ROLE_PEERS.items()),
        ),
        notes=(
            "exact: F1 of runs clipped at the gold's sentence ends, edge punctuation stripped; token: F1 of tokens "
            "inside those runs; whole: F1 of attributions matched one to one, partial where each role overlaps.",
        ),
    )


def measure(articles: Sequence[Article]) -> dict[str, float | None]:
    """Returns the figures of our row."""
    exact, tokens = [Tally() for _ in ROLES], [Tally() for _ in ROLES]
    partial, whole = Tally(), Tally()
    by_form = {form: Tally() for form in FORMS}
    for article in articles:
        for role in range(len(ROLES)):
            _count(article, role, exact[role], tokens[role])
        pairs = matched(_edges(article))
        partial.add(len(pairs), len(article.predicted), gold=len(article.gold))
        same = {roles.spans for roles in article.gold} & {roles.spans for roles in article.predicted}
        whole.add(len(same), len(article.predicted), gold=len(article.gold))
        for form, tally in by_form.items():
            found = sum(article.gold[left].form == form for left, _ in pairs)
            tally.add(found, 0, gold=sum(roles.form == form for roles in article.gold))
    values: dict[str, float | None] = {}
    values |= {f"exact_{role}": tally.f1 for role, tally in zip(ROLES, exact, strict=True)}
    values |= {f"token_{role}": tally.f1 for role, tally in zip(ROLES, tokens, strict=True)}
    values |= {"whole_partial": partial.f1, "whole_exact": whole.f1}
    return values | {f"recall_{form}": tally.recall for form, tally in by_form.items()}


def _count(article: Article, role: int, exact: Tally, tokens: Tally) -> None:
    gold = {ends for roles in article.gold for ends in roles.spans[role]}
    predicted = {ends for roles in article.predicted for ends in roles.spans[role]}
    exact.add(len(gold & predicted), len(predicted), gold=len(gold))
    letters = [{offset for start, end in side for offset in range(start, end)} for side in (gold, predicted)]
    inside = [{token for token in article.tokens if token[0] in side} for side in letters]
    tokens.add(len(inside[0] & inside[1]), len(inside[1]), gold=len(inside[0]))


def _edges(article: Article) -> list[list[int]]:
    edges = []
    for gold in article.gold:
        near = [at for at, other in enumerate(article.predicted) if _may_overlap(gold.spans[2], other.spans[2])]
        edges.append([at for at in near if is_partial(gold, article.predicted[at])])
    return edges


def _may_overlap(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Tells cheaply whether two sets of runs can overlap at all."""
    if not one or not other:
        return one == other
    return min(one)[0] < max(end for _, end in other) and min(other)[0] < max(end for _, end in one)
