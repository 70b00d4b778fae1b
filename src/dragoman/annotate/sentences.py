"""Splits blocks into sentences.

A sentence may end at a stop (with the closing marks, brackets and footnote numbers after it) before white space or the
end of the block. Whether it does is told by the word before it (an abbreviation, an initial, a number in a list) and
by the word after it (lower case, a sentence starter, a name with a verb of saying). Sentences inside a quotation are
sentences of their own; the attribution that follows a quotation stays with the quotation's last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.annotate.orthography import Orthography, load_orthography
from dragoman.model.annotation import Quotation, Sentence
from dragoman.model.draft import Draft
from dragoman.model.report import Block, Report
from dragoman.model.span import Span
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_WIDE_STOPS = "。！？｡"
_STOP = re.compile(
    rf"""
    (?<![.!?…‽؟۔।॥{_WIDE_STOPS}])(?<!\.\s)  # the whole run of stops, or nothing: this keeps the search linear
    (?P<stop>\.(?:\s?\.)++[!?]*+|[.!?…‽؟۔।॥]++|[{_WIDE_STOPS}]++)
    (?P<closing>["'”’“‘»«›)\]}}」』]*+)
    (?P<notes>(?:\s?\[\d{{1,3}}\])*+)
    (?:(?P<space>\s+)|\Z|(?<=[{_WIDE_STOPS}」』])|(?=[A-Z]))
    """,
    re.VERBOSE,
)
_FOLLOWING = re.compile(r"(?P<marks>[\s\"'“”‘’„«»‹›(\[{「『¿¡*•–—―-]*)(?P<word>\w+(?:['’]\w+)?)?")
_PRECEDING = re.compile(r"[^\s\"“”‘„«»‹›()\[\]{}—–/,;:!?]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
_ROMAN = frozenset("IVX")
_DASHES = frozenset("-–—―")
_NEVER_FIRST = frozenset(",;:)]}%")
_LONGEST_ABBREVIATION = 40
_LONGEST_NAME = 80
# Shorter words before a full stop and a lower-case letter are taken for abbreviations that the table lacks.
_SHORTEST_PLAIN_WORD = 5


def stage(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `sentences`."""
    orthography = load_orthography()

    def run(draft: Draft) -> Draft:
        sentences = find_sentences(draft.report, draft.quotations, orthography=orthography)
        return replace(draft, sentences=sentences)

    return each("sentences", run, reads=["report", "quotations"], writes=["sentences"])


def find_sentences(
    report: Report, quotations: Sequence[Quotation], *, orthography: Orthography
) -> tuple[Sentence, ...]:
    """Returns the sentences of the blocks that are not furniture, in order; the whole text is one block if none is."""
    blocks = report.blocks
    if len(blocks) == 0 and report.text:
        blocks = (Block(0, len(report.text), "paragraph"),)
    splitter = _Splitter(
        report.text, orthography, [quotation.bare() for quotation in quotations if quotation.depth == 0]
    )
    return tuple(
        sentence
        for index, block in enumerate(blocks)
        if block.kind != "furniture"
        for sentence in splitter.split(block, index)
    )


@dataclass(frozen=True, slots=True)
class _Following:
    """Is what stands after a stop."""

    marks: str
    """White space, opening marks, bullets and dashes before the next word."""
    word: str
    """The next word; empty if there is none."""


@dataclass(slots=True)
class _Splitter:
    """Is a text being split; offsets are asked in ascending order."""

    text: str
    orthography: Orthography
    quoted: list[Span]
    n_passed: int = 0

    def split(self, block: Block, index: int) -> Iterator[Sentence]:
        """Yields the sentences of a block."""
        start, limit = self._skip_space(block.start, block.end), block.end
        while limit > start and self.text[limit - 1].isspace():
            limit -= 1
        for match in _STOP.finditer(self.text, start, limit):
            end = match.end("notes")
            if start < end < limit and self._ends(match, start, limit):
                yield Sentence(start, end, index)
                start = self._skip_space(match.end(), limit)
        if start < limit:
            yield Sentence(start, limit, index)

    def _skip_space(self, start: int, end: int) -> int:
        while start < end and self.text[start].isspace():
            start += 1
        return start

    def _ends(self, match: re.Match[str], start: int, limit: int) -> bool:
        """Tells whether the sentence that began at `start` ends at this stop."""
        following = self._following(match.end(), limit)
        word = following.word
        if match.group("stop")[-1] in _WIDE_STOPS:
            return not match.group("closing") or match.group("space") is not None
        if match.group("space") is None:
            return self._is_run_together(match, word)
        if self.text[match.end()] in _NEVER_FIRST:
            return False
        if word[:1].islower():
            return self._ends_before_lower_case(match, following.marks)
        if match.group("stop") == ".":
            return self._ends_after_full_stop(match, start, following)
        return not match.group("closing") or not self._is_attribution(match.end("closing"), limit)

    def _is_run_together(self, match: re.Match[str], word: str) -> bool:
        """Tells whether two sentences have lost the space between them (`… he said.The minister …`)."""
        before = self.text[max(0, match.start() - 2) : match.start()]
        return len(before) == 2 and before.isalpha() and before.islower() and self._is_starter(word)

    def _ends_before_lower_case(self, match: re.Match[str], marks: str) -> bool:
        """Tells whether a sentence ends although the next word is in lower case, as in careless or bracketed text."""
        if match.group("closing") or match.group("stop") not in {".", "?"} or self._is_quoted(match.start()):
            return False
        if "(" in marks or match.group("stop") == "?":
            return match.group("stop") == "?" or not self._is_abbreviation(self._preceding(match.start()))
        preceding = self._preceding(match.start())
        is_plain = preceding.isalpha() and preceding.islower() and len(preceding) >= _SHORTEST_PLAIN_WORD
        return is_plain and not self._is_abbreviation(preceding)

    def _ends_after_full_stop(self, match: re.Match[str], start: int, following: _Following) -> bool:
        preceding = self._preceding(match.start())
        lower = preceding.lower()
        if lower in self.orthography.before_name or (match.start() - len(preceding) == start and _is_label(preceding)):
            return False
        if lower in self.orthography.before_number and following.word[:1].isdigit():
            return False
        is_initial = preceding[-1:].isupper() and not match.group("closing") and _INITIALS.match(preceding) is not None
        if is_initial or lower in self.orthography.may_end:
            return not following.word or (
                _DASHES.isdisjoint(following.marks)
                and (self._is_starter(following.word) or self._ends_after_abbreviation(match, preceding))
            )
        return True

    def _ends_after_abbreviation(self, match: re.Match[str], preceding: str) -> bool:
        """Tells whether print shows an end: two spaces, as in releases, or no comma after `Washington, D.C.`."""
        if "." in preceding and len(match.group("space")) > 1:
            return True
        offset = match.start() - len(preceding)
        return preceding.lower() in self.orthography.ends_after_comma and self.text[max(0, offset - 2) : offset] == ", "

    def _is_attribution(self, offset: int, limit: int) -> bool:
        """Tells whether a name and a verb of saying follow (`“Why?” Anna Berg asked`)."""
        words = self.text[offset : min(limit, offset + _LONGEST_NAME)].split()
        if len(words) == 0 or not words[0][0].isupper() or self._is_starter(words[0]):
            return False
        for word in words[1:]:
            if word.rstrip(",.:") in self.orthography.inquits:
                return True
            if not word[0].isupper() and word not in self.orthography.name_particles:
                return False
        return False

    def _is_abbreviation(self, word: str) -> bool:
        return self.orthography.is_abbreviation(word) or "." in word

    def _is_starter(self, word: str) -> bool:
        return word.lower().replace("’", "'") in self.orthography.sentence_starters

    def _following(self, offset: int, limit: int) -> _Following:
        """Returns what stands after a stop."""
        match = _FOLLOWING.match(self.text, offset, limit)
        return _Following("", "") if match is None else _Following(match.group("marks"), match.group("word") or "")

    def _preceding(self, stop: int) -> str:
        """Returns the word before a stop."""
        match = _PRECEDING.search(self.text[max(0, stop - _LONGEST_ABBREVIATION) : stop])
        return match.group().rpartition("-")[2] if match is not None else ""

    def _is_quoted(self, offset: int) -> bool:
        """Tells whether an offset lies inside a quotation."""
        while self.n_passed < len(self.quoted) and self.quoted[self.n_passed].end <= offset:
            self.n_passed += 1
        return self.n_passed < len(self.quoted) and self.quoted[self.n_passed].start <= offset


def _is_label(word: str) -> bool:
    """Tells whether the first word of a sentence is the number or letter of a list item or a section."""
    return word.isdigit() or len(word) == 1 or (word != "" and _ROMAN.issuperset(word))
