"""The heads on the encoder, and the whole model."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.annotate.encoder.labels import DEPRELS, LINKS, MARKS, MENTION_TAGS, ROLES, ROOTS, UPOS
from training.crf import Chains
from training.encoder import Encoder, Size

N_ROLE_TAGS = len(ROLES) * len(MARKS)
LINK_WIDTH = 64
LINK_REACH = 3
"""Sentence distances beyond this count as this."""


class Parser(nn.Module):
    """Scores parts of speech, arcs and relations (Dozat and Manning 2017, with small layers)."""

    def __init__(self, width: int, arc: int = 192, rel: int = 96, dropout: float = 0.2) -> None:
        super().__init__()
        self.upos = nn.Linear(width, len(UPOS))
        self.arc = nn.Linear(width, 2 * arc)
        self.rel = nn.Linear(width, 2 * rel)
        self.arc_weight = nn.Linear(arc, arc, bias=False)
        self.arc_head = nn.Linear(arc, 1)
        self.rel_pair = nn.Linear(rel, rel * len(DEPRELS), bias=False)
        self.rel_sum = nn.Linear(2 * rel, len(DEPRELS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.rel_pair.weight)

    def arcs(self, states: Tensor, sentences: Tensor) -> Tensor:
        """Returns arc scores (batch, dependents, heads); position 0 is the root, other sentences are out of reach."""
        mixed = self.dropout(functional.leaky_relu(self.arc(states), 0.1))
        dependent, head = mixed.chunk(2, dim=-1)
        scores = self.arc_weight(dependent) @ head.transpose(1, 2) + self.arc_head(head).transpose(1, 2)
        reach = (sentences[:, :, None] == sentences[:, None, :]) & (sentences >= 0)[:, None, :]
        reach = reach & ~torch.eye(reach.shape[1], dtype=torch.bool, device=reach.device)
        root = torch.zeros_like(sentences, dtype=torch.bool)[:, None, :].clone()
        root[:, :, 0] = True
        masked: Tensor = scores.float().masked_fill(~(reach | root), -1e4)
        return masked

    def relations(self, states: Tensor, heads: Tensor) -> Tensor:
        """Returns relation scores (batch, n, relations) of each position to the head (batch, n) given for it."""
        mixed = self.dropout(functional.leaky_relu(self.rel(states), 0.1))
        dependent, head = mixed.chunk(2, dim=-1)
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        pair = self.rel_pair(dependent).view(*dependent.shape[:2], len(DEPRELS), -1)
        by_sum: Tensor = self.rel_sum(torch.cat([dependent, head], dim=-1))
        scores: Tensor = (pair @ head[..., None]).squeeze(-1) + by_sum
        return scores.float()


class Linker(nn.Module):
    """Scores whether a cue and another span belong to one attribution."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.Linear(width, 2 * len(LINKS) * LINK_WIDTH)
        self.other = nn.Linear(width, 2 * len(LINKS) * LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(len(LINKS), 2 * LINK_REACH + 1))
        self.bias = nn.Parameter(torch.full((len(LINKS),), -1.0))

    def vectors(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Returns what each word gives a cue, and another span, that begins or ends there: (batch, n, links × 128)."""
        return self.cue(states), self.other(states)

    def scores(self, cues: Tensor, others: Tensor, distances: Tensor, link: int) -> Tensor:
        """Returns scores (cues, others) of one kind of link.

        Args:
            cues: (cues, 64) sum of the vectors at a cue's first and last piece.
            others: (others, 64) likewise.
            distances: (cues, others) int64, sentence of the other minus sentence of the cue.
            link: index in `LINKS`.
        """
        near = distances.clamp(-LINK_REACH, LINK_REACH) + LINK_REACH
        return functional.relu(cues) @ others.T / 8 + self.distance[link][near] + self.bias[link]


class PairHead(nn.Module):
    """Tells what the first span does to the second: PLOVER root, from both spans and what lies around them."""

    def __init__(
        self, width: int, heads: int = 6, head_width: int = 64, hidden: int = 256, dropout: float = 0.3
    ) -> None:
        super().__init__()
        self.heads, self.head_width = heads, head_width
        self.spans = nn.Linear(2 * width, heads * head_width)
        self.keys = nn.Linear(width, heads * head_width)
        self.values = nn.Linear(width, heads * head_width)
        self.zones = nn.Embedding(6, heads)
        self.hidden = nn.Linear(2 * width + heads * head_width, hidden)
        self.roots = nn.Linear(hidden, len(ROOTS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, zones: Tensor) -> Tensor:
        """Returns root scores (pairs, roots).

        Args:
            states: (pairs, n, width) states of each pair's sentence.
            zones: (pairs, n) int64: 0 outside the sentence, 1 in the first span, 2 in the second, 3 between them,
                4 before both, 5 after both.
        """
        first, second = (_mean(states, zones == zone) for zone in (1, 2))
        both = self.dropout(torch.cat([first, second], dim=-1))
        n_pairs, n = zones.shape
        ask = self.spans(both).view(n_pairs, self.heads, 1, self.head_width)
        keys = self.keys(states).view(n_pairs, n, self.heads, self.head_width).transpose(1, 2)
        values = self.values(states).view(n_pairs, n, self.heads, self.head_width).transpose(1, 2)
        weights = (ask @ keys.transpose(2, 3)).squeeze(2).float() / self.head_width**0.5
        weights = weights + self.zones(zones).transpose(1, 2) + (zones == 0)[:, None, :] * -1e4
        heard = (torch.softmax(weights, dim=-1)[:, :, None, :].to(values.dtype) @ values).reshape(n_pairs, -1)
        hidden = self.dropout(functional.relu(self.hidden(torch.cat([both, heard], dim=-1))))
        return self.roots(hidden).float()  # type: ignore[no-any-return]


def _mean(states: Tensor, inside: Tensor) -> Tensor:
    weights = inside[..., None].to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)


class Model(nn.Module):
    """Is the encoder with all heads."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(size, dropout)
        self.dropout = nn.Dropout(dropout)
        self.roles = nn.Linear(size.width, N_ROLE_TAGS)
        self.mentions = nn.Linear(size.width, len(MENTION_TAGS))
        self.chains = Chains(len(ROLES))
        self.parser = Parser(size.width)
        self.linker = Linker(size.width)
        self.pairs = PairHead(size.width)
