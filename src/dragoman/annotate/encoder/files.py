"""Finds the model's files, and makes sure that they are the ones that were measured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from dragoman.annotate.encoder.labels import DEPRELS, LINKS, MENTION_TAGS, ROLES, ROOTS, UPOS
from dragoman.errors import ConfigError
from dragoman.model.identity import content_digest

MODEL_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
CONFIG_FILE = "config.json"
_LABELS = {
    "roles": ROLES, "mentions": MENTION_TAGS, "upos": UPOS, "deprels": DEPRELS, "links": LINKS, "roots": ROOTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Is a model on disk."""

    folder: Path
    """Where its files lie."""
    digest: str
    """Digest of the ONNX file, in hexadecimal."""
    moves: tuple[tuple[tuple[float, ...], ...], ...]
    """Transition scores of the attribution chains: role, from, to."""
    link_distance: tuple[tuple[float, ...], ...]
    """What the distance in sentences adds to a link: link, distance from -3 to 3."""
    link_bias: tuple[float, ...]
    """What every link of a kind starts from."""
    pair_heads: int
    """Number of attention heads of the pair head."""

    @property
    def version(self) -> str:
        """Returns a short name of the model for `made_by`."""
        return f"encoder+{self.digest[:12]}"


def find_model(folder: Path | None = None) -> ModelFiles:
    """Returns the model in a folder, or the one that ships with the package, after checking its digests.

    Raises:
        ConfigError: a file is missing, altered, or of another version of the labels.
    """
    if folder is None:
        with as_file(files("dragoman.annotate.encoder") / "model") as shipped:
            return _read(shipped)
    return _read(folder)


def _read(folder: Path) -> ModelFiles:
    config = json.loads(_bytes(folder / CONFIG_FILE).decode("utf-8"))
    for name, expected in config["digests"].items():
        found = content_digest(_bytes(folder / name))
        if found != expected:
            raise ConfigError(
                "model_altered",
                found=f"{folder / name} with digest {found[:12]}…",
                expected=f"{expected[:12]}…, as its configuration says",
                remedy="install dragoman anew, or name an unaltered model in the settings",
            )
    labels = {name: tuple(found) for name, found in config["labels"].items()}
    if labels != _LABELS:
        raise ConfigError(
            "model_labels",
            found=f"a model in {folder} with other labels than this version's",
            expected="the labels of dragoman.annotate.encoder.labels, in the same order",
            remedy="use a model that was exported with this version of dragoman",
        )
    return ModelFiles(
        folder=folder,
        digest=config["digests"][MODEL_FILE],
        moves=tuple(tuple(tuple(line) for line in grid) for grid in config["moves"]),
        link_distance=tuple(tuple(line) for line in config["link_distance"]),
        link_bias=tuple(config["link_bias"]),
        pair_heads=config["pair_heads"],
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(
            "model_missing",
            found=f"no readable file {path} ({error.strerror})",
            expected="the files encoder.onnx, tokenizer.json and config.json in one folder",
            remedy="install dragoman anew, or name the folder of a model in the settings",
        ) from error
