"""Silver labels for mentions: word patterns for titles, treaties, forums, facilities and groups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.annotate.encoder.labels import MENTION_TAGS
from training.sources import open_text

IGNORE = -100
_INNER = {"of", "the", "on", "and", "for", "in", "&", "-"}


@dataclass(frozen=True, slots=True)
class Patterns:
    """Is the set of words that the patterns look for, in lower case."""

    roles: re.Pattern[str]
    heads: dict[str, str]
    """Label by last word: treaties, forums, facilities."""
    groups: frozenset[str]


def load_patterns(data: Path) -> Patterns:
    """Returns the patterns: the word lists beside this file, and nationalities from the data's CountryInfo."""
    with (Path(__file__).parent / "silver.toml").open("rb") as file:
        table = tomllib.load(file)
    before, head, after = ("|".join(map(re.escape, table[f"role_{part}"])) for part in ("before", "head", "after"))
    roles = re.compile(rf"\b(?:(?:{before})[ -]){{0,4}}(?:{head})s?(?: (?:{after}))?\b", re.IGNORECASE)
    heads = {
        word: label
        for label, key in (("TREATY", "treaty_head"), ("FORUM", "forum_head"), ("FAC", "facility_head"))
        for word in table[key]
    }
    groups = frozenset(table["group_words"]) | _nationalities(data / "petrarch" / "CountryInfo.120116.txt")
    return Patterns(roles, heads, groups)


def _nationalities(path: Path) -> frozenset[str]:
    """Returns the first nationality of each country; the others in the file are mostly names of the country itself."""
    words: set[str] = set()
    first = False
    with open_text(path) as lines:
        for line in lines:
            word = line.strip().replace("_", " ").strip().lower()
            if first and word and not word.startswith("#"):
                words |= {word, f"{word}s"}
            first = line.startswith("<Nationality>")
    return frozenset(words)


def place_names(data: Path) -> frozenset[str]:
    """Returns names of countries, capitals and large cities, in lower case."""
    words: set[str] = set()
    inside = ""
    with open_text(data / "petrarch" / "CountryInfo.120116.txt") as lines:
        for line in lines:
            if line.startswith("<"):
                inside = line.partition(">")[0].strip("<")
                if inside == "CountryName":
                    words.add(line.partition(">")[2].partition("<")[0].replace("_", " ").strip().lower())
            elif inside in {"Nationality", "Capital", "MajorCities"}:
                words.add(line.partition("#")[0].strip().replace("_", " ").strip().lower())
    return frozenset(word for word in words if len(word) > 1) - _nationalities(
        data / "petrarch" / "CountryInfo.120116.txt"
    )


def organisation_names(data: Path) -> frozenset[str]:
    """Returns names of international organisations, companies and armed groups, in lower case."""
    words: set[str] = set()
    for name in ("Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"):
        with open_text(data / "petrarch" / name) as lines:
            for line in lines:
                word = re.split(r"[\[#;]", line.strip().lstrip("+"))[0].replace("_", " ").strip().lower()
                words.add(word.removeprefix("the "))
    return frozenset(word for word in words if len(word) > 1)


def tags_of(
    words: Sequence[str],
    spans: Sequence[tuple[int, int, str]],
    patterns: Patterns,
    *,
    longest_first: bool,
    unknown: frozenset[int] = frozenset(),
) -> list[int]:
    """Returns a mention tag for each word: the given spans (first and last word), then what the patterns find.

    Titles are cut off the front of people's names. Words in `unknown` that nothing labels get -100.
    """
    tags = [IGNORE if at in unknown else 0 for at in range(len(words))]
    taken = [False] * len(words)
    roles = pattern_roles(words, patterns)
    role_words = {at for start, end in roles for at in range(start, end + 1)}
    ordered = sorted(spans, key=lambda span: span[0] - span[1]) if longest_first else list(spans)
    for start, end, label in ordered:
        first = start
        if label == "PER":
            while first <= end and (
                first in role_words or words[first].lower() in {"mr.", "mrs.", "ms.", "dr.", "the"}
            ):
                first += 1
        kind = label
        if label in {"ORG", "LOC"} and words[end].lower() in patterns.heads and end > first:
            kind = patterns.heads[words[end].lower()]
        if label in {"LOC", "ORG"} and first == end and words[first].lower() in patterns.groups:
            kind = "NORP"
        _mark(tags, taken, first, end, kind)
    for start, end, label in [*((start, end, "ROLE") for start, end in roles), *_pattern_names(words, patterns)]:
        _mark(tags, taken, start, end, label)
    return tags


def _mark(tags: list[int], taken: list[bool], start: int, end: int, label: str) -> None:
    if start > end or any(taken[start : end + 1]):
        return
    for at in range(start, end + 1):
        mark = "S" if start == end else "B" if at == start else "E" if at == end else "I"
        tags[at] = MENTION_TAGS.index(f"{mark}-{label}")
        taken[at] = True


def pattern_roles(words: Sequence[str], patterns: Patterns) -> list[tuple[int, int]]:
    """Returns first and last word of each title that the patterns find."""
    starts, length = {}, 0
    ends = {}
    for at, word in enumerate(words):
        starts[length] = at
        ends[length + len(word)] = at
        length += len(word) + 1
    return [
        (starts[match.start()], ends[match.end()])
        for match in patterns.roles.finditer(" ".join(words))
        if match.start() in starts and match.end() in ends and match.group().lower() not in {"general", "state"}
    ]


def _pattern_names(words: Sequence[str], patterns: Patterns) -> list[tuple[int, int, str]]:
    found = []
    for at, word in enumerate(words):
        lowered = word.lower()
        if lowered in patterns.groups and word[0].isupper():
            found.append((at, at, "NORP"))
        label = patterns.heads.get(lowered)
        if label is None or not word[0].isupper() or at == 0:
            continue
        first = at
        while first > 0 and (words[first - 1][0].isupper() or words[first - 1].lower() in _INNER):
            first -= 1
        while first < at and (not words[first][0].isupper() or words[first].lower() == "the"):
            first += 1
        if first < at:
            found.append((first, at, label))
    return sorted(found, key=lambda span: span[0] - span[1])
