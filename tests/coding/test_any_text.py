"""Coding raises on nothing, and what it makes reads back as words of the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding import code
from dragoman.model import MadeBy
from dragoman.record import assemble
from dragoman.stage import run_stages
from tests.coding.drafts import GAZETTEER, ONTOLOGY, draft

STAGES = code(ONTOLOGY, GAZETTEER)
PIECES = st.sampled_from(
    [
        *("Vale", "Roth", "Sweden", "Norway", "Oslo", "she", "our", "the", "a", "and", "that", "which", "where", "who"),
        *("said", "says", "told", "claim", "urged", "will", "not", "according to", "This was stated by", "VALE:"),
        *(",", ".", ":", "“", "”", '"', "«", "''", "-", "(", ")", "\n\n", "QUESTION:"),
        *(
            "met",
            "with",
            "meeting",
            "call",
            "visit",
            "to",
            "in",
            "on",
            "held",
            "took place",
            "signed",
            "treaty",
            "today",
        ),
        *("second", "7th", "round", "of", "U.S.", "Strategic", "Dialogue"),
    ]
)
MADE_BY = MadeBy("0", None, ONTOLOGY.version, GAZETTEER.version)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60), st.sampled_from([" ", ""]))
def test_any_order_of_words_gives_a_sound_record(pieces: list[str], space: str) -> None:
    """No order of names, cues, marks and triggers raises, or breaks a promise of the record."""
    text = space.join(pieces)
    made = run_stages(STAGES, [draft(text, times={"today": "2024-05-02"})])[0]
    record = assemble(made, MADE_BY)
    for statement in record.statements:
        assert all(span.words(text).strip() for span in statement.content)


def test_long_sentences_are_read() -> None:
    """Ten thousand words, or thousands of mentions, in one sentence are read like any other."""
    for text in (
        "Vale said that " + "Roth met with Lind and " * 2500 + "left.",
        "Vale met with " + ", ".join(["Roth", "Lind"] * 2500) + ".",
        "“Yes,” Vale said. " * 3000,
        "the second round of " * 3000,
        "is " * 5000 + "said",
    ):
        record = assemble(run_stages(STAGES, [draft(text)])[0], MADE_BY)
        assert record.report.text == text


def test_stages_stand_in_order() -> None:
    """Each member reads only what the report, the steps before or an earlier member writes."""
    written = {"report", "sentences", "tokens", "quotations", "turns", "mentions", "actors", "places", "times"}
    for stage in STAGES:
        assert stage.reads <= written
        written |= stage.writes
