"""A user's own stage is named in the settings and runs after `annotate`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from dragoman import ConfigError, Reader
from dragoman.gazetteer import Gazetteer
from dragoman.model import Draft
from dragoman.ontology import Ontology
from dragoman.settings import Settings
from dragoman.stage import Stage, each


def _forget_mentions(draft: Draft) -> Draft:
    return replace(draft, mentions=())


def _factory(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    return each("forget", _forget_mentions, reads=["mentions"], writes=["mentions"])


@pytest.fixture
def own_module(monkeypatch: pytest.MonkeyPatch) -> str:
    """Puts a module with a factory where it can be imported, and returns its name."""
    module = ModuleType("own_stages_of_a_user")
    module.factory = _factory  # type: ignore[attr-defined]  # a module made on the spot
    module.number = 7  # type: ignore[attr-defined]  # likewise
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module.__name__


def test_own_stage_changes_the_layers_that_later_steps_read(own_module: str) -> None:
    """A stage that forgets all mentions leaves no actors to resolve."""
    reader = Reader(Settings(stages=(f"{own_module}:factory",)))
    names = [stage.name for stage in reader.stages]
    assert names.index("mentions") < names.index("forget") < names.index("actors")
    assert reader.read("examples/wonsan.txt").actors == ()


@pytest.mark.parametrize("name", ["no_such_module_here:stage", "json:no_such_factory", "json", "OWN:number", ":x"])
def test_unusable_stage_is_told_before_anything_runs(own_module: str, name: str) -> None:
    """A name that leads nowhere, or to something else, is a wrong call."""
    with pytest.raises(ConfigError) as caught:
        Reader(Settings(stages=(name.replace("OWN", own_module),)))
    assert caught.value.reason == "bad_stage"


def test_encoder_runs_unless_it_is_left_out() -> None:
    """The setting takes the encoder from the stages; the record says whether it was at work, its rows stay the same."""
    without, within = Reader(Settings(encoder=False)), Reader()
    assert "encoder" not in [stage.name for stage in without.stages]
    assert "encoder" in [stage.name for stage in within.stages]
    assert without.made_by.model is None
    record = within.read("examples/wonsan.txt")
    assert record.made_by.model is not None
    assert replace(record, made_by=without.made_by) == without.read("examples/wonsan.txt")


def test_missing_model_is_told_before_anything_runs(tmp_path: Path) -> None:
    """A folder without a model is a wrong call."""
    with pytest.raises(ConfigError) as caught:
        Reader(Settings(model=tmp_path))
    assert caught.value.reason == "model_missing"
