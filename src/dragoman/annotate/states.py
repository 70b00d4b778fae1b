"""States and what stands for them: names, governments, metonyms, bodies, and groups of their people."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.line import Known, Line
from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, MentionLabel

_COMPANY = frozenset({"between", "with", "and", "by", "both", ",", "against"})


class StateFinder:
    """Finds states, national bodies and groups of nationals.

    Args:
        gazetteer: gives the names, and the nouns that can stand after an adjective.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        words = gazetteer.words
        self._organisations = gazetteer.organisations
        self._locatives = words["locatives"]
        self._personal = words["personal_states"]
        self._given = words["male_names"] | words["female_names"]
        heads = words["organisation_heads"] | words["forum_heads"] | words["treaty_heads"]
        self._things = heads | words["portfolio"] | words["thing_ends"]
        self._roles = gazetteer.role_names
        self._government = words["government_nouns"]
        self._groups = words["group_nouns"]
        self._bodies = words["body_nouns"]
        self._body_starts = words["body_starts"]
        self._body_ends = words["body_ends"]
        self._generic = words["generic_groups"]
        self._modifiers = words["role_modifiers"]
        self._acting = words["speech"] | words["acts"]

    def find(self, line: Line) -> Iterator[Mention]:
        """Yields the mentions that gazetteer names of the sentence make."""
        for known in line.starts.values():
            if not line.free(known.first, known.end) or self._is_person(line, known):
                continue
            mention = self._owned(line, known) or self._named(line, known)
            if mention is not None:
                yield mention

    def generic(self, line: Line) -> Iterator[Mention]:
        """Yields groups that stand alone: "the rebels", "civilians", "the international community"."""
        for position, word in enumerate(line.lower):
            first = position
            if word == "community" and line.lower_at(position - 1) == "international":
                first -= 1
            elif word not in self._generic:
                continue
            if line.free(first, position + 1):
                line.take(first, position + 1)
                span = line.span(first, position + 1)
                yield Mention(span.start, span.end, "group", "group", name=span)

    def _is_person(self, line: Line, known: Known) -> bool:
        """Tells whether a state's name is a part of a person's: "Jordan Smith", "Michael Jordan"."""
        if known.end != known.first + 1 or line.words[known.first] not in self._personal or line.headline:
            return False
        if known.first > 0 and line.words[known.first - 1] in self._given:
            return True
        following = line.lower_at(known.end)
        return (
            line.capital(known.end)
            and known.end not in line.starts
            and following not in self._things
            and not self._roles.at(line.lower, known.end)[0]
        )

    def _owned(self, line: Line, known: Known) -> Mention | None:
        """Returns "the Russian government" and "senior Japanese officials"."""
        code = known.key("adjective", "state")
        organisation = known.key("organisation")
        if code is None and organisation is None:
            return None
        noun = known.end
        if line.lower_at(noun) == "'s":
            noun += 1
        while line.lower_at(noun) in self._modifiers:
            noun += 1
        first = known.first
        while line.lower_at(first - 1) in self._modifiers:
            first -= 1
        if line.lower_at(first - 1) == "the":
            first -= 1
        word = line.lower_at(noun)
        if not line.free(first, noun + 1):
            return None
        if code is not None and word in self._government:
            line.take(first, noun + 1)
            span = line.span(first, noun + 1)
            return Mention(
                span.start, span.end, "state", "name", name=line.span(known.first, known.end), of=code, entry=code
            )
        body = self._body(line, noun)
        if code is not None and body > noun and line.free(first, body):
            line.take(first, body)
            span = line.span(first, body)
            return Mention(span.start, span.end, "organisation", "name", name=span, of=code)
        if word in self._groups:
            line.take(first, noun + 1)
            span = line.span(first, noun + 1)
            of = code or (self._organisations[organisation].parent or organisation if organisation else None)
            return Mention(span.start, span.end, "group", "group", of=of)
        return None

    def _body(self, line: Line, noun: int) -> int:
        """Returns the index after a body of a state in lower case, such as "armed forces"; `noun` without one."""
        if line.lower_at(noun) in self._body_starts and line.lower_at(noun + 1) in self._body_ends:
            return noun + 2
        return noun + 1 if line.lower_at(noun) in self._bodies else noun

    def _named(self, line: Line, known: Known) -> Mention | None:
        span = line.span(known.first, known.end)
        organisation = known.key("organisation")
        if organisation is not None:
            line.take(known.first, known.end)
            entry = self._organisations[organisation]
            label: MentionLabel = "forum" if entry.kind == "forum" else "organisation"
            return Mention(span.start, span.end, label, "name", name=span, of=entry.parent, entry=entry.id)
        state = known.key("state")
        if state is not None:
            first = self._government_of(line, known.first)
            line.take(first, known.end)
            whole = line.span(first, known.end)
            return Mention(whole.start, whole.end, "state", "name", name=span, of=state, entry=state)
        people = known.key("people")
        if people is not None and known.key("adjective") is None:
            line.take(known.first, known.end)
            return Mention(span.start, span.end, "group", "group", of=people)
        region = known.key("region")
        if region is not None:
            line.take(known.first, known.end)
            return Mention(span.start, span.end, "place", "name", name=span, of=region)
        seat = known.key("seat", "capital")
        if seat is None:
            return None
        line.take(known.first, known.end)
        if known.key("seat") is None and not self._acts(line, known):
            return Mention(span.start, span.end, "place", "name", name=span, of=seat)
        return Mention(span.start, span.end, "state", "name", name=span, of=seat, entry=seat)

    def _acts(self, line: Line, known: Known) -> bool:
        """Tells whether a capital stands for its state: it speaks, acts, or is in the company of another capital."""
        before, after = line.lower_at(known.first - 1), line.lower_at(known.end)
        if before in self._locatives or after == ",":
            return False
        if after in self._acting or after in {"'s", "has", "had", "will", "would", "is", "was", "and"}:
            return before not in {"of", "outside"}
        other = line.ends.get(known.first - 1)
        return before in _COMPANY and other is not None and other.key("capital", "state") is not None

    def _government_of(self, line: Line, first: int) -> int:
        """Returns where "the Government of" before a state begins."""
        at = first
        if line.lower_at(at - 1) == "the":
            at -= 1
        if line.lower_at(at - 1) == "of" and line.lower_at(at - 2) in self._government and line.free(at - 2, at):
            at -= 2
            return at - 1 if line.lower_at(at - 1) == "the" and not line.taken[at - 1] else at
        return first
