"""Codes who said what to whom, from quotation marks, cue words and the shape of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from dragoman.coding.clauses import announcement, statements_in
from dragoman.coding.cues import CueLexicon, cue_lexicon
from dragoman.coding.found import Found, cut
from dragoman.coding.nominal import nominal_statements
from dragoman.coding.quoted import attribute_quotations
from dragoman.coding.reported import with_sentences_before
from dragoman.coding.turns import following_words, headline_statements, turn_statement
from dragoman.coding.view import View, view
from dragoman.model import Block, Draft, Quotation, Span, Statement
from dragoman.model.identity import row_id
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer
    from dragoman.ontology import Grammar, Ontology


# Characters from the start of a content within which its first noun stands.
_OPENING = 20


def stage(ontology: Ontology, _gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `statements`."""
    lexicon = cue_lexicon(ontology.cues)

    def run(draft: Draft) -> Draft:
        return replace(draft, statements=find_statements(draft, lexicon, grammar=ontology.grammar))

    reads = ["report", "sentences", "tokens", "quotations", "turns", "actors"]
    return each("statements", run, reads=reads, writes=["statements"])


def find_statements(draft: Draft, lexicon: CueLexicon, *, grammar: Grammar) -> tuple[Statement, ...]:
    """Returns the statements of a draft, in order of their words."""
    seen = view(draft, grammar)
    blocks = draft.report.body()
    found = list(_in_sentences(seen, lexicon))
    found += _after_colons(seen, lexicon, blocks)
    found += headline_statements(seen, blocks)
    quoted = {quotation.bare() for quotation in draft.quotations}
    signed = [turn.content[0] in quoted for turn in draft.turns]
    told = [turn_statement(seen, turn, is_signed=one) for turn, one in zip(draft.turns, signed, strict=True)]
    found += compress(told, signed)
    found = attribute_quotations(seen, lexicon, blocks=blocks, found=found)
    found += compress(told, (not one for one in signed))
    rows = [row for item in found if (row := _row(seen, item)) is not None]
    return _nested(list({row.id: row for row in rows}.values()), draft.report.text)


def _in_sentences(seen: View, lexicon: CueLexicon) -> Iterator[Found]:
    furniture = {index for index, block in enumerate(seen.draft.report.blocks) if block.kind == "furniture"}
    for index, sentence in enumerate(seen.sentences):
        if seen.draft.sentences[index].block in furniture or len(sentence) == 0:
            continue
        found = statements_in(seen, lexicon, sentence=sentence)
        nominal = nominal_statements(seen, lexicon, sentence=sentence)
        if len(found) == 1:
            found = [with_sentences_before(seen, lexicon, found=found[0], sentence=index)]
        yield from found
        yield from (item for item in nominal if not any(_repeats(item, other) for other in found))


def _repeats(nominal: Found, other: Found) -> bool:
    """Tells whether a noun says again what the cue verb before it says: "expressed his hope that …"."""
    if nominal.cue is None or other.cue is None or len(nominal.reach) == 0:
        return False
    mine, theirs = nominal.reach[0], other.reach[0]
    # "declared in a statement that …", and "The argument that “…,” she said": the verb has the same words already.
    if mine == theirs:
        return True
    if mine.contains(other.cue) and other.cue.start >= theirs.end and theirs.contains(nominal.cue):
        return True
    speakers = nominal.source.speakers if nominal.source is not None else ()
    is_same = len(speakers) == 0 or (other.source is not None and speakers == other.source.speakers)
    return (
        is_same and 0 <= nominal.cue.start - other.reach[0].start < _OPENING and other.reach[0].end >= nominal.cue.end
    )


def _after_colons(seen: View, lexicon: CueLexicon, blocks: Sequence[Block]) -> Iterator[Found]:
    """Yields the statements of blocks that end in a cue and a colon, with the words of the blocks that follow."""
    for index, block in enumerate(blocks):
        tokens = seen.tokens_in(block)
        if len(tokens) > 0 and seen.words[tokens.stop - 1] == ":":
            announced = announcement(seen, lexicon, sentence=seen.sentence_of(tokens.stop - 1))
            words = following_words(seen, blocks, index=index)
            if announced is not None and len(words) > 0:
                yield replace(announced, reach=words)


def _row(seen: View, found: Found) -> Statement | None:
    """Returns the statement of what was found; None if no word of it is left, or it lies in furniture."""
    text, report = seen.text, seen.draft.report
    words = cut(text, found.reach, quotations=_quotations_in(seen, found))
    if len(words.content) == 0:
        return None
    if any(span.overlaps(piece) for piece in report.furniture for span in words.content):
        return None
    source = (found.source.span(seen),) if found.source is not None else ()
    cue = (found.cue,) if found.cue is not None else ()
    return Statement(
        id=row_id(
            report.id,
            "statements",
            kind=words.form,
            spans=words.content,
            more=[str(span.start) for span in (*source, *cue)],
        ),
        speakers=found.source.speakers if found.source is not None else (),
        addressees=found.addressees,
        form="direct" if found.is_direct else words.form,
        act=found.act,
        polarity=found.polarity,
        status=found.status,
        source=source,
        cue=cue,
        content=words.content,
        verbatim=words.verbatim,
    )


def _quotations_in(seen: View, found: Found) -> list[Quotation]:
    """Returns the outermost quotations in a content, none that holds the statement's own cue; none of a transcript."""
    if found.is_direct and found.cue is None:
        return []
    inside = list(dict.fromkeys(quotation for reach in found.reach for quotation in seen.quotations_in(reach)))
    return [quotation for quotation in inside if found.cue is None or not quotation.overlaps(found.cue)]


def _nested(rows: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """Returns the statements in order, each with the innermost other one whose content its own words lie in."""
    ordered = sorted(rows, key=lambda row: (row.content[0].start, -row.content[-1].end, row.id))
    pieces = sorted(
        ((span, row.id) for row in ordered for span in row.content),
        key=lambda piece: (piece[0].start, -piece[0].end),
    )
    anchors = sorted((_anchor(row), row.id) for row in ordered)
    within: dict[str, str] = {}
    open_pieces: list[tuple[Span, str]] = []
    position = 0
    for anchor, row_id_ in anchors:
        while position < len(pieces) and pieces[position][0].start <= anchor.start:
            while open_pieces and open_pieces[-1][0].end <= pieces[position][0].start:
                open_pieces.pop()
            open_pieces.append(pieces[position])
            position += 1
        while open_pieces and open_pieces[-1][0].end <= anchor.start:
            open_pieces.pop()
        outer = next(
            (owner for span, owner in reversed(open_pieces) if owner != row_id_ and span.contains(anchor)), None
        )
        if outer is not None:
            within[row_id_] = outer
    by_id = {row.id: row for row in ordered}
    return tuple(_placed(row, by_id.get(within.get(row.id, "")), text) for row in ordered)


def _placed(row: Statement, outer: Statement | None, text: str) -> Statement:
    """Returns a statement inside its enclosing one; "you" in it is whom that one is said to."""
    if outer is None:
        return row
    is_you = len(row.source) > 0 and row.source[0].words(text).casefold() == "you" and len(row.speakers) == 0
    return replace(row, within=outer.id, speakers=outer.addressees if is_you else row.speakers)


def _anchor(row: Statement) -> Span:
    """Returns the words that must lie in another statement for the row to be a part of it: cue, source or content."""
    return (*row.cue, *row.source, *row.content)[0]
