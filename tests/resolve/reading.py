"""Reads a text through the annotate and resolve steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dragoman.annotate import annotate
from dragoman.gazetteer import Gazetteer
from dragoman.model import Actor, Block, Draft, Publication, Report, Span
from dragoman.ontology import load_ontology
from dragoman.resolve import resolve
from dragoman.stage import run_stages

ReadText = Callable[..., Draft]


def reader(gazetteer: Gazetteer) -> ReadText:
    """Returns a function that reads a text, with its address and publication day if it has them."""
    ontology = load_ontology()
    stages = (*annotate(ontology, gazetteer), *resolve(ontology, gazetteer))

    def read(text: str, *, url: str | None = None, published: str | None = None) -> Draft:
        report = Report(id="r_1", text=text, url=url, blocks=blocks_of(text))
        if published is not None:
            report = replace(report, published=Publication(published, "day", "argument"))
        return run_stages(stages, [Draft(report)])[0]

    return read


def blocks_of(text: str) -> tuple[Block, ...]:
    """Returns a block for each line that is not empty."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return tuple(blocks)


def named(draft: Draft, name: str) -> Actor:
    """Returns the only actor of a name."""
    (actor,) = [actor for actor in draft.actors if actor.name == name]
    return actor


def forms(draft: Draft, name: str) -> list[str]:
    """Returns the printed words of an actor's mentions."""
    return words(draft, named(draft, name).mentions)


def words(draft: Draft, spans: tuple[Span, ...]) -> list[str]:
    """Returns the printed words of spans."""
    return [span.words(draft.report.text) for span in spans]
