"""Times the flow over real inputs, stage by stage, in one process on one core."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman import Reader
from dragoman.ingest import ingest, load_tables
from dragoman.model import Draft, Report
from dragoman.record import assemble

MB = 1024


@dataclass(frozen=True, slots=True)
class Flow:
    """Is what one run over the inputs took."""

    n_read: int
    """Reports that gave a record."""
    n_set_aside: int
    """Inputs that were set aside."""
    n_words: int
    """White-space separated words of all texts."""
    seconds: dict[str, float]
    """Seconds by stage, in the order of the flow."""
    peak_mb: float
    """Largest resident memory of the process, in MB."""

    @property
    def total(self) -> float:
        """Returns the seconds of all stages together."""
        return sum(self.seconds.values())


def measure(inputs: Sequence[str]) -> Flow:
    """Reads all inputs, one stage after the other over all reports, and times each stage."""
    reader = Reader()
    seconds: dict[str, float] = {}
    since = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal since
        now = time.perf_counter()
        seconds[name] = now - since
        since = now

    rows = list(ingest(inputs, reader.settings, today=reader.today, tables=load_tables()))
    lap("ingest")
    drafts = [Draft(row) for row in rows if isinstance(row, Report)]
    for stage in reader.stages:
        drafts = stage.run(drafts)
        lap(stage.name)
    records = [assemble(draft, reader.made_by) for draft in drafts]
    lap("record")
    return Flow(
        n_read=len(records),
        n_set_aside=len(rows) - len(records),
        n_words=sum(len(record.report.text.split()) for record in records),
        seconds=seconds,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB,
    )
