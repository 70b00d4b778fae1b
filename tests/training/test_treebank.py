"""The treebank reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("torch")

from dragoman.annotate.encoder.labels import MENTION_TAGS
from training.silver import Patterns
from training.treebank import read_treebank

PATTERNS = Patterns(re.compile(r"$^"), {}, frozenset())
CONLLU = """# newdoc id = d
# sent_id = 1
1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-place-new
2\tOslo\tOslo\tPROPN\tNNP\t_\t0\troot\t_\tEntity=(2-place-new)1)

"""


def test_words_gaps_and_names(tmp_path: Path) -> None:
    """Contractions have no gap inside, paragraphs begin a line, and of an entity its name is labeled."""
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (document,) = read_treebank(path, PATTERNS, entities=True)
    first, second = document.sentences
    assert first.words == ["ca", "n't", "!"]
    assert first.gaps[1:] == ["", ""]
    assert second.gaps[0] == "\n"
    assert first.heads == [-1, 0, 0]
    assert [MENTION_TAGS[tag] for tag in second.mentions or []] == ["O", "S-LOC"]
