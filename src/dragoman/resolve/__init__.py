"""Finds out who, where and when each mention means, or leaves it openly unresolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.resolve import actors, places, times

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology
    from dragoman.stage import Stage

MEMBERS = (actors.stage, places.stage, times.stage)


def resolve(ontology: Ontology, gazetteer: Gazetteer) -> tuple[Stage, ...]:
    """Returns the stages of this step, in the order in which they run."""
    return tuple(member(ontology, gazetteer) for member in MEMBERS)


__all__ = ["MEMBERS", "resolve"]
