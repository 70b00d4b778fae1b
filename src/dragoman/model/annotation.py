"""What `annotate` marks in a text: sentences, tokens, quotations, mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

MentionLabel = Literal[
    "person", "organisation", "state", "place", "group", "role", "forum", "treaty", "facility", "pronoun"
]
MentionForm = Literal["name", "role", "pronoun", "group"]


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """Is a sentence, trimmed of white space; it never crosses a block."""

    block: int
    """Index of the report's block that it stands in."""


@dataclass(frozen=True, slots=True)
class Token(Span):
    """Is a word, a number or a single punctuation mark."""

    sentence: int
    """Index of the sentence that it stands in."""


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Is a stretch in quotation marks, the marks included."""

    inner: tuple[Span, ...]
    """The words between the marks, without them; one span a paragraph for a quotation that runs on."""
    depth: int
    """0 for an outermost quotation, 1 for one inside it, and so on."""
    opened: bool
    """Whether its opening mark is printed."""
    closed: bool
    """Whether its closing mark is printed."""


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Is a stretch that names, describes or stands for somebody or something."""

    label: MentionLabel
    """What kind of thing it mentions."""
    form: MentionForm
    """How: by name, by role ("the Russian minister"), by pronoun, or as a group ("the two countries")."""
    name: Span | None = None
    """The proper name inside it."""
    role: Span | None = None
    """The role words inside it ("Foreign Minister")."""
    of: str | None = None
    """ISO 3166-1 alpha-3 code or organisation id of whom it belongs to, where printed with it ("Russian" → RUS)."""
    entry: str | None = None
    """Key of the gazetteer entry that its words are."""
