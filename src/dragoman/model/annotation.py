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
    upos: str | None = None
    """Universal part of speech; null where nothing has read it."""
    head: int | None = None
    """Index of its head among the draft's tokens; null for a root, and where nothing has parsed."""
    deprel: str | None = None
    """Universal Dependencies relation to its head; null where nothing has parsed."""


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
class Turn:
    """Is what the form of a text alone gives to a speaker: a turn of a transcript, or a quotation that is signed."""

    who: Span
    """The words that name the speaker."""
    content: tuple[Span, ...]
    """What is said, one span a block."""


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


@dataclass(frozen=True, slots=True)
class NamedSpan(Span):
    """Is a stretch that the encoder reads as a name or a title."""

    label: str
    """PER, ORG, LOC, NORP, ROLE, TREATY, FORUM or FAC."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Is who says what by which words, as the encoder reads it; each span lies in one sentence."""

    source: tuple[Span, ...]
    """Who says it; empty where nobody is named."""
    cue: tuple[Span, ...]
    """The words that attribute."""
    content: tuple[Span, ...]
    """What is attributed, in order."""
    score: float | None
    """The encoder's score of the weakest link in it; 0 is even, null where the form of the text tells who speaks."""


@dataclass(frozen=True, slots=True)
class PairScore:
    """Is what one mention does to another in their sentence, as the encoder reads it."""

    actor: Span
    """Who does it."""
    recipient: Span
    """Whom it is done to."""
    root: str
    """PLOVER root type; CONCEDE and RETREAT are one, YIELD."""
    score: float
    """Probability of that root, 0 to 1, not calibrated."""
