"""The model's files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.annotate.encoder.files import find_model
from dragoman.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns a copy of the shipped model."""
    return Path(shutil.copytree(find_model().folder, tmp_path / "model"))


def test_shipped_model_is_whole() -> None:
    """The package holds the model that its configuration names, and it is under 30 MB."""
    model = find_model()
    assert model.version.startswith("encoder+")
    assert (model.folder / "encoder.onnx").stat().st_size < 30_000_000


def test_altered_file_is_found_out(folder: Path) -> None:
    """One changed byte is enough."""
    with (folder / "encoder.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ConfigError) as caught:
        find_model(folder)
    assert caught.value.reason == "model_altered"


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "config.json"])
def test_missing_file_is_named(folder: Path, name: str) -> None:
    """The message says which file is not there."""
    (folder / name).unlink()
    with pytest.raises(ConfigError, match=name):
        find_model(folder)


def test_other_labels_are_refused(folder: Path) -> None:
    """A model of another version is not read with this version's labels."""
    config = folder / "config.json"
    config.write_text(config.read_text().replace('"CONSULT"', '"CONFER"'))
    with pytest.raises(ConfigError) as caught:
        find_model(folder)
    assert caught.value.reason == "model_labels"
