"""A draft as the coders look at it: by token, with what each token belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from dragoman.model import Actor, Draft, Place, Quotation, Span, Time
from dragoman.ontology import Grammar

S = TypeVar("S", bound=Span)


@dataclass(frozen=True, slots=True)
class Unit:
    """Is an outermost mention of actors: one, or several for a group ("the two countries")."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    actors: tuple[Actor, ...]
    """Whom it stands for."""
    form: Literal["name", "role", "pronoun", "group"]
    """How it stands for them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Is a mention of a place, or of a state as a place."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    place: Place
    """The place."""


@dataclass(frozen=True, slots=True)
class When:
    """Is a time expression by token."""

    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    time: Time
    """The time expression."""


@dataclass(frozen=True, slots=True)
class View:
    """Is a draft by token. Lists named `*_at` have one item a token: the index of what covers it, or -1."""

    draft: Draft
    """The draft."""
    grammar: Grammar
    """Function words."""
    text: str
    """The report's text."""
    words: tuple[str, ...]
    """The tokens in lower case, with straight apostrophes."""
    sentences: tuple[range, ...]
    """Token indices of each sentence; empty for one without tokens."""
    units: tuple[Unit, ...]
    """Outermost actor mentions, in order, disjoint."""
    unit_at: tuple[int, ...]
    """Which unit covers each token."""
    spots: tuple[Spot, ...]
    """Outermost place mentions, in order, disjoint."""
    spot_at: tuple[int, ...]
    """Which place mention covers each token."""
    whens: tuple[When, ...]
    """Time expressions, in order, disjoint."""
    when_at: tuple[int, ...]
    """Which time expression covers each token."""
    quotations: tuple[Quotation, ...]
    """Outermost quotations, in order, disjoint."""
    quotation_at: tuple[int, ...]
    """Which outermost quotation covers each token."""

    def word(self, token: int) -> str:
        """Returns a token in lower case; the empty string outside the text."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def printed(self, token: int) -> str:
        """Returns a token as printed; the empty string outside the text."""
        return self.draft.tokens[token].words(self.text) if 0 <= token < len(self.words) else ""

    def is_capitalized(self, token: int) -> bool:
        """Tells whether a token begins with a capital."""
        return self.printed(token)[:1].isupper()

    def unit(self, token: int) -> Unit | None:
        """Returns the unit that covers a token."""
        index = self.unit_at[token] if 0 <= token < len(self.unit_at) else -1
        return self.units[index] if index >= 0 else None

    def spot(self, token: int) -> Spot | None:
        """Returns the place mention that covers a token."""
        index = self.spot_at[token] if 0 <= token < len(self.spot_at) else -1
        return self.spots[index] if index >= 0 else None

    def when(self, token: int) -> When | None:
        """Returns the time expression that covers a token."""
        index = self.when_at[token] if 0 <= token < len(self.when_at) else -1
        return self.whens[index] if index >= 0 else None

    def sentence_of(self, token: int) -> range:
        """Returns the token indices of the sentence that a token stands in."""
        return self.sentences[self.draft.tokens[token].sentence]

    def span(self, first: int, last: int) -> Span:
        """Returns the span from one token to another, both included."""
        return Span(self.draft.tokens[first].start, self.draft.tokens[last].end)

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """Returns the outermost quotations that overlap a span, in order."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.end)
        end = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.start)
        return self.quotations[first : max(first, end)]

    def tokens_in(self, span: Span) -> range:
        """Returns the indices of the tokens that overlap a span."""
        tokens = self.draft.tokens
        first = bisect_right(tokens, span.start, key=lambda token: token.end)
        end = bisect_left(tokens, span.end, key=lambda token: token.start)
        return range(first, max(first, end))


def view(draft: Draft, grammar: Grammar) -> View:
    """Returns the view of a draft, in time linear in its tokens and mentions."""
    text, tokens = draft.report.text, draft.tokens
    units = _units(draft)
    spots = _spots(draft)
    whens = [When(first, last, time) for time, first, last in _on_tokens(draft, _outermost(list(draft.times)))]
    quoted = _on_tokens(draft, _outermost([quotation for quotation in draft.quotations if quotation.depth == 0]))
    return View(
        draft=draft,
        grammar=grammar,
        text=text,
        words=tuple(token.words(text).lower().replace("’", "'") for token in tokens),
        sentences=_sentences(draft),
        units=tuple(units),
        unit_at=_cover(len(tokens), [(unit.first, unit.last) for unit in units]),
        spots=tuple(spots),
        spot_at=_cover(len(tokens), [(spot.first, spot.last) for spot in spots]),
        whens=tuple(whens),
        when_at=_cover(len(tokens), [(when.first, when.last) for when in whens]),
        quotations=tuple(quotation for quotation, _, _ in quoted),
        quotation_at=_cover(len(tokens), [(first, last) for _, first, last in quoted]),
    )


def _sentences(draft: Draft) -> tuple[range, ...]:
    bounds: list[tuple[int, int]] = [(0, 0)] * len(draft.sentences)
    for index, token in enumerate(draft.tokens):
        first, end = bounds[token.sentence]
        bounds[token.sentence] = (index if first == end else first, index + 1)
    return tuple(range(first, end) for first, end in bounds)


def _units(draft: Draft) -> list[Unit]:
    mentions = [(mention, actor) for actor in draft.actors for mention in actor.mentions]
    by_span: dict[Span, list[Actor]] = {}
    forms: dict[Span, Literal["name", "role", "pronoun", "group"]] = {}
    for mention, actor in mentions:
        span = mention.bare()
        by_span.setdefault(span, []).append(actor)
        forms.setdefault(span, mention.form)
    return [
        Unit(first, last, tuple(by_span[span]), forms[span])
        for span, first, last in _on_tokens(draft, _outermost(list(by_span)))
    ]


def _spots(draft: Draft) -> list[Spot]:
    by_span = {mention.bare(): place for place in draft.places for mention in place.mentions}
    return [Spot(first, last, by_span[span]) for span, first, last in _on_tokens(draft, _outermost(list(by_span)))]


def _outermost(spans: Sequence[S]) -> list[S]:
    """Returns the spans that lie in no other, in order; of two that cross, the first."""
    kept: list[S] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if len(kept) == 0 or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _on_tokens(draft: Draft, spans: Iterable[S]) -> list[tuple[S, int, int]]:
    """Returns ordered, disjoint spans with their first and last token; a span without a token is left out."""
    tokens = draft.tokens
    placed: list[tuple[S, int, int]] = []
    position = 0
    for span in spans:
        while position < len(tokens) and tokens[position].end <= span.start:
            position += 1
        last = position
        while last < len(tokens) and tokens[last].start < span.end:
            last += 1
        if last > position:
            placed.append((span, position, last - 1))
            position = last
    return placed


def _cover(n_tokens: int, bounds: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    cover = [-1] * n_tokens
    for index, (first, last) in enumerate(bounds):
        cover[first : last + 1] = [index] * (last + 1 - first)
    return tuple(cover)
