"""Marks the layers of spans in a text: quotations, sentences, tokens, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.annotate import mentions, quotations, sentences, tokens

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology
    from dragoman.stage import Stage

MEMBERS = (quotations.stage, sentences.stage, tokens.stage, mentions.stage)


def annotate(ontology: Ontology, gazetteer: Gazetteer) -> tuple[Stage, ...]:
    """Returns the stages of this step, in the order in which they run."""
    return tuple(member(ontology, gazetteer) for member in MEMBERS)


__all__ = ["MEMBERS", "annotate"]
