"""How spans are tied into attributions."""

from __future__ import annotations

from dragoman.annotate.encoder.links import Links, WordSpan, tie
from dragoman.annotate.encoder.rows import TextSentence

PLAIN, INSIDE = TextSentence((), ()), TextSentence((), (), inside_quotation=True)
CUE, OTHER_CUE = WordSpan(0, 3, 3), WordSpan(0, 9, 9)
SOURCE = WordSpan(0, 1, 2)
CONTENT, MORE = WordSpan(0, 4, 8), WordSpan(1, 0, 5)


def test_content_goes_to_its_best_cue() -> None:
    """A content that fits two cues belongs to the one with the higher score."""
    links = Links(
        {CUE: {SOURCE: 2.0}, OTHER_CUE: {SOURCE: -2.0}}, {CONTENT: {CUE: 3.0, OTHER_CUE: 1.0}, MORE: {OTHER_CUE: 1.0}}
    )
    first, second = tie([CUE, OTHER_CUE], [CONTENT, MORE], links=links, sentences=[PLAIN, PLAIN])
    assert (first.source, first.cue, first.content) == ((SOURCE,), (CUE,), (CONTENT,))
    assert (second.source, second.content) == ((), (MORE,))


def test_one_cue_may_have_several_contents() -> None:
    """An interrupted quotation is one attribution."""
    links = Links({CUE: {}}, {CONTENT: {CUE: 1.0}, MORE: {CUE: 0.5}})
    (only,) = tie([CUE], [MORE, CONTENT], links=links, sentences=[PLAIN, PLAIN])
    assert only.content == (CONTENT, MORE)
    assert only.score == 0.5


def test_score_is_that_of_the_weakest_link() -> None:
    """An attribution is as sure as its least sure part."""
    links = Links({CUE: {SOURCE: 0.25}}, {CONTENT: {CUE: 4.0}})
    assert tie([CUE], [CONTENT], links=links, sentences=[PLAIN])[0].score == 0.25


def test_cue_without_any_content_is_none() -> None:
    """A cue that nothing is tied to makes no attribution."""
    assert tie([CUE], [], links=Links({CUE: {SOURCE: 9.0}}, {}), sentences=[PLAIN]) == []


def test_quotation_that_runs_on_keeps_its_cue() -> None:
    """A sentence inside a quotation goes with the sentence before it, where no cue of its own fits."""
    links = Links({CUE: {}}, {CONTENT: {CUE: 1.0}, MORE: {CUE: -3.0}})
    assert tie([CUE], [CONTENT, MORE], links=links, sentences=[PLAIN, INSIDE])[0].content == (CONTENT, MORE)
    attributed, orphan = tie([CUE], [CONTENT, MORE], links=links, sentences=[PLAIN, PLAIN])
    assert (attributed.content, orphan.cue, orphan.content) == ((CONTENT,), (), (MORE,))
