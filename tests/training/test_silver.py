"""Silver labels by patterns."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("torch")

from dragoman.annotate.encoder.labels import MENTION_TAGS
from training.silver import IGNORE, Patterns, tags_of

PATTERNS = Patterns(
    re.compile(r"\b(?:(?:foreign) )*(?:minister|president)s?\b", re.IGNORECASE),
    {"treaty": "TREATY"},
    frozenset({"norwegian"}),
)


def _labels(words: str, spans: list[tuple[int, int, str]], unknown: frozenset[int] = frozenset()) -> list[str]:
    tags = tags_of(words.split(), spans, PATTERNS, longest_first=False, unknown=unknown)
    return ["?" if tag == IGNORE else MENTION_TAGS[tag] for tag in tags]


def test_title_is_cut_off_a_name() -> None:
    """The title before a name is a role, the rest the person."""
    assert _labels("Foreign Minister Anna Berg spoke", [(0, 3, "PER")]) == ["B-ROLE", "E-ROLE", "B-PER", "E-PER", "O"]


def test_nationality_that_data_call_a_place_is_a_group() -> None:
    """An adjective of a nation is not its place."""
    assert _labels("a Norwegian ship", [(1, 1, "LOC")]) == ["O", "S-NORP", "O"]


def test_treaty_is_known_by_its_last_word() -> None:
    """Capitalised words before it belong to its name."""
    assert _labels("the Arctic Test Treaty holds", []) == ["O", "B-TREATY", "I-TREATY", "E-TREATY", "O"]


def test_unknown_words_are_not_taught() -> None:
    """What the data leave open is neither name nor none."""
    assert _labels("Zorba spoke", [], frozenset({0})) == ["?", "O"]
