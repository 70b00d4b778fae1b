"""Fixtures that tests of several parts need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Gives the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def wonsan() -> Path:
    """Gives the example article."""
    return ROOT / "examples" / "wonsan.txt"


@pytest.fixture(scope="session")
def data() -> Path:
    """Gives the development data, or skips the test and says so."""
    path = Path(os.environ.get("DRAGOMAN_DATA") or ROOT.parent / "shared" / "data")
    if not path.is_dir():
        pytest.skip(f"not run: no development data at {path}; DRAGOMAN_DATA names another place")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Gives the path of chromium; without it the test is skipped and says so, or fails where CI=true."""
    named = os.environ.get("DRAGOMAN_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        says = "not run: no chromium found; install it, or set DRAGOMAN_CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(says)
        pytest.skip(says)
    return path
