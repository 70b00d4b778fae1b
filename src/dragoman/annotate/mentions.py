"""Marks who and what a text mentions: persons, roles, states, organisations, groups, pronouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.annotate.bare_names import BareNameFinder
from dragoman.annotate.groups import StandInFinder, without_crossing
from dragoman.annotate.line import Line, lines_of
from dragoman.annotate.names import NameFinder
from dragoman.annotate.organisations import OrganisationFinder
from dragoman.annotate.persons import PersonFinder
from dragoman.annotate.roles import RoleFinder
from dragoman.annotate.states import StateFinder
from dragoman.annotate.venues import VenueFinder
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, Quotation
from dragoman.model.draft import Draft
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.ontology import Ontology


def stage(_ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `mentions`."""
    finder = MentionFinder(gazetteer)

    def run(draft: Draft) -> Draft:
        return replace(draft, mentions=finder.find(draft))

    return each("mentions", run, reads=["report", "sentences", "quotations"], writes=["mentions"])


class MentionFinder:
    """Finds the mentions of a report.

    Args:
        gazetteer: gives all names and word lists.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._roles = RoleFinder(gazetteer)
        names = NameFinder(gazetteer)
        self._persons = PersonFinder(gazetteer, names, roles=self._roles)
        self._bare_names = BareNameFinder(gazetteer, names)
        self._venues = VenueFinder(gazetteer, names)
        self._organisations = OrganisationFinder(gazetteer)
        self._states = StateFinder(gazetteer)
        self._stand_ins = StandInFinder(gazetteer)

    def find(self, draft: Draft) -> tuple[Mention, ...]:
        """Returns the mentions in order of their start; they nest but never cross."""
        lines = lines_of(draft, self._gazetteer)
        phrases = [self._roles.find(line) for line in lines]
        found: list[Mention] = []
        for line, line_phrases in zip(lines, phrases, strict=True):
            found.extend(self._persons.with_roles(line, line_phrases))
            found.extend(self._persons.with_honorifics(line))
        for line, line_phrases in zip(lines, phrases, strict=True):
            found.extend(self._organisations.find(line))
            found.extend(self._stand_ins.roles(line, line_phrases))
            found.extend(self._states.find(line))
            found.extend(self._venues.find(line, draft.report.text))
        found.extend(self._acronyms(lines, found))
        alone = self._bare_names.alone(lines)
        places = {mention.words(draft.report.text) for mention in found if mention.label == "place"}
        for line in lines:
            found.extend(self._bare_names.find(line, alone, places=places))
        names = _person_names(found, draft.report.text)
        for line in lines:
            found.extend(self._bare_names.again(line, names))
        for line in lines:
            found.extend(self._states.generic(line))
            found.extend(self._stand_ins.groups(line))
            found.extend(self._stand_ins.pronouns(line, _near(draft.quotations, line)))
        return without_crossing(found)

    def _acronyms(self, lines: Sequence[Line], found: Sequence[Mention]) -> Iterator[Mention]:
        """Yields the acronyms that the report itself explains in brackets, wherever they stand."""
        ends = {mention.end for mention in found if mention.label in {"organisation", "forum", "treaty"}}
        known = {acronym for line in lines for acronym in self._organisations.acronyms(line, ends)}
        for line in lines:
            for position, word in enumerate(line.words):
                if word in known and not line.taken[position]:
                    line.take(position, position + 1)
                    span = line.span(position, position + 1)
                    yield Mention(span.start, span.end, "organisation", "name", name=span)


def _person_names(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """Returns the full names of the persons, and their first and last words."""
    names: set[str] = set()
    for mention in mentions:
        if mention.label == "person" and mention.name is not None:
            words = mention.name.words(text).split()
            names.update((" ".join(words), words[0], words[-1]))
    return frozenset(names)


def _near(quotations: Sequence[Quotation], line: Line) -> Sequence[Quotation]:
    """Returns the quotations that reach into a sentence."""
    if len(line) == 0 or len(quotations) == 0:
        return ()
    last = bisect_right(quotations, line.atoms[-1].end, key=lambda quotation: quotation.start)
    return [quotation for quotation in quotations[max(0, last - 8) : last] if quotation.end > line.atoms[0].start]
