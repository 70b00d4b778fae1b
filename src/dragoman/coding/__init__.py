"""Codes what happened: who said what, who met whom, who did what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.coding import agreements, commitments, engagements, events, statements

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology
    from dragoman.stage import Stage

MEMBERS = (statements.stage, engagements.stage, agreements.stage, commitments.stage, events.stage)


def code(ontology: Ontology, gazetteer: Gazetteer) -> tuple[Stage, ...]:
    """Returns the stages of this step, in the order in which they run."""
    return tuple(member(ontology, gazetteer) for member in MEMBERS)


__all__ = ["MEMBERS", "code"]
