"""Sentences end where they end in careful print, and their spans never lose or share a character."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from dragoman.annotate.orthography import load_orthography
from dragoman.annotate.quotations import find_quotations
from dragoman.annotate.sentences import find_sentences
from dragoman.model import Block, Report, Sentence
from tests.annotate.paragraphs import report_of, reports

ORTHOGRAPHY = load_orthography()


def sentences_of(report: Report) -> tuple[Sentence, ...]:
    """Returns the sentences of a report."""
    return find_sentences(report, find_quotations(report, ORTHOGRAPHY), orthography=ORTHOGRAPHY)


def split(text: str) -> list[str]:
    """Returns the words of each sentence of a text."""
    return [sentence.words(text) for sentence in sentences_of(report_of(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will come,” he said.",
        "“Will you come?” Anna Berg asked.",
        "“Come!” he said.",
        "‘Will you come?’ asked the minister.",
        "Gov. Berg, Sens. Chan and Diaz, Rep. Eder and Msgr. Falk met Lt. Gen. Gram.",
        "Antony J. Blinken met C.S. Eliot Kang and George H.W. Bush.",
        "U.S. President Berg met the EU-U.S. Council on Jan. 5 at 8.30 p.m. Eastern time.",
        "Room No. 10 of Fig. 3 costs $1,000.50 or 1.5 percent.",
        "Items, e.g. grain, i.e. Wheat, etc. were sold by Acme Corp. Ltd. for good.",
        "See https://example.org/a.b?c=d. or write to a.berg@example.org.",
        "Wait ... for it.",
        "Wait … for it.",
        "He wavered. . . and then agreed.",
        "The firm Yahoo! said so.",
        "The (U.S.) Army and the “U.S.” Navy came.",
        "1. Review the treaty.",
        "I. The parties agreed.",
        "IV. The parties agreed.",
        "PARIS, Tex. — The talks began.",
        "Obergefell v. Hodges was decided.",
        "The St. Petersburg talks and the Mt. Athos visit.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    """Orthography, initials, numbers, addresses, ellipses and attributions end no sentence."""
    assert split(f"{sentence} It rained.") == [sentence, "It rained."]


@pytest.mark.parametrize(
    "text",
    [
        "They met in the U.S. | The minister left.",
        "They met in Washington, D.C. | Berg left.",
        "He left at 9 p.m. | He came back.",
        "“We will come.” | He left.",
        "“We will come. | We are ready,” he said. | He left.",
        "He agreed (at last.) | She did not.",
        "Really?! | Yes.",
        "He said no. | The talks went on.",
        "He was born in 1950.[12] [3] | He grew up in Oslo.",
        "The treaty was signed. | (see Annex 2)",
        "no capitals anywhere. | none at all.",
        "He joined the Peace Corps. | Berg did not.",
        "He called it a “success.” | Chan disagreed.",
        "“Will you come?” | She nodded.",
        "条約は有効です。|署名した。",
        "هل وافق؟ | نعم.",
        "The U.N.  | Berg spoke.",
    ],
)
def test_several_sentences(text: str) -> None:
    """Sentences end at the bars."""
    assert split(text.replace("| ", "").replace("|", "")) == [part.strip() for part in text.split("|")]


def test_lost_space() -> None:
    """Two sentences that lost the space between them are two."""
    assert split("He agreed.The talks ended.") == ["He agreed.", "The talks ended."]


def test_no_split_before_lower_case_in_a_quotation() -> None:
    """Inside a quotation a stop before a lower-case letter ends nothing."""
    assert len(split("“The minister agreed. and so did we,” he said.")) == 1


def test_wonsan(wonsan: Path) -> None:
    """The article has a sentence for each line of furniture and titles, and thirteen in its paragraphs."""
    text = wonsan.read_text(encoding="utf-8")
    sentences = sentences_of(report_of(text))
    assert [sentence.block for sentence in sentences] == [0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11]
    assert sentences[6].words(text).endswith("closer“.")
    assert sentences[13].words(text).endswith("told Lavrov.“")


def test_sentences_keep_to_blocks() -> None:
    """A sentence never crosses a block, carries the index of its block, and is never in furniture."""
    text = "A title\n\nShare this\n\nA paragraph"
    blocks = (Block(0, 7, "title"), Block(9, 19, "furniture"), Block(21, 32, "paragraph"))
    assert sentences_of(Report(id="r", text=text, blocks=blocks)) == (Sentence(0, 7, 0), Sentence(21, 32, 2))


@pytest.mark.parametrize("unit", [".", ". ", "a.", "?” A ", ".[1]", "U.S. ", ".\"'", "a. - "])
def test_long_runs_of_stops(unit: str) -> None:
    """A hundred thousand stops in one block are read to the end."""
    text = unit * 100_000 + "a"
    assert sentences_of(Report(id="r", text=text, blocks=(Block(0, len(text), "paragraph"),)))[-1].end == len(text)


@settings(deadline=None)
@given(reports())
def test_any_text(report: Report) -> None:
    """Sentences are trimmed, in order, inside their block, and cover what is printed in blocks that are read."""
    sentences = sentences_of(report)
    assert sentences == sentences_of(report)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    for sentence in sentences:
        words = sentence.words(report.text)
        assert words == words.strip() != ""
        assert report.blocks[sentence.block].contains(sentence)
    covered = {offset for sentence in sentences for offset in range(sentence.start, sentence.end)}
    for block in report.blocks:
        printed = {offset for offset in range(block.start, block.end) if not report.text[offset].isspace()}
        assert printed.isdisjoint(covered) if block.kind == "furniture" else printed <= covered
