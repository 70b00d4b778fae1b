"""Makes actors of mentions: one for each person, state, organisation and group of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.gazetteer import Gazetteer, RoleWord
from dragoman.model.actor import Actor, Role
from dragoman.model.annotation import Mention
from dragoman.model.draft import Draft
from dragoman.resolve.bodies import BodyBook
from dragoman.resolve.candidate import Candidate
from dragoman.resolve.houses import house_of
from dragoman.resolve.persons import PersonBook, acts_for_a_state, noun_of, roles_in
from dragoman.resolve.stand_ins import StandIns
from dragoman.resolve.whereabouts import Whereabouts
from dragoman.stage import Stage, each

if TYPE_CHECKING:
    from dragoman.ontology import Ontology


_DEFINITE = ("the ", "his ", "her ", "their ", "its ", "our ", "my ", "your ")


def stage(_ontology: Ontology, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that fills `actors`."""

    def run(draft: Draft) -> Draft:
        return replace(draft, actors=find_actors(draft, gazetteer))

    return each("actors", run, reads=["report", "sentences", "mentions"], writes=["actors"])


def find_actors(draft: Draft, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """Returns the actors of a report, in order of first mention."""
    cast = _Cast(draft, gazetteer)
    cast.name()
    cast.place()
    cast.stand_in()
    return cast.actors()


class _Cast:
    """Is everybody in one report."""

    def __init__(self, draft: Draft, gazetteer: Gazetteer) -> None:
        self._mentions = draft.mentions
        self._sentences = draft.sentences
        self._text = draft.report.text
        self._gazetteer = gazetteer
        self._persons = PersonBook(gazetteer, house_of(draft.report, gazetteer.houses))
        self._bodies = BodyBook(gazetteer)
        self._stand_ins = StandIns(self._text, draft.sentences, gazetteer=gazetteer)
        self._unnamed: dict[tuple[str, str | None], Candidate] = {}

    def name(self) -> None:
        """Takes the mentions that name somebody."""
        for mention in self._mentions:
            candidate: Candidate | None
            if mention.label == "person":
                candidate = self._persons.add(mention, self._text)
            else:
                candidate = self._bodies.add(mention, self._text)
            if candidate is not None:
                self._stand_ins.see(mention, candidate)

    def place(self) -> None:
        """Reads whom the hosts in an official release act for out of where they are."""
        house = self._persons.house
        if house is not None:
            whereabouts = Whereabouts(self._text, self._sentences, mentions=self._mentions, gazetteer=self._gazetteer)
            whereabouts.tell(self._persons.persons, house.state)

    def stand_in(self) -> None:
        """Takes the mentions that stand for somebody, in order, so that each can lean on those before it."""
        parties = self._parties()
        for mention in self._mentions:
            if mention.label == "role":
                person = self._stand_ins.role(mention, self._title(mention).lower()) or self._holder(mention)
            elif mention.label == "pronoun":
                person = self._stand_ins.pronoun(mention)
            else:
                person = None
                if mention.label == "group" and mention.of is None and mention.role is None and mention.name is None:
                    for member in self._stand_ins.collective(mention, parties):
                        member.add(mention, "group")
            if person is not None:
                person.add(mention)
                self._stand_ins.see(mention, person)

    def actors(self) -> tuple[Actor, ...]:
        """Returns the actors, in order of first mention, one for each id."""
        found: dict[str, Actor] = {}
        for candidate in (*self._persons.persons, *self._bodies.candidates, *self._unnamed.values()):
            if not candidate.names or not candidate.mentions:
                continue
            actor = candidate.actor()
            known = found.get(actor.id)
            if known is not None:
                actor = replace(known, mentions=tuple(sorted({*known.mentions, *actor.mentions})))
            found[actor.id] = actor
        return tuple(
            sorted(found.values(), key=lambda actor: (actor.mentions[0].start, actor.mentions[0].end, actor.id))
        )

    def _parties(self) -> list[Candidate]:
        """Returns the states that named persons act for, where the report names them too."""
        codes = dict.fromkeys(person.represents for person in self._persons.persons if person.represents is not None)
        states = (self._bodies.state(code) for code in codes)
        return [state for state in states if state is not None]

    def _title(self, mention: Mention) -> str:
        return " ".join((mention.role or mention).words(self._text).split())

    def _is_anybody(self, mention: Mention, heads: Sequence[RoleWord]) -> bool:
        """Tells whether a role means whoever holds it: "a senator", "as president of …"; "an official" is somebody."""
        words = mention.words(self._text)
        definite = words[0].isupper() and not words.startswith(("A ", "An "))
        if definite or words.startswith(_DEFINITE):
            return False
        return not any(noun_of(head) in self._gazetteer.words["anonymous_roles"] for head in heads)

    def _holder(self, mention: Mention) -> Candidate | None:
        """Returns the unnamed person that holds a role with a state: "a Foreign Office spokesman"."""
        title = self._title(mention)
        heads = roles_in(mention, self._text, gazetteer=self._gazetteer)
        of = mention.of or self._persons.house_state(heads)
        if of is None or not any(acts_for_a_state(head) for head in heads) or self._is_anybody(mention, heads):
            return None
        person = self._unnamed.get((title.lower(), of))
        if person is None:
            name = " ".join(mention.words(self._text).split())
            for article in ("the ", "The ", "a ", "A ", "an ", "An "):
                name = name.removeprefix(article)
            person = Candidate("person", [name], represents=of, heads=heads)
            person.sectors.extend(sector for head in heads for sector in head.sectors)
            person.roles.append(Role(title, of, mention.bare()))
            self._unnamed[title.lower(), of] = person
        return person
