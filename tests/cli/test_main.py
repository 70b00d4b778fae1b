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


def test_help_imports_nothing_heavy() -> None:
    """Help answers without what reading needs."""
    code = (
        "import sys\n"
        "from dragoman.cli.main import main\n"
        "sys.argv = ['dragoman', '--help']\n"
        "try:\n    main()\n"
        "except SystemExit:\n    print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert loaded.isdisjoint({"lxml", "numpy", "py3langid", "rich", "trafilatura"})
