"""Trains quality-v2 and exports it to ONNX. Needs Debian's python3-torch, python3-torchvision and python3-onnx, and the project's Python:

    /usr/bin/python3 harness-app/models/train.py

Seeded, on one CPU thread. Tensors are made first by make_features.py, if they are not there yet. A run that was stopped goes on at its last
checkpoint (.framefarm/training). `--without ranking|offset|perceptual` leaves terms of the loss out, `--leave-out KIND` a kind: the
ablation and the stand-ins for unseen kinds of the model card. It prints what it spent in seconds of CPU.
"""

import argparse
import copy
import json
import random
import subprocess
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from quality.loss import loss_of
from quality.network import Quality, build

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA, TRAINING = ROOT / ".framefarm/data", ROOT / ".framefarm/training"
GROUPS_PER_STEP, GROUPS_PER_HEAD_STEP = 8, 32
# Most steps see a part of each window: more of them fit into the time, and another place each time.
PART, PARTS_SHARE = 96, 0.7
WARM_UP, CALIBRATION_BATCHES = 150, 12
# PyTorch 1.13 on one thread leaves its fast convolutions for batches of less than 17
BATCH = 24
# Longer or faster, the head learns its few frames by heart: 0.93 on them, 0.74 on the validation contents.
HEAD_PEAK, HEAD_DROPOUT = 3e-4, 0.3


class Features:
    """The tensors of one set as groups: pixels (count, side, side, 3) uint8, quality = 1 - strength, and the kind of each member."""

    def __init__(self, name: str, leave_out: frozenset[str] = frozenset()):
        described = json.loads((DATA / f"features-{name}.json").read_text())
        self.per_group, self.cpu_s = described["perGroup"], described["cpuS"]
        self.pixels = np.load(DATA / f"features-{name}.npy", mmap_mode="r")
        members = [group["members"] for group in described["groups"]]
        self.quality = np.array([[1 - strength for _, strength in group] for group in members], np.float32)
        self.kind_names = sorted({kind for group in members for kind, _ in group} - {"clean"})
        self.kinds = np.array([[self.kind_names.index(kind) if kind != "clean" else -1 for kind, _ in group] for group in members])
        wanted = [all(kind not in leave_out for kind, _ in group) for group in members]
        self.usable = np.flatnonzero(wanted).tolist()

    def of(self, group: int) -> np.ndarray:
        return self.pixels[group * self.per_group : (group + 1) * self.per_group]

    def batch(self, groups: list[int], rng: random.Random, side: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tensors (groups * members, 3, side, side), with quality and kinds (groups, members); half of the groups mirrored."""
        stack = []
        for group in groups:
            top, left = (rng.randint(0, self.pixels.shape[1] - side) for _ in range(2))
            cut = self.of(group)[:, top : top + side, left : left + side]
            stack.append(cut[:, :, ::-1] if rng.random() < 0.5 else cut)
        return to_tensor(np.concatenate(stack)), torch.from_numpy(self.quality[groups]), torch.from_numpy(self.kinds[groups])


def to_tensor(pixels: np.ndarray) -> torch.Tensor:
    tensor = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2)
    return ((tensor.float() - 127.5) / 127.5).contiguous(memory_format=torch.channels_last)


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0, ties averaged."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts + 1) / 2)[inverse]


def spearman(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


@torch.no_grad()
def pooled(model: Quality, features: Features) -> torch.Tensor:
    """What the head sees of every tensor, (count, channels)."""
    model.eval()
    parts = []
    for start in range(0, len(features.pixels), BATCH):
        parts.append(model.pooled(to_tensor(features.pixels[start : start + BATCH])))
        if start % (50 * BATCH) == 0:
            print(f"pooled {start} of {len(features.pixels)}", flush=True)
    return torch.cat(parts)


def figures_of(scores: np.ndarray, features: Features) -> dict[str, float]:
    """Spearman of score with quality per kind, pooled over contents, and how far contents are apart; scores are (groups, members)."""
    figures = {
        kind: round(spearman(scores[features.kinds == index], features.quality[features.kinds == index]), 4)
        for index, kind in enumerate(features.kind_names)
    }
    figures["mean"] = round(float(np.mean(list(figures.values()))), 4)
    figures["offsetBetweenContents"] = round(float((scores - features.quality).mean(axis=1).std()), 4)
    return figures


def learning_rate(step: int, steps: int, peak: float) -> float:
    """A linear start, a plateau, and a linear way down over the last 60 %."""
    return peak * min(1.0, step / WARM_UP, (steps - step + 1) / (0.6 * steps))


@torch.no_grad()
def recalibrate(model: nn.Module, features: Features, seed: int) -> None:
    """Takes the statistics of the batch norms anew, over whole frames of many contents ("precise BN", Wu & Johnson 2021)."""
    rng, norms = random.Random(seed), [module for module in model.modules() if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d))]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over the batches
    model.train()
    for _ in range(CALIBRATION_BATCHES):
        chosen = [group * features.per_group + rng.randrange(features.per_group) for group in rng.sample(features.usable, BATCH)]
        model(to_tensor(np.stack([features.pixels[index] for index in chosen])))
    model.eval()


@torch.no_grad()
def average(averaged: nn.Module, model: nn.Module, keep: float) -> None:
    """Moving average of all weights and of the statistics of the batch norms."""
    for ours, theirs in zip(averaged.state_dict().values(), model.state_dict().values()):
        if ours.dtype.is_floating_point:
            ours.mul_(keep).add_(theirs, alpha=1 - keep)
        else:
            ours.copy_(theirs)


def learn_windows(args: argparse.Namespace) -> tuple[Quality, float]:
    """The whole network on windows: (moving average of the weights, seconds of CPU). Resumes at its checkpoint."""
    windows = Features("windows", frozenset(args.leave_out))
    model, averaged = build().to(memory_format=torch.channels_last), build().to(memory_format=torch.channels_last)
    averaged.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.peak, weight_decay=0.02)
    checkpoint = TRAINING / f"{args.name}.pt"
    done, spent_s = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"]), averaged.load_state_dict(saved["averaged"]), optimiser.load_state_dict(saved["optimiser"])
        done, spent_s = saved["step"], saved["spentS"]
        print(f"goes on at step {done}", flush=True)
    began_s, running = time.process_time() - spent_s, []
    model.train()
    for step in range(done + 1, args.steps + 1):
        # drawn from the step, so that a resumed run sees what an unbroken one would
        rng = random.Random(f"{args.seed}/{step}")
        side = PART if step <= PARTS_SHARE * args.steps else windows.pixels.shape[1]
        x, quality, kinds = windows.batch(rng.sample(windows.usable, GROUPS_PER_STEP), rng, side)
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, args.steps, args.peak)
        loss, terms = loss_of(model(x).reshape(quality.shape), quality, kinds, frozenset(args.without))
        optimiser.zero_grad(set_to_none=True), loss.backward(), optimiser.step()
        average(averaged, model, min(0.995, step / (step + 10)))
        running.append([loss.item(), *terms.values()])
        spent_s = time.process_time() - began_s
        if step % 100 == 0 or step == args.steps:
            figures = ", ".join(f"{figure:.4f}" for figure in np.mean(running, 0))
            print(f"step {step} of {args.steps}: loss, regression, ranking, offset {figures}; {spent_s:.0f} s", flush=True)
            running = []
            torch.save({"model": model.state_dict(), "averaged": averaged.state_dict(), "optimiser": optimiser.state_dict(), "step": step,
                        "spentS": spent_s}, checkpoint.with_suffix(".part"))  # fmt: skip
            checkpoint.with_suffix(".part").rename(checkpoint)
    return averaged, spent_s


def learn_head(model: Quality, seen: torch.Tensor, features: Features, args: argparse.Namespace) -> None:
    """The head alone on whole frames, as the phone sees them: the rest is run once, so many more steps fit into the time."""
    quality, kinds = torch.from_numpy(features.quality), torch.from_numpy(features.kinds)
    seen = seen.reshape(*quality.shape, -1)
    averaged = copy.deepcopy(model.head)
    optimiser = torch.optim.AdamW(model.head.parameters(), lr=HEAD_PEAK, weight_decay=0.05)
    model.head.train()
    model.head[2].p = HEAD_DROPOUT
    for step in range(1, args.head_steps + 1):
        groups = random.Random(f"{args.seed}/head/{step}").sample(features.usable, GROUPS_PER_HEAD_STEP)
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, args.head_steps, HEAD_PEAK)
        loss, _ = loss_of(model.head(seen[groups]).squeeze(-1), quality[groups], kinds[groups], frozenset(args.without))
        optimiser.zero_grad(set_to_none=True), loss.backward(), optimiser.step()
        average(averaged, model.head, 0.995)
    model.head.load_state_dict(averaged.state_dict())
    model.eval()


def train(args: argparse.Namespace) -> None:
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    model, spent_s = learn_windows(args)
    began_s = time.process_time()
    whole, validation = Features("whole", frozenset(args.leave_out)), Features("validation")
    recalibrate(model, whole, args.seed)
    seen = pooled(model, whole)
    learn_head(model, seen, whole, args)
    spent_s += time.process_time() - began_s
    cpu_s = Features("windows").cpu_s + whole.cpu_s
    print(f"spent {spent_s / 60:.1f} core-minutes on training, {cpu_s / 60:.1f} on tensors", flush=True)
    if args.export:
        export(model, whole.pixels.shape[1])
    with torch.no_grad():
        scores = model.head(pooled(model, validation)).numpy().reshape(validation.quality.shape)
    print(json.dumps(figures_of(scores, validation)), flush=True)


def export(model: nn.Module, side: int) -> None:
    """The weights, readable without unpickling anything, and the network as ONNX."""
    np.savez(HERE / "quality-v2.weights.npz", **{name: value.numpy() for name, value in model.state_dict().items()})
    # from opset 11 on the exporter writes the padding as a little program that it cannot fold
    torch.onnx.export(
        model.eval(), torch.zeros(1, 3, side, side), HERE / "quality-v2.onnx", opset_version=10, input_names=["frame"], output_names=["score"]
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--name", default="quality-v2", help="of the checkpoint")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--steps", type=int, default=1300)
    parser.add_argument("--head-steps", type=int, default=400)
    parser.add_argument("--peak", type=float, default=3e-3, help="highest learning rate")
    parser.add_argument("--without", nargs="*", default=[], choices=["ranking", "offset", "perceptual"])
    parser.add_argument("--leave-out", nargs="*", default=[], help="kinds not to train on")
    parser.add_argument("--export", action="store_true", help="write quality-v2.onnx and its weights")
    args = parser.parse_args()
    if not (DATA / "features-windows.json").exists():
        subprocess.run([ROOT / ".framefarm/venv/bin/python", HERE / "make_features.py", "--seed", str(args.seed)], check=True)
    TRAINING.mkdir(parents=True, exist_ok=True)
    train(args)


if __name__ == "__main__":
    main()
