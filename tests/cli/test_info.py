"""`dragoman info` says what is at work."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import dragoman as package

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_json_facts_are_those_of_a_record(dragoman: Run) -> None:
    """What `info` says is what a record says of its maker."""
    facts = json.loads(dragoman("info", "--json").stdout)
    made_by = package.Reader().made_by
    assert facts["dragoman"] == made_by.dragoman
    assert facts["ontology"] == made_by.ontology
    assert facts["gazetteer"] == made_by.gazetteer
    assert facts["model"] == made_by.model


def test_people_see_the_same_facts(dragoman: Run) -> None:
    """The table holds the versions, the encoder's among them."""
    printed = dragoman("info").stdout
    made_by = package.Reader().made_by
    assert made_by.model is not None
    assert {made_by.gazetteer, made_by.model} <= set(printed.split())
