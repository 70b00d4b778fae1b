"""Generates the JSON Schema of a record from the nouns; `docs/record.schema.json` is its committed output."""

from __future__ import annotations

import ast
import inspect
import textwrap
import types
from dataclasses import is_dataclass
from itertools import pairwise
from typing import Any, Literal, Union, get_args, get_origin

from dragoman.model.codec import field_types, json_name
from dragoman.model.record import SCHEMA, Record

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def record_schema() -> dict[str, Any]:
    """Returns the JSON Schema (draft 2020-12) of one record."""
    definitions: dict[str, Any] = {}
    root = _noun(Record, definitions)
    root["properties"]["schema"] = {"const": SCHEMA, "description": root["properties"]["schema"]["description"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _noun(noun: type, definitions: dict[str, Any]) -> dict[str, Any]:
    descriptions = _field_descriptions(noun)
    properties = {
        json_name(name): {**_of_type(hint, definitions), "description": descriptions[name]}
        for name, hint in field_types(noun).items()
    }
    return {
        "type": "object",
        "description": inspect.cleandoc(noun.__doc__ or ""),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _of_type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [choice for choice in get_args(hint) if choice is not type(None)]
        return {"anyOf": [_of_type(options[0], definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of_type(get_args(hint)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # holds the place while the noun's own fields are walked
            definitions[hint.__name__] = _noun(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PLAIN[hint]}


def _field_descriptions(noun: type) -> dict[str, str]:
    """Reads the line under each field, the noun's own and its parents'."""
    described: dict[str, str] = {}
    for owner in reversed(noun.__mro__):
        if not is_dataclass(owner):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, line in pairwise(statements):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                text = line.value if isinstance(line, ast.Expr) else None
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    described[field.target.id] = inspect.cleandoc(text.value)
    return described
