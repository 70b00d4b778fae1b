"""Reports made of plain paragraphs, written out or generated."""

from __future__ import annotations

from hypothesis import strategies as st

from dragoman.model import Block, Report
from dragoman.model.report import BlockKind

MARKS = ['"', "'", "“", "”", "‘", "’", "«", "»", "„", "‹", "›", "「", "」", "''", "``", "`"]
PIECES = [
    *MARKS,
    *[" ", " ", " ", "\n", "\n\n", "\u00a0", "\u200b", "\u200d", "\ufeff"],
    *[".", ",", "?", "!", "…", "...", ". .", "。", "(", ")", "[1]", "-", "—", "5'10", "12", "1,000.5", "$", "%"],
    *["said", "She", "he", "don't", "workers’", "U.S", "J", "Gen", "No", "Why", "a", "http://a.b/c", "x@y.org"],
    *["e\u0301", "हिन्दी", "שלום", "👩\u200d👧", "👍🏽", "東京", "\u0301"],
]


def report_of(text: str, kind: BlockKind = "paragraph") -> Report:
    """Returns a report with a block for each paragraph of the text."""
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block(start, start + len(paragraph), kind))
        start += len(paragraph) + 2
    return Report(id="r_1", text=text, blocks=tuple(blocks))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draws a report of any characters, with quotation marks and stops far more often than in print."""
    text = draw(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
    report = report_of(text)
    kinds: list[BlockKind] = ["paragraph", "paragraph", "list_item", "title", "furniture"]
    blocks = tuple(Block(block.start, block.end, draw(st.sampled_from(kinds))) for block in report.blocks)
    return Report(id=report.id, text=text, blocks=blocks)
