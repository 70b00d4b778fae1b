"""The measure of the pair head."""

from __future__ import annotations

from quality.pairs import answer, measure, unmarked

SCORES = {"AGREE": 0.1, "CONSULT": 0.0, "SUPPORT": 0.0, "YIELD": 0.0, "COOPERATE": 0.0, "AID": 0.0, "REQUEST": 0.0}
OTHERS = {
    "ACCUSE": 0.5,
    "REJECT": 0.0,
    "THREATEN": 0.0,
    "PROTEST": 0.0,
    "SANCTION": 0.0,
    "MOBILIZE": 0.0,
    "COERCE": 0.0,
}
ALL = SCORES | OTHERS | {"ASSAULT": 0.2, "NONE": 0.9}


def test_marks_are_taken_out() -> None:
    """The spans are where the marks stood."""
    text, places = unmarked("<s>Norway</s> thanked <t>Sweden</t>.")
    assert text == "Norway thanked Sweden."
    assert {name: text[start:end] for name, (start, end) in places.items()} == {"s": "Norway", "t": "Sweden"}


def test_missing_mark_is_left_out() -> None:
    """A sentence with one mark has one span."""
    assert set(unmarked("<s>Norway</s> slept.")[1]) == {"s"}


def test_answer_is_the_likeliest_root() -> None:
    """Every item has some root: "none" is no answer here."""
    found = answer("x", ALL)
    assert (found["root"], found["quad"]) == ("ACCUSE", 3)


def test_macro_f1_weighs_rare_roots_like_common_ones() -> None:
    """One of two roots wholly missed halves the figure."""
    rows = [{"root": "ACCUSE"}] * 9 + [{"root": "AID"}]
    values = measure(rows, [answer("x", ALL)] * 10)
    assert values["accuracy"] == 0.9
    assert round(values["macro_f1"] or 0, 3) == round((2 * 9 / 19) / 2, 3)
