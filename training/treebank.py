"""Reads CoNLL-U: words, parts of speech, trees, and GUM's named entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.encoder.labels import DEPRELS, MENTION_TAGS, UPOS
from training.documents import Document, LabelledSentence
from training.silver import Patterns, tags_of
from training.sources import open_text

_ENTITY = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)\)|\)")
_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass(slots=True)
class _Word:
    form: str
    upos: str
    head: int
    rel: str
    misc: str
    gap: str | None


def read_treebank(path: Path, patterns: Patterns, *, entities: bool) -> Iterator[Document]:
    """Yields the documents of a CoNLL-U file; with `entities`, mentions are read from the `Entity=` column."""
    doc_id = path.name
    sentences: list[LabelledSentence] = []
    gap: str | None = None
    for block in _blocks(path):
        for line in block:
            if line.startswith("# newdoc"):
                if sentences:
                    yield Document(doc_id, sentences)
                doc_id, sentences, gap = line.partition("=")[2].strip(), [], None
        if any(line.startswith(("# newpar", "# newdoc")) for line in block):
            gap = "\n"
        words, gap = _words(block, gap)
        sentences.append(_sentence(words, patterns, entities=entities))
    if sentences:
        yield Document(doc_id, sentences)


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with open_text(path) as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block


def _words(block: list[str], gap: str | None) -> tuple[list[_Word], str | None]:
    words = []
    joined_until, after_joined = 0, " "
    for line in block:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        space = "" if "SpaceAfter=No" in columns[9] else " "
        if "-" in columns[0]:
            joined_until, after_joined = int(columns[0].partition("-")[2]), space
            continue
        if "." in columns[0]:
            continue
        words.append(_Word(columns[1], columns[3], int(columns[6]), columns[7], columns[9], gap))
        index = int(columns[0])
        gap = "" if index < joined_until else after_joined if index == joined_until else space
    return words, gap


def _sentence(words: list[_Word], patterns: Patterns, *, entities: bool) -> LabelledSentence:
    sentence = LabelledSentence(
        words=[word.form for word in words],
        gaps=[word.gap for word in words],
        upos=[UPOS.index(word.upos) if word.upos in UPOS else -1 for word in words],
        heads=[word.head - 1 for word in words],
        rels=[DEPRELS.index(word.rel) if word.rel in DEPRELS else DEPRELS.index("dep") for word in words],
    )
    if entities:
        sentence.mentions = _entity_tags(words, patterns)
    return sentence


def _entity_tags(words: list[_Word], patterns: Patterns) -> list[int]:
    open_spans: list[tuple[str, str, int]] = []
    found: list[tuple[int, int, str]] = []
    for at, word in enumerate(words):
        field = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for opened, kind, closed in _ENTITY.findall(field):
            if opened:
                open_spans.append((opened, kind, at))
            if not open_spans:
                continue
            if closed:
                match = next((span for span in reversed(open_spans) if span[0] == closed), None)
            else:
                match = None if opened else open_spans[-1]
            if match is not None:
                open_spans.remove(match)
                found.append((match[2], at, match[1]))
    names = [(start, end, _TYPES[kind]) for start, end, kind in found if kind in _TYPES]
    opened = frozenset(start for start, _, _ in found)
    trimmed = [(*_name_part(words, start, end, opened), kind) for start, end, kind in names]
    spans = [(start, end, kind) for start, end, kind in trimmed if start <= end]
    return tags_of([word.form for word in words], spans, patterns, longest_first=True)


def _name_part(words: list[_Word], start: int, end: int, opened: frozenset[int]) -> tuple[int, int]:
    """Returns the run of proper nouns that holds the head of a noun phrase; an empty one when its head is no name."""
    inside = range(start, end + 1)
    head = next((at for at in inside if not start <= words[at].head - 1 <= end), start)
    if words[head].upos != "PROPN":
        return 1, 0
    first = last = head
    while first > start and _in_name(words, first - 1):
        first -= 1
    # "Poland and Germany" is two names: what follows "and" opens an entity of its own.
    while last < end and _in_name(words, last + 1) and not (words[last + 1].form == "and" and last + 2 in opened):
        last += 1
    while last > head and words[last].upos not in {"PROPN", "NUM"}:
        last -= 1
    while first < head and words[first].upos != "PROPN" and not words[first].form[0].isupper():
        first += 1
    if words[first].form.lower() in {"the", "a", "an"} and first < head:
        first += 1
    return first, last


def _in_name(words: list[_Word], at: int) -> bool:
    word = words[at]
    if word.upos == "PROPN":
        return True
    if word.form in {"-", "&", "of", "and", "for", "the"}:
        return True
    return word.form[0].isupper() and word.upos in {"ADJ", "NOUN", "VERB", "NUM"}


__all__ = ["MENTION_TAGS", "read_treebank"]
