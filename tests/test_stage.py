"""A list of stages is checked before it runs, and runs in its order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import ConfigError
from dragoman.model import Draft, Report, Sentence, Token
from dragoman.stage import check_stages, each, run_stages


def mark_sentences(draft: Draft) -> Draft:
    """Makes the whole text a sentence."""
    return replace(draft, sentences=(Sentence(0, len(draft.report.text), 0),))


def mark_tokens(draft: Draft) -> Draft:
    """Makes each sentence a token."""
    return replace(draft, tokens=tuple(Token(s.start, s.end, n) for n, s in enumerate(draft.sentences)))


SENTENCES = each("sentences", mark_sentences, reads=["report"], writes=["sentences"])
TOKENS = each("tokens", mark_tokens, reads=["report", "sentences"], writes=["tokens"])


def test_runs_in_order() -> None:
    """Each stage sees what the ones before it wrote, and each draft keeps its place in the batch."""
    drafts = [Draft(Report(id=f"r_{n}", text="a" * n)) for n in (1, 2, 3)]
    done = run_stages([SENTENCES, TOKENS], drafts)
    assert [draft.report for draft in done] == [draft.report for draft in drafts]
    assert [draft.tokens for draft in done] == [(Token(0, n, 0),) for n in (1, 2, 3)]
    assert drafts[0].sentences == ()


def test_right_order_is_accepted() -> None:
    """A stage may read the report and whatever an earlier stage writes."""
    check_stages([SENTENCES, TOKENS])
    check_stages([])


def test_wrong_order_is_refused() -> None:
    """A stage before the one that writes what it reads is refused, with its name and the layer."""
    with pytest.raises(ConfigError, match=r"'tokens' naming \['sentences'\]"):
        check_stages([TOKENS, SENTENCES])


@pytest.mark.parametrize(("reads", "writes"), [(["mood"], []), ([], ["mood"])])
def test_unknown_layer_is_refused(reads: list[str], writes: list[str]) -> None:
    """A layer that drafts do not have is refused, read or written."""
    with pytest.raises(ConfigError, match="mood"):
        check_stages([each("odd", mark_sentences, reads=reads, writes=writes)])
