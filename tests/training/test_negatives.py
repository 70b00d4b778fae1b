"""Pairs of names between which a tree says that nothing is done."""

from __future__ import annotations

import pytest

from training.negatives import Tree, does_nothing

# word, head, relation
SENTENCES = {
    "Oslo accused Bergen": [("Oslo", 1, "nsubj"), ("accused", -1, "root"), ("Bergen", 1, "obj")],
    "Oslo met Bergen": [("Oslo", 1, "nsubj"), ("met", -1, "root"), ("Bergen", 1, "obj")],
    "Oslo and Bergen left": [("Oslo", 3, "nsubj"), ("and", 2, "cc"), ("Bergen", 0, "conj"), ("left", -1, "root")],
    "Oslo 's attack on Bergen": [
        ("Oslo", 2, "nmod:poss"), ("'s", 0, "case"), ("attack", -1, "root"), ("on", 4, "case"), ("Bergen", 2, "nmod"),
    ],
    "Oslo left as Bergen came": [
        ("Oslo", 1, "nsubj"), ("left", -1, "root"), ("as", 4, "mark"), ("Bergen", 4, "nsubj"), ("came", 1, "advcl"),
    ],
}  # fmt: skip


def _tree(sentence: str) -> tuple[Tree, int, int]:
    rows = SENTENCES[sentence]
    words = [word for word, _, _ in rows]
    tree = Tree(
        words,
        [head for _, head, _ in rows],
        [rel for _, _, rel in rows],
        [word in {"accused", "met", "left", "came"} for word in words],
    )
    return tree, words.index("Oslo"), words.index("Bergen")


@pytest.mark.parametrize(
    ("sentence", "forth", "back"),
    [
        ("Oslo accused Bergen", False, True),
        ("Oslo met Bergen", False, False),
        ("Oslo and Bergen left", True, True),
        ("Oslo 's attack on Bergen", False, False),
        ("Oslo left as Bergen came", True, True),
    ],
)
def test_what_a_tree_tells(sentence: str, *, forth: bool, back: bool) -> None:
    """The object does nothing to the subject, members of a list and subjects of two clauses nothing to each other."""
    tree, one, other = _tree(sentence)
    assert does_nothing(tree, (one, one), (other, other)) is forth
    assert does_nothing(tree, (other, other), (one, one)) is back
