"""Tables for people show every kind of row."""

from __future__ import annotations

from dragoman.cli.tables import LAYOUTS
from dragoman.model import TABLES


def test_each_kind_of_row_has_one_layout() -> None:
    """The layouts are those of the record's tables, in their order, with the words last."""
    assert tuple(layout.kind for layout in LAYOUTS) == TABLES
    assert all(layout.columns[-1] == "words" for layout in LAYOUTS)
