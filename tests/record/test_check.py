"""A record that breaks a promise is refused, and says which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import RecordError
from dragoman.model import (
    Actor,
    ActorMention,
    Draft,
    Engagement,
    Furniture,
    MadeBy,
    Participant,
    Report,
    Span,
    Statement,
)
from dragoman.record import assemble

TEXT = "Link to main version. Anna Berg met Boris Chan in Oslo."
MADE_BY = MadeBy(dragoman="0", model=None, ontology="0", gazetteer="0")
ANNA = Actor(id="a_anna", kind="person", name="Anna Berg", mentions=(ActorMention(22, 31, "name"),))
MEETING = Engagement(
    id="en_1",
    kind="meeting",
    participants=(Participant("a_anna", None, "party"),),
    parties=(),
    host=None,
    places=(),
    start=None,
    end=None,
    duration_days=None,
    series=None,
    topics=(),
    status="held",
    part_of=None,
    stop=None,
    asserted_by="narrator",
    evidence=(Span(22, 55),),
)
SAYING = Statement(
    id="st_1",
    speakers=("a_anna",),
    addressees=(),
    form="indirect",
    act="say",
    polarity="asserted",
    status="said",
    source=(Span(22, 31),),
    cue=(Span(32, 35),),
    content=(Span(36, 54),),
    verbatim=(),
)
DRAFT = Draft(
    Report(id="r_1", text=TEXT, furniture=(Furniture(0, 21, "alternate_version_link"),)),
    actors=(ANNA,),
    engagements=(MEETING,),
    statements=(SAYING,),
)


def test_sound_draft_becomes_a_record_with_the_same_rows() -> None:
    """Assembling moves rows; it neither adds nor loses any."""
    record = assemble(DRAFT, MADE_BY)
    assert record.engagements == (MEETING,)
    assert record.actors == (ANNA,)
    assert record.statements == (SAYING,)
    assert record.made_by == MADE_BY


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (replace(DRAFT, engagements=(replace(MEETING, evidence=(Span(22, 56),)),)), "span_outside_text"),
        (replace(DRAFT, actors=(replace(ANNA, mentions=(ActorMention(50, 99, "name"),)),)), "span_outside_text"),
        (replace(DRAFT, engagements=(replace(MEETING, evidence=()),)), "no_evidence"),
        (replace(DRAFT, statements=(replace(SAYING, content=()),)), "no_evidence"),
        (replace(DRAFT, engagements=(replace(MEETING, evidence=(Span(5, 30),)),)), "furniture_as_evidence"),
        (replace(DRAFT, statements=(replace(SAYING, content=(Span(0, 4),)),)), "furniture_as_evidence"),
        (replace(DRAFT, engagements=(MEETING, MEETING)), "id_twice"),
        (replace(DRAFT, actors=()), "unknown_reference"),
        (replace(DRAFT, statements=(replace(SAYING, within="st_9"),)), "unknown_reference"),
        (replace(DRAFT, engagements=(replace(MEETING, asserted_by="st_9"),)), "unknown_reference"),
        (replace(DRAFT, engagements=(replace(MEETING, places=("p_9",)),)), "unknown_reference"),
        (replace(DRAFT, engagements=(replace(MEETING, part_of="en_9"),)), "unknown_reference"),
    ],
)
def test_broken_promise_is_refused_with_its_reason(draft: Draft, reason: str) -> None:
    """Each promise that a record can show is checked."""
    with pytest.raises(RecordError) as caught:
        assemble(draft, MADE_BY)
    assert caught.value.reason == reason
