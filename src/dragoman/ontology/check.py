"""Checks that an ontology does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from dragoman.errors import ConfigError
from dragoman.model.agreement import AgreementStatus
from dragoman.model.engagement import EngagementKind, EngagementStatus
from dragoman.model.event import EventStatus
from dragoman.ontology.kinds import Ontology, Takes

_QUADS = (1, 2, 3, 4)
_GREATEST = 10.0


def check_ontology(ontology: Ontology) -> None:
    """Checks an ontology.

    Raises:
        ConfigError: the first contradiction, with what was found and what was expected.
    """
    for found, expected in (*_event_faults(ontology), *_rule_faults(ontology), *_word_faults(ontology)):
        raise ConfigError(
            "ontology_contradiction", found=found, expected=expected, remedy="correct the ontology file that says so"
        )


def _event_faults(ontology: Ontology) -> Iterator[tuple[str, str]]:
    for event in ontology.events.values():
        if event.quad not in _QUADS:
            yield f"quad {event.quad} of event type {event.name}", "a quad from 1 to 4"
        for score in (event.score, *event.modes.values()):
            if score is not None and not -_GREATEST <= score <= _GREATEST:
                yield f"score {score:g} in event type {event.name}", "scores from -10 to 10"


def _rule_faults(ontology: Ontology) -> Iterator[tuple[str, str]]:
    for rule in ontology.engagement_rules:
        yield from _mode_faults(ontology, rule.type, rule.mode)
        yield from _unknown(rule.kinds, get_args(EngagementKind), "engagement kind")
        yield from _unknown(rule.status, get_args(EngagementStatus), "engagement status")
        yield from _unknown(rule.status.values(), get_args(EventStatus), "event status")
    for act, act_rule in ontology.act_rules.items():
        yield from _mode_faults(ontology, act_rule.type, act_rule.mode)
        yield from _unknown((act,), ontology.cues.acts, "act")
    for kind, mode in ontology.consult_modes.items():
        yield from _mode_faults(ontology, "CONSULT", mode)
        yield from _unknown((kind,), get_args(EngagementKind), "engagement kind")


def _word_faults(ontology: Ontology) -> Iterator[tuple[str, str]]:
    cues, frames = ontology.cues, ontology.frames
    for verb in cues.verbs:
        yield from _unknown((verb.act,), cues.acts, "act")
        yield from _unknown(verb.takes, get_args(Takes), "kind of content")
    yield from _unknown((*cues.nouns.values(), *cues.phrases.values()), cues.acts, "act")
    kinds = (*(verb.kind for verb in frames.verbs), *(noun.kind for noun in frames.nouns))
    yield from _unknown(kinds, get_args(EngagementKind), "engagement kind")
    yield from _unknown(ontology.agreements.statuses.values(), get_args(AgreementStatus), "agreement status")
    for noun in frames.nouns:
        if noun.words != noun.words.lower():
            yield f"engagement noun {noun.words!r}", "nouns in lower case"


def _mode_faults(ontology: Ontology, type_: str, mode: str | None) -> Iterator[tuple[str, str]]:
    event = ontology.events.get(type_)
    if event is None:
        yield f"event type {type_!r} in a rule", f"one of {', '.join(ontology.events)}"
    elif mode is not None and mode not in event.modes:
        yield f"mode {mode!r} of event type {type_} in a rule", f"one of {', '.join(event.modes) or 'no modes'}"


def _unknown(values: Iterable[str], known: tuple[str, ...], what: str) -> Iterator[tuple[str, str]]:
    for value in values:
        if value not in known:
            yield f"{what} {value!r}", f"one of {', '.join(known)}"
