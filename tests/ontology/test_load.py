"""The packaged ontology is whole, and a user's folder extends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.ontology import load_ontology


def test_holds_plover_whole() -> None:
    """PLOVER 2.0 has 16 types, 67 modes, 37 contexts and 25 sectors."""
    ontology = load_ontology()
    assert len(ontology.events) == 16
    assert sum(len(event.modes) for event in ontology.events.values()) == 67
    assert len(ontology.contexts) == 37
    assert len(ontology.sectors) == 25


def test_settles_what_the_manual_contradicts() -> None:
    """ACCUSE is negative, SANCTION material conflict, PROTEST is free, unscored modes have their type's value."""
    events = load_ontology().events
    assert events["ACCUSE"].score == -3
    assert events["SANCTION"].quad == 4
    assert not events["PROTEST"].recipient_required
    assert events["PROTEST"].intensity("vandalize") == events["PROTEST"].score
    assert events["CONSULT"].intensity("phone") == 1.5


def test_version_changes_with_the_data(tmp_path: Path) -> None:
    """The version names the data, so that a record tells which words made it."""
    (tmp_path / "cues.toml").write_text('[nouns]\nsay = ["aside"]\n', encoding="utf-8")
    assert load_ontology().version == load_ontology().version
    assert load_ontology(tmp_path).version != load_ontology().version


def test_extra_folder_adds_words_and_types(tmp_path: Path) -> None:
    """A user's lists are appended and the user's tables merged in."""
    (tmp_path / "cues.toml").write_text(
        '[[verbs]]\nact = "say"\ntakes = ["quote"]\nlemmas = ["bleat"]\n', encoding="utf-8"
    )
    (tmp_path / "events.toml").write_text(
        '[types.BOW]\nquad = 1\nrecipient_required = false\nscore = 1\nmeaning = "bows"\n', encoding="utf-8"
    )
    ontology = load_ontology(tmp_path)
    assert any(verb.forms.past == "bleated" for verb in ontology.cues.verbs)
    assert any(verb.forms.past == "said" for verb in ontology.cues.verbs)
    assert set(ontology.events) > {"BOW", "CONSULT"}


@pytest.mark.parametrize(
    ("name", "content", "names"),
    [
        ("events.toml", "[types.BOW\n", "events.toml"),
        ("events.toml", "[types.BOW]\nquad = 1\n", "recipient_required"),
        ("events.toml", '[types.BOW]\nquad = 7\nrecipient_required = false\nscore = 1\nmeaning = "bows"\n', "BOW"),
        ("events.toml", '[from_act]\nthank = { type = "BOW", recipient = true }\n', "BOW"),
        ("events.toml", '[consult_mode]\ncall = "pigeon"\n', "pigeon"),
        ("cues.toml", '[nouns]\nmumble = ["mumbling"]\n', "mumble"),
        ("engagements.toml", '[[nouns]]\nkind = "duel"\nwords = ["duel"]\n', "duel"),
        ("engagements.toml", '[[nouns]]\nkind = "meeting"\nwords = ["Get-together"]\n', "Get-together"),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, name: str, content: str, names: str) -> None:
    """What is wrong in a user's file is named, with what was expected."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=names):
        load_ontology(tmp_path)
