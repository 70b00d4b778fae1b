"""Words from the web are made safe to print."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dragoman.cli.printable import printable


def test_words_stay_as_they_are() -> None:
    """Letters of any script, marks and emoji are printed."""
    assert printable("Wŏnsan, 원산, «Восток» 👍🏽") == "Wŏnsan, 원산, «Восток» 👍🏽"


@given(st.text())
def test_no_control_character_is_left(words: str) -> None:
    """Whatever comes in, one line without control characters comes out."""
    out = printable(words)
    assert not any(unicodedata.category(character) == "Cc" for character in out)
    assert not set(out) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
