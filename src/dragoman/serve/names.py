"""Says what the ids in a record stand for, as HTML, and under which label each row is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Actor, Record, Span, Statement
from dragoman.serve.markup import Html, isolated, join, tag, words

# One letter a table; the number behind it is the row's place in it.
LETTERS = {
    "engagements": "G",
    "statements": "S",
    "events": "E",
    "agreements": "T",
    "commitments": "C",
    "characterisations": "L",
    "actors": "A",
    "places": "P",
    "times": "D",
}
UNKNOWN = tag("span", words("unknown"), class_="unknown")
N_SPEAKER_COLORS = 6


class Names:
    """Looks up the rows of one record.

    Args:
        record: the record that is shown.
    """

    def __init__(self, record: Record) -> None:
        self._text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        self._places = {place.id: place for place in record.places}
        self._statements = {statement.id: statement for statement in record.statements}
        self._labels = {
            row.id: f"{LETTERS[kind]}{number}"
            for kind in LETTERS
            if kind != "times"
            for number, row in enumerate(getattr(record, kind), start=1)
        }
        speakers = dict.fromkeys(statement.speakers for statement in record.statements if statement.speakers != ())
        self._colors = {who: str(number % N_SPEAKER_COLORS) for number, who in enumerate(speakers)}

    def printed(self, spans: Sequence[Span]) -> Html:
        """Returns the words of the spans, as printed."""
        return join((isolated(span.words(self._text)) for span in spans), " … ")

    def forms(self, spans: Sequence[Span]) -> Html:
        """Returns the different words of the spans, each once."""
        return join((isolated(form) for form in dict.fromkeys(span.words(self._text) for span in spans)), " · ")

    def row(self, row_id: str) -> Html:
        """Returns a link to a row of this record, by its label."""
        label = self._labels.get(row_id, row_id)
        return tag("a", isolated(label), href=f"#{label}")

    def actors(self, ids: Iterable[str]) -> Html:
        """Returns actors by name, each with whom it represents."""
        return join((self.actor(actor_id) for actor_id in ids), ", ") or UNKNOWN

    def actor(self, actor_id: str) -> Html:
        """Returns an actor by name, with whom it represents."""
        actor = self._actors.get(actor_id)
        return isolated(actor_id if actor is None else _name(actor))

    def places(self, ids: Iterable[str]) -> Html:
        """Returns places by name."""
        names = (self._places[place_id].name if place_id in self._places else place_id for place_id in ids)
        return join(map(isolated, names), ", ") or UNKNOWN

    def sayer(self, asserted_by: str) -> Html:
        """Returns who asserts a row: the narrator, or the speakers of a statement and its label."""
        statement = self._statements.get(asserted_by)
        if statement is None:
            return isolated(asserted_by)
        return join((self.actors(statement.speakers), self.row(statement.id)), " in ")

    def target(self, target: str | None) -> Html:
        """Returns what a characterisation is put on: an actor, an agreement, a pair of states."""
        if target is None:
            return UNKNOWN
        if target in self._actors:
            return self.actor(target)
        return self.row(target) if target in self._labels else isolated(target)

    def speaker_class(self, statement: Statement) -> str:
        """Returns the class that colors a statement by who says it."""
        return f"speaker-{self._colors.get(statement.speakers, 'unknown')}"

    def speakers(self) -> list[tuple[str, Html]]:
        """Returns the class and the names of each who speaks, in order of appearance."""
        known = [(f"speaker-{color}", self.actors(who)) for who, color in self._colors.items()]
        nameless = any(statement.speakers == () for statement in self._statements.values())
        return [*known, ("speaker-unknown", UNKNOWN)] if nameless else known


def _name(actor: Actor) -> str:
    return actor.name if actor.represents in (None, actor.name) else f"{actor.name} ({actor.represents})"
