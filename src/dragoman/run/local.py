"""Runs the flow in this process, batch by batch, in the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from dragoman.model import Draft, MadeBy, Record, Report, SetAside
from dragoman.record import assemble
from dragoman.run.failures import attempt
from dragoman.stage import Stage, run_stages

# Reports a batch. Small, so that the first record of a stream comes early; a batch is also what a worker redoes
# when it is killed.
BATCH_SIZE = 8


def run(
    reports: Iterable[Report | SetAside], stages: Sequence[Stage], *, made_by: MadeBy
) -> Iterator[Record | SetAside]:
    """Yields one record for each report, and passes on what was set aside, in the order of the input."""
    incoming = iter(reports)
    while len(batch := list(islice(incoming, BATCH_SIZE))) > 0:
        records = iter(record_batch([row for row in batch if isinstance(row, Report)], stages, made_by=made_by))
        for row in batch:
            yield next(records) if isinstance(row, Report) else row


def record_batch(reports: Sequence[Report], stages: Sequence[Stage], *, made_by: MadeBy) -> list[Record | SetAside]:
    """Returns the record of each report of a batch; a pure function of its arguments.

    A batch in which something fails is read again report by report, so that only the one at fault is set aside.
    """
    drafts = attempt(lambda: run_stages(stages, [Draft(report) for report in reports]), source="batch")
    if isinstance(drafts, SetAside):
        return [_record_one(report, stages, made_by) for report in reports]
    return [attempt(partial(assemble, draft, made_by), source=_name(draft.report)) for draft in drafts]


def _record_one(report: Report, stages: Sequence[Stage], made_by: MadeBy) -> Record | SetAside:
    return attempt(lambda: assemble(run_stages(stages, [Draft(report)])[0], made_by), source=_name(report))


def _name(report: Report) -> str:
    return report.external_id or report.url or report.title or report.id
