"""Strategies that build any noun of the model from its type hints."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from dragoman.model import Record, Span
from dragoman.model.codec import field_types

_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def of_type(hint: object) -> st.SearchStrategy[Any]:
    """Returns a strategy for values of a type hint that the nouns use."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(st.none() if choice is types.NoneType else of_type(choice) for choice in get_args(hint)))
    if origin is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if is_dataclass(hint) and isinstance(hint, type):
        return _noun(hint)
    return _PLAIN[hint]


def _noun(noun: type) -> st.SearchStrategy[Any]:
    of_fields = {name: of_type(hint) for name, hint in field_types(noun).items()}
    if not issubclass(noun, Span):
        return st.builds(noun, **of_fields)
    of_fields["start"] = st.integers(0, 50)
    of_fields["end"] = st.integers(51, 99)
    return st.builds(noun, **of_fields)


def records() -> st.SearchStrategy[Record]:
    """Draws records of any content; their references point nowhere."""
    return _noun(Record)
