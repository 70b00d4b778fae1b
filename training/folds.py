"""Measures the pair head by five folds: each fold's sentences are scored by a model that never saw their labels.

`python -m training.folds --checkpoint RUN/epoch-1.pt --out quality/pairs_folds.jsonl`; the checkpoint must be of an
epoch before the run's first with gold pairs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.optim import AdamW

from dragoman.annotate.encoder.labels import ROOTS
from training.documents import Document
from training.encoder import Size
from training.heads import Model
from training.losses import losses, pair_scores, word_states
from training.precision import mixed
from training.run import load_tokenizer
from training.sources import data_folder
from training.tagged import read_pairs
from training.templates import load_templates, make_pairs
from training.windows import Batch, batches, prepare, stack, windows

N_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Tuning:
    """Is how a fold's model is tuned."""

    passes: int = 8
    batch_pieces: int = 900
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    made: int = 600
    """Sentences of templates added to each pass."""
    seeds: tuple[int, ...] = (1,)
    """Models a fold; their scores are averaged."""


def fold_of(sentence: str) -> int:
    """Returns the fold of a sentence: the same wherever it stands."""
    return int(hashlib.sha256(sentence.encode()).hexdigest(), 16) % N_FOLDS


def tune(checkpoint: Path, documents: Sequence[Document], tuning: Tuning, seed: int) -> Model:
    """Returns a model tuned on the pairs of the documents."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311
    tokenizer = load_tokenizer()
    model = Model(Size())
    model.load_state_dict(torch.load(checkpoint, map_location="cpu"))
    model.train()
    gold = [prepare(document, tokenizer) for document in documents]
    made = [prepare(d, tokenizer) for d in make_pairs(load_templates(data_folder()), 4 * tuning.made, seed=1)]
    for name, value in model.named_parameters():
        value.requires_grad = name.startswith(("encoder.layers", "pairs.")) and not name.startswith("encoder.layers.0.")
    encoder = [value for name, value in model.encoder.named_parameters() if value.requires_grad]
    head = list(model.pairs.parameters())
    optimizer = AdamW([{"params": encoder}, {"params": head}], weight_decay=0.01, fused=True)
    plan = []
    for _ in range(tuning.passes):
        found = [w for one in [*gold, *rng.sample(made, tuning.made)] for w in windows(one, 160, None)]
        plan += batches(found, tuning.batch_pieces, rng)
    for step, group in enumerate(plan):
        share = min(1.0, (step + 1) / 20) * (1 - step / len(plan))
        for settings, rate in zip(optimizer.param_groups, (tuning.encoder_rate, tuning.head_rate), strict=True):
            settings["lr"] = rate * share
        with mixed(torch.device("cpu")):
            loss = losses(model, stack(group))["pairs"]
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([*encoder, *head], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 50 == 0:
            print(f"{step}/{len(plan)} {float(loss.detach()):.3f}", flush=True)
    return model


def score(model: Model, documents: Sequence[Document]) -> list[torch.Tensor]:
    """Returns the probabilities (roots,) of each document's pair."""
    model.eval()
    tokenizer = load_tokenizer()
    found = []
    with torch.no_grad():
        for document in documents:
            batch: Batch = stack(list(windows(prepare(document, tokenizer), 300, None)))
            found.append(torch.softmax(pair_scores(model, word_states(model, batch), batch), -1)[0])
    return found


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.folds", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=N_FOLDS, help="do only so many of the folds")
    parser.add_argument("--passes", type=int, default=Tuning().passes)
    options = parser.parse_args()
    tuning = Tuning(passes=options.passes)
    documents = list(read_pairs(data_folder() / "plover-pairs/train.jsonl"))
    rows = []
    for fold in range(options.folds):
        held = [d for d in documents if fold_of(" ".join(d.sentences[0].words)) == fold]
        rest = [d for d in documents if fold_of(" ".join(d.sentences[0].words)) != fold]
        scores = [score(tune(options.checkpoint, rest, tuning, seed), held) for seed in tuning.seeds]
        right = 0
        for at, document in enumerate(held):
            mean = torch.stack([one[at] for one in scores]).mean(0)[: ROOTS.index("NONE")]
            right += int(mean.argmax()) == document.pairs[0].root
            table = {root: round(float(value), 4) for root, value in zip(ROOTS, mean, strict=False)}
            rows.append({"id": document.doc_id, "fold": fold, "scores": table})
        print(f"fold {fold}: {right / len(held):.3f} of {len(held)} right", flush=True)
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
