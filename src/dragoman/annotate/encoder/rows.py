"""Lays sentences out in rows: whole sentences with their neighbours, cut into word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.annotate.encoder.shapes import EDGE_SHAPE, word_shape

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
LONGEST_ROW = 160
"""Pieces a row, as in training."""
LONGEST_PART = 256
"""A sentence of more pieces is read in parts."""
CONTEXT = 64
"""A row begins with the last sentence of the row before it, if that has no more pieces than this."""


@dataclass(frozen=True, slots=True)
class TextSentence:
    """Is a sentence as the encoder takes it."""

    words: tuple[str, ...]
    """Its tokens."""
    gaps: tuple[str | None, ...]
    """What stands before each token; None at the beginning of a text."""
    inside_quotation: bool = False
    """Whether it begins inside a quotation that was opened before it."""
    opens_quotation: bool = False
    """Whether it begins with the opening mark of one."""


@dataclass(slots=True)
class Part:
    """Is a sentence, or a part of an overlong one, in word pieces."""

    sentence: int
    """Index of the sentence."""
    words: list[int] = field(default_factory=list)
    """Indices of its words that have a piece."""
    firsts: list[int] = field(default_factory=list)
    """First piece of each of them."""
    ids: list[int] = field(default_factory=list)
    """Its pieces."""
    shapes: list[int] = field(default_factory=list)
    """The shape of each piece's word."""


@dataclass(slots=True)
class Row:
    """Is a run of parts that are read together."""

    parts: list[Part]
    """The parts, in order."""
    n_context: int = 0
    """How many of them were read before and are there for context alone."""

    @property
    def n_pieces(self) -> int:
        """Returns its length in pieces, with the marks at its ends."""
        return 2 + sum(len(part.ids) for part in self.parts)

    def ids(self) -> list[int]:
        """Returns its pieces, with the marks at its ends."""
        return [CLS, *(piece for part in self.parts for piece in part.ids), SEP]

    def shapes(self) -> list[int]:
        """Returns the shape of each piece."""
        return [EDGE_SHAPE, *(shape for part in self.parts for shape in part.shapes), EDGE_SHAPE]

    def firsts(self) -> list[int]:
        """Returns the position of the first piece of each word; place 0 is the root."""
        found, base = [0], 1
        for part in self.parts:
            found += [base + first for first in part.firsts]
            base += len(part.ids)
        return found

    def sentences(self) -> list[int]:
        """Returns the part of each word; -1 for the root."""
        return [-1, *(at for at, part in enumerate(self.parts) for _ in part.words)]


def cut_sentences(sentences: Sequence[TextSentence], tokenizer: Tokenizer) -> list[Part]:
    """Returns the parts of the sentences, in order; a sentence without a single known character has none."""
    parts: list[Part] = []
    encodings = tokenizer.encode_batch(
        [list(sentence.words) for sentence in sentences], is_pretokenized=True, add_special_tokens=False
    )
    for index, (sentence, encoding) in enumerate(zip(sentences, encodings, strict=True)):
        shapes = [word_shape(word, gap) for word, gap in zip(sentence.words, sentence.gaps, strict=True)]
        parts += _parts(index, encoding.ids, encoding.word_ids, shapes)
    return parts


def _parts(index: int, ids: list[int], word_ids: list[int | None], shapes: list[int]) -> Iterator[Part]:
    part = Part(index)
    before = -1
    for piece, word in zip(ids, word_ids, strict=True):
        if word is None:
            continue
        if word != before:
            if len(part.ids) >= LONGEST_PART:
                yield part
                part = Part(index)
            part.words.append(word)
            part.firsts.append(len(part.ids))
            before = word
        elif len(part.ids) - part.firsts[-1] >= LONGEST_PART // 2:
            continue  # the rest of an endless word tells nothing more
        part.ids.append(piece)
        part.shapes.append(shapes[word])
    if part.ids:
        yield part


def lay_rows(parts: Sequence[Part]) -> list[Row]:
    """Returns rows that cover the parts in order."""
    rows: list[Row] = []
    row, length = Row([]), 2
    for part in parts:
        if row.parts and length + len(part.ids) > LONGEST_ROW:
            rows.append(row)
            last = row.parts[-1]
            shared = [last] if len(last.ids) <= CONTEXT and len(last.ids) + len(part.ids) + 2 <= LONGEST_ROW else []
            row, length = Row(shared, len(shared)), 2 + sum(len(one.ids) for one in shared)
        row.parts.append(part)
        length += len(part.ids)
    if row.parts:
        rows.append(row)
    return rows
