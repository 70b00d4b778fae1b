"""Reads documents: rows through the session, and each head's output decoded, back at the words of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.encoder.chains import best_tags, legal_tags, move_scores, spans_of
from dragoman.annotate.encoder.files import ModelFiles
from dragoman.annotate.encoder.labels import DEPRELS, MENTION_TAGS, ROLES, UPOS
from dragoman.annotate.encoder.leftovers import with_leftovers
from dragoman.annotate.encoder.links import Links, Placed, WordAttribution, WordSpan, link_scores, tie
from dragoman.annotate.encoder.pairs import PairScorer
from dragoman.annotate.encoder.rows import Part, Row, TextSentence, cut_sentences, lay_rows
from dragoman.annotate.encoder.session import RowOutput, Session
from dragoman.annotate.encoder.trees import ReadWord, tree_heads

NO_WORD = -1


@dataclass(frozen=True, slots=True)
class ReadMention:
    """Is a named stretch of a sentence."""

    span: WordSpan
    label: str
    """One of `MENTIONS`."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Is what the encoder says of one document."""

    words: tuple[tuple[ReadWord, ...], ...]
    """By sentence and word."""
    mentions: tuple[ReadMention, ...]
    """In order; they do not overlap."""
    attributions: tuple[WordAttribution, ...]
    """In the order of their cues."""
    vectors: tuple[NDArray[np.float32], ...]
    """By sentence: (words, 384), for the pair head."""


@dataclass(slots=True)
class _Tagged:
    """Is one part of a sentence with its tags, from the row that is taken for it."""

    part: Part
    roles: NDArray[np.int64]
    mentions: NDArray[np.int64]


class Reader:
    """Reads documents with one loaded model."""

    def __init__(self, model: ModelFiles, threads: int = 0) -> None:
        self.model = model
        self._session = Session(model, threads)
        self._moves = move_scores(model.moves)
        self._link_constants = (np.array(model.link_distance, np.float32), np.array(model.link_bias, np.float32))
        self.pairs = PairScorer(self._session.constants("pairs."), model.pair_heads)

    def read(self, sentences: Sequence[TextSentence]) -> ReadDocument:
        """Returns what the encoder says of a document, given as its sentences."""
        outputs = self._session.run(lay_rows(cut_sentences(sentences, self._session.tokenizer)))
        words = [[ReadWord("X", NO_WORD, "dep")] * len(sentence.words) for sentence in sentences]
        width = outputs[0].states.shape[1] if outputs else 0
        vectors = [np.zeros((len(sentence.words), width), np.float32) for sentence in sentences]
        tagged: list[_Tagged] = []
        for output in outputs:
            tags = best_tags(output.roles[1:], self._moves)
            for index, start, end in _bounds(output.row):
                part = output.row.parts[index]
                if index >= output.row.n_context:
                    vectors[part.sentence][part.words] = output.states[1 + start : 1 + end]
                    mentions = legal_tags(output.mentions[1 + start : 1 + end], MENTION_TAGS)
                    tagged.append(_Tagged(part, tags[start:end], mentions))
                    _fill_words(words[part.sentence], part, output, (start, end))
        roles = _role_spans(tagged)
        attributions = self._attributions(roles, outputs, sentences)
        return ReadDocument(
            words=tuple(tuple(line) for line in words),
            mentions=tuple(mention for one in tagged for mention in _mentions(one)),
            attributions=tuple(with_leftovers(attributions, sentences=sentences, words=words)),
            vectors=tuple(vectors),
        )

    def _attributions(
        self, roles: dict[str, list[WordSpan]], outputs: Sequence[RowOutput], sentences: Sequence[TextSentence]
    ) -> list[WordAttribution]:
        links = Links({cue: {} for cue in roles["cue"]}, {content: {} for content in roles["content"]})
        for output in outputs:
            placed = {role: _placed(spans, output.row) for role, spans in _near(roles, output.row).items()}
            vectors = (output.cues, output.others)
            for link, role in (("source", "source"), ("content", "content")):
                if not placed["cue"] or not placed[role]:
                    continue
                scores = link_scores(
                    placed["cue"], placed[role], vectors=vectors, link=link, constants=self._link_constants
                )
                for cue, line in zip(placed["cue"], scores.tolist(), strict=True):
                    for other, score in zip(placed[role], line, strict=True):
                        table = links.sources[cue.span] if link == "source" else links.contents[other.span]
                        key = other.span if link == "source" else cue.span
                        table[key] = max(score, table.get(key, score))
        return tie(roles["cue"], roles["content"], links=links, sentences=sentences)


def _bounds(row: Row) -> list[tuple[int, int, int]]:
    """Returns the number of each part, and the first word and the word after its last along the row."""
    found, at = [], 0
    for index, part in enumerate(row.parts):
        found.append((index, at, at + len(part.words)))
        at += len(part.words)
    return found


def _fill_words(words: list[ReadWord], part: Part, output: RowOutput, bounds: tuple[int, int]) -> None:
    start, end = bounds
    columns = np.r_[0, 1 + start : 1 + end]
    heads = tree_heads(output.arcs[1 + start : 1 + end][:, columns])
    upos, rels = output.upos[1 + start : 1 + end].tolist(), output.rels[1 + start : 1 + end].tolist()
    for at, word in enumerate(part.words):
        head = part.words[heads[at]] if heads[at] >= 0 else NO_WORD
        rel = DEPRELS[rels[at]]
        if head == NO_WORD:
            rel = "root"
        elif rel == "root":
            rel = "parataxis"
        words[word] = ReadWord(UPOS[upos[at]], head, rel)


def _role_spans(tagged: Sequence[_Tagged]) -> dict[str, list[WordSpan]]:
    found: dict[str, list[WordSpan]] = {role: [] for role in ROLES}
    for one in tagged:
        if not one.roles.any():
            continue
        for number, role in enumerate(ROLES):
            for first, last in spans_of(one.roles[:, number].tolist()):
                found[role].append(WordSpan(one.part.sentence, one.part.words[first], one.part.words[last]))
    return found


def _mentions(one: _Tagged) -> list[ReadMention]:
    """Returns the mentions of a part: runs of tags of one label, a new one at each begin."""
    found: list[tuple[int, int, str]] = []
    for at in np.flatnonzero(one.mentions).tolist():
        mark, _, label = MENTION_TAGS[one.mentions[at]].partition("-")
        if found and mark in "IE" and found[-1][1] == at - 1 and found[-1][2] == label:
            found[-1] = (found[-1][0], at, label)
        else:
            found.append((at, at, label))
    words, sentence = one.part.words, one.part.sentence
    return [ReadMention(WordSpan(sentence, words[first], words[last]), label) for first, last, label in found]


def _near(roles: dict[str, list[WordSpan]], row: Row) -> dict[str, list[WordSpan]]:
    first, last = row.parts[0].sentence, row.parts[-1].sentence
    return {role: [span for span in spans if first <= span.sentence <= last] for role, spans in roles.items()}


def _placed(spans: Sequence[WordSpan], row: Row) -> list[Placed]:
    """Returns the spans that lie in the row, at their places."""
    places: dict[tuple[int, int], tuple[int, int]] = {}
    at = 1
    for number, part in enumerate(row.parts):
        for word in part.words:
            places[part.sentence, word] = (at, number)
            at += 1
    found = []
    for span in spans:
        first, last = places.get((span.sentence, span.first)), places.get((span.sentence, span.last))
        if first is not None and last is not None:
            found.append(Placed(span, first[0], last[0], first[1]))
    return found
