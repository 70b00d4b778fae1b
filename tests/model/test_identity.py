"""Ids are the same in every version, and differ when anything that identifies differs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Publication, Span
from dragoman.model.identity import actor_id, content_digest, place_id, report_id, row_id

MAY = Publication("2025-05", "month", "page")


def test_golden_values() -> None:
    """Ids stay as they were when stores were made with them."""
    assert report_id("A text.", url="https://example.org/a", published=MAY) == "r_6f57f4cd0007468e96e6"
    assert actor_id("person", "Anna Berg", represents="NOR") == "a_69c5d8f77d7c5ff41417"
    assert place_id("Oslo", "NOR", geonames=None) == "p_ef4bf4c86b3780358c57"
    assert place_id("Oslo", "NOR", geonames=3143244) == "p_gn3143244"
    assert row_id("r_1", "statements", kind="direct", spans=[Span(0, 4)], more=["a_1"]) == "st_e6ae663346faaab83ba0"
    assert content_digest(b"table") == "f0f3a537c81bb0eee49d"


def test_reports() -> None:
    """Text, address and date make a report; precision and origin of the date do not."""
    made = [
        report_id("A text.", url=None, published=None),
        report_id("A text", url=None, published=None),
        report_id("A text.", url="https://example.org", published=None),
        report_id("A text.", url=None, published=MAY),
        report_id("A text.", url=None, published=Publication("2025-06", "month", "page")),
    ]
    assert len(set(made)) == len(made)
    assert report_id("", url=None, published=MAY) == report_id(
        "", url=None, published=Publication("2025-05", "month", "argument")
    )


def test_actors() -> None:
    """Kind, name and state make an actor; case and spacing of the name do not."""
    made = [
        actor_id(kind, name, represents=of)
        for kind, name, of in (("person", "A B", "NOR"), ("group", "A B", "NOR"), ("person", "A C", "NOR"))
    ]
    made += [
        actor_id("person", "A B", represents="SWE"),
        actor_id("person", "A B", represents=None),
        actor_id("person", "AB", represents="NOR"),
    ]
    assert len(set(made)) == len(made)
    assert actor_id("person", " a  b\n", represents="NOR") == made[0]


def test_places() -> None:
    """A GeoNames id makes a place by itself; else its name and state do."""
    assert (
        place_id("Wien", "AUT", geonames=1)
        == place_id("Vienna", None, geonames=1)
        != place_id("Wien", "AUT", geonames=2)
    )
    made = [
        place_id("Oslo", "NOR", geonames=None),
        place_id("Oslo", "USA", geonames=None),
        place_id("Oslo", None, geonames=None),
    ]
    made.append(place_id("Bergen", "NOR", geonames=None))
    assert len(set(made)) == len(made)


def test_rows() -> None:
    """Report, table, kind, spans and what else is given make a row."""
    span, longer = Span(0, 4), Span(0, 5)
    made = [
        row_id("r_1", "events", kind="AID", spans=[span]),
        row_id("r_2", "events", kind="AID", spans=[span]),
        row_id("r_1", "engagements", kind="AID", spans=[span]),
        row_id("r_1", "events", kind="AGREE", spans=[span]),
        row_id("r_1", "events", kind="AID", spans=[longer]),
        row_id("r_1", "events", kind="AID", spans=[span, Span(5, 6)]),
        row_id("r_1", "events", kind="AID", spans=[span], more=["a_1"]),
        row_id("r_1", "events", kind="AID", spans=[span], more=[None]),
        row_id("r_1", "events", kind="AID", spans=[span], more=["a_1", "a_2"]),
    ]
    assert len(set(made)) == len(made)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3), st.none() | st.text(max_size=3)), max_size=5))
def test_parts_do_not_run_together(parts: list[tuple[str, str, str | None]]) -> None:
    """Two rows have one id only if all their parts are equal, wherever one part ends and the next begins."""
    rows = [(kind, extra, more) for kind, extra, more in parts]
    for one, other in combinations(rows, 2):
        ids = [
            row_id("r", "events", kind=kind, spans=[Span(0, 1)], more=[extra, more])
            for kind, extra, more in (one, other)
        ]
        assert (ids[0] == ids[1]) == (one == other)
