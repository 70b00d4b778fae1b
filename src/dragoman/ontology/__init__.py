"""What can be said: event types, sectors, cue words and trigger frames, as data files with a loader and a checker."""

from dragoman.ontology.check import check_ontology
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
from dragoman.ontology.load import load_ontology

__all__ = [
    "ActRule",
    "AgreementWords",
    "CueVerb",
    "Cues",
    "EngagementNoun",
    "EngagementRule",
    "EngagementVerb",
    "EventType",
    "Frames",
    "Grammar",
    "Holding",
    "Ontology",
    "Sector",
    "StatusWords",
    "check_ontology",
    "load_ontology",
]
