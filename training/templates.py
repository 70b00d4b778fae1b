"""Makes sentences for the pair head out of templates and of PETRARCH's verb dictionary."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.annotate.encoder.labels import ROOTS
from training.documents import Document, LabelledPair
from training.sources import open_text
from training.tagged import marked_pair

_VERB = re.compile(r"\[(\w+)\]")
ROUGH = 0.3
"""Share of sentences that are made of PETRARCH's phrases."""
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Templates:
    """Is what sentences are made of."""

    phrases: dict[str, list[str]]
    """Our verb phrases by root, `[verb]` in its base form and `{t}` for the target."""
    found: dict[str, list[str]]
    """Those of PETRARCH's dictionary: many and rough."""
    table: dict[str, Any]
    states: Sequence[str]
    peoples: Sequence[str]


def load_templates(data: Path) -> Templates:
    """Returns our templates and those that PETRARCH's verb dictionary gives."""
    with (Path(__file__).parent / "templates.toml").open("rb") as file:
        table = tomllib.load(file)
    found: dict[str, list[str]] = {root: [] for root in ROOTS}
    for root, phrase in petrarch_phrases(data / "petrarch"):
        found[root].append(phrase)
    states, peoples = _countries(data / "petrarch" / "CountryInfo.120116.txt")
    return Templates(table["roots"], found, table["frames"] | {"irregular": table["irregular"]}, states, peoples)


def _countries(path: Path) -> tuple[list[str], list[str]]:
    states, peoples, first = [], [], False
    with open_text(path) as lines:
        for line in lines:
            if line.startswith("<CountryName>") and ":" not in line:
                states.append(line[len("<CountryName>") :].partition("<")[0].strip().replace("_", " ").strip().title())
            if first and states:
                peoples.append(line.strip().replace("_", " ").strip().title())
            # Only the first of a country's nationalities: the rest are spellings that nobody prints.
            first = line.startswith("<Nationality>")
    return [state for state in states if state], [people for people in peoples if people and people[0] != "#"]


def petrarch_phrases(folder: Path) -> Iterator[tuple[str, str]]:
    """Yields root and verb phrase of the plain verb patterns: a verb, at most three words, and the target."""
    roots = _cameo_roots(folder / "CAMEO2PLOVER-2021.txt")
    verbs: list[str] = []
    with open_text(folder / "CAMEO.2.0.txt") as lines:
        started = False
        for line in lines:
            started = started or "VERB PATTERNS" in line
            text = line.partition("#")[0].strip()
            if not started or not text:
                continue
            code = re.search(r"\[(?:[\d-]*:)?(\d{2,4})[^\]]*\]", text)
            root = roots.get(code.group(1)) if code else None
            if text.startswith("---"):
                verbs, block = [], root
            elif text.startswith("- "):
                words = re.fullmatch(r"- \*((?: [A-Z]+){1,3})\s*\[.*", text)
                if words and root and verbs:
                    yield root, f"[{verbs[0]}]{words.group(1).lower()} {_preposition(root)} {{t}}"
            else:
                verb = text.split()[0].lower()
                if verb.isalpha():
                    verbs.append(verb)
                    if root or block:
                        yield str(root or block), f"[{verb}] {{t}}"


def _preposition(root: str) -> str:
    return {"AID": "to", "COOPERATE": "with", "CONSULT": "with", "AGREE": "with", "SUPPORT": "with"}.get(
        root, "against"
    )


def _cameo_roots(path: Path) -> dict[str, str]:
    roots = {}
    with open_text(path) as lines:
        for line in lines:
            match = re.match(r"(\d+):\s*([A-Z]+)", line)
            root = _MERGED.get(match.group(2), match.group(2)) if match else ""
            if match and root in ROOTS:
                roots[match.group(1)] = root
    return roots


def make_pairs(templates: Templates, n: int, seed: int) -> list[Document]:
    """Returns `n` sentences with a pair each, roots drawn evenly; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311
    documents: list[Document] = []
    while len(documents) < n:
        root = rng.choice(ROOTS)
        marked, swapped = _sentence(templates, root, rng)
        pair = marked_pair(marked)
        if pair is None:
            continue
        sentence, first, second = pair
        if swapped:
            first, second, root = second, first, "NONE"
        documents.append(
            Document(f"made-{len(documents)}", [sentence], pairs=[LabelledPair(0, first, second, ROOTS.index(root))])
        )
    return documents


def _sentence(templates: Templates, root: str, rng: random.Random) -> tuple[str, bool]:
    frames = templates.table
    source, target = f"<s>{_actor(templates, rng)}</s>", f"<t>{_actor(templates, rng)}</t>"
    rough = templates.found[root] if rng.random() < ROUGH else []
    phrase = rng.choice(rough or templates.phrases[root])
    verb = _VERB.search(phrase)
    if verb is None:
        return "", False
    passive = phrase.startswith(f"{verb.group()} {{t}}") and root != "NONE" and rng.random() < 0.3
    rest = phrase[verb.end() :]
    if passive:
        auxiliary = rng.choice(("was", "has been", "were", "is being"))
        body = f"{target} {auxiliary} {_form(verb.group(1), 'done', frames)}{rest.replace(' {t}', '', 1)} by {source}"
    else:
        body = f"{source} {_verb_phrase(verb.group(1), frames, rng)}{rest.replace('{t}', target)}"
    if rng.random() < 0.2:
        body = f"{_actor(templates, rng)} said that {body}"
    text = rng.choice(frames["before"]) + body + rng.choice(frames["after"]) + "."
    swapped = root not in frames["symmetric"] and rng.random() < 0.08
    plain = re.sub(r"</?[st]>", "", text[:5])
    return (text if plain[:1].isupper() else _capital(text)), swapped


def _capital(text: str) -> str:
    at = next((n for n, letter in enumerate(text) if letter.isalpha() and text[n - 1 : n] not in {"<", "/"}), 0)
    return text[:at] + text[at].upper() + text[at + 1 :]


def _actor(templates: Templates, rng: random.Random) -> str:
    choice = rng.random()
    if choice < 0.35:
        return rng.choice(templates.states)
    if choice < 0.65:
        return f"{rng.choice(templates.peoples)} {rng.choice(templates.table['offices'])}"
    return str(rng.choice(templates.table["people"]))


def _verb_phrase(verb: str, frames: dict[str, Any], rng: random.Random) -> str:
    choice = rng.random()
    if choice < 0.55:
        return _form(verb, "did", frames)
    if choice < 0.75:
        return f"{rng.choice(('has', 'have', 'had'))} {_form(verb, 'done', frames)}"
    if choice < 0.9:
        return _form(verb, "does", frames)
    return f"{rng.choice(('is', 'are'))} {_form(verb, 'doing', frames)}"


def _form(verb: str, form: str, frames: dict[str, Any]) -> str:
    irregular = frames["irregular"].get(verb)
    if irregular and form in {"did", "done"}:
        return str(irregular[0 if form == "did" else 1])
    if form == "does":
        if verb == "be":
            return "is"
        if verb.endswith(("s", "sh", "ch", "x", "o")):
            return f"{verb}es"
        return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "be")) else verb
    if form == "doing":
        return f"{stem}ing"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{stem}ed"
