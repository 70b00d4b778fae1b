"""Labels the names of a treebank: its proper nouns tell where names are, the model in training tells what they name.

EWT's trees have no entities. This gives its training part silver mentions: every run of proper nouns that hang together
in the gold tree gets the label that the current model finds likeliest for it as a whole.

`python -m training.names --checkpoint RUN/epoch-1.pt --out RUN/ewt-names.json`
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from dragoman.annotate.encoder.labels import MENTION_TAGS, UPOS
from training.documents import Document, LabelledSentence
from training.encoder import Size
from training.heads import Model
from training.losses import word_states
from training.precision import mixed
from training.run import load_tokenizer
from training.silver import Patterns, load_patterns, organisation_names, place_names, tags_of
from training.sources import data_folder
from training.treebank import read_treebank
from training.windows import batches, prepare, stack, windows

PROPN = UPOS.index("PROPN")
LABELS = ("PER", "ORG", "LOC")
INNER = frozenset({"of", "the", "&", "-", "de", "al", "bin"})
SURE = 0.45
_FRONT = frozenset({"the", "a", "an", "mr.", "mrs.", "ms.", "dr.", "president", "senator", "general"})
_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "am",
        "pm",
        "est",
        "pst",
        "gmt",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "mr",
        "mrs",
        "ms",
        "dr",
        "god",
        "internet",
    ]
)


def name_runs(sentence: LabelledSentence, groups: frozenset[str]) -> list[tuple[int, int]]:
    """Returns first and last word of the runs of proper nouns, joined across "of" and hyphens inside one name."""
    upos, heads = sentence.upos or [], sentence.heads or []
    proper = [tag == PROPN and word.lower() not in _DAYS for tag, word in zip(upos, sentence.words, strict=True)]
    runs: list[tuple[int, int]] = []
    for at, is_proper in enumerate(proper):
        if not is_proper:
            continue
        first = at
        # "New York", "United Nations": capitalised words before a name that hang on it belong to it.
        while first > 1 and _belongs(sentence, first - 1, (first, at), groups):
            first -= 1
        if runs:
            start, last = runs[-1]
            between = [word.lower() for word in sentence.words[last + 1 : first]]
            tied = any(start <= heads[word] <= last for word in range(last + 1, at + 1)) or any(
                last < heads[word] <= at for word in range(start, last + 1)
            )
            if first <= last or (tied and len(between) <= 2 and all(word in INNER for word in between)):
                runs[-1] = (start, at)
                continue
        runs.append((first, at))
    return runs


def _belongs(sentence: LabelledSentence, at: int, run: tuple[int, int], groups: frozenset[str]) -> bool:
    word = sentence.words[at]
    hangs = sentence.heads is not None and run[0] <= sentence.heads[at] <= run[1] + 3
    return word[0].isupper() and word.lower() not in groups and word.lower() not in _DAYS | _FRONT and hangs


def label_documents(model: Model, documents: Sequence[Document], data: Path) -> list[list[list[int]]]:
    """Returns the mention tags of each document, by sentence and word."""
    patterns = load_patterns(data)
    known = {"LOC": place_names(data), "ORG": organisation_names(data)}
    chances = _chances(model, documents)
    runs = [[name_runs(sentence, patterns.groups) for sentence in document.sentences] for document in documents]
    by_name: dict[str, list[float]] = {}
    for document, lines, tables in zip(documents, runs, chances, strict=True):
        for sentence, found, table in zip(document.sentences, lines, tables, strict=True):
            for first, last in found:
                weights = by_name.setdefault(_key(sentence, first, last), [0.0] * (len(LABELS) + 1))
                for at, value in enumerate(_weights(table, first, last)):
                    weights[at] += value
    decided = {
        name: _decide(weights, {label for label, names in known.items() if name in names})
        for name, weights in by_name.items()
    }
    return [
        [_tags(sentence, found, decided, patterns) for sentence, found in zip(document.sentences, lines, strict=True)]
        for document, lines in zip(documents, runs, strict=True)
    ]


def _key(sentence: LabelledSentence, first: int, last: int) -> str:
    return " ".join(sentence.words[first : last + 1]).lower().replace(" - ", "-")


def _weights(table: dict[int, torch.Tensor], first: int, last: int) -> list[float]:
    """Returns the chance of each label, and of none, that the words of a run have on average."""
    lines = [table[word] for word in range(first, last + 1) if word in table]
    if not lines:
        return [0.0] * (len(LABELS) + 1)
    mean = torch.stack(lines).mean(0)
    known = [float(sum(mean[n] for n, tag in enumerate(MENTION_TAGS) if tag[2:] == label)) for label in LABELS]
    return [*known, float(mean[0])]


def _decide(weights: Sequence[float], listed: set[str]) -> str:
    """Returns the label of a name over the whole treebank, `O` for none, `?` where that is not sure."""
    total = sum(weights) or 1.0
    shares = {label: value / total for label, value in zip((*LABELS, "O"), weights, strict=True)}
    for label in listed:
        shares[label] += 0.5
    best = max(shares, key=lambda label: shares[label])
    return best if shares[best] >= SURE else "?"


def _chances(model: Model, documents: Sequence[Document]) -> list[list[dict[int, torch.Tensor]]]:
    """Returns the chances of the mention tags by document, sentence and word."""
    tokenizer = load_tokenizer()
    device = next(model.parameters()).device
    prepared = [prepare(document, tokenizer) for document in documents]
    lines: dict[tuple[int, int], list[torch.Tensor]] = {}
    number = {id(one): at for at, one in enumerate(prepared)}
    model.eval()
    with torch.no_grad(), mixed(device):
        for group in batches([window for one in prepared for window in windows(one, 160, None)], 4096, None):
            batch = stack(group).to(device)
            found = torch.softmax(model.mentions(word_states(model, batch)).float(), -1).cpu()
            for row, window in enumerate(group):
                for line, sentence in zip(found[row], batch.sentences[row].tolist(), strict=True):
                    if sentence >= 0:
                        lines.setdefault((number[id(window.source)], sentence), []).append(line)
    tables = []
    for at, one in enumerate(prepared):
        kept = [[word for word, first in enumerate(pieces.firsts) if first >= 0] for pieces in one.pieces]
        tables.append([dict(zip(words, lines.get((at, place), []), strict=True)) for place, words in enumerate(kept)])
    return tables


def _tags(
    sentence: LabelledSentence, runs: Sequence[tuple[int, int]], decided: dict[str, str], patterns: Patterns
) -> list[int]:
    spans, unknown = [], set()
    for first, last in runs:
        label = decided[_key(sentence, first, last)]
        if label in LABELS:
            spans.append((first, last, label))
        elif label == "?":
            unknown |= set(range(first, last + 1))
    return tags_of(sentence.words, spans, patterns, longest_first=False, unknown=frozenset(unknown))


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.names", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = Model(Size())
    model.load_state_dict(torch.load(options.checkpoint, map_location="cpu"))
    data = data_folder()
    patterns = load_patterns(data)
    documents = list(read_treebank(data / "ud/ewt-train.conllu.gz", patterns, entities=False))
    tags = label_documents(model, documents, data)
    table = {document.doc_id: lines for document, lines in zip(documents, tags, strict=True)}
    options.out.write_text(json.dumps(table), encoding="utf-8")


if __name__ == "__main__":
    main()
