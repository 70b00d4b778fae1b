"""The measure of trees."""

from __future__ import annotations

from dragoman.annotate.encoder.trees import ReadWord
from quality.parse import Right, conllu, count
from quality.trees import GoldTree

TREE = GoldTree(
    rows=[
        ["1", "She", "she", "PRON", "PRP", "_", "2", "nsubj:pass", "_", "_"],
        ["2", "went", "go", "VERB", "VBD", "_", "0", "root", "_", "_"],
    ],
    gaps=[None, " "],
    comments=["# text = She went"],
)


def test_subtypes_do_not_count_for_las() -> None:
    """A right head with the right relation but another subtype is right."""
    right = Right()
    count(TREE, [ReadWord("PRON", 1, "nsubj"), ReadWord("NOUN", -1, "root")], right=right)
    assert (right.n, right.upos, right.heads, right.labels, right.subtypes) == (2, 1, 2, 2, 1)


def test_predictions_are_conllu() -> None:
    """A parsed sentence is written with its comments, ten columns a word and an empty line."""
    lines = conllu(TREE, [ReadWord("PRON", 1, "nsubj"), ReadWord("VERB", -1, "root")])
    assert lines[0] == "# text = She went"
    assert lines[1].split("\t") == ["1", "She", "_", "PRON", "_", "_", "2", "nsubj", "_", "_"]
    assert lines[-1] == ""
