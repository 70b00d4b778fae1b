"""Puts the named mentions of one person together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from dragoman.gazetteer import Gazetteer, Gender, House, RoleWord, atoms_of
from dragoman.model.actor import Role
from dragoman.model.annotation import Mention
from dragoman.resolve.candidate import Candidate
from dragoman.resolve.spelling import folded, same_name, same_spelling

# A report of 5,000 namesakes must stay linear: only the latest bearers of a name are compared.
_MOST_BEARERS = 20
_LIST_LINKS = ([","], ["and"], [",", "and"], ["as", "well", "as"])
_ACTING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(slots=True)
class PersonBook:
    """Holds the persons found so far, by the words of their names."""

    gazetteer: Gazetteer
    """Gives role words, forms of address and given names."""
    house: House | None
    """The publisher, where it speaks for a state."""
    persons: list[Candidate] = field(default_factory=list)
    """The persons, in order of appearance."""
    _bearers: dict[str, list[Candidate]] = field(default_factory=dict)
    _folded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _last: tuple[Mention, Candidate] | None = None

    def add(self, mention: Mention, text: str) -> Candidate:
        """Returns the person that the mention names, after the mention was added to it."""
        name = " ".join((mention.name or mention).words(text).split())
        words = self._folded.setdefault(name, folded(name))
        heads = roles_in(mention, text, gazetteer=self.gazetteer)
        person = self._find(words, mention, heads=heads, given=self._given_gender(name))
        if person is None:
            person = Candidate("person", [])
            self.persons.append(person)
        person.add_name(name)
        person.add(mention)
        self._learn(person, mention, heads, text)
        self._last = (mention, person)
        for word in words:
            bearers = self._bearers.setdefault(word, [])
            if person not in bearers[-_MOST_BEARERS:]:
                bearers.append(person)
        return person

    def _find(
        self, words: tuple[str, ...], mention: Mention, *, heads: Sequence[RoleWord], given: Gender | None
    ) -> Candidate | None:
        bearers = {id(person): person for word in words for person in self._bearers.get(word, [])[-_MOST_BEARERS:]}
        genders = {head.gender for head in heads if head.gender is not None} or set(filter(None, [given]))
        likely = [person for person in bearers.values() if not _conflict(person, mention, genders)]
        for fits in (same_name, _is_part, same_spelling):
            found = [
                person
                for person in likely
                if any(fits(words, name) for name in self._names(person, words))
                and (fits is not same_spelling or _context_agrees(person, mention))
            ]
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                return _sharing_role(found, heads)
        return None

    def _names(self, person: Candidate, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yields the names that a name must fit: a full one must fit a full one, since families share the last."""
        names = [self._folded[name] for name in person.names]
        full = [name for name in names if len(name) > 1]
        yield from full if len(words) > 1 and full else names

    def _learn(self, person: Candidate, mention: Mention, heads: Sequence[RoleWord], text: str) -> None:
        honorific = text[mention.start : mention.end].split(maxsplit=1)[0]
        genders = (
            self.gazetteer.honorifics.get(honorific.capitalize()),
            *(head.gender for head in heads),
            self._given_gender((mention.name or mention).words(text)),
        )
        person.genders.update(gender for gender in genders if gender is not None)
        source = mention if mention.role is not None else self._shares_with(mention, text)
        if source is None or source.role is None:
            person.represents = person.represents or mention.of
            return
        if source is not mention:
            heads = roles_in(source, text, gazetteer=self.gazetteer)
        title = source.role.words(text)
        of = (
            mention.of
            or self.house_state(heads)
            or next((head.of for head in heads if head.of is not None), None)
            or self._listed_with(mention, heads, text)
        )
        if all((role.title, role.of) != (title, of) for role in person.roles):
            person.roles.append(Role(title, of, source.bare()))
        person.heads.extend(head for head in heads if head not in person.heads)
        former = title.lower().replace("-", " ").split()[0] in self.gazetteer.words["former"]
        person.sectors.extend(["ELI"] if former else [sector for head in heads for sector in head.sectors])
        if person.represents is None and any(acts_for_a_state(head) for head in heads):
            person.represents = of

    def _given_gender(self, name: str) -> Gender | None:
        """Returns the gender that a given name tells; null if it is not one of the lists, or stands alone."""
        words = name.split()
        if len(words) > 1 and words[0] in self.gazetteer.words["male_names"]:
            return "male"
        if len(words) > 1 and words[0] in self.gazetteer.words["female_names"]:
            return "female"
        return None

    def _listed_with(self, mention: Mention, heads: Sequence[RoleWord], text: str) -> str | None:
        """Returns the state printed with the person before in a list: "Italian President X and Foreign Minister Y"."""
        if self._last is None or not any(head.national for head in heads):
            return None
        before, person = self._last
        if before.of is None or text[before.end : mention.start].split() not in _LIST_LINKS:
            return None
        if any(noun_of(head) == "secretary" or head in person.heads for head in heads):
            return None
        return before.of

    def _shares_with(self, mention: Mention, text: str) -> Mention | None:
        """Returns the mention before, if its plural role is this person's too: "Secretaries X and Y"."""
        if self._last is None:
            return None
        before, _ = self._last
        if before.role is None or text[before.end : mention.start].split() not in _LIST_LINKS:
            return None
        title = f" {before.role.words(text).lower()} "
        plural = all(f" {head.words} " not in title for head in roles_in(before, text, gazetteer=self.gazetteer))
        return before if plural else None

    def house_state(self, heads: Sequence[RoleWord]) -> str | None:
        """Returns the publisher's state, if one of the roles is one of its own where no state is printed."""
        if self.house is not None and any(head.words in self.house.roles for head in heads):
            return self.house.state
        return None


def roles_in(mention: Mention, text: str, *, gazetteer: Gazetteer) -> list[RoleWord]:
    """Returns the role words of a mention."""
    if mention.role is None:
        return []
    words = [atom.text.lower() for atom in atoms_of(text, start=mention.role.start, end=mention.role.end)]
    found: list[RoleWord] = []
    position = 0
    while position < len(words):
        count, entries = gazetteer.role_names.at(words, position)
        if count:
            found.append(gazetteer.roles[entries[0].key])
        position += max(count, 1)
    return found


def acts_for_a_state(role: RoleWord) -> bool:
    """Tells whether who holds the role can act for a state."""
    return not _ACTING.isdisjoint(role.sectors)


def noun_of(role: RoleWord) -> str:
    """Returns the noun of a role: "secretary" of "under secretary of state"."""
    return role.words.partition(" of ")[0].rpartition(" ")[2]


def _is_part(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tells whether all words of the shorter name are words of the longer one."""
    short, full = sorted((words, other), key=len)
    return len(short) < len(full) and set(short) <= set(full)


def _conflict(person: Candidate, mention: Mention, genders: Set[Gender]) -> bool:
    if mention.of is not None and person.represents is not None and mention.of != person.represents:
        return True
    return bool(genders) and bool(person.genders) and not genders & person.genders


def _context_agrees(person: Candidate, mention: Mention) -> bool:
    return mention.of is None or mention.of == person.represents


def _sharing_role(found: Sequence[Candidate], heads: Sequence[RoleWord]) -> Candidate | None:
    """Returns the one person among namesakes that has the role; null for a tie."""
    nouns = {noun_of(head) for head in heads}
    sharing = [person for person in found if nouns & {noun_of(head) for head in person.heads}]
    return sharing[0] if len(sharing) == 1 else None
