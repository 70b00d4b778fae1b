"""Trains with weights as they will be shipped: rounded to seven bits for each step, and whole between the steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from torch import Tensor, nn

STEPS = 63
"""Largest value of a weight of seven bits."""


def rounded(weight: Tensor) -> Tensor:
    """Returns a weight (outputs, inputs) rounded to seven bits, with a scale for each output, as the export does."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / STEPS
    return (weight / scale).round() * scale


@contextmanager
def as_shipped(model: nn.Module) -> Iterator[None]:
    """Rounds the weights of all linear layers inside the block; their gradients then go to the whole weights."""
    layers = [layer for layer in model.modules() if isinstance(layer, nn.Linear)]
    whole = [layer.weight.data for layer in layers]
    for layer in layers:
        layer.weight.data = rounded(layer.weight.data)
    try:
        yield
    finally:
        for layer, weight in zip(layers, whole, strict=True):
            layer.weight.data = weight
