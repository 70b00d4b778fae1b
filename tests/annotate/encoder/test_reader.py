"""The encoder over texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotate.encoder import layers
from dragoman.annotate.encoder.files import find_model
from dragoman.annotate.encoder.layers import Encoded, encode
from dragoman.annotate.encoder.reader import Reader
from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.sentences import find_sentences
from dragoman.annotate.tokens import find_tokens
from dragoman.model.annotation import Token
from dragoman.model.draft import Draft
from dragoman.model.report import Block, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Returns a reader with the shipped model."""
    return Reader(find_model(), threads=1)


def _read(reader: Reader, *texts: str) -> list[tuple[Draft, Encoded]]:
    drafts, orthography = [], load_orthography()
    for text in texts:
        blocks = (Block(0, len(text), "paragraph"),) if text else ()
        report = Report(id="", text=text, blocks=blocks)
        sentences = find_sentences(report, (), orthography=orthography)
        tokens = tuple(
            Token(start, end, at)
            for at, one in enumerate(sentences)
            for start, end in find_tokens(text, one, orthography=orthography)
        )
        drafts.append(Draft(report, sentences=sentences, tokens=tokens))
    return [(draft, encode(reader, draft)) for draft in drafts]


def test_quotation_has_its_speaker(reader: Reader) -> None:
    """Source, cue and content of a plain sentence are found and tied."""
    text = "Foreign Minister Anna Berg said that the talks in Geneva would resume next week."
    ((draft, encoded),) = _read(reader, text)
    (found,) = encoded.attributions
    words = [[span.words(draft.report.text) for span in role] for role in (found.source, found.cue, found.content)]
    assert words == [
        ["Foreign Minister Anna Berg"], ["said"], ["that the talks in Geneva would resume next week"],
    ] or words[2] == ["the talks in Geneva would resume next week"]  # fmt: skip


def test_names_are_found(reader: Reader) -> None:
    """People and places are told apart."""
    ((draft, encoded),) = _read(reader, "Angela Merkel arrived in Paris on Monday.")
    assert [(one.words(draft.report.text), one.label) for one in encoded.mentions] == [
        ("Angela Merkel", "PER"),
        ("Paris", "LOC"),
    ]


def test_tree_of_a_plain_sentence(reader: Reader) -> None:
    """Subject and object hang on the verb."""
    ((_, encoded),) = _read(reader, "The minister visited Oslo.")
    words = encoded.sentences[0].words
    assert [(word.upos, word.head, word.rel) for word in words[1:4]] == [
        ("NOUN", 2, "nsubj"), ("VERB", -1, "root"), ("PROPN", 2, "obj"),
    ]  # fmt: skip


def test_reading_does_not_depend_on_threads(reader: Reader) -> None:
    """Rows that run at the same time give bit for bit what they give one after the other."""
    text = " ".join(f"The spokesman told {number} reporters that the border was closed." for number in range(60))
    ((_, alone),) = _read(reader, text)
    ((_, together),) = _read(Reader(find_model(), threads=4), text)
    assert alone.attributions == together.attributions
    assert all(
        np.array_equal(one.vectors, other.vectors)
        for one, other in zip(alone.sentences, together.sentences, strict=True)
    )


def test_endless_report_is_read_up_to_a_bound(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many words the encoder says nothing; what it says before is the same."""
    monkeypatch.setattr(layers, "MOST_WORDS", 8)
    ((draft, encoded),) = _read(reader, "The minister visited Oslo. He left.\n\nNobody was told why he left.")
    assert sum(len(sentence.tokens) for sentence in encoded.sentences) == 8 < len(draft.tokens)


HOSTILE = {
    "empty": "",
    "white space": " \n\t ",
    "control characters": "Oslo \x00\x01\x7f said\x0b so.",
    "emoji": "👩‍👩‍👧‍👦 said 🇳🇴 would win 🎉.",
    "right to left": "قال الوزير إن المحادثات ستستأنف. אמר השר.",
    "unassigned": "\U000e0001\ufffe\ud7ff \u200b\u200d said so",
    "combining": "Z̷͎̈a̵l̷g̶o̸ said no.",
    "endless word": "a" * 20_000 + " said so.",
    "endless sentence": "word " * 10_000 + "end.",
    "quotation marks": '"' * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read(reader: Reader, text: str) -> None:
    """Every token gets a word, and every span lies in the text."""
    ((draft, encoded),) = _read(reader, text)
    assert sum(len(sentence.words) for sentence in encoded.sentences) == len(draft.tokens)
    spans = [
        *encoded.mentions,
        *(span for one in encoded.attributions for span in (*one.source, *one.cue, *one.content)),
    ]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_spans_end_at_tokens(reader: Reader, text: str) -> None:
    """Under any Unicode, spans begin and end where tokens do."""
    ((draft, encoded),) = _read(reader, text)
    starts, ends = {token.start for token in draft.tokens}, {token.end for token in draft.tokens}
    spans = [
        *encoded.mentions,
        *(span for one in encoded.attributions for span in (*one.source, *one.cue, *one.content)),
    ]
    assert all(span.start in starts and span.end in ends for span in spans)
