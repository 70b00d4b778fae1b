"""Progress is shown on a terminal only, and never among the records."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

RELEASES = Path(__file__).parents[1] / "fixtures" / "releases.jsonl"


def _standard_error_on_a_terminal(*arguments: str) -> tuple[str, str]:
    """Runs `dragoman read` with standard error on a terminal; returns standard output and what the terminal got."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "dragoman", "read", *arguments], stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        assert process.stdout is not None
        printed = process.stdout.read().decode()
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end of a terminal is closed
                break
            if piece == b"":
                break
            shown += piece
        assert process.wait(timeout=120) == 0
    os.close(ours)
    return printed, shown.decode()


def test_terminal_sees_a_running_count() -> None:
    """While records go to a file or a pipe, the terminal shows how many were read."""
    printed, shown = _standard_error_on_a_terminal("--json", str(RELEASES))
    assert len(printed.splitlines()) == 16
    assert all(line.startswith("{") for line in printed.splitlines())
    assert "read, 0 set aside" in shown
    assert "\x1b[" in shown


def test_log_file_sees_no_running_count() -> None:
    """Without a terminal, standard error holds plain lines."""
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "read", "--json", str(RELEASES)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == "dragoman: 16 read, 0 set aside\n"
