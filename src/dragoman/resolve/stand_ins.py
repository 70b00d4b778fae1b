"""Finds out who a role, a pronoun or a collective phrase stands for; a tie stays unresolved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, Sentence
from dragoman.resolve.candidate import Candidate
from dragoman.resolve.persons import noun_of

_FEMALE = frozenset({"she", "her", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_REACH = 3
_ROLE_REACH = 40
# A sentence that names more people than this decides nothing; the limit keeps long lists linear.
_MOST_NEAR = 50
_DIPLOMATS = frozenset({"minister", "secretary", "ambassador", "envoy", "counterpart", "representative", "diplomat"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """Is a mention of a candidate in its sentence."""

    start: int
    end: int
    candidate: Candidate


class StandIns:
    """Looks back from a mention to who was named before it.

    Args:
        text: the report's text.
        sentences: its sentences, in order.
        gazetteer: gives the nouns of collective phrases.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], *, gazetteer: Gazetteer) -> None:
        self._text = text
        self._starts = [sentence.start for sentence in sentences]
        self._persons: list[list[_Placed]] = [[] for _ in sentences]
        self._states: list[list[_Placed]] = [[] for _ in sentences]
        self._speech = gazetteer.words["speech"]
        self._states_words = gazetteer.words["state_collectives"]

    def see(self, mention: Mention, candidate: Candidate) -> None:
        """Notes that the mention is the candidate's; mentions may come in any order."""
        index = self._sentence(mention)
        placed = _Placed(mention.start, mention.end, candidate)
        if candidate.kind == "person":
            self._persons[index].append(placed)
        elif candidate.kind == "state":
            self._states[index].append(placed)

    def role(self, mention: Mention, title: str) -> Candidate | None:
        """Returns the person whom a role alone means: compatible in role and state, and alone so where it was last."""
        index = self._sentence(mention)
        for back in range(index, max(-1, index - _ROLE_REACH), -1):
            # In its own sentence a role beside a name is as a rule somebody else.
            fitting = [
                placed
                for placed in self._persons[back][-_MOST_NEAR:]
                if placed.start < mention.start
                and _fits(placed.candidate, title, mention.of)
                and (back < index or mention.of is not None)
            ]
            if fitting:
                exact = [placed for placed in fitting if _has_title(placed.candidate, title)]
                return self._only(exact) or self._only(fitting)
        return None

    def pronoun(self, mention: Mention) -> Candidate | None:
        """Returns the only person of fitting gender in the nearest sentence that has one."""
        word = mention.words(self._text).lower()
        gender = "female" if word in _FEMALE else "male" if word in _MALE else None
        if gender is None:
            return None
        index = self._sentence(mention)
        for back in range(index, max(-1, index - _REACH), -1):
            fitting = [
                placed
                for placed in self._persons[back][-_MOST_NEAR:]
                if placed.end <= mention.start
                and (not placed.candidate.genders or gender in placed.candidate.genders)
                and not self._owns(placed.end)
            ]
            if fitting:
                return self._only(fitting)
        return None

    def _only(self, fitting: Sequence[_Placed]) -> Candidate | None:
        """Returns the only candidate, or the only one that speaks; null for a tie."""
        candidates = {id(placed.candidate): placed.candidate for placed in fitting}
        if len(candidates) > 1:
            speaking = (placed.candidate for placed in fitting if self._speaks(placed.end))
            candidates = {id(candidate): candidate for candidate in speaking}
        return next(iter(candidates.values())) if len(candidates) == 1 else None

    def _speaks(self, end: int) -> bool:
        """Tells whether a word of speech follows."""
        following = self._text[end : end + 16].split(maxsplit=1)
        return bool(following) and following[0].strip(".,;") in self._speech

    def collective(self, mention: Mention, parties: Sequence[Candidate]) -> list[Candidate]:
        """Returns the two states or persons that "the two countries" or "both ministers" means; none for a doubt.

        Args:
            mention: the phrase.
            parties: the states that the report's persons act for.
        """
        noun = mention.words(self._text).split()[-1].lower()
        if noun in self._states_words:
            if len(parties) == 2:
                return list(parties)
            return self._last_two(self._states, mention)
        return self._last_two(self._persons, mention)

    def _last_two(self, rows: Sequence[Sequence[_Placed]], mention: Mention) -> list[Candidate]:
        index = self._sentence(mention)
        seen: dict[int, Candidate] = {}
        for back in range(index, max(-1, index - _REACH - 1), -1):
            for placed in rows[back][-_MOST_NEAR:]:
                if placed.start < mention.start:
                    seen[id(placed.candidate)] = placed.candidate
            if len(seen) >= 2:
                break
        if not seen:  # "the two countries, Egypt and Sudan, …" at the start of a report
            seen = {id(placed.candidate): placed.candidate for placed in rows[index][:_MOST_NEAR]}
        return list(seen.values()) if len(seen) == 2 else []

    def _owns(self, end: int) -> bool:
        """Tells whether a possessive ending follows: in "Berg's visit" the visit is spoken of."""
        return self._text[end : end + 2] in {"'s", "’s"}

    def _sentence(self, mention: Mention) -> int:
        return max(0, bisect_right(self._starts, mention.start) - 1)


def _fits(person: Candidate, title: str, of: str | None) -> bool:
    if of is not None and person.represents != of:
        return False
    noun = title.partition(" of ")[0].partition(" for ")[0].rpartition(" ")[2]
    if title.endswith(" diplomacy"):  # "the head of Russian diplomacy"
        noun = "diplomat"
    nouns = {noun_of(head) for head in person.heads}
    return bool(nouns & _DIPLOMATS) if noun == "diplomat" else noun in nouns


def _has_title(person: Candidate, title: str) -> bool:
    """Tells whether one of the person's roles, less what it is of, is the title itself."""
    return any(head.words.partition(" of ")[0] == title for head in person.heads)
