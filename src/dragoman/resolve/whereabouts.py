"""Reads whom a host acts for out of where an official release says that its own people are.

"In Bangkok, Thailand, Secretary X will meet with Prime Minister Y": where a release prints no state with an office,
the office is that of the place. News is not read so: two visitors may meet anywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman.gazetteer import Gazetteer
from dragoman.model.annotation import Mention, Sentence
from dragoman.resolve.candidate import Candidate


class Whereabouts:
    """Knows in which state each sentence of an official release takes place.

    Args:
        text: the release's text.
        sentences: its sentences.
        mentions: its mentions.
        gazetteer: gives the cities where others often meet, whose name tells nothing.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], *, mentions: Sequence[Mention], gazetteer: Gazetteer
    ) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._places: dict[int, list[tuple[int, str | None]]] = {}
        named = {mention.entry for mention in mentions if mention.label == "state"}
        for mention in mentions:
            if mention.label == "place":
                venue = mention.words(text) in gazetteer.words["venues"]
                state = mention.of if not venue and mention.of in named else None
                self._places.setdefault(self._sentence(mention.start), []).append((mention.start, state))

    def tell(self, persons: Iterable[Candidate], home: str) -> None:
        """Sets the state of persons with a national role and no state, where their sentence has one place only.

        Args:
            persons: the persons of the release.
            home: the publisher's own state.
        """
        for person in persons:
            if person.represents is not None or not any(head.national for head in person.heads):
                continue
            for mention in person.mentions:
                places = self._places.get(self._sentence(mention.start), [])
                states = {state for start, state in places if start < mention.start}
                if len(states) == 1 and not states & {None, home}:
                    person.represents = next(iter(states))
                    break

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1
