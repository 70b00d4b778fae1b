"""A quotation that no cue claims gets the verb that governs it, by the tree."""

from __future__ import annotations

from dragoman.annotate.encoder.leftovers import with_leftovers
from dragoman.annotate.encoder.links import WordAttribution, WordSpan
from dragoman.annotate.encoder.rows import TextSentence
from dragoman.annotate.encoder.trees import ReadWord


def _sentence(*rows: tuple[str, str, int, str]) -> tuple[TextSentence, tuple[ReadWord, ...]]:
    words = tuple(word for word, _, _, _ in rows)
    return TextSentence(words, (" ",) * len(words)), tuple(ReadWord(upos, head, rel) for _, upos, head, rel in rows)


def _bare(content: WordSpan) -> WordAttribution:
    return WordAttribution((), (), (content,), 0.0)


# As she put it : “ Enough .
PUT = _sentence(
    ("As", "SCONJ", 2, "mark"), ("she", "PRON", 2, "nsubj"), ("put", "VERB", 6, "advcl"), ("it", "PRON", 2, "obj"),
    (":", "PUNCT", 6, "punct"), ("“", "PUNCT", 6, "punct"), ("Enough", "ADJ", -1, "root"),
)  # fmt: skip
# The minister has gone on :
GONE_ON = _sentence(
    ("The", "DET", 1, "det"), ("minister", "NOUN", 3, "nsubj"), ("has", "AUX", 3, "aux"), ("gone", "VERB", -1, "root"),
    ("on", "ADP", 3, "compound:prt"), (":", "PUNCT", 3, "punct"),
)  # fmt: skip
QUOTED = _sentence(("“", "PUNCT", 1, "punct"), ("Enough", "ADJ", -1, "root"))
PLAIN = _sentence(("Enough", "ADJ", -1, "root"))


def _told(content: WordSpan, *read: tuple[TextSentence, tuple[ReadWord, ...]]) -> WordAttribution:
    sentences, words = [one for one, _ in read], [one for _, one in read]
    (found,) = with_leftovers([_bare(content)], sentences=sentences, words=words)
    return found


def test_clause_beside_a_quotation() -> None:
    """The verb of a clause that hangs on the quotation is its cue, that verb's subject its source."""
    found = _told(WordSpan(0, 6, 6), PUT)
    assert (found.cue, found.source) == ((WordSpan(0, 2, 2),), (WordSpan(0, 1, 1),))


def test_sentence_that_ends_in_a_colon() -> None:
    """The sentence before announces the quotation; the cue has its auxiliaries, the source its article."""
    found = _told(WordSpan(1, 1, 1), GONE_ON, QUOTED)
    assert (found.cue, found.source) == ((WordSpan(0, 2, 3),), (WordSpan(0, 0, 1),))


def test_words_without_marks_stay_as_they_are() -> None:
    """What is not quoted is left without a cue rather than guessed."""
    assert _told(WordSpan(1, 0, 0), GONE_ON, PLAIN) == _bare(WordSpan(1, 0, 0))


def test_endless_sentence_is_not_searched() -> None:
    """A tree of thousands of words is no sentence; its quotations stay as they are."""
    sentence, words = PUT
    endless = (TextSentence(sentence.words * 60, (" ",) * 420), words * 60)
    assert _told(WordSpan(0, 6, 6), endless) == _bare(WordSpan(0, 6, 6))


def test_attributions_with_a_cue_stay_as_they_are() -> None:
    """Only what has no cue is looked at."""
    said = WordAttribution((), (WordSpan(0, 2, 3),), (WordSpan(1, 1, 1),), 1.0)
    read = (GONE_ON, QUOTED)
    assert with_leftovers([said], sentences=[one for one, _ in read], words=[one for _, one in read]) == [said]
