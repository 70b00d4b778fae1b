"""Quick figures on the development splits, to watch a run; the published ones come from `quality/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.annotate.encoder.labels import MARKS, ROLES
from training.heads import Model
from training.losses import word_states
from training.polnear import read_polnear
from training.precision import mixed
from training.silver import load_patterns
from training.treebank import read_treebank
from training.windows import Batch, batches, prepare, stack, windows

Spans = set[tuple[int, int, int]]


def evaluate(model: Model, tokenizer: Tokenizer, data: Path, device: torch.device) -> dict[str, float]:
    """Returns span F1 of the roles on PolNeAR dev, and UPOS, UAS and LAS on EWT and GUM dev."""
    model.eval()
    patterns = load_patterns(data)
    figures: dict[str, float] = {}
    documents = [prepare(d, tokenizer) for d in read_polnear(data / "polnear/dev.jsonl.gz", patterns)]
    found = [window for document in documents for window in windows(document, 160, None)]
    hits, predicted, gold = [0] * 3, [0] * 3, [0] * 3
    with torch.no_grad(), mixed(device):
        for group in batches(found, 4096, None):
            batch = stack(group).to(device)
            if batch.role_tags is None:
                continue
            ours = decode(model, batch)
            for role in range(3):
                mine, theirs = spans(ours[..., role]), spans(batch.role_tags[..., role])
                hits[role] += len(mine & theirs)
                predicted[role] += len(mine)
                gold[role] += len(theirs)
        for role, name in enumerate(ROLES):
            figures[name] = 2 * hits[role] / max(1, predicted[role] + gold[role])
        for bank in ("ewt", "gum"):
            trees = [
                prepare(d, tokenizer)
                for d in read_treebank(data / f"ud/{bank}-dev.conllu.gz", patterns, entities=False)
            ]
            groups = batches([window for tree in trees for window in windows(tree, 160, None)], 4096, None)
            group_figures = parse_figures(model, [stack(group).to(device) for group in groups])
            figures.update({f"{bank}_{name}": value for name, value in group_figures.items()})
    return {name: round(value, 4) for name, value in figures.items()}


def parse_figures(model: Model, items: list[Batch]) -> dict[str, float]:
    """Returns UPOS accuracy, UAS and LAS (with subtypes) of greedy heads."""
    n, right, attached, labelled = 0, 0, 0, 0
    for batch in items:
        if batch.heads is None or batch.rels is None or batch.upos is None:
            continue
        states = word_states(model, batch)
        heads = model.parser.arcs(states, batch.sentences).argmax(-1)
        rels = model.parser.relations(states, heads).argmax(-1)
        mask = batch.heads >= 0
        n += int(mask.sum())
        right += int(((model.parser.upos(states).argmax(-1) == batch.upos) & mask).sum())
        attached += int(((heads == batch.heads) & mask).sum())
        labelled += int(((heads == batch.heads) & (rels == batch.rels) & mask).sum())
    return {"upos": right / n, "uas": attached / n, "las": labelled / n}


def decode(model: Model, batch: Batch) -> Tensor:
    """Returns the best tags (batch, 1 + words, 3) under the chains."""
    scores = model.roles(word_states(model, batch)).float().unflatten(-1, (len(ROLES), len(MARKS)))
    mask = batch.sentences >= 0
    moves = model.chains.transitions()
    n = scores.shape[1]
    best = scores[:, 1] + scores.new_tensor([0.0, 0.0, -1e4, -1e4, 0.0])
    same = torch.arange(len(MARKS), device=scores.device)
    back = []
    for at in range(2, n):
        paths = best[..., :, None] + moves
        value, chosen = paths.max(dim=-2)
        inside = mask[:, at, None, None]
        best = torch.where(inside, value + scores[:, at], best)
        back.append(torch.where(inside, chosen, same.expand_as(chosen)))
    tag = (best + scores.new_tensor([0.0, -1e4, -1e4, 0.0, 0.0])).argmax(-1)
    tags = [tag]
    for chosen in reversed(back):
        tag = chosen.gather(-1, tag[..., None]).squeeze(-1)
        tags.append(tag)
    tags.append(torch.zeros_like(tag))
    return torch.stack(tags[::-1], dim=1) * mask[..., None]


def spans(tags: Tensor) -> Spans:
    """Returns row, first and last word of the spans of (batch, words) tags."""
    return {(row, *span) for row, line in enumerate(tags.tolist()) for span in _line_spans(line)}


def _line_spans(line: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, tag in enumerate(line):
        if tag in {1, 4}:
            start = at
        if tag in {3, 4}:
            yield start, at
