"""A labelled document, whatever data set it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class LabelledSentence:
    """Is a sentence with the labels that its data set has."""

    words: list[str]
    """Its words, as written."""
    gaps: list[str | None]
    """What stands before each word; None at the beginning of a text."""
    offsets: list[tuple[int, int]] | None = None
    """Code-point offsets of the words in their text, where there is one."""
    upos: list[int] | None = None
    """Index in `UPOS` by word, -1 where unknown."""
    heads: list[int] | None = None
    """Index of the head word, -1 for the root."""
    rels: list[int] | None = None
    """Index in `DEPRELS` by word."""
    mentions: list[int] | None = None
    """Index in `MENTION_TAGS` by word, -100 where the data do not tell."""


SpanAt = tuple[int, int, int]
"""Sentence, first word, last word (inclusive)."""


@dataclass(slots=True)
class LabelledAttribution:
    """Is an attribution: by role, its runs clipped at sentence ends."""

    roles: tuple[list[SpanAt], list[SpanAt], list[SpanAt]]
    """Source, cue, content."""


@dataclass(slots=True)
class LabelledPair:
    """Is what the first span does to the second."""

    sentence: int
    first: tuple[int, int]
    """First and last word, inclusive."""
    second: tuple[int, int]
    root: int
    """Index in `ROOTS`."""


@dataclass(slots=True)
class Document:
    """Is a run of sentences in order."""

    doc_id: str
    sentences: list[LabelledSentence]
    attributions: list[LabelledAttribution] | None = None
    pairs: list[LabelledPair] = field(default_factory=list)
