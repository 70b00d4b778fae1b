"""The members of the step run in an order in which each finds what it reads."""

from __future__ import annotations

from pathlib import Path

from dragoman.annotate import annotate
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Draft
from dragoman.ontology import load_ontology
from dragoman.stage import check_stages, run_stages
from tests.annotate.paragraphs import report_of


def test_the_step(wonsan: Path) -> None:
    """The stages stand in a right order and fill each layer that they say they write; the article has no turns."""
    stages = annotate(load_ontology(), load_gazetteer())
    check_stages(stages)
    (draft,) = run_stages(stages, [Draft(report_of(wonsan.read_text(encoding="utf-8")))])
    for layer in {layer for stage in stages for layer in stage.writes} - {"turns"}:
        assert len(getattr(draft, layer)) > 0, layer
    for token in draft.tokens:
        assert draft.sentences[token.sentence].contains(token)
