"""How sentences are cut into pieces and laid out in rows."""

from __future__ import annotations

from dragoman.annotate.encoder.rows import CONTEXT, LONGEST_PART, LONGEST_ROW, Part, lay_rows
from dragoman.annotate.encoder.shapes import EDGE_SHAPE


def _part(sentence: int, n: int) -> Part:
    return Part(sentence, list(range(n)), list(range(n)), [7] * n, [1] * n)


def test_every_part_is_read_once() -> None:
    """What is not context covers the parts, in order."""
    parts = [_part(at, 5 + 37 * at % 90) for at in range(40)]
    rows = lay_rows(parts)
    assert [part.sentence for row in rows for part in row.parts[row.n_context :]] == list(range(40))


def test_row_begins_with_the_sentence_before() -> None:
    """A short last sentence is read again as context of the next row."""
    rows = lay_rows([_part(0, 90), _part(1, CONTEXT - 20), _part(2, 60)])
    assert [[part.sentence for part in row.parts] for row in rows] == [[0, 1], [1, 2]]
    assert [row.n_context for row in rows] == [0, 1]


def test_rows_stay_within_their_length() -> None:
    """Only a part that is itself longer makes a longer row."""
    rows = lay_rows([_part(at, n) for at, n in enumerate((30, 130, 44, 158, 20, LONGEST_PART, 3))])
    assert [row.n_pieces for row in rows if len(row.parts) - row.n_context > 1 and row.n_pieces > LONGEST_ROW] == []


def test_places_point_at_the_first_pieces() -> None:
    """A row's words are found at their pieces, the root at the mark before them."""
    one = Part(0, [0, 2], [0, 3], [11, 12, 13, 14], [1, 1, 1, 2])
    (row,) = lay_rows([one, _part(1, 2)])
    assert row.ids() == [101, 11, 12, 13, 14, 7, 7, 102]
    assert row.firsts() == [0, 1, 4, 5, 6]
    assert row.sentences() == [-1, 0, 0, 1, 1]
    assert row.shapes() == [EDGE_SHAPE, 1, 1, 1, 2, 1, 1, EDGE_SHAPE]


def test_no_sentences_make_no_rows() -> None:
    """An empty text is no error."""
    assert lay_rows([]) == []
