"""The JSON Schema describes what the codec writes, no more and no less."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from dragoman.model import Record
from dragoman.model.codec import to_json
from dragoman.model.schema import record_schema
from tests.model.nouns import records
from tests.model.test_codec import RECORD, changed

VALIDATOR = Draft202012Validator(record_schema())


def test_is_a_schema() -> None:
    """The generated schema is valid JSON Schema, and every field of it is described."""
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    for noun in (schema, *schema["$defs"].values()):
        assert noun["description"]
        assert all(field["description"] for field in noun["properties"].values())


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=30)
@given(records())
def test_any_record(record: Record) -> None:
    """Whatever the codec writes is valid."""
    VALIDATOR.validate(json.loads(to_json(record)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("actors", ...),
        ("extra", 1),
        ("actors.0.kind", "robot"),
        ("actors.0.mentions.0.start", "0"),
        ("report.published.from", "rumor"),
        ("statements.0.confidence", "high"),
        ("schema", "dragoman.record/0"),
    ],
)
def test_refuses_what_the_codec_refuses(path: str, value: object) -> None:
    """A field that is missing, unknown or of the wrong type is invalid."""
    assert VALIDATOR.is_valid(changed("report.url", None))
    assert not VALIDATOR.is_valid(changed(path, value))
    assert RECORD.schema == "dragoman.record/1"
