"""The contract that the three steps of stages share: one sentence, one list of members, one verb."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

import dragoman.annotate
import dragoman.coding
import dragoman.resolve
from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.model import Draft, Report
from dragoman.ontology import Ontology, load_ontology
from dragoman.stage import LAYERS, Stage, run_stages

STEPS = [
    (dragoman.annotate, dragoman.annotate.annotate),
    (dragoman.resolve, dragoman.resolve.resolve),
    (dragoman.coding, dragoman.coding.code),
]
Verb = Callable[[Ontology, Gazetteer], tuple[Stage, ...]]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """Gives the packaged ontology."""
    return load_ontology()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Gives the packaged gazetteer."""
    return load_gazetteer()


@pytest.mark.parametrize(("step", "verb"), STEPS)
def test_a_step_makes_its_members_in_order(
    step: ModuleType, verb: Verb, ontology: Ontology, gazetteer: Gazetteer
) -> None:
    """The verb makes one stage for each member, in the order of the list, each with a name of its own."""
    names = [stage.name for stage in verb(ontology, gazetteer)]
    assert names == [member(ontology, gazetteer).name for member in step.MEMBERS]
    assert len(set(names)) == len(names) > 0


@pytest.mark.parametrize(("step", "verb"), STEPS)
def test_a_step_has_the_same_face_as_the_others(step: ModuleType, verb: Verb) -> None:
    """A step's module has a sentence, its members and its verb, and nothing else to show."""
    assert (step.__doc__ or "").strip().endswith(".")
    assert sorted(step.__all__) == sorted(["MEMBERS", verb.__name__])


@pytest.mark.parametrize("text", ["", "x", "“", "\n\n", "Said.", "\u202e\x00"])
def test_stages_give_a_draft_for_each_and_change_only_what_they_declare(
    text: str, ontology: Ontology, gazetteer: Gazetteer
) -> None:
    """Each stage gives as many drafts as it got, of the same reports, and leaves other layers alone."""
    drafts = [Draft(Report(id=name, text=text)) for name in ("r_1", "r_2")]
    for stage in (stage for _, verb in STEPS for stage in verb(ontology, gazetteer)):
        after = run_stages([stage], drafts)
        assert [draft.report for draft in after] == [draft.report for draft in drafts]
        for layer in LAYERS - stage.writes:
            assert [getattr(draft, layer) for draft in after] == [getattr(draft, layer) for draft in drafts]
        drafts = after
