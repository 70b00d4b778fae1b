"""The public face: its names, and that importing it costs next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dragoman

NAMES = [
    "ConfigError",
    "DragomanError",
    "InputError",
    "Reader",
    "Record",
    "RecordError",
    "SetAside",
    "TransientError",
    "__version__",
]
HEAVY = {"trafilatura", "lxml", "rich", "click", "numpy", "py3langid", "feedparser", "fastapi"}


def _loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sorted(name.split('.')[0] for name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


def test_the_public_names_are_these() -> None:
    """A name that comes or goes is a decision: it changes this list and the changelog."""
    assert sorted(dragoman.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_public_name_can_be_had(name: str) -> None:
    """Each name in `__all__` leads to something."""
    assert getattr(dragoman, name) is not None


def test_an_unknown_name_says_what_there_is() -> None:
    """A wrong name raises AttributeError with the right ones."""
    with pytest.raises(AttributeError, match="Reader"):
        getattr(dragoman, "Raeder")  # noqa: B009 - the type checker would rightly object to the attribute


def test_importing_the_package_loads_no_heavy_module() -> None:
    """`import dragoman` in a fresh interpreter loads none of the libraries that reading needs."""
    assert _loaded_by("import dragoman") & HEAVY == set()


def test_a_heavy_import_would_be_seen() -> None:
    """The check above sees what a program loads."""
    assert _loaded_by("import dragoman, rich.console") & HEAVY == {"rich"}
