"""Puts the mentions of states, organisations and named groups together."""

from __future__ import annotations

import re

from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention
from dragoman.resolve.candidate import Candidate

_ACRONYM = re.compile(r"\s*\(([A-Z][\w&.+-]{0,9}[A-Z0-9])\)")
_ARTICLES = ("the ", "The ", "a ", "an ", "A ", "An ")


class BodyBook:
    """Holds the states, organisations and groups found so far.

    Args:
        gazetteer: tells sectors and whose body an organisation is.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._by_key: dict[tuple[str, str | None], Candidate] = {}
        self._by_other_name: dict[str, Candidate] = {}

    @property
    def candidates(self) -> list[Candidate]:
        """Returns what was found, in order of appearance; a state never printed by name has its usual one."""
        for code, state in self._by_other_name.items():
            if not state.names:
                state.add_name(self._gazetteer.states[code].name)
        return list({id(candidate): candidate for candidate in self._by_key.values()}.values())

    def add(self, mention: Mention, text: str) -> Candidate | None:
        """Returns the actor that the mention names, after the mention was added to it; null if it names none."""
        if mention.label == "state" and mention.entry is not None:
            return self._state(mention.entry, mention, text)
        if mention.label in {"organisation", "forum"}:
            return self._organisation(mention, text)
        if mention.label == "group" and mention.role is None and (mention.of is not None or mention.name is not None):
            return self._group(mention, text)
        return None

    def state(self, code: str) -> Candidate | None:
        """Returns the state, if the report has named it."""
        return self._by_key.get(("state", code))

    def _state(self, code: str, mention: Mention, text: str) -> Candidate:
        state = self._by_key.setdefault(("state", code), Candidate("state", [], represents=code, sectors=["GOV"]))
        printed = " ".join((mention.name or mention).words(text).split())
        known = self._gazetteer.states[code]
        if printed.replace("’", "'") in {known.name, *known.names}:
            state.add_name(printed)
        else:
            self._by_other_name.setdefault(code, state)
        state.add(mention)
        return state

    def _organisation(self, mention: Mention, text: str) -> Candidate:
        name = _bare(mention.words(text))
        organisation = self._gazetteer.organisations.get(mention.entry) if mention.entry is not None else None
        key = organisation.id if organisation is not None else name.lower()
        represents = mention.of if organisation is None else organisation.parent
        if organisation is not None and organisation.parent is None and organisation.kind != "armed_group":
            represents = organisation.id
        body = self._by_key.setdefault(
            ("organisation", key),
            Candidate(
                "organisation",
                [],
                represents=represents,
                sectors=list(organisation.sectors) if organisation is not None else self._sectors(name),
            ),
        )
        body.add_name(name)
        body.add(mention)
        acronym = _ACRONYM.match(text, mention.end)
        if acronym is not None:
            self._by_key.setdefault(("organisation", acronym.group(1).lower()), body)
        return body

    def _sectors(self, name: str) -> list[str]:
        sector = self._gazetteer.group_sectors.get(name.rpartition(" ")[2].lower())
        return [sector] if sector is not None else []

    def _group(self, mention: Mention, text: str) -> Candidate:
        name = _bare(mention.words(text))
        noun = name.split()[-1].lower()
        represents = mention.of if noun in self._gazetteer.words["official_groups"] else None
        sector = self._gazetteer.group_sectors.get(noun, "CVL")
        group = self._by_key.setdefault(
            (f"group {name.lower()}", represents), Candidate("group", [], represents=represents, sectors=[sector])
        )
        group.add_name(name)
        group.add(mention)
        return group


def _bare(name: str) -> str:
    words = " ".join(name.split())
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return words
