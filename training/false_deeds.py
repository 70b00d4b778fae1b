"""Measures how often the shipped pair head sees a deed between names of GUM's development part where there is none.

`python -m training.false_deeds [--model FOLDER]`; which pairs those are, their gold trees tell (`training.negatives`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import permutations
from pathlib import Path

from dragoman.annotate.encoder.files import find_model
from dragoman.annotate.encoder.labels import DEPRELS
from dragoman.annotate.encoder.reader import Reader
from dragoman.annotate.encoder.rows import TextSentence
from training.negatives import does_nothing, names_in, treebank_tree
from training.silver import load_patterns
from training.sources import data_folder
from training.treebank import read_treebank


def count_roots(reader: Reader, data: Path) -> Counter[str]:
    """Returns how often each root is the likeliest for a pair between which nothing is done."""
    found: Counter[str] = Counter()
    for document in read_treebank(data / "ud/gum-dev.conllu.gz", load_patterns(data), entities=True):
        lines = [TextSentence(tuple(one.words), tuple(one.gaps)) for one in document.sentences]
        read = reader.read(lines)
        for sentence, vectors in zip(document.sentences, read.vectors, strict=True):
            tree = treebank_tree(sentence, DEPRELS)
            if tree is None:
                continue
            pairs = [(a, b) for a, b in permutations(names_in(sentence), 2) if does_nothing(tree, a, b)]
            found.update(max(scores, key=scores.__getitem__) for scores in reader.pairs.score(vectors, pairs))
    return found


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.false_deeds", description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of another model than the shipped one")
    found = count_roots(Reader(find_model(parser.parse_args().model)), data_folder())
    n_pairs = found.total()
    print(f"{n_pairs} pairs, a deed in {n_pairs - found['NONE']} ({1 - found['NONE'] / n_pairs:.1%}): {dict(found)}")


if __name__ == "__main__":
    main()
