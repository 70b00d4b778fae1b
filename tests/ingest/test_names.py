"""Names in bylines are told from roles, places and outlets."""

from __future__ import annotations

import pytest

from dragoman.ingest import Tables
from dragoman.ingest.names import author_notes, byline_in_body, names_in
from dragoman.ingest.pieces import Piece


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Example and Bob Sample", ["Ann Example", "Bob Sample"]),
        ("Ann Example, Bob Sample and Carla de la Cruz", ["Ann Example", "Bob Sample", "Carla de la Cruz"]),
        ("By Ann Example, Diplomatic Correspondent, in Tokyo", ["Ann Example"]),
        ("By Ann Example | The Klopstok Herald", ["Ann Example"]),
        ("Ann Example in Tokyo and Bob Sample in Seoul", ["Ann Example", "Bob Sample"]),
        ("Jean-Luc O’Brien-Müller", ["Jean-Luc O’Brien-Müller"]),
        ("ANN EXAMPLE", ["ANN EXAMPLE"]),
        ("Herald Staff", ["Herald Staff"]),
        ("Kim In Ryong", ["Kim In Ryong"]),
        ("The Klopstok Herald", []),
        ("admin", []),
        ("annexample", []),
        ("https://example.org/authors/ann", []),
        ("", []),
    ],
)
def test_names_in_bylines(tables: Tables, line: str, names: list[str]) -> None:
    """Each name stands alone; roles, tails, the outlet and addresses are no names."""
    assert list(names_in(line, tables.authors, outlet="The Klopstok Herald")) == names


def test_a_name_alone_is_a_byline(tables: Tables) -> None:
    """A body may begin with its author's name; a sentence is none."""
    assert byline_in_body([Piece("paragraph", "By Ann Example")], tables.authors) == "Ann Example"
    assert byline_in_body([Piece("paragraph", "The ministers met on Friday.")], tables.authors) is None
    assert byline_in_body([], tables.authors) is None


def test_notes_on_authors_stand_at_the_end(tables: Tables) -> None:
    """What follows the first such note belongs to it; the same words at the beginning of a report are none."""
    note = Piece("paragraph", "Ann Example is our correspondent.")
    body = [Piece("paragraph", "The ministers met.")] * 8
    assert author_notes(
        [*body, note, Piece("paragraph", "She writes books.")], tables.authors, authors=["Ann Example"]
    ) == {
        8,
        9,
    }
    assert author_notes([note, *body], tables.authors, authors=["Ann Example"]) == frozenset()
