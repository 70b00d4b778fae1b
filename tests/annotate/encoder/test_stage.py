"""The encoder as a stage: trees on the tokens, names, attributions, and what mentions do to each other."""

from __future__ import annotations

import pytest

from dragoman.annotate import annotate
from dragoman.annotate.encoder.files import find_model
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Block, Draft, Report
from dragoman.ontology import load_ontology
from dragoman.stage import Stage, check_stages, run_stages

TEXT = (
    "Foreign Minister Anna Berg of Norway met President Boris Lind in Oslo. "
    "Anna Berg said that the talks would resume next week."
)


@pytest.fixture(scope="module")
def stages() -> tuple[Stage, ...]:
    """Returns the stages of the step, the encoder with them."""
    return annotate(load_ontology(), load_gazetteer(), model=find_model())


def _draft(text: str) -> Draft:
    blocks = (Block(0, len(text), "paragraph"),) if text else ()
    return Draft(Report(id="r", text=text, blocks=blocks))


@pytest.fixture(scope="module")
def draft(stages: tuple[Stage, ...]) -> Draft:
    """Returns the text with all its layers."""
    return run_stages(stages, [_draft(TEXT)])[0]


def test_stages_are_in_order(stages: tuple[Stage, ...]) -> None:
    """The encoder reads what the rules have marked before it."""
    check_stages(stages)
    assert stages[-1].name == "encoder"


def test_tokens_carry_a_tree(draft: Draft) -> None:
    """Every token has a part of speech and a relation, and each sentence one root."""
    assert all(token.upos is not None and token.deprel is not None for token in draft.tokens)
    for number in range(len(draft.sentences)):
        inside = [index for index, token in enumerate(draft.tokens) if token.sentence == number]
        roots = [index for index in inside if draft.tokens[index].head is None]
        assert len(roots) == 1
        heads = [head for index in inside if (head := draft.tokens[index].head) is not None]
        assert all(head in inside for head in heads)
    words = [token.words(TEXT) for token in draft.tokens]
    berg, met = words.index("Anna"), words.index("met")
    assert draft.tokens[met].upos == "VERB"
    subject = draft.tokens[berg]
    climbed = {berg}
    while subject.head is not None and subject.head not in climbed:
        climbed.add(subject.head)
        subject = draft.tokens[subject.head]
    assert met in climbed


def test_names_and_attributions_are_spans_of_the_text(draft: Draft) -> None:
    """Layers of the encoder read back as words of the text."""
    assert ("Anna Berg", "PER") in [(named.words(TEXT), named.label) for named in draft.named]
    (said,) = draft.attributions
    assert [span.words(TEXT) for span in said.source] == ["Anna Berg"]
    assert [span.words(TEXT) for span in said.cue] == ["said"]
    assert said.content[-1].words(TEXT).endswith("the talks would resume next week")


def test_pairs_are_mentions_of_one_sentence(draft: Draft) -> None:
    """A pair names two mentions of a sentence and never the root that means nothing."""
    mentions = {mention.bare() for mention in draft.mentions}
    assert len(draft.pairs) > 0
    for pair in draft.pairs:
        assert {pair.actor, pair.recipient} <= mentions
        assert pair.root != "NONE"
        assert 0 < pair.score <= 1
        assert sum(sentence.contains(pair.actor) and sentence.contains(pair.recipient) for sentence in draft.sentences)


def test_meeting_is_read_as_consultation(draft: Draft) -> None:
    """Who meets whom gets the root of meetings."""
    assert "CONSULT" in [pair.root for pair in draft.pairs]


def test_text_without_words_has_no_layers(stages: tuple[Stage, ...]) -> None:
    """Nothing to read gives nothing, beside texts that do."""
    empty, full = run_stages(stages, [_draft(""), _draft(TEXT)])
    assert (empty.tokens, empty.named, empty.attributions, empty.pairs) == ((), (), (), ())
    assert len(full.attributions) == 1


def test_rules_run_alone_without_a_model() -> None:
    """Without a model the step is its rules."""
    names = [stage.name for stage in annotate(load_ontology(), load_gazetteer())]
    assert "encoder" not in names
