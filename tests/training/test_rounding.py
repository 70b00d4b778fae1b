"""Steps with rounded weights."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.rounding import as_shipped, rounded  # noqa: E402


def test_weights_are_rounded_for_a_step_alone() -> None:
    """Inside the block a layer has 127 values a row; its gradient moves the whole weights, which come back after it."""
    torch.manual_seed(2)
    layer = torch.nn.Linear(16, 4)
    whole = layer.weight.detach().clone()
    with as_shipped(layer):
        assert torch.equal(layer.weight, rounded(whole))
        layer(torch.ones(1, 16)).sum().backward()
    assert torch.equal(layer.weight, whole)
    assert layer.weight.grad is not None
    steps = rounded(whole) / (whole.abs().amax(1, keepdim=True) / 63)
    assert torch.allclose(steps, steps.round(), atol=1e-3)
