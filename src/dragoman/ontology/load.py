"""Reads the ontology from its data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import ConfigError
from dragoman.model.identity import content_digest
from dragoman.ontology.check import check_ontology
from dragoman.ontology.inflection import Verbs
from dragoman.ontology.kinds import (
    ActRule,
    AgreementWords,
    Cues,
    CueVerb,
    EngagementNoun,
    EngagementRule,
    EngagementVerb,
    EventType,
    Frames,
    Grammar,
    Holding,
    Ontology,
    Sector,
    StatusWords,
)

FILES = (
    "events.toml",
    "sectors.toml",
    "verbs.toml",
    "cues.toml",
    "engagements.toml",
    "agreements.toml",
    "grammar.toml",
)


def load_ontology(extra: Path | None = None) -> Ontology:
    """Returns the packaged ontology, with the user's own files merged in.

    Args:
        extra: a folder with any of the files of `dragoman/ontology/data`; its lists are appended, its tables merged
            key by key, its single values put in place of ours.

    Raises:
        ConfigError: a file cannot be read, or the whole contradicts itself.
    """
    contents = {name: (files("dragoman.ontology") / "data" / name).read_bytes() for name in FILES}
    tables = {name: _parse(name, content) for name, content in contents.items()}
    digested = list(contents.values())
    for name in FILES if extra is not None else ():
        path = (extra or Path()) / name
        if path.exists():
            content = path.read_bytes()
            digested.append(content)
            tables[name] = _merge(tables[name], _parse(str(path), content))
    version = f"{tables['events.toml'].get('version', '0')}+{content_digest(b''.join(digested))}"
    try:
        ontology = _build(tables, version)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(
            "ontology_shape",
            found=f"{type(error).__name__}: {error}",
            expected="the keys and values that the packaged ontology files show",
            remedy="compare your file with the one of the same name in dragoman/ontology/data",
        ) from error
    check_ontology(ontology)
    return ontology


def _parse(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            "ontology_file",
            found=f"{name}: {error}",
            expected="TOML in UTF-8",
            remedy="correct the file at that place",
        ) from error


def _merge(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(ours)
    for key, value in theirs.items():
        mine = merged.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            merged[key] = _merge(mine, value)
        elif isinstance(mine, list) and isinstance(value, list):
            merged[key] = [*mine, *value]
        else:
            merged[key] = value
    return merged


def _build(tables: Mapping[str, Mapping[str, Any]], version: str) -> Ontology:
    events, verbs = tables["events.toml"], tables["verbs.toml"]
    inflections = Verbs(
        irregular={base: tuple(forms) for base, forms in verbs["irregular"].items()},
        double=frozenset(verbs["double"]),
        variants={base: tuple(forms) for base, forms in verbs["variants"].items()},
    )
    return Ontology(
        version=version,
        events={name: _event_type(name, row) for name, row in events["types"].items()},
        contexts=tuple(dict.fromkeys(events["contexts"])),
        sectors={
            code: Sector(code, row["meaning"], bool(row["frequent"]))
            for code, row in tables["sectors.toml"]["sectors"].items()
        },
        engagement_rules=tuple(
            EngagementRule(tuple(row["kinds"]), dict(row["status"]), row["type"], row.get("mode"))
            for row in events["from_engagement"]
        ),
        consult_modes=dict(events["consult_mode"]),
        act_rules={
            act: ActRule(row["type"], row.get("mode"), bool(row["recipient"]))
            for act, row in events["from_act"].items()
        },
        cues=_cues(tables["cues.toml"], inflections),
        frames=_frames(tables["engagements.toml"], inflections),
        agreements=_agreements(tables["agreements.toml"]),
        grammar=Grammar(**{name: frozenset(words) for name, words in tables["grammar.toml"].items()}),
    )


def _agreements(table: Mapping[str, Any]) -> AgreementWords:
    return AgreementWords(
        nouns={noun: kind for kind, nouns in table["nouns"].items() for noun in nouns},
        statuses={word: status for status, words in table["statuses"].items() for word in words},
        one_sided=frozenset(table["one_sided"]["modifiers"]),
    )


def _event_type(name: str, row: Mapping[str, Any]) -> EventType:
    modes = {mode: None if score == "unscored" else float(score) for mode, score in row.get("modes", {}).items()}
    return EventType(
        name=name,
        quad=row["quad"],
        recipient_required=row["recipient_required"],
        score=float(row["score"]),
        modes=modes,
        meaning=row["meaning"],
    )


def _cues(table: Mapping[str, Any], verbs: Verbs) -> Cues:
    auxiliaries, anaphoric = table["auxiliaries"], table["anaphoric"]
    return Cues(
        acts=tuple(dict.fromkeys(table["acts"])),
        verbs=_cue_verbs(table["verbs"], verbs),
        nouns={noun: act for act, nouns in table["nouns"].items() for noun in nouns},
        phrases={phrase: act for act, phrases in table["phrases"].items() for phrase in phrases},
        plain=frozenset(auxiliaries["plain"]),
        future=frozenset(auxiliaries["future"]),
        modal=frozenset(auxiliaries["modal"]),
        negation=frozenset(auxiliaries["negation"]),
        pronouns=frozenset(table["pronouns"]["speakers"]),
        commitments=tuple(verbs.inflect(lemma) for lemma in table["commitments"]["lemmas"]),
        nouns_too=frozenset(table["ambiguous"]["nouns_too"]),
        impersonal_subjects=frozenset(table["impersonal"]["subjects"]),
        impersonal_verbs=frozenset(table["impersonal"]["verbs"]),
        anaphoric_subjects=frozenset(anaphoric["subjects"]),
        anaphoric_verbs=frozenset(verbs.inflect(lemma).participle for lemma in anaphoric["verbs"]),
    )


def _cue_verbs(rows: Iterable[Mapping[str, Any]], verbs: Verbs) -> tuple[CueVerb, ...]:
    """Returns one cue verb a lemma: the first act named, and all that any of its groups lets it take."""
    by_lemma: dict[str, CueVerb] = {}
    for row in rows:
        for lemma in row["lemmas"]:
            known = by_lemma.get(lemma)
            by_lemma[lemma] = CueVerb(
                lemma=lemma,
                act=known.act if known is not None else row["act"],
                takes=frozenset(row["takes"]) | (known.takes if known is not None else frozenset()),
                told=bool(row.get("told", False)) or (known is not None and known.told),
                forms=verbs.inflect(lemma),
            )
    return tuple(by_lemma.values())


def _frames(table: Mapping[str, Any], verbs: Verbs) -> Frames:
    nouns = [
        EngagementNoun(words, row["kind"], bool(row.get("series", False)))
        for row in table["nouns"]
        for words in row["words"]
    ]
    return Frames(
        verbs=tuple(_engagement_verb(lemma, row, verbs) for row in table["verbs"] for lemma in row["lemmas"]),
        nouns=tuple(sorted(nouns, key=lambda noun: (-len(noun.words.split()), noun.words))),
        holding=tuple(
            Holding(lemma, part, verbs.inflect(lemma))
            for part in ("host", "guest", "party", "passive")
            for lemma in table["holding"][part]
        ),
        partner=tuple(table["nominal"]["partner"]),
        destination=tuple(table["nominal"]["destination"]),
        ordinals=dict(table["series"]["ordinals"]),
        rounds=frozenset(table["series"]["rounds"]),
        apart=frozenset(table["series"]["apart"]),
        topic_verbs=tuple(verbs.inflect(lemma) for lemma in table["topics"]["verbs"]),
        topic_prepositions=tuple(table["topics"]["prepositions"]),
        status=StatusWords(**{name: frozenset(words) for name, words in table["status"].items()}),
    )


def _engagement_verb(lemma: str, row: Mapping[str, Any], verbs: Verbs) -> EngagementVerb:
    return EngagementVerb(
        lemma=lemma,
        kind=row["kind"],
        partner=tuple(row["partner"]),
        place=tuple(row["place"]),
        needs_partner=bool(row.get("needs_partner", False)),
        needs_person=bool(row.get("needs_person", False)),
        needs_person_subject=bool(row.get("needs_person_subject", False)),
        needs_place=bool(row.get("needs_place", False)),
        needs_object=frozenset(row.get("needs_object", ())),
        unmet=frozenset(row.get("unmet", ())),
        subject_hosts=row.get("subject") == "host",
        forms=verbs.inflect(lemma),
    )
