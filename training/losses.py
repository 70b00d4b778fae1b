"""What each head is taught by a batch."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.annotate.encoder.labels import DEPRELS, LINKS, MARKS, ROLES, ROOTS
from training.heads import LINK_WIDTH, Model
from training.windows import UNKNOWN, Batch, LinkItem

CONTENT = ROLES.index("content")
CUE = ROLES.index("cue")
NONE = ROOTS.index("NONE")


def word_states(model: Model, batch: Batch) -> Tensor:
    """Returns (batch, 1 + words, width) the states of the words' first pieces."""
    states = model.encoder(batch.ids, batch.shapes)
    return model.dropout(states.gather(1, batch.firsts[..., None].expand(-1, -1, states.shape[-1])))  # type: ignore[no-any-return]


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """Returns the loss of each head that the batch has labels for."""
    states = word_states(model, batch)
    found: dict[str, Tensor] = {}
    if batch.role_tags is not None:
        found["roles"] = role_loss(model, states, batch.role_tags, batch.sentences)
    if batch.links is not None:
        found["links"] = link_loss(model, states, batch.links)
    if batch.mention_tags is not None:
        found["mentions"] = _cross_entropy(model.mentions(states), batch.mention_tags)
    if batch.heads is not None and batch.rels is not None and batch.upos is not None:
        known = batch.heads.clamp(min=0)
        found["upos"] = _cross_entropy(model.parser.upos(states), batch.upos)
        found["arcs"] = _cross_entropy(model.parser.arcs(states, batch.sentences), batch.heads)
        rows, places = (batch.rels != UNKNOWN).nonzero(as_tuple=True)
        scores = model.parser.relations(states, known)
        found["rels"] = functional.cross_entropy(scores[rows, places], batch.rels[rows, places])
    if batch.pairs:
        is_told = any(root != NONE for _, _, root in batch.pairs)
        found["pairs" if is_told else "negatives"] = pair_loss(model, states, batch)
    return found


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN)


def role_loss(model: Model, states: Tensor, tags: Tensor, sentences: Tensor) -> Tensor:
    """Returns the loss of the attribution chains, per word; the root's place is left out."""
    scores = model.roles(states).float().unflatten(-1, (len(ROLES), len(MARKS)))
    return model.chains.loss(scores[:, 1:], tags[:, 1:], sentences[:, 1:] >= 0)


def link_loss(model: Model, states: Tensor, links: list[list[list[LinkItem]]]) -> Tensor:
    """Returns the mean loss over all pairs of a cue and a source, or content, of one window."""
    cues, others = model.linker.vectors(states)
    total, n_items = states.new_zeros((), dtype=torch.float32), 0
    for row, roles in enumerate(links):
        if not roles[CUE]:
            continue
        for link, name in enumerate(LINKS):
            items = roles[ROLES.index(name)]
            if not items:
                continue
            scores = model.linker.scores(
                ends(cues[row], roles[CUE], link), ends(others[row], items, link), distances(roles[CUE], items), link
            )
            gold = [[float(bool(cue.attributions & item.attributions)) for item in items] for cue in roles[CUE]]
            wanted = torch.tensor(gold, device=scores.device)
            total = total + functional.binary_cross_entropy_with_logits(scores.float(), wanted, reduction="sum")
            n_items += len(items) + len(roles[CUE])
    return total / max(n_items, 1)


def ends(vectors: Tensor, items: list[LinkItem], link: int) -> Tensor:
    """Returns (items, 64): for each span the sum of what its first and last word give to a link."""
    first = [item.first for item in items]
    last = [item.last for item in items]
    start = 2 * link * LINK_WIDTH
    middle, stop = start + LINK_WIDTH, start + 2 * LINK_WIDTH
    return vectors[first, start:middle].float() + vectors[last, middle:stop].float()


def distances(cues: list[LinkItem], items: list[LinkItem]) -> Tensor:
    """Returns (cues, items) int64: sentence of the item minus sentence of the cue."""
    return torch.tensor([[item.sentence - cue.sentence for item in items] for cue in cues])


def pair_scores(model: Model, states: Tensor, batch: Batch) -> Tensor:
    """Returns (pairs, roots)."""
    rows = [row for row, _, _ in batch.pairs]
    zones = torch.from_numpy(np.stack([zones for _, zones, _ in batch.pairs])).to(states.device)
    return model.pairs(states[rows], zones)  # type: ignore[no-any-return]


def pair_loss(model: Model, states: Tensor, batch: Batch) -> Tensor:
    """Returns the loss of the pair head."""
    roots = torch.tensor([root for _, _, root in batch.pairs], device=states.device)
    return functional.cross_entropy(pair_scores(model, states, batch), roots, label_smoothing=0.05)


__all__ = ["DEPRELS", "distances", "ends", "losses", "pair_scores", "word_states"]
