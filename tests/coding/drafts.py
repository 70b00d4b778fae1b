"""Drafts with hand-set actors, places and times, so that a test of coding depends on no resolution."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.annotate import quotations, sentences, tokens, turns
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Actor, ActorMention, Block, Draft, Place, Publication, Report, Span, Time
from dragoman.model.actor import ActorKind
from dragoman.model.annotation import MentionForm
from dragoman.ontology import load_ontology
from dragoman.stage import run_stages

ONTOLOGY = load_ontology()
GAZETTEER = load_gazetteer()

# key: kind, whom it represents, printed forms
ACTORS: Mapping[str, tuple[ActorKind, str | None, tuple[str, ...]]] = {
    "vale": ("person", "GBR", ("Foreign Secretary Ada Vale", "Ada Vale", "Vale", "the Secretary", "The Secretary")),
    "roth": ("person", "SWE", ("Swedish Foreign Minister Bo Roth", "Bo Roth", "Roth")),
    "lind": ("person", "NOR", ("Norwegian Prime Minister Eva Lind", "Eva Lind", "Lind")),
    "she": ("person", "GBR", ("She", "she")),
    "swe": ("state", "SWE", ("Sweden", "Stockholm")),
    "gbr": ("state", "GBR", ("Britain", "United Kingdom", "London")),
    "nor": ("state", "NOR", ("Norway",)),
    "nato": ("organisation", "NATO", ("NATO",)),
}
PLACES: Mapping[str, str] = {"Oslo": "NOR", "Bergen": "NOR", "Norway": "NOR", "Sweden": "SWE", "Geneva": "CHE"}


def draft(text: str, *, times: Mapping[str, str] | None = None, block: str = r"\S[^\n]*") -> Draft:
    """Returns a draft of a text in which the actors and places above are marked wherever their words stand."""
    blocks = tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(block, text))
    published = Publication("2024-05-02", "day", "argument")
    made = Draft(Report(id="r_test", text=text, blocks=blocks, published=published))
    stages = [module.stage(ONTOLOGY, GAZETTEER) for module in (quotations, turns, sentences, tokens)]
    marked = run_stages(stages, [made])[0]
    return Draft(
        report=marked.report,
        sentences=marked.sentences,
        tokens=marked.tokens,
        quotations=marked.quotations,
        turns=marked.turns,
        actors=tuple(actor for key in ACTORS if (actor := _actor(key, text)) is not None),
        places=tuple(
            Place(id=name, name=name, country=country, mentions=spans)
            for name, country in PLACES.items()
            if (spans := _found((name,), text))
        ),
        times=tuple(
            Time(span.start, span.end, value, "day")
            for words, value in (times or {}).items()
            for span in _found((words,), text)
        ),
    )


def _actor(key: str, text: str) -> Actor | None:
    kind, represents, forms = ACTORS[key]
    form: MentionForm = "pronoun" if key == "she" else "name"
    mentions = tuple(ActorMention(span.start, span.end, form) for span in _found(forms, text))
    return Actor(id=key, kind=kind, name=forms[0], represents=represents, mentions=mentions) if mentions else None


def _found(forms: tuple[str, ...], text: str) -> tuple[Span, ...]:
    longest = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return tuple(Span(match.start(), match.end()) for match in re.finditer(rf"\b(?:{longest})\b", text))
