"""The command line as a whole: help, version, a reader that goes away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dragoman as package

Run = Callable[..., "subprocess.CompletedProcess[str]"]
RELEASES = Path(__file__).parents[1] / "fixtures" / "releases.jsonl"


def test_help_names_every_command(dragoman: Run) -> None:
    """`--help` lists the commands with what they do."""
    done = dragoman("--help")
    assert done.returncode == 0
    assert "read" in done.stdout
    assert "info" in done.stdout


def test_version_is_that_of_the_package(dragoman: Run) -> None:
    """`--version` prints the version and nothing else."""
    assert dragoman("--version").stdout == f"dragoman {package.__version__}\n"


def test_reader_of_the_output_may_go_away() -> None:
    """A closed pipe ends the command quietly, with its own exit code."""
    command = [sys.executable, "-m", "dragoman", "read", "--json", *[str(RELEASES)] * 4]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=120) == 141
    assert b"Traceback" not in said
    assert b"Exception" not in said
