"""Words, names and pairs are compared as the tasks say."""

from __future__ import annotations

from quality.matching import Count, jaccard, overlap, pair_off


def test_jaccard_counts_words_as_often_as_they_stand() -> None:
    """Case, accents and punctuation do not count; repeated words do."""
    assert jaccard("Über, the sea", "uber the sea.") == 1
    assert jaccard("the the", "the") == 0.5
    assert jaccard("", "") == 0


def test_overlap_is_of_the_shorter() -> None:
    """A part of a text overlaps it wholly."""
    assert overlap("spoke with the minister", "the minister") == 1


def test_pairs_are_one_to_one_and_best_first() -> None:
    """The better pair is made first, and nothing is used twice."""
    scores = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8}
    assert pair_off(["a", "b"], ["x", "y"], score=lambda one, other: scores.get((one, other), 0.0)) == [(0, 1)]
    assert pair_off(["a"], [], score=lambda _one, _other: 1.0) == []


def test_f1_of_nothing_is_null() -> None:
    """Nothing to find and nothing found has no F1; something on one side only has 0."""
    assert Count().f1 is None
    assert Count(0, 3, 0).f1 == 0
    assert (Count(1, 1, 2) + Count(1, 2, 1)).f1 == 2 / 3
