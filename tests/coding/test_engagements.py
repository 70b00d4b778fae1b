"""Engagements are found with kind, participants, parties, place, date, series and status."""

from __future__ import annotations

import pytest

from dragoman.coding import engagements, statements
from dragoman.model import Engagement
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft

TIMES = {"today": "2024-05-02", "May 6-8": "2024-05-06/2024-05-08", "yesterday": "2024-05-01"}


def coded(text: str) -> tuple[Engagement, ...]:
    """Returns the engagements of a text."""
    stages = [module.stage(ONTOLOGY, GAZETTEER) for module in (statements, engagements)]
    return run_stages(stages, [draft(text, times=TIMES)])[0].engagements


def people(row: Engagement) -> list[str]:
    """Returns the participants by key."""
    return [participant.actor for participant in row.participants]


@pytest.mark.parametrize(
    ("text", "kind", "participants", "parties"),
    [
        (
            "Foreign Secretary Ada Vale met today with Swedish Foreign Minister Bo Roth.",
            "meeting",
            "vale roth",
            "GBR SWE",
        ),
        ("Vale met Roth and Lind in Geneva.", "meeting", "vale roth lind", "GBR NOR SWE"),
        ("Vale and Roth met in Geneva.", "meeting", "vale roth", "GBR SWE"),
        ("Vale spoke with Roth by phone.", "call", "vale roth", "GBR SWE"),
        ("Vale called Roth.", "call", "vale roth", "GBR SWE"),
        ("Vale held a telephone call with Roth.", "call", "vale roth", "GBR SWE"),
        ("In a call on Monday, Vale and Roth discussed trade.", "call", "vale roth", "GBR SWE"),
        ("Vale held productive talks with Roth.", "meeting", "vale roth", "GBR SWE"),
        ("The meeting between Vale and Roth was long.", "meeting", "vale roth", "GBR SWE"),
        ("Lind hosted Vale for a working lunch.", "meeting", "lind vale", "GBR NOR"),
        ("Vale visited Norway.", "visit", "vale", "GBR NOR"),
        ("Vale arrived in Oslo.", "visit", "vale", "GBR NOR"),
        ("Vale is on a three-day visit to Norway.", "visit", "vale", "GBR NOR"),
        ("Vale signed a treaty with Roth.", "signing", "vale roth", "GBR SWE"),
        ("Vale attended the Arctic Council Summit.", "conference", "vale", "GBR"),
    ],
)
def test_finds(text: str, kind: str, participants: str, parties: str) -> None:
    """Kind, all who take part and the states they act for, the host state of a visit included."""
    (row,) = coded(text)
    assert row.kind == kind
    assert people(row) == participants.split()
    assert [party for party in row.parties if party in parties.split()] == parties.split()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vale met Roth.", "held"),
        ("Vale will meet Roth.", "planned"),
        ("Vale plans to meet Roth.", "planned"),
        ("Vale is meeting with Roth.", "under_way"),
        ("Vale should meet with Roth.", "called_for"),
        ("Vale cancelled the meeting with Roth.", "cancelled"),
    ],
)
def test_status(text: str, status: str) -> None:
    """Tense and mood decide the status."""
    (row,) = coded(text)
    assert row.status == status


@pytest.mark.parametrize(
    "text",
    [
        "If Vale visits Sweden and meets Roth there, the talks go on.",
        "The talks go on unless Vale met Roth.",
        "Reporters asked whether Vale met Roth.",
    ],
)
def test_what_is_only_supposed_gives_no_row(text: str) -> None:
    """A condition or an open question tells of nothing that took place."""
    assert coded(text) == ()


def test_condition_ends_at_its_comma() -> None:
    """What follows a condition is told."""
    (row,) = coded("If all goes well, Vale will meet Roth.")
    assert row.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Vale did not meet with Roth.",
        "Vale refused to meet with Roth.",
        "Vale could meet with Roth.",
        "Roth met the criteria.",
        "Vale met Sweden's urgent need for gas.",
        "Will Vale meet with Roth?",
        "Have you spoken to Roth?",
        "Vale spoke to this yesterday.",
        "Vale welcomed Roth's announcement.",
        "Sweden and Norway ignored calls from Vale.",
    ],
)
def test_what_did_not_take_place_is_no_engagement(text: str) -> None:
    """Denied is not done, and possible is not planned."""
    assert coded(text) == ()


def test_a_word_behind_a_hyphen_is_no_verb() -> None:
    """What is so-called is not called by telephone."""
    assert coded("Vale praised the so-called Roth plan.") == ()
    assert [row.kind for row in coded("Vale - called Roth today.")] == ["call"]


def test_dates_places_and_host() -> None:
    """The day, the place, and a host only where a participating state is visited."""
    (row,) = coded("Vale met today with Lind in Oslo.")
    assert (row.start, row.end, row.places, row.host) == ("2024-05-02", None, ("Oslo",), "NOR")
    (row,) = coded("Vale met yesterday with Roth in Geneva.")
    assert (row.start, row.places, row.host) == ("2024-05-01", ("Geneva",), None)


def test_a_journey_to_several_states_is_a_tour_with_numbered_stops() -> None:
    """The tour has no host; each stop is a visit with its host and its number."""
    tour, first, second = coded("Vale will travel to Oslo, Norway, and to Sweden May 6-8.")
    assert (tour.host, tour.start, tour.end) == (None, "2024-05-06", "2024-05-08")
    assert [(row.host, row.stop, row.part_of) for row in (first, second)] == [("NOR", 1, tour.id), ("SWE", 2, tour.id)]


def test_duration() -> None:
    """A printed duration is kept; a range of dates is not turned into one."""
    (row,) = coded("Vale is on a three-day visit to Norway.")
    assert (row.duration_days, row.status) == (3, "under_way")
    (row,) = coded("Vale visited Norway May 6-8.")
    assert row.duration_days is None


@pytest.mark.parametrize(
    ("text", "name", "ordinal", "parties"),
    [
        ("Vale co-chaired the Seventh U.S.-Thailand Strategic Dialogue.", "Strategic Dialogue", 7, {"USA", "THA"}),
        ("Vale opened the 8th Armenia-France Economic Policy Dialogue.", "Economic Policy Dialogue", 8, {"ARM", "FRA"}),
        ("Vale attended the Inaugural Arctic Ministerial.", "Arctic Ministerial", 1, set()),
        ("Vale and Roth held the second round of the strategic dialogue.", "strategic dialogue", 2, {"GBR", "SWE"}),
        ("Vale attended ministerial meetings in the Russia-ASEAN format.", "Russia-ASEAN", None, {"RUS", "ASEAN"}),
    ],
)
def test_series(text: str, name: str, ordinal: int | None, parties: set[str]) -> None:
    """Name without number and parties, ordinal as a number, the parties of the name among the parties."""
    (row,) = coded(text)
    assert row.series is not None
    assert (row.series.name, row.series.ordinal) == (name, ordinal)
    assert parties <= set(row.parties)


def test_a_list_of_occasions_shares_its_verb() -> None:
    """Each listed occasion has the subject of the verb before the list."""
    rows = coded("Vale attended the Arctic Council Summit, the Baltic Sea Forum and the North Sea Conference.")
    assert [row.series.name for row in rows if row.series] == [
        "Arctic Council Summit",
        "Baltic Sea Forum",
        "North Sea Conference",
    ]
    assert [people(row) for row in rows] == [["vale"]] * 3


def test_told_twice_is_one_row_with_all_its_evidence() -> None:
    """A later sentence about the same meeting adds evidence and what it tells."""
    text = "Vale met Roth. Vale met with Roth in Geneva."
    (row,) = coded(text)
    assert [span.words(text) for span in row.evidence] == ["Vale met Roth.", "Vale met with Roth in Geneva."]
    assert row.places == ("Geneva",)


def test_a_meeting_in_the_course_of_a_visit_is_part_of_it() -> None:
    """The visit to the state where it takes place, of one who takes part."""
    visit, meeting = coded("Vale visited Norway. In Oslo, Vale met Lind.")
    assert meeting.part_of == visit.id


def test_asserted_by_the_statement_that_says_so() -> None:
    """What a speaker says is the speaker's claim; what the text says is the narrator's."""
    (told,) = coded("Roth said that Vale met with Lind.")
    (narrated,) = coded("Vale met with Lind.")
    assert told.asserted_by.startswith("st_")
    assert narrated.asserted_by == "narrator"


def test_topics_are_copied() -> None:
    """The words after "about" and "to discuss"."""
    text = "Vale met Roth to discuss fish and trade."
    (row,) = coded(text)
    assert [span.words(text) for span in row.topics] == ["fish and trade"]


def test_passing_nouns_are_no_engagement() -> None:
    """A dialogue in general, or a meeting of nobody, is none."""
    assert coded("Vale believes in dialogue and in meetings.") == ()


def test_a_stop_has_the_number_that_the_text_gives_it() -> None:
    """Visits told one by one are parts of the tour; only the one that is said to be the second stop has a number."""
    text = "Norway is the second stop on the tour of Vale. Vale is on a visit to Norway. Earlier, Vale was in Sweden."
    tour, norway, sweden = coded(text)
    assert (tour.host, set(tour.places)) == (None, {"Norway", "Sweden"})
    assert (norway.part_of, norway.stop) == (tour.id, 2)
    assert (sweden.part_of, sweden.stop) == (tour.id, None)


def test_what_was_also_discussed_goes_to_the_only_meeting() -> None:
    """A later sentence's topics are those of the one call or meeting held; with two of them they are nobody's."""
    text = "Vale met Roth in Geneva. The two also discussed fish."
    (row,) = coded(text)
    assert [span.words(text) for span in row.topics] == ["fish"]
    rows = coded("Vale met Roth in Geneva. Vale called Lind. They discussed fish.")
    assert [row.topics for row in rows] == [(), ()]


def test_a_conference_in_passing_is_no_engagement() -> None:
    """What somebody looks forward to is planned; a conference that is but mentioned is none."""
    (row,) = coded("Vale looks forward to the Arctic Council Summit.")
    assert row.status == "planned"
    assert coded("The treaty builds on the Arctic Council Summit.") == ()


def test_thanks_look_back() -> None:
    """Whom one thanks for hosting has hosted."""
    (row,) = coded("Vale thanked Lind for hosting Roth.")
    assert row.status == "held"
