"""Splits sentences into words, numbers and single marks, by the conventions of UD English as far as rules can."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.annotate.orthography import Orthography, load_orthography
from dragoman.model.annotation import Token
from dragoman.model.draft import Draft
from dragoman.model.span import Span
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Ontology

_PIECE = re.compile(
    r"""
      (?P<address>(?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’] | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}
        | (?:[\w-]{1,63}\.){1,8}(?:com|org|net|gov|edu|int|mil|info)\b(?!\.?[\w@]))
    | (?P<number>\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?+(?![^\W\d_]))
    | (?P<acronym>(?:[^\W\d_]\.){2,})
    | (?P<word>[^\W_]+(?:['’_][^\W_]+)*|['’](?:s|m|d|re|ve|ll)\b)
    | (?P<repeated>\.{2,}|-{2,}|''|``|[!?]{2,}|\*{2,}|={2,}|_{2,})
    | (?P<flag>[\U0001f1e6-\U0001f1ff]{2})
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|m|d|re|ve|ll))\Z", re.IGNORECASE)
_CLOSING = frozenset("\"'”’“»)]}")
_JOINERS = frozenset("\u00ad\u200c\u200d\u2060")


def stage(_ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `tokens`."""
    orthography = load_orthography()

    def run(draft: Draft) -> Draft:
        text = draft.report.text
        tokens = tuple(
            Token(start, end, index)
            for index, sentence in enumerate(draft.sentences)
            for start, end in find_tokens(text, sentence, orthography=orthography)
        )
        return replace(draft, tokens=tokens)

    return each("tokens", run, reads=["report", "sentences"], writes=["tokens"])


def find_tokens(text: str, within: Span, *, orthography: Orthography) -> Iterator[tuple[int, int]]:
    """Yields start and end of each token of a stretch; together they cover its non-space characters."""
    held: tuple[int, int] | None = None
    for start, end in _pieces(text, within, orthography):
        if held is not None and held[1] == start and _clings(text[start], text[start - 1]):
            held = (held[0], end)
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def _pieces(text: str, within: Span, orthography: Orthography) -> Iterator[tuple[int, int]]:
    position = within.start
    while (match := _PIECE.search(text, position, within.end)) is not None:
        position = match.end()
        if match.lastgroup != "word":
            yield match.span()
        elif text.startswith(".", position) and position < within.end and _keeps_stop(match, within, orthography):
            position += 1
            yield match.start(), position
        else:
            yield from _parts(match.group(), match.start(), orthography)


def _keeps_stop(match: re.Match[str], within: Span, orthography: Orthography) -> bool:
    """Tells whether the full stop after a word belongs to it: an abbreviation, or an initial inside the sentence."""
    word = match.group()
    after = match.string[match.end() + 1 : min(match.end() + 2, within.end)]
    is_last = after == "" or after in _CLOSING
    if len(word) == 1:
        return word.isupper() and not is_last
    return orthography.is_abbreviation(word) and not (is_last and word.lower() in orthography.words_too)


def _parts(word: str, offset: int, orthography: Orthography) -> Iterator[tuple[int, int]]:
    """Yields the parts of a word: verb and negation, name and possessive, and what print has grown together."""
    clitic = _CLITIC.search(word)
    cut = clitic.start() if clitic is not None else orthography.first_part(word)
    if cut > 0:
        yield offset, offset + cut
    yield offset + cut, offset + len(word)


def _clings(character: str, before: str) -> bool:
    """Tells whether a character continues the one before it: combining marks, joiners and what they join."""
    category = unicodedata.category(character)
    if category in {"Mn", "Mc", "Me", "Cf"} or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return before in _JOINERS or (unicodedata.category(before) in {"Mn", "Mc"} and character.isalnum())
