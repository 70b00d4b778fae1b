"""The transformer: MiniLM-L6 (BERT with 6 layers of 384) with an added embedding of each word's written shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.annotate.encoder.shapes import N_SHAPES


@dataclass(frozen=True, slots=True)
class Size:
    """Is the size of an encoder."""

    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    positions: int = 512


class Dropout(nn.Module):
    """Drops values by a stretch of a long random mask, which is far cheaper on a CPU than a fresh one every time."""

    pool: Tensor
    LENGTH = 1 << 22

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        kept = (torch.rand(self.LENGTH) >= rate).float() / (1 - rate)
        self.register_buffer("pool", kept, persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        """Returns the values, some dropped while training."""
        if not self.training:
            return values
        n = values.numel()
        if self.pool.dtype != values.dtype:
            self.pool = self.pool.to(values.dtype)
        if n > self.LENGTH:
            return functional.dropout(values, self.rate)
        start = int(torch.randint(self.LENGTH - n + 1, (1,)))
        return values * self.pool[start : start + n].view(values.shape)


class Layer(nn.Module):
    """Is one layer of self-attention and feed-forward, normalised after each (as in BERT)."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.scale = (size.width // size.heads) ** -0.5
        self.attend = nn.Linear(size.width, 3 * size.width)
        self.attended = nn.Linear(size.width, size.width)
        self.norm_attended = nn.LayerNorm(size.width, eps=1e-12)
        self.widen = nn.Linear(size.width, size.inner)
        self.narrow = nn.Linear(size.inner, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Returns the next states (batch, n, width); `bias` (batch, 1, 1, n) is added to the attention scores."""
        batch, n, width = states.shape
        mixed = self.attend(states).view(batch, n, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.unbind(0)
        # Written out, and in the type of the states: PyTorch's fused kernel is slower to go back through on a CPU.
        with torch.autocast(states.device.type, enabled=False):
            scores = (query * self.scale) @ key.transpose(-1, -2) + bias.to(query.dtype)
            heard = torch.softmax(scores, dim=-1) @ value
        heard = self.attended(heard.transpose(1, 2).reshape(batch, n, width))
        states = self.norm_attended(states + self.dropout(heard))
        return self.norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Gives a vector for each word piece."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.shapes = nn.Embedding(N_SHAPES, size.width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Returns states (batch, n, width) for piece ids and shape ids (batch, n); id 0 is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places)[None] + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        bias = (ids == 0)[:, None, None, :].to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states  # type: ignore[no-any-return]

    def start_from(self, path: str) -> None:
        """Loads the weights of a BERT of this size from a safetensors file; the shape embedding stays as it is."""
        theirs = load_file(path)
        ours: dict[str, Any] = {
            "words.weight": theirs["embeddings.word_embeddings.weight"],
            "positions.weight": theirs["embeddings.position_embeddings.weight"]
            + theirs["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
            "shapes.weight": self.shapes.weight.data,
        }
        names = {
            "attended": "attention.output.dense",
            "norm_attended": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for index in range(len(self.layers)):
            source = f"encoder.layer.{index}."
            for part in ("weight", "bias"):
                heads = [theirs[f"{source}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                ours[f"layers.{index}.attend.{part}"] = torch.cat(heads)
                for mine, its in names.items():
                    ours[f"layers.{index}.{mine}.{part}"] = theirs[f"{source}{its}.{part}"]
        self.load_state_dict(ours)
