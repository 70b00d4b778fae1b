"""Marks the layers of spans in a text: quotations, turns, sentences, tokens, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.annotate import mentions, quotations, sentences, tokens, turns
from dragoman.annotate.encoder import stage as encoder

if TYPE_CHECKING:
    from dragoman.annotate.encoder.files import ModelFiles
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology
    from dragoman.stage import Stage

MEMBERS = (quotations.stage, turns.stage, sentences.stage, tokens.stage, mentions.stage)


def annotate(ontology: Ontology, gazetteer: Gazetteer, *, model: ModelFiles | None = None) -> tuple[Stage, ...]:
    """Returns the stages of this step, in the order in which they run.

    Args:
        ontology: what can be said.
        gazetteer: who and what is known by name.
        model: the encoder, which reads what the rules have marked; without one the rules run alone.
    """
    rules = tuple(member(ontology, gazetteer) for member in MEMBERS)
    return rules if model is None else (*rules, encoder.stage(model, gazetteer=gazetteer))


__all__ = ["MEMBERS", "annotate"]
