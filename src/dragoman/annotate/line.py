"""A sentence as the mention rules see it: its pieces, and the names and roles of the gazetteer in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.gazetteer import Atom, Entry, Gazetteer, atoms_of
from dragoman.model.draft import Draft
from dragoman.model.span import Span

_SHOUTING_SHARE = 0.7
_HEADLINE_SHARE = 0.75
_SHORT = 3
_STOPS = frozenset('.!?"”')


@dataclass(frozen=True, slots=True)
class Known:
    """Is a name of the gazetteer in a sentence."""

    first: int
    """Index of its first piece."""
    end: int
    """Index after its last piece."""
    entries: tuple[Entry, ...]
    """What it can stand for, after the report's other words were asked."""

    def key(self, *namings: str) -> str | None:
        """Returns the key of the first entry with one of these namings."""
        return next((entry.key for entry in self.entries if entry.naming in namings), None)


@dataclass(slots=True)
class Line:
    """Is a sentence in pieces. Rules mark the pieces they have used in `taken`."""

    atoms: list[Atom]
    """The pieces."""
    words: list[str]
    """Their words."""
    lower: list[str]
    """Their words in lower case."""
    shouting: bool
    """Whether it is printed in capitals, so that capitals tell nothing."""
    headline: bool
    """Whether nearly all its longer words begin with a capital, so that capitals tell little."""
    starts: dict[int, Known] = field(default_factory=dict)
    """Gazetteer names by their first piece."""
    ends: dict[int, Known] = field(default_factory=dict)
    """Gazetteer names by the index after their last piece."""
    covered: set[int] = field(default_factory=set)
    """Pieces inside the gazetteer's names of organisations."""
    capitals: list[int] = field(default_factory=list)
    """Indices of the words that begin with a capital."""
    taken: bytearray = field(default_factory=bytearray)
    """1 for each piece that belongs to a mention."""

    def __len__(self) -> int:
        return len(self.atoms)

    def span(self, first: int, end: int) -> Span:
        """Returns the stretch of text from the piece `first` to the one before `end`."""
        return Span(self.atoms[first].start, self.atoms[end - 1].end)

    def take(self, first: int, end: int) -> None:
        """Marks the pieces as used."""
        self.taken[first:end] = b"\1" * (end - first)

    def free(self, first: int, end: int) -> bool:
        """Tells whether none of the pieces is used."""
        return not any(self.taken[first:end])

    def lower_at(self, position: int) -> str:
        """Returns the lower-case words of a piece; nothing outside the sentence."""
        return self.lower[position] if 0 <= position < len(self.lower) else ""

    def capital(self, position: int) -> bool:
        """Tells whether the piece is a word that begins with a capital."""
        return 0 <= position < len(self.words) and self.words[position][0].isupper()


def lines_of(draft: Draft, gazetteer: Gazetteer) -> list[Line]:
    """Returns the sentences of a report in pieces, with the gazetteer's names found in them."""
    text = draft.report.text
    lines = [_line(atoms_of(text, start=sentence.start, end=sentence.end)) for sentence in draft.sentences]
    found = [list(_known(line, gazetteer)) for line in lines]
    sure = Counter(known.entries[0].key for names in found for known in names if _one_key(known.entries))
    for line, names in zip(lines, found, strict=True):
        for known in names:
            entries = _settled(known.entries, sure)
            if entries:
                settled = Known(known.first, known.end, entries)
                line.starts[known.first] = settled
                line.ends[known.end] = settled
                if settled.key("organisation") is not None:
                    line.covered.update(range(known.first, known.end))
    return lines


def _line(atoms: list[Atom]) -> Line:
    words = [atom.text for atom in atoms]
    longer = [word for word in words if len(word) > _SHORT and word[0].isalpha()]
    n_capital = sum(word[0].isupper() for word in longer)
    spelled = [word for word in words if len(word) > 1 and word[0].isalpha()]
    n_shouted = sum(word.isupper() for word in spelled)
    return Line(
        atoms=atoms,
        words=words,
        lower=[word.lower() for word in words],
        shouting=len(spelled) > 2 and n_shouted >= _SHOUTING_SHARE * len(spelled),
        headline=len(longer) > 3 and n_capital >= _HEADLINE_SHARE * len(longer) and words[-1] not in _STOPS,
        capitals=[index for index, word in enumerate(words) if word[0].isupper()],
        taken=bytearray(len(atoms)),
    )


def _known(line: Line, gazetteer: Gazetteer) -> Iterator[Known]:
    words: Sequence[str] = line.words
    if line.shouting:
        words = [word.capitalize() if len(word) > _SHORT else word for word in words]
    position = 0
    longest = gazetteer.names.longest
    for first, word in enumerate(words):
        if first < position or word not in longest:
            continue
        count, entries = gazetteer.names.at(words, first)
        if count and not (line.shouting and count == 1 and len(word) <= _SHORT):
            yield Known(first, first + count, entries)
            position = first + count


def _one_key(entries: tuple[Entry, ...]) -> bool:
    return len({entry.key for entry in entries}) == 1


def _settled(entries: tuple[Entry, ...], sure: Counter[str]) -> tuple[Entry, ...]:
    """Returns the entries of the one state or organisation that the report names otherwise too; all where it is one.

    "Korean" is North Korean in a report that names no other Korea. Nothing is returned for a tie.
    """
    if _one_key(entries):
        return entries
    likely = {entry.key for entry in entries if sure[entry.key]}
    if len(likely) != 1:
        return ()
    return tuple(entry for entry in entries if entry.key in likely)
