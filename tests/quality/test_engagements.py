"""The engagements task scores hand-made records as its definitions say."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Actor, Engagement, MadeBy, Participant, Place, Record, Report, Series, Span
from quality.engagements import Counterpart, GoldPlace, Title, score_title, summarize
from quality.matching import Count

ADA = Actor(id="a", kind="person", name="Ada Minister", represents="USA")
BO = Actor(id="b", kind="person", name="Bo Çelik", represents="TUR")
ANKARA = Place(id="p", name="Ankara", country="TUR")
CALL = Engagement(
    id="e",
    kind="call",
    participants=(Participant("a", "USA", "party"), Participant("b", "TUR", "party")),
    parties=("TUR", "USA"),
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
    evidence=(Span(0, 1),),
)
TITLE = Title(
    id="t",
    kind="call",
    travelers=("Minister",),
    counterparts=(Counterpart("Celik", "TUR"),),
    parties=frozenset({"USA", "TUR"}),
    places=(),
    series=None,
    ordinal=None,
)


def record(*engagements: Engagement) -> Record:
    """Returns a record with the two actors and some engagements."""
    return Record(
        report=Report(id="r", text="x"),
        actors=(ADA, BO),
        places=(ANKARA,),
        times=(),
        statements=(),
        events=(),
        engagements=engagements,
        agreements=(),
        commitments=(),
        characterisations=(),
        made_by=MadeBy("0", None, "0", "0"),
    )


def test_a_perfect_record_is_right_throughout() -> None:
    """Kind and all counterparts in one engagement are strict; accents do not count."""
    score = score_title(TITLE, record(CALL))
    assert (score.kind, score.counterparts, score.strict) == (True, True, True)


def test_no_record_is_wrong_throughout() -> None:
    """A release that was set aside counts as one with nothing found."""
    score = score_title(TITLE, None)
    assert (score.kind, score.counterparts, score.strict, score.n_engagements) == (False, False, False, 0)


def test_the_right_people_in_the_wrong_kind_are_not_strict() -> None:
    """Counterparts may be right where the kind is not."""
    score = score_title(TITLE, record(replace(CALL, kind="meeting")))
    assert (score.kind, score.counterparts, score.strict) == (False, True, False)


def test_kind_and_counterparts_must_stand_in_one_engagement() -> None:
    """A call without the counterpart and a meeting with it do not add up to a strict hit."""
    without = replace(CALL, participants=CALL.participants[:1])
    score = score_title(TITLE, record(without, replace(CALL, id="f", kind="meeting")))
    assert (score.kind, score.counterparts, score.strict) == (True, True, False)


def test_a_counterpart_of_the_wrong_state_is_wrong() -> None:
    """Surname and state must both be right."""
    swapped = replace(CALL, participants=(Participant("b", "GRC", "party"),))
    assert score_title(TITLE, record(swapped)).counterparts is False


def test_an_unrelated_engagement_of_the_kind_is_no_hit() -> None:
    """A call between others does not make the kind right."""
    other = replace(CALL, participants=(), parties=("FRA",))
    assert score_title(TITLE, record(other)).kind is False


def test_places_of_visits() -> None:
    """A state is found by a place in it, a city only by its name, and a further place costs precision."""
    visit = replace(CALL, kind="visit", places=("p",))
    to_state = replace(TITLE, kind="visit", places=(GoldPlace("Türkiye", "TUR", is_state=True),))
    to_city = replace(TITLE, kind="visit", places=(GoldPlace("Izmir", "TUR", is_state=False),))
    assert score_title(to_state, record(visit)).places == Count(1, 1, 1)
    assert score_title(to_city, record(visit)).places == Count(0, 1, 1)


def test_series_and_ordinal() -> None:
    """The name decides the series; the number must be right as well for the ordinal."""
    title = replace(TITLE, kind="dialogue", series="Strategic Dialogue", ordinal=7)
    held = replace(CALL, kind="dialogue", series=Series("strategic dialogue", 7, None))
    late = replace(CALL, kind="dialogue", series=Series("Strategic Dialogue", 8, None))
    assert (score_title(title, record(held)).series, score_title(title, record(held)).ordinal) == (True, True)
    assert (score_title(title, record(late)).series, score_title(title, record(late)).ordinal) == (True, False)


def test_summary_leaves_out_what_titles_do_not_tell() -> None:
    """A share is over the items that have something to find; without any it is null."""
    row = summarize("dragoman", [score_title(TITLE, record(CALL)), score_title(TITLE, None)])
    assert row.values["strict"] == 0.5
    assert row.values["visit_places_f1"] is None
    assert row.values["series"] is None
