"""Times the encoder's stage against its bare session, over the same rows in one run on one core."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.annotate import annotate
from dragoman.annotate.encoder.files import find_model
from dragoman.annotate.encoder.layers import text_sentences, token_lines
from dragoman.annotate.encoder.rows import Row, cut_sentences, lay_rows
from dragoman.annotate.encoder.session import Session
from dragoman.gazetteer import load_gazetteer
from dragoman.ingest import ingest, load_tables
from dragoman.model import Draft, Report
from dragoman.ontology import load_ontology
from dragoman.settings import Settings
from dragoman.stage import run_stages


@dataclass(frozen=True, slots=True)
class Encoding:
    """Is what one run over the inputs took."""

    n_reports: int
    n_pieces: int
    """Word pieces of the texts."""
    n_run: int
    """Word pieces that went through the session: sentences read again for context, and the marks of rows, included."""
    bare: float
    """Median seconds of the bare session."""
    stage: float
    """Median seconds of the whole stage."""


def measure(inputs: Sequence[str], *, n_runs: int) -> Encoding:
    """Reads all inputs up to the encoder, then runs session and stage in turn on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    gazetteer, model = load_gazetteer(), find_model()
    *rules, encoder = annotate(load_ontology(), gazetteer, model=model)
    reports = [
        row
        for row in ingest(inputs, Settings(), today=datetime.now(UTC).date(), tables=load_tables())
        if isinstance(row, Report)
    ]
    drafts = run_stages(rules, [Draft(report) for report in reports])
    session = Session(model, threads=1)
    rows = [row for draft in drafts for row in _rows(draft, session)]
    read = [part for row in rows for part in row.parts[row.n_context :]]
    encoder.run(drafts[:1])
    seconds: dict[str, list[float]] = {"bare": [], "stage": []}
    for _ in range(n_runs):
        seconds["bare"].append(_timed(lambda: session.run(rows)))
        seconds["stage"].append(_timed(lambda: encoder.run(drafts)))
    return Encoding(
        n_reports=len(drafts),
        n_pieces=sum(len(part.ids) for part in read),
        n_run=sum(row.n_pieces for row in rows),
        bare=statistics.median(seconds["bare"]),
        stage=statistics.median(seconds["stage"]),
    )


def _rows(draft: Draft, session: Session) -> list[Row]:
    return lay_rows(cut_sentences(text_sentences(draft, token_lines(draft)), session.tokenizer))


def _timed(run: Callable[[], object]) -> float:
    since = time.perf_counter()
    run()
    return time.perf_counter() - since
