"""Sets right what the encoder calls names that the gazetteer knows: states, capitals, peoples, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.gazetteer import Atom, atoms_of
from dragoman.model.annotation import NamedSpan

if TYPE_CHECKING:
    from dragoman.gazetteer import Gazetteer

_LABELS = {"state": "LOC", "capital": "LOC", "adjective": "NORP", "people": "NORP", "organisation": "ORG"}


def with_known_names(found: Sequence[NamedSpan], text: str, *, gazetteer: Gazetteer) -> tuple[NamedSpan, ...]:
    """Returns the mentions of a text, with the gazetteer's names among them.

    A name of the gazetteer takes the place of what the encoder found within it or across its ends. A longer mention
    ("Bank of China") stays, and so does a person who is named like a place ("Michael Jordan", "Chad").

    Args:
        found: what the encoder found, in order, without overlaps.
        text: the text.
        gazetteer: the tables.
    """
    kept: list[NamedSpan] = []
    at = 0
    for name in _names(text, gazetteer):
        while at < len(found) and found[at].end <= name.start:
            kept.append(found[at])
            at += 1
        last = at
        while last < len(found) and found[last].start < name.end:
            last += 1
        if any(_stays(mention, name) for mention in found[at:last]) or _touches(kept, name):
            continue
        kept.append(name)
        at = last
    kept += found[at:]
    return tuple(_without_overlaps(kept))


def _stays(mention: NamedSpan, name: NamedSpan) -> bool:
    if mention.label == "PER":
        return name.label != "ORG" or not name.contains(mention)
    return mention.contains(name) and mention.bare() != name.bare()


def _touches(kept: Sequence[NamedSpan], name: NamedSpan) -> bool:
    return bool(kept) and kept[-1].end > name.start


def _without_overlaps(mentions: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    end = 0
    for mention in mentions:
        if mention.start >= end:
            yield mention
            end = mention.end


def _names(text: str, gazetteer: Gazetteer) -> Iterator[NamedSpan]:
    """Yields the gazetteer's names in a text, the longest at each place; a name of several kinds tells nothing."""
    atoms: list[Atom] = atoms_of(text)
    words = [atom.text for atom in atoms]
    at = 0
    while at < len(atoms):
        count, entries = gazetteer.names.at(words, at)
        labels = {_LABELS.get(entry.naming) for entry in entries}
        label = labels.pop() if len(labels) == 1 else None
        if label is not None and any(word[0].isupper() for word in words[at : at + count]):
            yield NamedSpan(atoms[at].start, atoms[at + count - 1].end, label)
        at += max(count, 1)
