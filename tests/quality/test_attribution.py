"""The measures of attributions and of direct quotations."""

from __future__ import annotations

from quality.attribution import measure
from quality.direct import measure as measure_direct
from quality.polnear import Article
from quality.roles import roles_of

TEXT = 'Berg said: "We will go." Lund agreed that it was late.'
SENTENCES = [(0, 24), (25, 54)]
QUOTED = frozenset(range(11, 24))
DIRECT = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[12, 22]]}
INDIRECT = {"source": [[25, 29]], "cue": [[30, 36]], "content": [[37, 53]]}


def _article(*predicted: dict[str, list[list[int]]]) -> Article:
    tokens = tuple((start, start + len(word)) for start, word in _words())
    gold, found = (
        tuple(roles_of(item, TEXT, sentences=SENTENCES, quoted=QUOTED) for item in items)
        for items in ((DIRECT, INDIRECT), predicted)
    )
    return Article("a", TEXT, tokens, gold, found, {})


def _words() -> list[tuple[int, str]]:
    found, at = [], 0
    for word in TEXT.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def test_right_answer_scores_one() -> None:
    """Every figure of the gold against itself is 1, but for the form that it lacks."""
    values = measure([_article(DIRECT, INDIRECT)])
    assert {name for name, value in values.items() if value != 1.0} == {"recall_mixed"}
    direct, errors = measure_direct([_article(DIRECT, INDIRECT)])
    assert (direct["f1"], direct["end_to_end"], errors) == (1.0, 1.0, [])


def test_wrong_speaker_breaks_the_whole() -> None:
    """A quotation given to another is found, but neither whole nor right from end to end."""
    article = _article(DIRECT | {"source": [[25, 29]]}, INDIRECT)
    assert measure([article])["whole_partial"] == 0.5
    values, errors = measure_direct([article])
    assert (values["f1"], values["speaker"], values["end_to_end"]) == (1.0, 0.0, 0.0)
    assert errors == ["a: speaker of 'We will go'"]


def test_half_a_content_is_partial() -> None:
    """An overlap in each role is enough for the partial figure, not for the exact ones."""
    values = measure([_article(DIRECT | {"content": [[12, 19]]}, INDIRECT)])
    assert (values["whole_partial"], values["whole_exact"], values["exact_content"]) == (1.0, 0.5, 0.5)


def test_nothing_found_scores_nothing() -> None:
    """No predictions are no error."""
    assert measure([_article()])["whole_partial"] == 0.0
    assert measure_direct([_article()])[0]["f1"] == 0.0
