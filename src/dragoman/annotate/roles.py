"""Role phrases: "Russian Foreign Minister", "Under Secretary of State for Economic Growth", "his DPRK counterpart"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.annotate.line import Known, Line
from dragoman.gazetteer import Gazetteer, RoleWord

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my", "your"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})
_COMPLEMENT = frozenset({"of", "for", "to", "on"})
_LINKS = frozenset({"of", "for", "and", "the", "&", "in", "on", "/", "-"})
_OWNERS = ("adjective", "state", "seat", "organisation", "people", "capital")
_MOST_COMPLEMENT = 24
_MOST_WORDS = 6
_MOST_BODY = 12
_MOST_HEADS = 6
_STATE_CODE = 3
_BODY_LINKS = frozenset({"of", "and", "the", "for", "&", "'s"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Is a stretch of role words with what stands before it."""

    first: int
    """First piece of the phrase: the determiner or the state before the role, or the role itself."""
    start: int
    """First piece of the role words."""
    end: int
    """Index after the last piece of the role words and of what the role is for."""
    heads: tuple[RoleWord, ...]
    """The role words that it is made of."""
    of: str | None
    """ISO 3166-1 alpha-3 code or organisation id of whom the role belongs to."""
    determiner: str | None
    """The article or possessive that it begins with."""
    plural: bool
    """Whether it is for several people."""
    capital: bool
    """Whether the role words begin with a capital."""
    bare_head: bool
    """Whether nothing but one everyday word in lower case makes it a role."""

    @property
    def possessive(self) -> bool:
        """Tells whether it begins with "his", "her" or the like."""
        return self.determiner in _POSSESSIVES


class RoleFinder:
    """Finds role phrases.

    Args:
        gazetteer: gives the role words, and the words that can stand with them.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.words
        self._index = gazetteer.role_names
        self._roles = gazetteer.roles
        self._organisations = gazetteer.organisations
        self._modifiers = words["role_modifiers"]
        self._portfolio = words["portfolio"]
        self._weak = words["weak_roles"]
        self._heads = words["organisation_heads"]
        self._locatives = words["locatives"]
        self._led = words["led_nouns"]

    def find(self, line: Line) -> list[RolePhrase]:
        """Returns the role phrases of a sentence, in order, without overlap."""
        found: list[RolePhrase] = []
        end = 0
        for position, word in enumerate(line.lower):
            if position < end or word not in self._index.longest:
                continue
            phrase = self._at(line, position, end)
            if phrase is None:
                continue
            if found and found[-1].end == phrase.first - 1 and line.lower[found[-1].end] == "'s":
                phrase = _owned_by(phrase, found.pop())
            found.append(phrase)
            end = phrase.end
        return found

    def _at(self, line: Line, position: int, floor: int) -> RolePhrase | None:
        unit = self._unit(line, position, floor)
        if unit is None:
            return None
        phrase = self._before(line, unit, floor)
        while len(phrase.heads) < _MOST_HEADS:
            following = phrase.end
            if (
                phrase.determiner == "the"
                and phrase.start == phrase.first + 1
                and phrase.end == self._bare_end(line, phrase)
            ):
                return phrase  # "the Secretary and Foreign Minister X" are two persons
            link = line.lower_at(following)
            if link in {"and", "/", "&"} or (link == "," and phrase.capital):
                following += 1
            owner = line.starts.get(following) if link == "and" and phrase.determiner is None else None
            unit = self._unit_from(line, following if owner is None else owner.end, phrase.end)
            if unit is None or unit.plural != phrase.plural or (link == "," and not unit.capital):
                return phrase
            of = phrase.of or unit.of
            if owner is not None and (of is None or len(of) != _STATE_CODE or of in self._organisations):
                of = self.code(owner) or of
            phrase = replace(phrase, end=unit.end, heads=(*phrase.heads, *unit.heads), of=of, bare_head=False)
        return phrase

    def _bare_end(self, line: Line, phrase: RolePhrase) -> int:
        """Returns the index after the role word alone, if the phrase has nothing before or after it."""
        return phrase.start + self._index.at(line.lower, phrase.start)[0]

    def _unit_from(self, line: Line, position: int, floor: int) -> RolePhrase | None:
        """Returns the role unit whose first word, modifier or portfolio word stands at `position`."""
        for head in range(position, min(position + 5, len(line))):
            if self._index.at(line.lower, head)[0]:
                unit = self._unit(line, head, floor)
                return unit if unit is not None and unit.start == position else None
            if line.lower[head] not in self._modifiers and line.lower[head] not in self._portfolio:
                return None
        return None

    def _unit(self, line: Line, position: int, floor: int) -> RolePhrase | None:
        """Returns the role whose head begins at `position`, with its modifiers and what it is for."""
        count, entries = self._index.at(line.lower, position)
        if count == 0 or position in line.covered or line.lower_at(position - 1) == "no":
            return None
        role = self._roles[entries[0].key]
        start = self._modifiers_before(line, position, floor)
        end, of = self._complement(line, position + count)
        capital = line.capital(start) or line.capital(position)
        return RolePhrase(
            first=start,
            start=start,
            end=end,
            heads=(role,),
            of=of,
            determiner=None,
            plural=entries[0].naming == "roles",
            capital=capital,
            bare_head=not line.capital(position) and count == 1 and role.words in self._weak and start == position,
        )

    def _modifiers_before(self, line: Line, position: int, floor: int) -> int:
        start = position
        while start > floor:
            before = line.lower[start - 1]
            if line.words[start - 1].isupper() and not line.words[position].isupper():
                break  # "2:00 p.m. LOCAL Secretary X"
            if before in self._modifiers or (before in self._portfolio and start - 1 not in line.ends):
                if start in line.ends:
                    break
                start -= 1
            elif before in {"and", "&", "-"} and start - 2 >= floor and line.lower[start - 2] in self._portfolio:
                if not line.capital(start - 2) and line.capital(start):
                    break
                start -= 2
            else:
                break
        if start < position and line.lower_at(start - 1) in {"of", "for", "on"}:
            return position  # what stands before is what a ministry is for
        return start

    def _before(self, line: Line, unit: RolePhrase, floor: int) -> RolePhrase:
        """Returns the unit with the state, the modifiers and the determiner that stand before it."""
        first, of = unit.start, unit.of
        owner = self._owner_before(line, unit.start, floor)
        start = unit.start
        if owner is not None:
            first = owner.first
            of = self.code(owner) or of
            while first > floor and line.lower[first - 1] in self._modifiers:
                first -= 1
        determiner = None
        if first > floor and line.lower[first - 1] in _DETERMINERS:
            determiner = line.lower[first - 1]
            first -= 1
        bare = unit.bare_head and owner is None and unit.of is None
        return replace(unit, first=first, start=start, of=of, determiner=determiner, bare_head=bare)

    def _owner_before(self, line: Line, position: int, floor: int) -> Known | None:
        """Returns the state or organisation right before: "Russian", "Spain's", "Republic of Korea (ROK)"."""
        before = position
        if line.lower_at(before - 1) == "'s":
            before -= 1
        if line.lower_at(before - 1) == ")":
            opening = next(
                (index for index in range(before - 2, max(before - 7, floor) - 1, -1) if line.words[index] == "("), -1
            )
            if opening > floor:
                before = opening
        known = line.ends.get(before) or self._body_owner(line, before, floor)
        if known is None or known.first < floor or known.key(*_OWNERS) is None:
            return None
        if known.end == position and self._is_where(line, known):
            return None
        return known

    def _is_where(self, line: Line, known: Known) -> bool:
        """Tells whether a state's name says where and not whose: "In Turkey Minister Berg met …"."""
        return (
            known.key("state", "capital") is not None
            and known.key("adjective", "organisation") is None
            and line.lower_at(known.first - 1) in self._locatives
        )

    def _body_owner(self, line: Line, position: int, floor: int) -> Known | None:
        """Returns the state whose ministry or council stands right before: "Japanese Ministry of Foreign Affairs"."""
        head_seen = False
        for before in range(position, max(floor, position - _MOST_BODY), -1):
            known = line.ends.get(before)
            if known is not None:
                return known if head_seen else None
            word = line.lower[before - 1]
            if not line.capital(before - 1) and word not in _BODY_LINKS:
                return None
            head_seen = head_seen or word in self._heads
        return None

    def code(self, known: Known) -> str | None:
        """Returns the state's code, or the organisation's state, or the organisation's id."""
        state = known.key("adjective", "state", "seat", "people", "capital")
        if state is not None:
            return state
        organisation = known.key("organisation")
        if organisation is None:
            return None
        return self._organisations[organisation].parent or organisation

    def _complement(self, line: Line, position: int) -> tuple[int, str | None]:
        """Returns the index after "of State", "for Economic Growth, Energy, and the Environment", and whose it is."""
        if line.lower_at(position) == "-" and line.lower_at(position + 1) in {"designate", "elect"}:
            position += 2
        end, of = position, None
        if line.lower_at(position) not in _COMPLEMENT:
            return end, of
        current, limit = position, min(len(line), position + _MOST_COMPLEMENT)
        preposition = line.lower[position]
        while current < limit:
            known = line.starts.get(current)
            word = line.lower[current]
            if known is not None and known.key(*_OWNERS) is not None and line.lower_at(known.end) != "'s":
                led = line.lower_at(known.end) in self._led
                if preposition == "of" and (led or known.key("state", "organisation", "seat", "capital") is not None):
                    of = self.code(known) or of
                if led:
                    return known.end + 1, of
                current = end = known.end
                end = current = self._acronym(line, current)
            elif line.capital(current) and (word in self._portfolio or word in self._heads):
                current += 1
                end = current
            elif line.capital(current) and self._organisation_end(line, current):
                current = end = self._organisation_end(line, current)
            elif line.lower[current - 1] == "the" and self._index.at(line.lower, current)[0]:
                current = end = current + self._index.at(line.lower, current)[0]
            elif word in _LINKS:
                preposition = word if word in {"of", "for", "on"} else preposition
                current += 1
            elif word == "," and self._list_goes_on(line, current + 1):
                current += 1
            else:
                break
        return (self._acronym(line, end) if end > position else end), of

    def _organisation_end(self, line: Line, position: int) -> int:
        """Returns the index after the organisation's name that begins here, told by its last word; 0 if none does."""
        for current in range(position, min(position + _MOST_WORDS, len(line))):
            if not line.capital(current):
                return 0
            if current > position and line.lower[current] in self._heads:
                return current + 1
        return 0

    @staticmethod
    def _acronym(line: Line, position: int) -> int:
        if line.lower_at(position) == "(" and line.lower_at(position + 2) == ")":
            return position + 3
        return position

    def _list_goes_on(self, line: Line, position: int) -> bool:
        """Tells whether after a comma the list of what the role is for goes on."""
        if line.lower_at(position) in {"and", "the"}:
            position += 1
        if line.lower_at(position) == "the":
            position += 1
        count, _ = self._index.at(line.lower, position) if position < len(line) else (0, ())
        return count == 0 and line.capital(position) and line.lower_at(position) in self._portfolio


def _owned_by(phrase: RolePhrase, owner: RolePhrase) -> RolePhrase:
    """Returns "the UN Secretary-General's Personal Envoy" as one phrase."""
    return replace(phrase, first=owner.first, determiner=owner.determiner, of=phrase.of or owner.of)
