"""Errors say what was found, what was expected and what to do, in every process."""

from __future__ import annotations

import pickle

import pytest

from dragoman.errors import ConfigError, DragomanError, InputError, RecordError, TransientError


@pytest.mark.parametrize("kind", [DragomanError, InputError, TransientError, ConfigError, RecordError])
def test_pickles(kind: type[DragomanError]) -> None:
    """An error that crosses a process border keeps its kind, its parts and its message."""
    error = kind("empty", found="0 bytes", expected="a text", remedy="give another file")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - what was pickled in the same line
    assert type(copy) is kind
    assert (copy.reason, copy.found, copy.expected, copy.remedy) == ("empty", "0 bytes", "a text", "give another file")
    assert str(copy) == str(error) == "found 0 bytes; expected a text; give another file"


def test_one_tree() -> None:
    """All errors are caught by the root, and none by another branch."""
    branches = [InputError, TransientError, ConfigError, RecordError]
    assert all(issubclass(branch, DragomanError) for branch in branches)
    assert not any(issubclass(one, other) for one in branches for other in branches if one is not other)
