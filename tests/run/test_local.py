"""The local runner keeps the order of the input and sets aside only what is at fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.model import Draft, MadeBy, Record, Report, SetAside, Time
from dragoman.run.local import BATCH_SIZE, record_batch, run
from dragoman.stage import each

MADE_BY = MadeBy(dragoman="0", model=None, ontology="0", gazetteer="0")
ASIDE = SetAside("b.txt", None, "empty", "an empty file", "text", "leave it out", retry=False)


def _mark_first_word(draft: Draft) -> Draft:
    if "fault" in draft.report.text:
        raise ValueError("met a fault")
    return replace(draft, times=(Time(0, 1, None, None),))


STAGES = (each("mark", _mark_first_word, reads=["report"], writes=["times"]),)


def _report(number: int, text: str = "words") -> Report:
    return Report(id=f"r_{number}", text=text, external_id=str(number))


def test_rows_come_in_the_order_of_the_input() -> None:
    """Records and set-aside rows keep their places, across batches."""
    rows: list[Report | SetAside] = [_report(number) for number in range(BATCH_SIZE + 3)]
    rows.insert(2, ASIDE)
    out = list(run(rows, STAGES, made_by=MADE_BY))
    assert out[2] is ASIDE
    assert [row.report.external_id for row in out if isinstance(row, Record)] == [
        row.external_id for row in rows if isinstance(row, Report)
    ]


def test_every_stage_has_run_on_every_record() -> None:
    """The layers that stages write stand in the record."""
    (record,) = run([_report(1)], STAGES, made_by=MADE_BY)
    assert isinstance(record, Record)
    assert record.times == (Time(0, 1, None, None),)


def test_report_at_fault_is_set_aside_and_its_batch_is_read() -> None:
    """One bad report of a batch gives one set-aside row; the others give records."""
    out = record_batch([_report(1), _report(2, "a fault"), _report(3)], STAGES, made_by=MADE_BY)
    assert [type(row) for row in out] == [Record, SetAside, Record]
    aside = out[1]
    assert isinstance(aside, SetAside)
    assert (aside.source, aside.reason) == ("2", "defect")
    assert "met a fault" in aside.found
    assert "test_local.py" in aside.found


def test_record_that_breaks_a_promise_is_set_aside() -> None:
    """The checks of a record stop the record, not the run."""

    def point_outside(draft: Draft) -> Draft:
        return replace(draft, times=(Time(0, 99, None, None),))

    stages = (each("outside", point_outside, reads=["report"], writes=["times"]),)
    (row,) = run([_report(1)], stages, made_by=MADE_BY)
    assert isinstance(row, SetAside)
    assert row.reason == "span_outside_text"


def test_input_is_taken_batch_by_batch() -> None:
    """A stream without end gives its first record after one batch."""

    def endless() -> Iterator[Report]:
        number = 0
        while True:
            number += 1
            if number > 2 * BATCH_SIZE:
                raise InputError("too_far", found="too many reports taken", expected="one batch", remedy="none")
            yield _report(number)

    first = next(run(endless(), STAGES, made_by=MADE_BY))
    assert isinstance(first, Record)
