"""What goes wrong becomes a row or an exit code, never a traceback."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError, TransientError
from dragoman.model import SetAside
from dragoman.run.failures import EXIT_DEFECT, attempt, guarded


def test_result_passes_through() -> None:
    """An action that works gives its own result."""
    assert attempt(lambda: 7, source="x") == 7
    assert guarded(lambda: 3) == 3


@pytest.mark.parametrize(("kind", "retry"), [(InputError, False), (TransientError, True)])
def test_expected_error_becomes_its_row(kind: type[InputError | TransientError], retry: bool) -> None:
    """A row says what the error said, and whether trying again may help."""

    def action() -> int:
        raise kind("why", found="this", expected="that", remedy="do so")

    row = attempt(action, source="a.html")
    assert row == SetAside("a.html", None, "why", "this", "that", "do so", retry=retry)


def test_defect_of_a_command_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that meets a defect says so in one line and exits with its own code."""

    def action() -> int:
        raise KeyError("odd")

    assert guarded(action) == EXIT_DEFECT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "KeyError" in captured.err
    assert "Traceback" not in captured.err
