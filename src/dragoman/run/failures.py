"""Turns what goes wrong while the flow runs into rows and exit codes, so that one bad report never stops a run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from dragoman.errors import DragomanError
from dragoman.model import SetAside

EXIT_DEFECT = 70

T = TypeVar("T")


def attempt(action: Callable[[], T], *, source: str) -> T | SetAside:
    """Returns what the action returns, or the set-aside row of what it raised."""
    try:
        return action()
    except DragomanError as error:
        return SetAside.from_error(error, source=source)
    except Exception as error:  # noqa: BLE001 - a defect met in one report must not stop the others
        return SetAside(
            source=source,
            item=None,
            reason="defect",
            found=f"{type(error).__name__}: {error} ({_place(error)})",
            expected="a report that every stage can read",
            remedy="report this as a defect of dragoman, with the input",
            retry=False,
        )


def guarded(action: Callable[[], int]) -> int:
    """Returns the exit code of a command, and one line instead of a traceback for a defect of our own."""
    try:
        return action()
    except Exception as error:  # noqa: BLE001 - the last line of defense of the command line: no traceback ever
        sys.stderr.write(f"dragoman: defect: {type(error).__name__}: {error} ({_place(error)}); please report it\n")
        return EXIT_DEFECT


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "place unknown"
    code = trace.tb_frame.f_code
    return f"in {code.co_name}, {code.co_filename.rsplit('dragoman', 1)[-1]}:{trace.tb_lineno}"
