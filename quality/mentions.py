"""Measures named mentions: Universal NER's English web text, re3d, and the names in GUM."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.annotate.encoder.known_names import with_known_names
from dragoman.annotate.encoder.layers import encode
from dragoman.annotate.encoder.reader import Reader
from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.model.annotation import NamedSpan
from dragoman.model.draft import Draft
from quality.encoded import load_reader, text_draft, word_drafts
from quality.figures import Figures, Row, present, write_predictions
from quality.roles import Tally

_PEERS: dict[str, dict[str, float | None]] = {
    "XLM-R large, trained on this treebank": {"uner": 0.85},
    "goal": {"uner": 0.85, "re3d": 0.80},
}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "LOC"}
_CROSSNER = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "location": "LOC",
    "country": "LOC",
}  # fmt: skip
LABELS = ("PER", "ORG", "LOC")
Found = tuple[int, int, str]
_FRONT = re.compile(r"\s*(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir)\.? ?\Z", re.IGNORECASE)
_PRONOUNS = frozenset(
    {"i", "we", "he", "she", "they", "it", "you", "our", "his", "her", "their", "the", "this", "these"}
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Is what is measured: the encoder, and the gazetteer that sets its names right."""

    reader: Reader
    gazetteer: Gazetteer

    def mentions(self, drafts: Sequence[Draft]) -> list[tuple[NamedSpan, ...]]:
        """Returns the mentions of each draft."""
        return [
            with_known_names(encode(self.reader, draft).mentions, draft.report.text, gazetteer=self.gazetteer)
            for draft in drafts
        ]


def run(data: Path, predictions: Path | None) -> Figures:
    """Finds mentions in all sets and compares them with the gold."""
    measured = Measured(load_reader(), load_gazetteer())
    rows: list[dict[str, Any]] = []
    ner = present(data / "ner")
    own = {label: label for label in LABELS}
    uner = _tagged(measured, present(ner / "uner-ewt-dev.jsonl"), labels=own, rows=rows)
    crossner = _tagged(measured, present(ner / "crossner-politics-dev.jsonl"), labels=_CROSSNER, rows=rows)
    re3d = _re3d(measured, present(data / "re3d" / "dev.jsonl"), rows=rows)
    write_predictions(rows, predictions)
    values: dict[str, float | None] = {"uner": uner["all"].f1, "re3d": re3d["all"].f1, "crossner": crossner["all"].f1}
    for name, tallies in (("uner", uner), ("re3d", re3d)):
        values |= {f"{name}_{label}": tallies[label].f1 for label in LABELS}
    return Figures(
        task="mentions",
        measured_on="dev parts of UNER English EWT (2,001 sentences), re3d (56 documents), CrossNER politics (541)",
        rows=(Row("dragoman", values), *(Row(who, peer) for who, peer in _PEERS.items())),
        notes=(
            "F1 of spans with both ends and label right. re3d: Nationality counts as a location; its gold also marks "
            "common nouns and pronouns, which are left out, and often one name with and without the words around it, "
            "or as place and organisation: any of those is right, and each innermost name is to be found once; "
            "its persons have their titles with them. Articles are cut off.",
        ),
    )


def _tagged(
    measured: Measured, path: Path, *, labels: Mapping[str, str], rows: list[dict[str, Any]]
) -> dict[str, Tally]:
    with path.open(encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    tallies = _tallies()
    drafts = word_drafts([item["tokens"] for item in items])
    for number, (item, draft, mentions) in enumerate(zip(items, drafts, measured.mentions(drafts), strict=True)):
        gold = {(start, end, labels[label]) for start, end, label in tag_spans(item["tags"]) if label in labels}
        starts = {token.start: at for at, token in enumerate(draft.tokens)}
        ends = {token.end: at for at, token in enumerate(draft.tokens)}
        found = {
            (starts[one.start], ends[one.end], one.label)
            for one in mentions
            if one.label in LABELS and one.start in starts and one.end in ends
        }
        _add(tallies, gold, found)
        tags = ["O"] * len(item["tokens"])
        for start, end, label in found:
            tags[start : end + 1] = [f"B-{label}"] + [f"I-{label}"] * (end - start)
        rows.append({"id": f"{path.stem}-{item.get('id', number)}", "tags": tags})
    return tallies


def tag_spans(tags: Sequence[str]) -> list[Found]:
    """Returns first word, last word and label of the spans of BIO tags."""
    spans: list[Found] = []
    for at, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark == "I" and spans and spans[-1][1] == at - 1 and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], at, label)
        elif mark in {"B", "I"}:
            spans.append((at, at, label))
    return spans


def _re3d(measured: Measured, path: Path, *, rows: list[dict[str, Any]]) -> dict[str, Tally]:
    with path.open(encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    drafts = [text_draft(item["text"]) for item in items]
    tallies = _tallies()
    for item, mentions in zip(items, measured.mentions(drafts), strict=True):
        found = {one for one in _with_titles(mentions, item["text"]) if one[2] in LABELS}
        gold = {(one["start"], one["end"], _RE3D[one["type"]]) for one in item["entities"] if one["type"] in _RE3D}
        found = {(*_bare(item["text"], start, end), label) for start, end, label in found}
        _add_units(tallies, _units(gold, item["text"]), found)
        written = [{"start": start, "end": end, "label": label} for start, end, label in sorted(found)]
        rows.append({"id": item["id"], "mentions": written})
    return tallies


def _with_titles(mentions: Sequence[NamedSpan], text: str) -> Iterator[Found]:
    """Yields the mentions as re3d marks them: a title before a person's name is part of it."""
    titles = {one.end: one.start for one in mentions if one.label == "ROLE"}
    for one in mentions:
        start = one.start
        if one.label == "PER":
            start = titles.get(len(text[:start].rstrip()), start)
            honorific = _HONORIFIC.search(text, max(0, start - 6), start)
            start = honorific.start() if honorific else start
        yield start, one.end, "LOC" if one.label == "NORP" else one.label


def _units(gold: set[Found], text: str) -> list[set[Found]]:
    """Returns what there is to be found: for each name that holds no other, it and the names around it."""
    named = {(*_bare(text, start, end), label) for start, end, label in gold}
    named = {(start, end, label) for start, end, label in named if _is_name(text[start:end])}
    units = []
    for span in sorted(named):
        around = {one for one in named if one[0] <= span[0] and span[1] <= one[1]}
        inside = {one for one in named if span[0] <= one[0] and one[1] <= span[1] and one[:2] != span[:2]}
        if not inside:
            units.append(around)
    return units


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    match = _FRONT.match(text, start, end)
    return (match.end() if match else start), end


def _is_name(words: str) -> bool:
    return any(word[0].isupper() and word.lower() not in _PRONOUNS for word in words.split())


def _add_units(tallies: dict[str, Tally], units: Sequence[set[Found]], found: set[Found]) -> None:
    for name, tally in tallies.items():
        mine = {one for one in found if name in {"all", one[2]}}
        mine_right = sum(any(one in unit for unit in units) for one in mine)
        theirs = [unit for unit in units if any(name in {"all", one[2]} for one in unit)]
        hit = sum(bool(unit & found) for unit in theirs)
        tally.add_sides(mine_right, len(mine), found=hit, gold=len(theirs))


def _tallies() -> dict[str, Tally]:
    return {name: Tally() for name in ("all", *LABELS)}


def _add(tallies: dict[str, Tally], gold: set[Found], found: set[Found]) -> None:
    for name, tally in tallies.items():
        mine = {one for one in found if name in {"all", one[2]}}
        theirs = {one for one in gold if name in {"all", one[2]}}
        tally.add(len(mine & theirs), len(mine), gold=len(theirs))
