"""A set-aside row tells all that its error told."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError, TransientError
from dragoman.model import SetAside


@pytest.mark.parametrize(("kind", "retry"), [(InputError, False), (TransientError, True)])
def test_from_error(kind: type[InputError] | type[TransientError], *, retry: bool) -> None:
    """The row has the reason, what was found and expected, the remedy, and whether trying again may help."""
    error = kind("empty", found="0 bytes", expected="a text", remedy="give another file")
    row = SetAside.from_error(error, source="a.txt", item=3)
    assert row == SetAside("a.txt", 3, "empty", "0 bytes", "a text", "give another file", retry)


def test_sentence() -> None:
    """The line for people names source, item, reason, found, expected and remedy."""
    row = SetAside("a.jsonl", 3, "empty", "0 bytes", "a text", "give another file", retry=False)
    assert row.sentence() == "a.jsonl, item 3: set aside (empty): found 0 bytes; expected a text; give another file"
    assert SetAside("a.txt", None, "empty", "0 bytes", "a text", "go", retry=False).sentence().startswith("a.txt: ")
