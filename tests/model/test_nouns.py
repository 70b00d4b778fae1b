"""All nouns are values: nothing changes one after it was made."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

import dragoman.model
from dragoman.model import Span

NOUNS = [noun for name in dragoman.model.__all__ if is_dataclass(noun := getattr(dragoman.model, name))]


@pytest.mark.parametrize("noun", NOUNS)
def test_frozen_and_slotted(noun: type) -> None:
    """A noun refuses new values for its fields and has no room for others."""
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]  # dataclasses show it to nobody else
    assert "__dict__" not in dir(noun)
    assert {field.name for field in fields(noun)} >= set(noun.__slots__)  # type: ignore[attr-defined]  # slotted


def test_a_span_cannot_be_moved() -> None:
    """Setting a field of a noun is an error."""
    span = Span(0, 1)
    with pytest.raises(FrozenInstanceError):
        span.start = 1  # type: ignore[misc]  # this is what must fail
