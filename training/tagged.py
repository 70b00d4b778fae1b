"""Reads sentences with word tags (CrossNER) and PLOVER pairs, and marks releases by patterns alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from dragoman.annotate.encoder.labels import ROOTS
from training.documents import Document, LabelledPair, LabelledSentence
from training.silver import IGNORE, Patterns, tags_of
from training.sources import json_lines
from training.words import split_words

_CROSSNER = {
    "politicalparty": "ORG", "organisation": "ORG", "politician": "PER", "person": "PER", "location": "LOC",
    "country": "LOC",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s"}
_NO_SPACE_AFTER = frozenset("([{$“‘#")


def guess_gaps(words: Sequence[str]) -> list[str | None]:
    """Returns what probably stood before each word of a sentence that is given as words alone."""
    gaps: list[str | None] = [None]
    for before, word in pairwise(words):
        gaps.append("" if word in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER else " ")
    return gaps


def tag_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Returns first word, last word and label of the spans of BIO tags."""
    spans: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark == "I" and spans and spans[-1][1] == at - 1 and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], at, label)
        elif mark in {"B", "I"}:
            spans.append((at, at, label))
    return spans


def read_crossner(path: Path, patterns: Patterns) -> Iterator[Document]:
    """Yields CrossNER's sentences as documents of one; `misc` is unknown, elections and events are no mention here."""
    for number, row in enumerate(json_lines(path)):
        spans = tag_spans(row["tags"])
        known = [(start, end, _CROSSNER[label]) for start, end, label in spans if label in _CROSSNER]
        unknown = frozenset(at for start, end, label in spans if label == "misc" for at in range(start, end + 1))
        tags = tags_of(row["tokens"], known, patterns, longest_first=False, unknown=unknown)
        sentence = LabelledSentence(row["tokens"], guess_gaps(row["tokens"]), mentions=tags)
        yield Document(f"{path.stem}-{number}", [sentence])


_MARK = re.compile(r"</?[st]>")


ONE_SIDED = frozenset({"ACCUSE", "AID", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
"""Roots of deeds that the recipient does not do in the same breath."""


def read_swapped(path: Path) -> Iterator[Document]:
    """Yields the sentences of one-sided deeds with source and target swapped, between which nothing is done."""
    for document in read_pairs(path):
        pair = document.pairs[0]
        if ROOTS[pair.root] in ONE_SIDED:
            swapped = LabelledPair(0, pair.second, pair.first, ROOTS.index("NONE"))
            yield Document(f"{document.doc_id}-swapped", document.sentences, pairs=[swapped])


def read_pairs(path: Path) -> Iterator[Document]:
    """Yields the PLOVER sentences that have both marks, as documents of one."""
    for row in json_lines(path):
        pair = marked_pair(row["marked"])
        if pair is None:
            continue
        sentence, first, second = pair
        labelled = LabelledPair(0, first, second, ROOTS.index(row["root"]))
        yield Document(row["id"], [sentence], pairs=[labelled])


def marked_pair(marked: str) -> tuple[LabelledSentence, tuple[int, int], tuple[int, int]] | None:
    """Returns a sentence and the words of its `<s>` and `<t>` spans, or nothing where one lacks."""
    text, at, places = "", 0, dict[str, int]()
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        places[match.group()] = len(text)
    text += marked[at:]
    if len(places) < len(("<s>", "</s>", "<t>", "</t>")):
        return None
    sentence = plain_sentence(text)
    spans = []
    for name in "st":
        start, end = places[f"<{name}>"], places[f"</{name}>"]
        inside = [n for n, (first, last) in enumerate(sentence.offsets or []) if first < end and start < last]
        if not inside:
            return None
        spans.append((inside[0], inside[-1]))
    return sentence, spans[0], spans[1]


def plain_sentence(text: str) -> LabelledSentence:
    """Returns a sentence that stands alone."""
    offsets = split_words(text, 0, len(text))
    gaps: list[str | None] = [None]
    gaps += [text[before[1] : after[0]] for before, after in pairwise(offsets)]
    return LabelledSentence([text[first:last] for first, last in offsets], gaps[: len(offsets)], offsets)


_PARAGRAPH = re.compile(r"</p>|<br\s*/?>|</li>|</h\d>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[^<>]{0,2000}>")
_STOP = re.compile(r"(?<=[a-z)”\"][.!?])\s+(?=[A-Z“\"])")


def read_releases(path: Path, patterns: Patterns, limit: int) -> Iterator[Document]:
    """Yields releases marked by the patterns alone; capitalised words that no pattern knows are unknown."""
    for number, row in enumerate(json_lines(path)):
        if number >= limit:
            return
        plain = html.unescape(_ELEMENT.sub(" ", _PARAGRAPH.sub("\n", row["html"]))).replace("\xa0", " ")
        sentences = []
        for paragraph in plain.split("\n"):
            for text in _STOP.split(paragraph.strip()):
                sentence = plain_sentence(text[:1000])
                if not sentence.words:
                    continue
                sentence.gaps[0] = "\n"
                unknown = frozenset(
                    at for at, word in enumerate(sentence.words) if not word.islower() and word.isalnum()
                )
                sentence.mentions = tags_of(sentence.words, [], patterns, longest_first=False, unknown=unknown)
                sentences.append(sentence)
        if sentences:
            yield Document(row["id"], sentences)


__all__ = ["IGNORE", "guess_gaps", "read_crossner", "read_pairs", "read_releases", "read_swapped"]
