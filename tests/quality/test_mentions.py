"""The measure of mentions."""

from __future__ import annotations

from dragoman.model import NamedSpan
from quality.mentions import _add_units, _tallies, _units, _with_titles, tag_spans

TEXT = "the Norwegian Minister Berg met people in Oslo"


def test_tags_become_spans() -> None:
    """A begin starts a span, and so does an inside of another label."""
    assert tag_spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"]) == [(0, 1, "PER"), (3, 3, "LOC"), (4, 4, "LOC")]


def test_common_nouns_are_no_names() -> None:
    """Of re3d's spans, those without a capital are left out; an article at the front is cut off."""
    gold = {(0, 27, "PER"), (23, 27, "PER"), (4, 13, "LOC"), (32, 38, "ORG"), (42, 46, "LOC")}
    units = _units(gold, TEXT)
    assert [sorted(TEXT[start:end] for start, end, _ in unit) for unit in units] == [
        ["Norwegian", "Norwegian Minister Berg"], ["Berg", "Norwegian Minister Berg"], ["Oslo"],
    ]  # fmt: skip


def test_name_with_or_without_its_title_is_right() -> None:
    """Any span of a unit finds it; a span of none is wrong."""
    tallies = _tallies()
    _add_units(tallies, [{(23, 27, "PER"), (4, 27, "PER")}, {(42, 46, "LOC")}], {(23, 27, "PER"), (0, 3, "ORG")})
    assert (tallies["all"].precision, tallies["all"].recall) == (0.5, 0.5)


def test_a_title_goes_with_the_person_it_stands_before() -> None:
    """A title right before a name, or a form of address, is part of the person; one elsewhere is not."""
    text = "Minister Berg and Mr. Lind met the mayor. Oslo slept."
    found = [
        NamedSpan(0, 8, "ROLE"), NamedSpan(9, 13, "PER"), NamedSpan(22, 26, "PER"), NamedSpan(35, 40, "ROLE"),
        NamedSpan(42, 46, "LOC"),
    ]  # fmt: skip
    named = [(text[start:end], label) for start, end, label in _with_titles(found, text) if label != "ROLE"]
    assert named == [("Minister Berg", "PER"), ("Mr. Lind", "PER"), ("Oslo", "LOC")]
