"""Tokens follow the conventions of UD English and cover every printed character once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.tokens import find_tokens
from dragoman.model import Span
from tests.annotate.paragraphs import PIECES

ORTHOGRAPHY = load_orthography()


def tokens_of(text: str) -> list[str]:
    """Returns the words of each token of a text."""
    if not text:
        return []
    return [text[start:end] for start, end in find_tokens(text, Span(0, len(text)), orthography=ORTHOGRAPHY)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("He didn't and can’t cannot go.", "He did n't and ca n’t can not go ."),
        ("Russia's and the workers’ and Choi’s plan", "Russia 's and the workers ’ and Choi ’s plan"),
        ("We're sure they've left, I'm not", "We 're sure they 've left , I 'm not"),
        ("O'Brien left Sana'a.", "O'Brien left Sana'a ."),
        ("a three-day visit by Choi Son-hee", "a three - day visit by Choi Son - hee"),
        ("$1,000.5 or 8.30% at 10:30 on 9/11, the 15th", "$ 1,000.5 or 8.30 % at 10:30 on 9/11 , the 15th"),
        ("the U.S., Mr. J. Berg of Acme Corp. on Jan. 5", "the U.S. , Mr. J. Berg of Acme Corp. on Jan. 5"),
        ("He left the U.S.", "He left the U.S."),
        ("He said no.", "He said no ."),
        ("It was plan B.", "It was plan B ."),
        ("“No.” “Plan B.” he said", "“ No . ” “ Plan B . ” he said"),
        ("“Yes,” he said—twice.", "“ Yes , ” he said — twice ."),
        ("Why?! So...", "Why ?! So ..."),
        ("see https://example.org/a_b?c=d, a.berg@example.org or example.org.",
         "see https://example.org/a_b?c=d , a.berg@example.org or example.org ."),
        ("cafe\u0301, हिन्दी, שלום!", "cafe\u0301 , हिन्दी , שלום !"),
        ("👩\u200d👧👍🏽🇳🇴", "👩\u200d👧 👍🏽 🇳🇴"),
        ("and/or", "and / or"),
    ],
)  # fmt: skip
def test_conventions(text: str, tokens: str) -> None:
    """Clitics, marks and the parts of compounds are tokens; orthography, numbers, addresses and emoji stay whole."""
    assert tokens_of(text) == tokens.split(" ")


@pytest.mark.parametrize("unit", ["a", "a.", "1,", "www.", "a@", "'s", "\u0301", "-", "http://", "a-"])
def test_long_runs(unit: str) -> None:
    """A hundred thousand repetitions without a space are read to the end."""
    text = unit * 100_000 + "!"
    assert list(find_tokens(text, Span(0, len(text)), orthography=ORTHOGRAPHY))[-1][1] == len(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Tokens are in order, never empty, and cover each character that is no white space exactly once."""
    tokens = list(find_tokens(text, Span(0, len(text)), orthography=ORTHOGRAPHY)) if text else []
    assert all(start < end for start, end in tokens)
    assert all(one[1] <= other[0] for one, other in pairwise(tokens))
    covered = {offset for start, end in tokens for offset in range(start, end)}
    assert covered == {offset for offset, character in enumerate(text) if not character.isspace()}
