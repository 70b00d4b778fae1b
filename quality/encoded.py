"""Reads plain texts and word lists with the shipped encoder, for the tasks that measure it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from dragoman.annotate.encoder.files import find_model
from dragoman.annotate.encoder.layers import Encoded, encode
from dragoman.annotate.encoder.reader import Reader
from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.annotate.sentences import find_sentences
from dragoman.annotate.tokens import find_tokens
from dragoman.annotate.turns import find_turns
from dragoman.model.annotation import Token
from dragoman.model.draft import Draft
from dragoman.model.report import Block, Report

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "-", "/"}
_NO_SPACE_AFTER = frozenset("([{$“‘#-/")


def load_reader() -> Reader:
    """Returns a reader with the shipped model, or with the one in the folder that `DRAGOMAN_MODEL` names."""
    folder = os.environ.get("DRAGOMAN_MODEL")
    return Reader(find_model(Path(folder) if folder else None))


def read_texts(reader: Reader, texts: Sequence[str]) -> list[tuple[Draft, Encoded]]:
    """Marks texts and reads them; paragraphs are what empty lines part."""
    drafts = [text_draft(text) for text in texts]
    return [(draft, encode(reader, draft)) for draft in drafts]


def text_draft(text: str) -> Draft:
    """Returns a text with its quotations, sentences and tokens marked; paragraphs are what empty lines part."""
    orthography = load_orthography()
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in _PARAGRAPH.finditer(text))
    report = Report(id="", text=text, blocks=blocks)
    quotations = find_quotations(report, orthography)
    sentences = find_sentences(report, quotations, orthography=orthography)
    tokens = tuple(
        Token(start, end, number)
        for number, sentence in enumerate(sentences)
        for start, end in find_tokens(text, sentence, orthography=orthography)
    )
    turns = find_turns(report, quotations)
    return Draft(report=report, sentences=sentences, tokens=tokens, quotations=quotations, turns=turns)


def word_drafts(sentences: Sequence[Sequence[str]]) -> list[Draft]:
    """Returns sentences that are given as words as drafts, each alone."""
    drafts = []
    for words in sentences:
        text, tokens = "", []
        for word, gap in zip(words, guess_gaps(words), strict=True):
            text += gap or ""
            tokens.append(Token(len(text), len(text) + len(word), 0))
            text += word
        drafts.append(Draft(report=Report(id="", text=text), tokens=tuple(tokens)))
    return drafts


def guess_gaps(words: Sequence[str]) -> tuple[str | None, ...]:
    """Returns what probably stood before each word of a sentence that is given as words alone."""
    gaps: list[str | None] = [None]
    for before, word in pairwise(words):
        gaps.append("" if word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER else " ")
    return tuple(gaps[: len(words)])
