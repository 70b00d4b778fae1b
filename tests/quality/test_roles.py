"""How attributions are compared."""

from __future__ import annotations

from quality.roles import Tally, clipped, is_partial, matched, roles_of

TEXT = 'Ms. Berg said: "We will go. We must." Nobody asked.'
SENTENCES = [(0, 27), (28, 37), (38, 51)]


def test_span_is_clipped_at_sentence_ends_and_bared() -> None:
    """A content over two sentences is two runs, without quotation marks and stops."""
    runs = clipped(TEXT, SENTENCES, start=14, end=37)
    assert [TEXT[start:end] for start, end in runs] == ["We will go", "We must"]


def test_span_of_punctuation_alone_is_nothing() -> None:
    """What is left of a bare mark is no run."""
    assert clipped(TEXT, SENTENCES, start=13, end=16) == []


def test_form_follows_the_quotation_marks() -> None:
    """A content inside marks is direct, one outside indirect."""
    quoted = frozenset(range(15, 37))
    item = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[15, 37]]}
    assert roles_of(item, TEXT, sentences=SENTENCES, quoted=quoted).form == "direct"
    assert roles_of(item | {"content": [[38, 51]]}, TEXT, sentences=SENTENCES, quoted=quoted).form == "indirect"
    assert roles_of(item | {"content": [[15, 51]]}, TEXT, sentences=SENTENCES, quoted=quoted).form == "mixed"


def test_attributions_overlap_when_every_role_does() -> None:
    """A source in one and none in the other is a miss."""
    full = roles_of(
        {"source": [[0, 8]], "cue": [[9, 13]], "content": [[15, 37]]}, TEXT, sentences=SENTENCES, quoted=frozenset()
    )
    less = roles_of(
        {"source": [[4, 8]], "cue": [[9, 13]], "content": [[15, 20]]}, TEXT, sentences=SENTENCES, quoted=frozenset()
    )
    none = roles_of(
        {"source": [], "cue": [[9, 13]], "content": [[15, 37]]}, TEXT, sentences=SENTENCES, quoted=frozenset()
    )
    assert is_partial(full, less)
    assert not is_partial(full, none)
    assert is_partial(none, none)


def test_matching_is_the_largest() -> None:
    """An item gives way to one that has no other choice."""
    assert matched([[0, 1], [0]]) == [(0, 1), (1, 0)]


def test_tally_counts_both_sides() -> None:
    """Precision is over the predicted, recall over the gold."""
    tally = Tally()
    tally.add(2, 4, gold=2)
    assert (tally.precision, tally.recall, round(tally.f1, 3)) == (0.5, 1.0, 0.667)
