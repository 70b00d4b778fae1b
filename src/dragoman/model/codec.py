"""Turns the nouns into plain JSON values and back, by their type hints alone.

A field that would be a Python keyword carries a trailing underscore (`from_`, `as_`), which JSON does not show.
"""

from __future__ import annotations

import json
import types
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.errors import RecordError
from dragoman.model.record import Record

T = TypeVar("T")

_ALWAYS_KEPT = ("schema", "report", "made_by")


def json_name(field_name: str) -> str:
    """Returns the name that a field of a noun has in JSON."""
    return field_name.rstrip("_")


@cache
def field_types(noun: type) -> dict[str, Any]:
    """Returns the fields of a noun, in order, with their types."""
    hints = get_type_hints(noun)
    return {field.name: hints[field.name] for field in fields(noun)}


def to_plain(value: object) -> Any:
    """Returns a noun, or a tuple of nouns, as dicts, lists, strings, numbers and None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {json_name(name): to_plain(getattr(value, name)) for name in field_types(type(value))}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """Returns a noun from what `to_plain` made of it.

    Raises:
        RecordError: a field is missing, unknown or of the wrong type.
    """
    made: T = _decode(kind, value, kind.__name__)
    return made


def to_json(record: Record, only: Collection[str] | None = None) -> str:
    """Returns a record as one line of JSON, without a line end.

    Args:
        record: the record.
        only: the tables to keep (`engagements`, `statements` …); all by default. Report and maker always stay.
    """
    kept = {
        json_name(name): to_plain(getattr(record, name))
        for name in field_types(Record)
        if only is None or name in only or name in _ALWAYS_KEPT
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Record:
    """Returns the record of a line that `to_json` made.

    Raises:
        RecordError: the line is not JSON, or not a record of this schema.
    """
    try:
        value = json.loads(line)
    except ValueError as error:
        raise _mismatch("record", "text that is not JSON", "one JSON object") from error
    return from_plain(Record, value)


def _decode(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _decode_optional(get_args(hint), value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise _mismatch(where, repr(value)[:60], "a list")
        return tuple(_decode(get_args(hint)[0], item, f"{where}[{index}]") for index, item in enumerate(value))
    if origin is Literal:
        if value not in get_args(hint):
            raise _mismatch(where, repr(value)[:60], f"one of {', '.join(get_args(hint))}")
        return value
    if is_dataclass(hint) and isinstance(hint, type):
        return _decode_noun(hint, value, where)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise _mismatch(where, repr(value)[:60], f"a value of type {hint.__name__}")
    return value


def _decode_optional(choices: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and type(None) in choices:
        return None
    return _decode(next(choice for choice in choices if choice is not type(None)), value, where)


def _decode_noun(noun: type, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise _mismatch(where, repr(value)[:60], "an object")
    types_by_name = field_types(noun)
    expected = {json_name(name): name for name in types_by_name}
    if value.keys() != expected.keys():
        odd = sorted(value.keys() ^ expected.keys())
        raise _mismatch(where, f"missing or unknown fields {', '.join(odd)}", "exactly the fields of the schema")
    return noun(
        **{name: _decode(types_by_name[name], value[plain], f"{where}.{plain}") for plain, name in expected.items()}
    )


def _mismatch(where: str, found: str, expected: str) -> RecordError:
    return RecordError(
        "not_this_schema",
        found=f"{found} at {where}",
        expected=expected,
        remedy="read the record with the version of dragoman that made it, or make it again",
    )
