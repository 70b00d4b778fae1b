"""Splits blocks into sentences.

A sentence may end at a stop (with the closing marks and brackets after it) before white space or the end of the block.
Whether it does is told by the word before it (an abbreviation, an initial, a number in a list) and the word after it
(lower case, a sentence starter, a verb of saying). The sentences inside a quotation are sentences of their own; the
attribution that follows a quotation stays with the quotation's last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.annotate.abbreviations import Abbreviations, load_abbreviations
from dragoman.model.annotation import Sentence
from dragoman.model.draft import Draft
from dragoman.model.report import Block, Report
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_CLOSING = "\"'”’“‘»«›)\\]}」』"
_STOP = re.compile(
    rf"(?P<stop>[.!?…‽؟۔।॥]+|[。！？｡]+)(?P<closing>[{_CLOSING}]*)(?:(?P<space>\s+)|\Z|(?<=[。！？｡」』]))"
)
_NEXT = re.compile(r"[\s\"'“”‘’„«»‹›(\[{「『¿¡*•–—-]*(?P<word>\w+(?:['’]\w+)?)?")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘„«»‹›()\[\]{}—–/,;:!?]+\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
_NAME_THEN_VERB = re.compile(r"\s*(?:(?:[A-Z][\w.'’-]*|the|of|al|bin|de|von|van)\s+){1,5}(?P<verb>[a-z]+)\b")
_LOOK_BACK = 40


def stage(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `sentences`."""
    abbreviations = load_abbreviations()

    def run(draft: Draft) -> Draft:
        return replace(draft, sentences=find_sentences(draft.report, abbreviations))

    return each("sentences", run, reads=["report"], writes=["sentences"])


def find_sentences(report: Report, abbreviations: Abbreviations) -> tuple[Sentence, ...]:
    """Returns the sentences of the blocks that are not furniture, in order."""
    blocks = report.blocks
    if len(blocks) == 0 and report.text:
        blocks = (Block(0, len(report.text), "paragraph"),)
    return tuple(
        sentence
        for index, block in enumerate(blocks)
        if block.kind != "furniture"
        for sentence in _split(report.text, block, index, abbreviations)
    )


def _split(text: str, block: Block, index: int, abbreviations: Abbreviations) -> Iterator[Sentence]:
    start = _skip_space(text, block.start, block.end)
    for match in _STOP.finditer(text, block.start, block.end):
        end = match.end("closing")
        if end <= start or end >= block.end or not _ends(text, match, start, block.end, abbreviations):
            continue
        yield Sentence(start, end, index)
        start = _skip_space(text, match.end(), block.end)
    if start < block.end:
        yield Sentence(start, block.start + len(text[block.start : block.end].rstrip()), index)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, match: re.Match[str], start: int, block_end: int, abbreviations: Abbreviations) -> bool:
    """Tells whether a sentence that began at `start` ends at this stop."""
    following = _NEXT.match(text, match.end("closing"), block_end)
    word = (following.group("word") if following else None) or ""
    if match.group("space") is None:
        return True
    if word[:1].islower():
        return False
    stop = match.group("stop")
    if stop == "." and match.group("closing") == "":
        return _ends_after_full_stop(text, match, start, word, abbreviations)
    if match.group("closing") and stop[-1] in "!?":
        name = _NAME_THEN_VERB.match(text, match.end("closing"), block_end)
        return name is None or name.group("verb") not in abbreviations.inquits
    return True


def _ends_after_full_stop(text: str, match: re.Match[str], start: int, word: str, abbreviations: Abbreviations) -> bool:
    before = _WORD_BEFORE.search(text[max(start, match.start() - _LOOK_BACK) : match.start()])
    previous = before.group().lower() if before else ""
    if previous in abbreviations.before_name:
        return False
    if previous in abbreviations.before_number and word[:1].isdigit():
        return False
    starter = word.lower().replace("’", "'") in abbreviations.sentence_starters
    if previous in abbreviations.may_end:
        return starter or not word
    if before is not None and _INITIAL.match(before.group()) and before.group()[-1].isupper():
        return starter
    is_list_number = before is not None and previous.isdigit() and match.start() - len(previous) == start
    return not is_list_number
