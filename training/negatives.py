"""Finds pairs of names in running text between which, by its tree, nothing is done: the pair head's answer is NONE.

The gold pairs all tell of a deed, so that a head taught by them alone sees one between any two names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.annotate.encoder.labels import MENTION_TAGS, ROOTS, UPOS
from training.documents import Document, LabelledPair, LabelledSentence

NONE = ROOTS.index("NONE")
_NAMED = frozenset({"PER", "ORG", "LOC", "NORP", "ROLE"})
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_OBJECTS = frozenset({"obj", "iobj", "dobj"})
_CLAUSES = frozenset({"advcl", "parataxis", "conj", "advcl:relcl"})
_MUTUAL = (
    "agree", "clash", "collaborat", "cooperat", "debat", "discuss", "fight", "fought", "held", "hold", "join", "marr",
    "meet", "met", "negotiat", "partner", "sign", "speak", "spoke", "talk", "trad", "work",
)  # fmt: skip
"""Beginnings of verbs whose object takes part as the subject does."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Is what is asked of a sentence's tree, by word."""

    words: Sequence[str]
    heads: Sequence[int]
    """Index of the head, -1 for the root."""
    rels: Sequence[str]
    is_verb: Sequence[bool]

    def path(self, at: int) -> list[int]:
        """Returns a word and what it hangs on, up to the root; a broken tree's path ends where it would turn."""
        found = [at]
        while self.heads[found[-1]] >= 0 and self.heads[found[-1]] not in found:
            found.append(self.heads[found[-1]])
        return found


def treebank_tree(sentence: LabelledSentence, rels: Sequence[str]) -> Tree | None:
    """Returns the gold tree of a sentence, if it has one; `rels` are the names behind its numbers."""
    if sentence.heads is None or sentence.rels is None or sentence.upos is None:
        return None
    verbs = [tag >= 0 and UPOS[tag] == "VERB" for tag in sentence.upos]
    return Tree(sentence.words, sentence.heads, [rels[rel] for rel in sentence.rels], verbs)


def add_negatives(document: Document, number: int, tree: Tree) -> None:
    """Adds a pair of names of a sentence between which nothing is done, if there is one."""
    names = list(names_in(document.sentences[number]))
    found = []
    for one, other in combinations(names, 2):
        for first, second in ((one, other), (other, one)):
            if does_nothing(tree, first, second):
                found.append(LabelledPair(number, first, second, NONE))
    # One a sentence, so that lists do not outweigh the rest; the middle one, not the first, so that some lie far apart.
    document.pairs += found[len(found) // 2 :][:1]


def does_nothing(tree: Tree, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tells whether the tree says that the first span does nothing to the second.

    So it is where one hangs on the other with no verb between, where both are members of one list, where the first
    suffers what the second does, and where they are subjects of two clauses.
    """
    one, other = _head(tree, first), _head(tree, second)
    mine, theirs = tree.path(one), tree.path(other)
    if one in theirs or other in mine:
        below, above = (theirs, one) if one in theirs else (mine, other)
        return not any(tree.is_verb[word] for word in below[: below.index(above)])
    if tree.heads[one] == tree.heads[other]:
        rels = (tree.rels[one], tree.rels[other])
        suffers = rels[0] in _OBJECTS and rels[1] in _SUBJECTS
        mutual = tree.words[tree.heads[one]].lower().startswith(_MUTUAL)
        return rels == ("conj", "conj") or (suffers and not mutual)
    return _are_subjects_apart(tree, mine, theirs)


def _are_subjects_apart(tree: Tree, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    if tree.rels[mine[0]] not in _SUBJECTS or tree.rels[theirs[0]] not in _SUBJECTS:
        return False
    clause, other = mine[1], theirs[1]
    return (tree.heads[clause] == other and tree.rels[clause] in _CLAUSES) or (
        tree.heads[other] == clause and tree.rels[other] in _CLAUSES
    )


def _head(tree: Tree, span: tuple[int, int]) -> int:
    inside = range(span[0], span[1] + 1)
    return next((at for at in inside if tree.heads[at] not in inside), span[1])


def names_in(sentence: LabelledSentence) -> Iterator[tuple[int, int]]:
    """Yields first and last word of the mentions that can do something, or have it done to them."""
    start = 0
    for at, tag in enumerate(sentence.mentions or []):
        mark, _, label = MENTION_TAGS[tag].partition("-") if tag >= 0 else ("O", "", "")
        if mark in {"B", "S"}:
            start = at
        if mark in {"E", "S"} and label in _NAMED:
            yield start, at
