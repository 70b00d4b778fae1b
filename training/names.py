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
from training.run import load_tokenizer
from training.silver import Patterns, load_patterns, tags_of
from training.sources import data_folder
from training.treebank import read_treebank
from training.windows import batches, prepare, stack, windows

PROPN = UPOS.index("PROPN")
LABELS = ("PER", "ORG", "LOC")
INNER = frozenset({"of", "the", "and", "&", "-", "for", "de", "al", "bin"})
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


def name_runs(sentence: LabelledSentence) -> list[tuple[int, int]]:
    """Returns first and last word of the runs of proper nouns, joined across "of" and hyphens inside one name."""
    upos, heads = sentence.upos or [], sentence.heads or []
    proper = [tag == PROPN and word.lower() not in _DAYS for tag, word in zip(upos, sentence.words, strict=True)]
    runs: list[tuple[int, int]] = []
    for at, is_proper in enumerate(proper):
        if not is_proper:
            continue
        if runs:
            first, last = runs[-1]
            between = [word.lower() for word in sentence.words[last + 1 : at]]
            tied = any(first <= heads[word] <= last for word in range(last + 1, at + 1)) or any(
                last < heads[word] <= at for word in range(first, last + 1)
            )
            if tied and len(between) <= 2 and all(word in INNER for word in between) and "and" not in between:
                runs[-1] = (first, at)
                continue
        runs.append((at, at))
    return runs


def label_documents(model: Model, documents: Sequence[Document], patterns: Patterns) -> list[list[list[int]]]:
    """Returns the mention tags of each document, by sentence and word."""
    tokenizer = load_tokenizer()
    device = next(model.parameters()).device
    prepared = [prepare(document, tokenizer) for document in documents]
    scores: dict[tuple[int, int], list[torch.Tensor]] = {}
    number = {id(one): at for at, one in enumerate(prepared)}
    model.eval()
    found = [window for one in prepared for window in windows(one, 160, None)]
    with torch.no_grad(), torch.autocast(device.type, torch.bfloat16):
        for group in batches(found, 4096, None):
            batch = stack(group)
            chances = torch.softmax(model.mentions(word_states(model, batch)).float(), -1)
            for row, window in enumerate(group):
                for line, sentence in zip(chances[row], batch.sentences[row].tolist(), strict=True):
                    if sentence >= 0:
                        scores.setdefault((number[id(window.source)], sentence), []).append(line)
    tags = []
    for at, one in enumerate(prepared):
        lines = []
        for place, sentence in enumerate(one.document.sentences):
            kept = [word for word, first in enumerate(one.pieces[place].firsts) if first >= 0]
            by_word = dict(zip(kept, scores.get((at, place), []), strict=True))
            lines.append(_tags(sentence, by_word, patterns))
        tags.append(lines)
    return tags


def _tags(sentence: LabelledSentence, by_word: dict[int, torch.Tensor], patterns: Patterns) -> list[int]:
    spans, unknown = [], set()
    for first, last in name_runs(sentence):
        chances = [by_word[word] for word in range(first, last + 1) if word in by_word]
        if not chances:
            continue
        mean = torch.stack(chances).mean(0)
        weight = {
            label: float(sum(mean[n] for n, tag in enumerate(MENTION_TAGS) if tag.endswith(f"-{label}")))
            for label in LABELS
        }
        best = max(weight, key=lambda label: weight[label])
        if weight[best] >= 0.35:
            spans.append((first, last, best))
        elif weight[best] >= 0.05:
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
    tags = label_documents(model, documents, patterns)
    table = {document.doc_id: lines for document, lines in zip(documents, tags, strict=True)}
    options.out.write_text(json.dumps(table), encoding="utf-8")


if __name__ == "__main__":
    main()
