"""The contract of a stage: a named function over a batch of drafts that declares what it reads and writes.

The three middle steps (`annotate`, `resolve`, `coding`) are lists of stages. A list is checked before it runs, so
that a stage placed before what it reads is found at start-up and not in the middle of an archive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

from dragoman.errors import ConfigError
from dragoman.model.draft import Draft

LAYERS = frozenset(field.name for field in fields(Draft))


@dataclass(frozen=True, slots=True)
class Stage:
    """Is one member of a step."""

    name: str
    """Its name, for messages and timings."""
    reads: frozenset[str]
    """Layers of `Draft` that it needs filled."""
    writes: frozenset[str]
    """Layers of `Draft` that it fills or changes."""
    run: Callable[[Sequence[Draft]], list[Draft]]
    """The function: one draft out for each draft in, in the same order."""


def each(name: str, function: Callable[[Draft], Draft], *, reads: Sequence[str], writes: Sequence[str]) -> Stage:
    """Returns a stage that applies a function of one draft to each draft of a batch."""

    def run(drafts: Sequence[Draft]) -> list[Draft]:
        return [function(draft) for draft in drafts]

    return Stage(name=name, reads=frozenset(reads), writes=frozenset(writes), run=run)


def run_stages(stages: Sequence[Stage], drafts: Sequence[Draft]) -> list[Draft]:
    """Runs the stages one after the other over a batch."""
    result = list(drafts)
    for stage in stages:
        result = stage.run(result)
    return result


def check_stages(stages: Sequence[Stage]) -> None:
    """Checks that each stage reads only what the report or an earlier stage wrote.

    Raises:
        ConfigError: a stage names an unknown layer, or reads one that nothing before it writes.
    """
    written = {"report"}
    for stage in stages:
        unknown = (stage.reads | stage.writes) - LAYERS
        missing = stage.reads - written
        if unknown or missing:
            raise ConfigError(
                "stage_order",
                found=f"stage {stage.name!r} naming {sorted(unknown or missing)}",
                expected="known layers that an earlier stage writes",
                remedy="put the stage that writes them before it",
            )
        written |= stage.writes
