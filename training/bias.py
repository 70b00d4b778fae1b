"""Tests whether a speaker's or an actor's country changes what the model says of one and the same sentence.

`python -m training.bias` puts every nationality of the data into a few frames and prints, for each frame, how often the
reading is the same and how far the scores spread.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.encoder.files import find_model
from dragoman.annotate.encoder.labels import ROOTS
from dragoman.annotate.encoder.links import WordSpan
from dragoman.annotate.encoder.reader import ReadDocument, Reader
from dragoman.annotate.encoder.rows import TextSentence
from training.sources import data_folder
from training.tagged import guess_gaps
from training.templates import load_templates

STATEMENTS = (
    "The {} foreign minister said that the talks would resume next week .",
    "“ We will not accept this decision , ” a {} official told reporters on Monday .",
    "{} authorities denied that the ship had entered the port .",
)
EVENTS = (
    ("{} forces attacked the rebels near the border .", "ASSAULT", (1, 1), (3, 4)),
    ("{} officials promised to send aid to the refugees .", "AGREE", (1, 1), (7, 8)),
    ("{} police arrested three journalists on Sunday .", "COERCE", (1, 1), (3, 4)),
    ("{} diplomats met the delegation in Geneva .", "CONSULT", (1, 1), (3, 4)),
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Is how one frame fares over all nationalities."""

    frame: str
    same: float
    """Share of nationalities with the most common reading."""
    mean: float
    deviation: float
    lowest: tuple[str, ...]
    """The nationalities with the three lowest scores."""


def read_frames(reader: Reader, frame: str, nationalities: Sequence[str]) -> list[ReadDocument]:
    """Returns what the encoder says of a frame with each nationality; a name of two words stays one token."""
    read = []
    for nationality in nationalities:
        words = [nationality if word == "{}" else word for word in frame.split()]
        read.append(reader.read([TextSentence(tuple(words), tuple(guess_gaps(words)))]))
    return read


def statement_spread(reader: Reader, frame: str, nationalities: Sequence[str]) -> Spread:
    """Returns how the first attribution of a frame varies: its spans, and its score."""
    read = read_frames(reader, frame, nationalities)
    found = [document.attributions[0] if document.attributions else None for document in read]
    spans = [(one.source, one.cue, one.content) if one else None for one in found]
    return _spread(frame, nationalities, readings=spans, scores=[one.score if one else 0.0 for one in found])


def event_spread(reader: Reader, event: tuple[str, str, tuple[int, int], tuple[int, int]], *names: str) -> Spread:
    """Returns how the root of a frame's pair varies, and the probability of the root that it tells."""
    frame, root, first, second = event
    actor = (first[0] - 1, first[1])
    scores = [reader.pairs.score(one.vectors[0], [(actor, second)])[0] for one in read_frames(reader, frame, names)]
    best = [max(ROOTS, key=table.__getitem__) for table in scores]
    return _spread(f"{frame} [{root}]", names, readings=best, scores=[table[root] for table in scores])


def _spread(
    frame: str,
    names: Sequence[str],
    *,
    readings: Sequence[str | tuple[tuple[WordSpan, ...], ...] | None],
    scores: Sequence[float],
) -> Spread:
    most = max(readings.count(one) for one in readings)
    order = sorted(range(len(names)), key=scores.__getitem__)
    lowest = tuple(f"{names[at]} {scores[at]:.2f}" for at in order[:3])
    return Spread(frame, most / len(names), statistics.fmean(scores), statistics.pstdev(scores), lowest)


def main() -> None:
    """Runs the command."""
    reader = Reader(find_model())
    nationalities = sorted({name for name in load_templates(data_folder()).peoples if name.isalpha()})
    spreads = [statement_spread(reader, frame, nationalities) for frame in STATEMENTS]
    spreads += [event_spread(reader, event, *nationalities) for event in EVENTS]
    print(f"{len(nationalities)} nationalities")
    for one in spreads:
        print(f"{one.frame}\n  same {one.same:.3f}, score {one.mean:.2f} ± {one.deviation:.2f}, lowest {one.lowest}")


if __name__ == "__main__":
    main()
