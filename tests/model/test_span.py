"""Spans hold at least one code point and know how they lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError
from dragoman.model import Mention, Span, spanning


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_refuses_empty_and_reversed(start: int, end: int) -> None:
    """A span that is empty, reversed or before the text cannot be made, and the error says its ends."""
    with pytest.raises(RecordError, match=f"from {start} to {end}"):
        Span(start, end)


def test_words() -> None:
    """Offsets count code points, whatever their width in bytes."""
    assert Span(2, 4).words("a👍ñb!") == "ñb"


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draws a short span, so that two of them lie to each other in every way."""
    start = draw(st.integers(0, 8))
    return Span(start, start + draw(st.integers(1, 6)))


@settings(deadline=None)
@given(spans(), spans())
def test_relations(one: Span, other: Span) -> None:
    """Overlap is mutual, a container overlaps what it holds, and the spanning span is the smallest container."""
    points, other_points = {*range(one.start, one.end)}, {*range(other.start, other.end)}
    assert one.overlaps(other) == other.overlaps(one) == bool(points & other_points)
    assert one.contains(other) == (other_points <= points)
    both = spanning(one, other)
    assert both.contains(one)
    assert both.contains(other)
    assert {both.start, both.end} <= {one.start, one.end, other.start, other.end}


def test_touching_spans_do_not_overlap() -> None:
    """The end of a span is not in it."""
    assert not Span(0, 2).overlaps(Span(2, 3))


def test_bare() -> None:
    """A bare span is equal to a plain span, and what a subclass adds is gone."""
    mention = Mention(0, 4, "person", "name", of="NOR")
    assert mention.bare() == Span(0, 4)
    assert mention != Span(0, 4)
