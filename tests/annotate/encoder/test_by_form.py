"""What the form of a text says of its speakers goes before what the encoder says."""

from __future__ import annotations

from dragoman.annotate.encoder.by_form import with_turns
from dragoman.model import Attribution, Span, Turn

# Two sentences of a turn (10-30, 30-50) whose speaker stands at 2-8, and one of the narrator's (60-90).
SENTENCES = (Span(0, 30), Span(30, 50), Span(60, 90))
TURN = Turn(Span(2, 8), (Span(10, 50),))


def test_turn_is_cut_at_sentences() -> None:
    """A turn's attribution has its speaker, no cue, no score, and a content a sentence."""
    (found,) = with_turns([], [TURN], sentences=SENTENCES)
    assert found == Attribution((Span(2, 8),), (), (Span(10, 30), Span(30, 50)), None)


def test_content_of_a_turn_is_taken_from_others() -> None:
    """What a cue outside a turn attributes loses the words of the turn; one without a cue goes."""
    outside = Attribution((Span(60, 64),), (Span(65, 69),), (Span(30, 50), Span(70, 90)), 1.0)
    bare = Attribution((), (), (Span(30, 50),), 0.0)
    kept = with_turns([outside, bare], [TURN], sentences=SENTENCES)
    assert [one.content for one in kept[:-1]] == [(Span(70, 90),)]


def test_attribution_within_a_turn_stays() -> None:
    """What a speaker says that others say is kept beside the turn."""
    within = Attribution((Span(12, 15),), (Span(16, 20),), (Span(20, 30),), 1.0)
    assert with_turns([within], [TURN], sentences=SENTENCES)[0] == within


def test_attribution_within_a_turn_keeps_to_its_sentence() -> None:
    """The sentences that follow are the speaker's own again."""
    within = Attribution((Span(12, 15),), (Span(16, 20),), (Span(20, 30), Span(30, 50)), 1.0)
    assert with_turns([within], [TURN], sentences=SENTENCES)[0].content == (Span(20, 30),)


def test_without_turns_nothing_changes() -> None:
    """A text without turns keeps what the encoder found."""
    found = Attribution((), (), (Span(60, 90),), 0.0)
    assert with_turns([found], [], sentences=SENTENCES) == (found,)
