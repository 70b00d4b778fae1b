from __future__ import annotations

import pytest

from dragoman.gazetteer import load_gazetteer
from tests.resolve.reading import ReadText, reader


@pytest.fixture(scope="session")
def read() -> ReadText:
    """Reads a text."""
    return reader(load_gazetteer())
