"""Measures parts of speech and dependency trees on EWT and GUM, with gold tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.encoder.reader import Reader
from dragoman.annotate.encoder.rows import TextSentence
from dragoman.annotate.encoder.trees import ReadWord
from quality.encoded import load_reader
from quality.figures import Figures, Row, present
from quality.trees import GoldTree, read_trees

TREEBANKS = ("ewt", "gum")
_PEERS: dict[str, dict[str, float | None]] = {
    "UDPipe 1 (raw text)": {"ewt_las": 0.80},
    "UDPipe 2, Stanza (raw text; with gold tokens about .90)": {"ewt_las": 0.875},
    "goal": {"ewt_las": 0.905, "gum_las": 0.905},
}


@dataclass(slots=True)
class Right:
    """Counts words, and those that are right."""

    n: int = 0
    upos: int = 0
    heads: int = 0
    labels: int = 0
    subtypes: int = 0


def run(data: Path, predictions: Path | None) -> Figures:
    """Parses the development parts from their gold tokens; predictions are written as CoNLL-U."""
    values: dict[str, float | None] = {}
    printed: list[str] = []
    n_words = 0
    reader = load_reader()
    for treebank in TREEBANKS:
        right = Right()
        documents = list(read_trees(present(data / "ud" / f"{treebank}-dev.conllu.gz")))
        for document, words in zip(documents, parse(reader, documents), strict=True):
            for tree, line in zip(document, words, strict=True):
                count(tree, line, right=right)
                printed += conllu(tree, line)
        n_words += right.n
        values |= {f"{treebank}_upos": right.upos / right.n, f"{treebank}_uas": right.heads / right.n}
        values |= {f"{treebank}_las": right.labels / right.n, f"{treebank}_las_subtypes": right.subtypes / right.n}
    if predictions is not None:
        predictions.write_text("".join(f"{line}\n" for line in printed), encoding="utf-8")
    return Figures(
        task="parse",
        measured_on=f"{n_words} words of UD English EWT and GUM, development parts, gold tokens and sentences",
        rows=(Row("dragoman", values), *(Row(who, peer) for who, peer in _PEERS.items())),
        notes=("LAS compares relations without their subtypes, as the CoNLL shared task did; punctuation counts.",),
    )


def parse(reader: Reader, documents: Sequence[Sequence[GoldTree]]) -> list[tuple[tuple[ReadWord, ...], ...]]:
    """Returns what the encoder says of each word, by document and sentence."""
    sentences = [[TextSentence(tree.words, tuple(tree.gaps)) for tree in document] for document in documents]
    return [reader.read(document).words for document in sentences]


def count(tree: GoldTree, words: Sequence[ReadWord], *, right: Right) -> None:
    """Adds the words of a sentence."""
    for row, word in zip(tree.rows, words, strict=True):
        attached = word.head == int(row[6]) - 1
        right.n += 1
        right.upos += word.upos == row[3]
        right.heads += attached
        right.labels += attached and word.rel.partition(":")[0] == row[7].partition(":")[0]
        right.subtypes += attached and word.rel == row[7]


def conllu(tree: GoldTree, words: Sequence[ReadWord]) -> list[str]:
    """Returns the lines of a parsed sentence, an empty one last."""
    lines = list(tree.comments)
    for number, (row, word) in enumerate(zip(tree.rows, words, strict=True), 1):
        lines.append(
            "\t".join([str(number), row[1], "_", word.upos, "_", "_", str(word.head + 1), word.rel, "_", row[9]])
        )
    return [*lines, ""]
