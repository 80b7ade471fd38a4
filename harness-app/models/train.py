"""Trains quality-v2 and exports it to ONNX. Needs Debian's python3-torch, python3-torchvision and python3-onnx, and the project's Python:

    /usr/bin/python3 harness-app/models/train.py --export

Seeded, on two processes of one CPU thread each: first MobileNetV3-Small with its head on windows, then the head of the patterns on windows and
whole frames. Tensors are made before by make_features.py, if they are not there yet. A run that was stopped goes on at its last checkpoint
(.framefarm/training). `--without ranking|offset|perceptual` leaves terms of the loss out, `--leave-out KIND` a kind: the
ablation and the stand-ins for unseen kinds of the model card. It prints what it spent in seconds of CPU.
"""

import argparse
import copy
import ctypes
import json
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import distributed, multiprocessing, nn

from quality.loss import loss_of
from quality.network import Quality, blend, build
from quality.patterns import describe

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DATA, TRAINING = ROOT / ".framefarm/data", ROOT / ".framefarm/training"
PR_SET_PDEATHSIG = 1
WORKERS, FRAMES_PER_STEP, GROUPS_PER_HEAD_STEP = 2, 4, 32
# Most steps see a part of each window: more of them fit into the time, and another place each time.
PART, PARTS_SHARE = 96, 0.85
WARM_UP, CALIBRATION_BATCHES = 100, 30
# PyTorch 1.13 on one thread leaves its fast convolutions for batches of less than 17
BATCH = 24


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
        # windows of one frame stand together
        self.per_frame = described.get("perFrame", 1)
        self.usable = np.flatnonzero(wanted[:: self.per_frame]).tolist()

    def of(self, group: int) -> np.ndarray:
        return self.pixels[group * self.per_group : (group + 1) * self.per_group]

    def batch(self, frames: list[int], rng: random.Random, side: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tensors (frames * windows * members, 3, side, side), with quality and kinds (frames, members); half of the frames mirrored."""
        stack = []
        for frame in frames:
            mirrored = rng.random() < 0.5
            for group in range(frame * self.per_frame, (frame + 1) * self.per_frame):
                top, left = (rng.randint(0, self.pixels.shape[1] - side) for _ in range(2))
                cut = self.of(group)[:, top : top + side, left : left + side]
                stack.append(cut[:, :, ::-1] if mirrored else cut)
        groups = [frame * self.per_frame for frame in frames]
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
def described(model: Quality, features: Features, groups: list[int]) -> torch.Tensor:
    """What the head of the patterns sees of frames, (groups, members, channels); windows of one frame are taken together."""
    seen = []
    for group in groups:
        means = [model.patterns(to_tensor(features.of(group * features.per_frame + window)))[1] for window in range(features.per_frame)]
        seen.append(describe(torch.stack(means).mean(0)))
    return torch.stack(seen)


@torch.no_grad()
def scores_of(model: Quality, features: Features) -> dict[str, np.ndarray]:
    """Of MobileNetV3, of the patterns alone, and the model's, each (groups, members)."""
    both = []
    for start in range(0, len(features.pixels), BATCH):
        frame = to_tensor(features.pixels[start : start + BATCH])
        maps, means = model.patterns(frame)
        both.append(torch.cat([model.head(model.pooled(frame, maps)), model.opinion(describe(means))], 1))
    trunk, patterns = torch.cat(both).numpy().T.reshape(2, *features.quality.shape)
    return {"mobilenet": trunk, "patterns": patterns, "model": blend(trunk, patterns)}


def figures_of(scores: np.ndarray, features: Features) -> dict[str, float]:
    """Spearman of score with quality per kind, pooled over contents, and how far contents are apart; scores are (groups, members)."""
    figures = {
        kind: round(spearman(scores[features.kinds == index], features.quality[features.kinds == index]), 4)
        for index, kind in enumerate(features.kind_names)
    }
    figures["mean"] = round(float(np.mean(list(figures.values()))), 4)
    figures["offsetBetweenContents"] = round(float((scores - features.quality).mean(axis=1).std()), 4)
    return figures


def platform_figures(scores: np.ndarray, elsewhere: np.ndarray) -> dict[str, float]:
    """How another platform's way changes the scores, as shares of their range: as the ladder's score rung judges it."""
    change = (elsewhere - scores) / (scores.max() - scores.min())
    return {"platformError": round(float(np.abs(change).max()), 4), "platformBias": round(float(np.abs(change.mean())), 4)}


def clip_regret(scores: np.ndarray, clips: Features) -> float:
    """Mean strength of what the best score picks."""
    return round(float(1 - np.take_along_axis(clips.quality, scores.argmax(1)[:, None], 1).mean()), 4)


def learning_rate(step: int, steps: int, peak: float) -> float:
    """A linear start, a plateau, and a linear way down over the last 60 %."""
    return peak * min(1.0, step / WARM_UP, (steps - step + 1) / (0.6 * steps))


@torch.no_grad()
def recalibrate(model: nn.Module, features: Features, seed: int) -> None:
    """Takes the statistics of MobileNetV3's batch norms anew, over whole frames of many contents ("precise BN", Wu & Johnson 2021)."""
    rng, norms = random.Random(seed), [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over the batches
    model.train()
    for _ in range(CALIBRATION_BATCHES):
        chosen = [group * features.per_group + rng.randrange(features.per_group) for group in rng.sample(features.usable, BATCH)]
        frame = to_tensor(np.stack([features.pixels[index] for index in chosen]))
        model.pooled(frame, model.patterns(frame)[0])
    model.eval()


@torch.no_grad()
def average(averaged: nn.Module, model: nn.Module, keep: float) -> None:
    """Moving average of all weights and of the statistics of the batch norms."""
    for ours, theirs in zip(averaged.state_dict().values(), model.state_dict().values()):
        if ours.dtype.is_floating_point:
            ours.mul_(keep).add_(theirs, alpha=1 - keep)
        else:
            ours.copy_(theirs)


def learn_windows(rank: int, args: argparse.Namespace) -> None:
    """MobileNetV3 and its head on windows, one of WORKERS processes with equal weights and gradients; leaves a checkpoint, and resumes at it."""
    # Linux shares a busy machine out by sessions; a worker must not outlive a command that was killed
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    torch.set_num_threads(1), torch.manual_seed(args.seed)
    distributed.init_process_group("gloo", store=distributed.FileStore(args.meeting, WORKERS), rank=rank, world_size=WORKERS)
    windows = Features("windows", frozenset(args.leave_out))
    model, averaged = build().to(memory_format=torch.channels_last), build().to(memory_format=torch.channels_last)
    learning = [parameter for part in (model.trunk, model.lateral, model.head) for parameter in part.parameters()]
    optimiser = torch.optim.AdamW(learning, weight_decay=0.05)
    checkpoint = TRAINING / f"{args.name}.pt"
    done, spent_s, began_s = 0, 0.0, time.process_time()
    averaged.load_state_dict(model.state_dict())
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"]), averaged.load_state_dict(saved["averaged"]), optimiser.load_state_dict(saved["optimiser"])
        done, spent_s = saved["step"], saved["spentS"]
    began_s, running = began_s - spent_s / WORKERS, []
    model.train()
    for step in range(done + 1, args.steps + 1):
        # drawn from the step, so that a resumed run sees what an unbroken one would
        rng = random.Random(f"{args.seed}/{step}/{rank}")
        side = PART if step <= PARTS_SHARE * args.steps else windows.pixels.shape[1]
        x, quality, kinds = windows.batch(rng.sample(windows.usable, FRAMES_PER_STEP), rng, side)
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, args.steps, args.peak)
        pooled = model.pooled(x, model.patterns(x)[0]).reshape(len(quality), windows.per_frame, windows.per_group, -1).mean(1)
        loss, terms = loss_of(model.head(pooled.flatten(0, 1)).reshape(quality.shape), quality, kinds, frozenset(args.without))
        optimiser.zero_grad(set_to_none=True), loss.backward()
        share_gradients(learning)
        optimiser.step()
        average(averaged, model, min(0.995, step / (step + 10)))
        running.append([loss.item(), *terms.values()])
        if step % 50 == 0 or step == args.steps:
            spent = torch.tensor(time.process_time() - began_s)
            distributed.all_reduce(spent)
            if rank == 0:
                figures = ", ".join(f"{figure:.4f}" for figure in np.mean(running, 0))
                print(f"step {step} of {args.steps}: loss, regression, ranking, offset {figures}; {spent.item():.0f} s of CPU", flush=True)
                running = []
                torch.save({"model": model.state_dict(), "averaged": averaged.state_dict(), "optimiser": optimiser.state_dict(), "step": step,
                            "spentS": spent.item()}, checkpoint.with_suffix(".part"))  # fmt: skip
                checkpoint.with_suffix(".part").rename(checkpoint)
    distributed.destroy_process_group()


def share_gradients(learning: list[nn.Parameter]) -> None:
    """The mean over the processes, in one message."""
    flat = torch.cat([parameter.grad.flatten() for parameter in learning]) / WORKERS
    distributed.all_reduce(flat)
    for parameter, part in zip(learning, flat.split([parameter.numel() for parameter in learning])):
        parameter.grad.copy_(part.view_as(parameter))


def fit_patterns(model: Quality, sets: list[Features], args: argparse.Namespace) -> None:
    """The head of the patterns, whose means are computed once. The model takes the moving average of its weights."""
    seen = torch.cat([described(model, features, features.usable) for features in sets])
    groups = [[group * features.per_frame for group in features.usable] for features in sets]
    quality = torch.from_numpy(np.concatenate([features.quality[of] for features, of in zip(sets, groups)]))
    kinds = torch.from_numpy(np.concatenate([features.kinds[of] for features, of in zip(sets, groups)]))
    norm = model.described_norm
    norm.running_mean.copy_(seen.mean((0, 1))), norm.running_var.copy_(seen.flatten(0, 1).var(0)), norm.eval()
    head = model.described_head.train()
    averaged = copy.deepcopy(head)
    optimiser = torch.optim.AdamW(head.parameters(), weight_decay=0.05)
    running = []
    for step in range(1, args.head_steps + 1):
        chosen = random.Random(f"{args.seed}/patterns/{step}").sample(range(len(seen)), GROUPS_PER_HEAD_STEP)
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, args.head_steps, args.peak)
        scores = model.opinion(seen[chosen].flatten(0, 1)).reshape(quality[chosen].shape)
        loss, terms = loss_of(scores, quality[chosen], kinds[chosen], frozenset(args.without))
        optimiser.zero_grad(set_to_none=True), loss.backward(), optimiser.step()
        average(averaged, head, min(0.995, step / (step + 10)))
        running.append([loss.item(), *terms.values()])
        if step % 500 == 0:
            print(f"patterns {step} of {args.head_steps}: loss, regression, ranking, offset {', '.join(f'{one:.4f}' for one in np.mean(running, 0))}", flush=True)
            running = []
    head.load_state_dict(averaged.state_dict())


def train(args: argparse.Namespace) -> None:
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory(prefix="framefarm-training-") as folder:
        args.meeting = f"{folder}/meeting"
        multiprocessing.spawn(learn_windows, (args,), WORKERS)
    saved = torch.load(TRAINING / f"{args.name}.pt")
    model = build().to(memory_format=torch.channels_last)
    model.load_state_dict(saved["averaged"])
    began_s = time.process_time()
    whole, validation = Features("whole", frozenset(args.leave_out)), Features("validation")
    recalibrate(model, whole, args.seed)
    fit_patterns(model, [Features("windows", frozenset(args.leave_out)), whole], args)
    model.eval()
    spent_s = saved["spentS"] + time.process_time() - began_s
    cpu_s = Features("windows").cpu_s + whole.cpu_s
    print(f"spent {spent_s / 60:.1f} core-minutes on training, {cpu_s / 60:.1f} on tensors", flush=True)
    if args.export:
        export(model, whole.pixels.shape[1])
    clips = Features("clips")
    validated, elsewhere, moving = (scores_of(model, features) for features in (validation, Features("platform"), clips))
    for what, scores in validated.items():
        figures = {**figures_of(scores, validation), **platform_figures(scores, elsewhere[what]), "clipRegret": clip_regret(moving[what], clips)}
        print(json.dumps({"what": what, **figures}), flush=True)


def export(model: nn.Module, side: int) -> None:
    """The weights, readable without unpickling anything, and the network as ONNX."""
    np.savez(HERE / "quality-v2.weights.npz", **{name: value.numpy() for name, value in model.state_dict().items()})
    # from opset 11 on the exporter writes the padding as a little program that it cannot fold
    torch.onnx.export(
        model.eval(), torch.zeros(1, 3, side, side), HERE / "quality-v2.onnx", opset_version=10, input_names=["frame"], output_names=["score"]
    )  # fmt: skip
    own_weights(HERE / "quality-v2.onnx")


def own_weights(path: Path) -> None:
    """Gives each convolution weights of its own: the exporter stores equal ones once, and MNN's calibration ruins a network that shares them."""
    network = onnx.load(path)
    stored, used = {one.name: one for one in network.graph.initializer}, set()
    for node in network.graph.node:
        for place, name in enumerate(node.input):
            if node.op_type == "Conv" and name in stored:
                if name in used:
                    again = copy.deepcopy(stored[name])
                    again.name = node.input[place] = f"{name}.{node.name}"
                    network.graph.initializer.append(again)
                used.add(name)
    onnx.save(network, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--name", default="quality-v2", help="of the checkpoint")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--head-steps", type=int, default=3000)
    parser.add_argument("--peak", type=float, default=2e-3, help="highest learning rate")
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
