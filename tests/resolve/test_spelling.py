from __future__ import annotations

import pytest

from dragoman.resolve.spelling import folded, same_name, same_spelling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Antony J. Blinken", "Antony Blinken", True),
        ("A. Blinken", "Antony Blinken", True),
        ("Abe Shinzo", "Shinzo Abe", True),
        ("José Álvarez", "Jose Alvarez", True),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Boris Johnson", "Rachel Johnson", False),
    ],
)
def test_same_name(one: str, other: str, *, same: bool) -> None:
    """Order, middle names, initials and accents do not make another name; other given names do."""
    assert same_name(folded(one), folded(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Choi Son-hee", "Choi Song-hee", True),
        ("Sergei Lavrov", "Sergey Lavrov", False),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Choe Son Hui", "Choe Hui Son", False),
    ],
)
def test_same_spelling(one: str, other: str, *, same: bool) -> None:
    """Two spellings share one word, and the other word is much alike."""
    assert same_spelling(folded(one), folded(other)) is same
