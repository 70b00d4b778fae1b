"""The parts of an ontology, as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.agreement import AgreementStatus
from dragoman.model.engagement import EngagementKind, EngagementStatus
from dragoman.model.event import EventStatus
from dragoman.ontology.inflection import Inflection

Takes = Literal["quote", "clause", "that", "asks", "noun", "person"]


@dataclass(frozen=True, slots=True)
class EventType:
    """Is a PLOVER event type."""

    name: str
    """Its key (`CONSULT`)."""
    quad: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    recipient_required: bool
    """Whether an event of this type must have a recipient."""
    score: float
    """Its conflict–cooperation value, −10 to +10."""
    modes: Mapping[str, float | None]
    """Its modes with their values; null for one without a printed value."""
    meaning: str
    """What it means, in a line."""

    def intensity(self, mode: str | None) -> float:
        """Returns the value of a mode, or of the type where the mode has none."""
        value = self.modes.get(mode) if mode is not None else None
        return self.score if value is None else value


@dataclass(frozen=True, slots=True)
class Sector:
    """Is a PLOVER actor sector."""

    code: str
    """Its key (`GOV`)."""
    meaning: str
    """What it means, in a line."""
    frequent: bool
    """Whether the manual counts it among the frequent ones."""


@dataclass(frozen=True, slots=True)
class EngagementRule:
    """Says which event an engagement is."""

    kinds: tuple[EngagementKind, ...]
    """The kinds of engagement it holds for."""
    status: Mapping[EngagementStatus, EventStatus]
    """Event status by engagement status."""
    type: str
    """The event type."""
    mode: str | None
    """The mode, where the rule sets one."""


@dataclass(frozen=True, slots=True)
class ActRule:
    """Says which event the act of a statement is."""

    type: str
    """The event type."""
    mode: str | None
    """The mode, where the rule sets one."""
    needs_recipient: bool
    """Whether it is coded only where the statement names to whom it is done."""


@dataclass(frozen=True, slots=True)
class CueVerb:
    """Is a verb, or a phrase that begins with one, that says that something is said."""

    lemma: str
    """The phrase with its verb in the base form."""
    act: str
    """What saying it is (`say`, `deny` …)."""
    takes: frozenset[Takes]
    """What may follow as content."""
    told: bool
    """Whether the one spoken to stands right after it."""
    forms: Inflection
    """Its inflected forms."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Is all that says that something is said."""

    acts: tuple[str, ...]
    """The acts, the plainest first."""
    verbs: tuple[CueVerb, ...]
    """Cue verbs."""
    nouns: Mapping[str, str]
    """Act by cue noun ("announcement")."""
    phrases: Mapping[str, str]
    """Act by phrase with the speaker after it ("according to")."""
    plain: frozenset[str]
    """Auxiliaries that change nothing."""
    future: frozenset[str]
    """Auxiliaries of what is to come."""
    modal: frozenset[str]
    """Auxiliaries of what could or should be."""
    negation: frozenset[str]
    """Words that negate a cue."""
    pronouns: frozenset[str]
    """Pronouns that may be a speaker."""
    commitments: tuple[Inflection, ...]
    """Verbs that tell of a pledge."""
    nouns_too: frozenset[str]
    """Verb forms that are nouns as well, and verbs only after a named speaker."""
    impersonal_subjects: frozenset[str]
    """Nouns, in the singular, that are no speakers ("situation")."""
    impersonal_verbs: frozenset[str]
    """Lemmas of which an unresolved "it" is no speaker."""
    anaphoric_subjects: frozenset[str]
    """Words that stand for the words quoted before them ("this")."""
    anaphoric_verbs: frozenset[str]
    """Participles that say that those words were said ("stated")."""


@dataclass(frozen=True, slots=True)
class EngagementVerb:
    """Is a verb that by itself says that an engagement takes place."""

    lemma: str
    """The phrase with its verb in the base form."""
    kind: EngagementKind
    """The kind of engagement."""
    partner: tuple[str, ...]
    """Prepositions before the other side; the empty string is a direct object."""
    place: tuple[str, ...]
    """Prepositions before the place; the empty string is a direct object."""
    needs_partner: bool
    """Whether nothing is coded without another side."""
    needs_person: bool
    """Whether the other side must be a person or delegation."""
    needs_person_subject: bool
    """Whether the subject must be a person or delegation."""
    needs_place: bool
    """Whether nothing is coded without a place."""
    needs_object: frozenset[str]
    """Nouns one of which must follow ("agreement"); empty if none must."""
    unmet: frozenset[str]
    """Objects that are met without a meeting ("needs")."""
    subject_hosts: bool
    """Whether the subject is the host."""
    forms: Inflection
    """Its inflected forms."""


@dataclass(frozen=True, slots=True)
class EngagementNoun:
    """Is a noun that names an occasion."""

    words: str
    """The noun, in lower case."""
    kind: EngagementKind
    """The kind of engagement."""
    has_series: bool
    """Whether its capitalized name is that of a recurring format."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Is a verb that holds, joins or hosts an occasion named by a noun."""

    lemma: str
    """The phrase with its verb in the base form."""
    part: Literal["party", "guest", "host", "passive"]
    """What its subject is; `passive` if the occasion itself is the subject."""
    forms: Inflection
    """Its inflected forms."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Is the words around a trigger that change its status."""

    planned: frozenset[str]
    """Words of what is to come."""
    called_for: frozenset[str]
    """Words of what somebody asks for."""
    cancelled: frozenset[str]
    """Words of what was called off."""
    denied: frozenset[str]
    """Verbs whose infinitive does not take place ("refused to meet")."""
    thanks: frozenset[str]
    """Verbs that look back at what was done ("thanked X for hosting")."""
    conditional: frozenset[str]
    """Words that open a clause of what is only supposed; it reaches to the next comma."""
    hypothetical: frozenset[str]
    """Words of what could take place."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Is all that says that an engagement takes place."""

    verbs: tuple[EngagementVerb, ...]
    """Verbs that say so by themselves."""
    nouns: tuple[EngagementNoun, ...]
    """Nouns that name an occasion, longest first."""
    holding: tuple[Holding, ...]
    """Verbs that hold an occasion named by a noun."""
    partner: tuple[str, ...]
    """Prepositions between an occasion's name and its sides."""
    destination: tuple[str, ...]
    """Prepositions between the name of a journey and its destination."""
    ordinals: Mapping[str, int]
    """Number by ordinal word."""
    rounds: frozenset[str]
    """Words for one occasion of a recurring format ("round")."""
    apart: frozenset[str]
    """Words between an ordinal and a name that are no part of it."""
    topic_verbs: tuple[Inflection, ...]
    """Verbs whose object is a topic."""
    topic_prepositions: tuple[str, ...]
    """Prepositions before a topic."""
    status: StatusWords
    """Words that change the status."""


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """Is the words that name agreements."""

    nouns: Mapping[str, str]
    """Kind by noun."""
    statuses: Mapping[str, AgreementStatus]
    """Status by a word near the name."""
    one_sided: frozenset[str]
    """Modifiers of what one side issues alone ("presidential memorandum")."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Is the function words that the coders need."""

    adverbs: frozenset[str]
    """Adverbs without -ly that stand beside a verb."""
    be: frozenset[str]
    """Forms of "to be"."""
    determiners: frozenset[str]
    """Articles, demonstratives and possessives."""
    plural_pronouns: frozenset[str]
    """Subjects after which a verb has its base form."""
    own_voice: frozenset[str]
    """Pronouns of the text's own voice."""
    object_pronouns: frozenset[str]
    """Pronouns that are spoken to."""
    prepositions: frozenset[str]
    """Prepositions, and conjunctions that stand like one."""
    clause_openers: frozenset[str]
    """Words that open a clause of their own."""
    question_words: frozenset[str]
    """Words that open a question clause."""
    joiners: frozenset[str]
    """Words that join two names."""
    fillers: frozenset[str]
    """Small words that may stand between joined names."""
    after_subject: frozenset[str]
    """Finite verbs after which the words before them were a subject."""
    no_nouns: frozenset[str]
    """Last words of what is no noun phrase."""
    listeners: frozenset[str]
    """Groups that are spoken to."""
    adverbial_openers: frozenset[str]
    """Prepositions that open an adverbial between a cue and what is said."""
    speech_verbs: frozenset[str]
    """Verbs of reported speech."""
    account_verbs: frozenset[str]
    """Verbs of the reporter's own account."""
    particles: frozenset[str]
    """Adverbs that make another verb of the one before them ("push back")."""
    pointing: frozenset[str]
    """Pronouns that point at what is told elsewhere."""
    inverting: frozenset[str]
    """Auxiliaries that open a question before their subject."""
    closing: frozenset[str]
    """Words after which a sentence no longer tells of a place."""
    nobody: frozenset[str]
    """Words that open a subject that stands for nobody."""
    apart_times: frozenset[str]
    """Words before a time that is not that of what is told."""

    def is_adverb(self, word: str) -> bool:
        """Tells whether a word is an adverb that may stand beside a verb."""
        return word in self.adverbs or (word.endswith("ly") and len(word) > len("only"))


@dataclass(frozen=True, slots=True)
class Ontology:
    """Is what can be said."""

    version: str
    """Version of the data and digest of their files."""
    events: Mapping[str, EventType]
    """Event types by name."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    sectors: Mapping[str, Sector]
    """Sectors by code."""
    engagement_rules: tuple[EngagementRule, ...]
    """Which event an engagement is; the first that fits."""
    consult_modes: Mapping[str, str]
    """Mode of CONSULT by kind of engagement."""
    act_rules: Mapping[str, ActRule]
    """Which event a statement's act is."""
    cues: Cues
    """What says that something is said."""
    frames: Frames
    """What says that an engagement takes place."""
    agreements: AgreementWords
    """What names an agreement."""
    grammar: Grammar
    """Function words."""
