"""Words that stand for somebody named elsewhere: roles alone, groups and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.annotate.line import Line
from dragoman.annotate.roles import RolePhrase
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, Quotation

_THIRD = frozenset({"he", "she", "him", "her", "his", "they", "them", "their", "himself", "herself"})
_SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_DEFINITE_PLURALS = frozenset({"sides", "parties", "countries", "ministers"})
_DEFINITE = frozenset({"the", "his", "her", "their", "this", "that", "our"})


class StandInFinder:
    """Finds roles without a name, collective phrases and pronouns.

    Args:
        gazetteer: gives the nouns that "the two" and "both" can stand before.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.words
        self._never_alone = words["never_alone"]
        self._states = words["state_collectives"]
        self._persons = words["person_collectives"]

    def roles(self, line: Line, phrases: Sequence[RolePhrase]) -> Iterator[Mention]:
        """Yields a mention for each role phrase that stands with no name."""
        for phrase in phrases:
            if not line.free(phrase.first, phrase.end) or phrase.bare_head:
                continue
            if phrase.determiner is None and phrase.of is None:
                continue
            if line.lower[phrase.end - 1] in self._never_alone and not phrase.capital:
                continue
            if line.lower_at(phrase.first - 1) == "of" and line.lower_at(phrase.first - 2) in {"office", "bureau"}:
                continue
            end = phrase.end
            if phrase.plural and phrase.of is not None:
                # "Foreign Ministers of Iran, Egypt and Jordan": the states stay mentions of their own.
                end = next((index for index in range(phrase.start, end) if line.lower[index] == "of"), end)
            line.take(phrase.first, end)
            span = line.span(phrase.first, end)
            role = line.span(phrase.start, end)
            if phrase.plural:
                yield Mention(span.start, span.end, "group", "group", role=role, of=phrase.of)
            else:
                yield Mention(span.start, span.end, "role", "role", role=role, of=phrase.of)

    def groups(self, line: Line) -> Iterator[Mention]:
        """Yields "the two countries", "both sides", "the parties", "our two countries"."""
        for position, word in enumerate(line.lower):
            if word not in self._states and word not in self._persons:
                continue
            first = position
            while line.lower_at(first - 1) in {"two", "three", "four", "foreign"}:
                first -= 1
            counted = first < position and line.lower_at(first) != "foreign"
            if line.lower_at(first - 1) in _DEFINITE or line.lower_at(first - 1) == "both":
                first -= 1
            elif not counted:
                continue
            definite = line.lower_at(first) == "both" or counted or word in _DEFINITE_PLURALS
            if definite and line.free(first, position + 1):
                line.take(first, position + 1)
                span = line.span(first, position + 1)
                yield Mention(span.start, span.end, "group", "group")

    def pronouns(self, line: Line, quotations: Sequence[Quotation]) -> Iterator[Mention]:
        """Yields the pronouns; those of speaking and hearing only inside quotation marks."""
        for position, word in enumerate(line.lower):
            if line.taken[position] or (word not in _THIRD and word not in _SPEAKERS):
                continue
            if word == "us" and line.words[position] == "US":
                continue
            span = line.span(position, position + 1)
            if word in _SPEAKERS and not any(quotation.contains(span) for quotation in quotations):
                continue
            line.take(position, position + 1)
            yield Mention(span.start, span.end, "pronoun", "pronoun")


def without_crossing(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Returns the mentions in order of their start, the outer before the inner, one for each stretch of text."""
    ordered: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end, mention.label)):
        if not ordered or (ordered[-1].start, ordered[-1].end) != (mention.start, mention.end):
            ordered.append(mention)
    return tuple(ordered)
