"""Trains quality-v1 and exports it to ONNX. Needs Debian's python3-torch, python3-torchvision, python3-onnx and opencv-doc:

    /usr/bin/python3 harness-app/models/train.py --out harness-app/models

Seeded, CPU only. Contents are split before anything else: all crops and distortions of one photograph are on one side.
"""

import argparse
import io
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageFilter
from torch import nn
from torchvision.models.mobilenetv3 import MobileNetV3, _mobilenet_v3_conf

SIDE = 160
PHOTOGRAPHS = Path("/usr/share/doc/opencv-doc/examples/data")
TRAIN = """fruits baboon HappyFish leuvenA squirrel_cls home aloeL starry_night orange messi5 aero1 board left01 lena
building chicky_512 graf1 stuff rubberwhale1 basketball1""".split()
HELD_OUT = "apple aero3 aloeR butterfly tree sudoku ela_original cards licenseplate_motion box_in_scene".split()


def blur(image, strength):
    return image.filter(ImageFilter.GaussianBlur(0.3 + 5 * strength))


def noise(image, strength):
    pixels = np.asarray(image, np.float32)
    return Image.fromarray(np.clip(pixels + np.random.normal(0, 2 + 60 * strength, pixels.shape), 0, 255).astype(np.uint8))


def jpeg(image, strength):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=int(60 - 57 * strength))
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def dark(image, strength):
    return ImageEnhance.Brightness(image).enhance(0.9 - 0.82 * strength)


def overexposed(image, strength):
    return ImageEnhance.Brightness(image).enhance(1.2 + 2.6 * strength)


def flat(image, strength):
    return ImageEnhance.Contrast(image).enhance(0.9 - 0.85 * strength)


KINDS = {"blur": blur, "noise": noise, "jpeg": jpeg, "dark": dark, "overexposed": overexposed, "flat": flat}


def load(names):
    images = {}
    for name in names:
        for path in (PHOTOGRAPHS / f"{name}.jpg", PHOTOGRAPHS / f"{name}.png"):
            if path.exists():
                image = Image.open(path).convert("RGB")
                if min(image.size) >= SIDE:
                    images[name] = image
    return images


def crop(image, rng):
    side = int(min(image.size) * rng.uniform(0.6, 1.0))
    x, y = rng.randint(0, image.width - side), rng.randint(0, image.height - side)
    piece = image.crop((x, y, x + side, y + side)).resize((SIDE, SIDE), Image.BILINEAR)
    return piece.transpose(Image.FLIP_LEFT_RIGHT) if rng.random() < 0.5 else piece


def tensor(image):
    return torch.from_numpy((np.asarray(image, np.float32).transpose(2, 0, 1) - 127.5) / 127.5)


def batch(images, rng, groups):
    """`groups` contents x 4 strengths of one kind: (tensors, quality = 1 - strength)."""
    xs, ys = [], []
    for _ in range(groups):
        piece = crop(rng.choice(images), rng)
        kind = rng.choice(list(KINDS.values()))
        for strength in [0.0, *(rng.random() for _ in range(3))]:
            xs.append(tensor(kind(piece, strength) if strength > 0 else piece))
            ys.append(1 - strength)
    return torch.stack(xs), torch.tensor(ys).reshape(groups, 4)


def loss_of(scores, quality):
    """Squared error plus a ranking hinge within each content (all pairs), margin proportional to the difference in quality."""
    error = ((scores - quality) ** 2).mean()
    gap = quality[:, :, None] - quality[:, None, :]
    ranked = torch.relu(0.5 * gap - (scores[:, :, None] - scores[:, None, :]))[gap > 0].mean()
    return error + ranked


def spearman(a, b):
    ra, rb = np.argsort(np.argsort(a)), np.argsort(np.argsort(b))
    return float(np.corrcoef(ra, rb)[0, 1])


def evaluate(model, images, seed):
    """Spearman of score with strength, pooled over held-out contents, five strengths, two crops each."""
    rng, figures = random.Random(seed), {}
    model.eval()
    for name, kind in KINDS.items():
        strengths, scores = [], []
        for image in images.values():
            for _ in range(2):
                piece = crop(image, rng)
                for strength in (0.1, 0.3, 0.5, 0.7, 0.9):
                    with torch.no_grad():
                        scores.append(-model(tensor(kind(piece, strength))[None]).item())
                    strengths.append(strength)
        figures[name] = round(spearman(strengths, scores), 3)
    return figures


def build():
    setting, last = _mobilenet_v3_conf("mobilenet_v3_small", width_mult=0.5)
    model = MobileNetV3(setting, last_channel=last // 4, num_classes=1)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--steps", type=int, default=2400)
    args = parser.parse_args()
    random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    rng = random.Random(args.seed)
    train, held_out = load(TRAIN), load(HELD_OUT)
    print(f"{len(train)} photographs to train on, {len(held_out)} held out", flush=True)
    images, model = list(train.values()), build()
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=args.steps)
    began, step = time.time(), 0
    for step in range(1, args.steps + 1):
        model.train()
        x, quality = batch(images, rng, 6)
        loss = loss_of(model(x).reshape(6, 4), quality)
        optimiser.zero_grad(), loss.backward(), optimiser.step(), schedule.step()
        if step % 50 == 0:
            print(f"step {step} loss {loss.item():.4f} {time.time() - began:.0f} s", flush=True)
        if time.time() - began > args.minutes * 60:
            break
    figures = evaluate(model, held_out, args.seed)
    print(json.dumps({"steps": step, "seconds": round(time.time() - began), "heldOut": sorted(held_out), "spearman": figures}), flush=True)
    model.eval()
    torch.onnx.export(model, torch.zeros(1, 3, SIDE, SIDE), args.out / "quality-v1.onnx", opset_version=12,
                      input_names=["frame"], output_names=["score"])


if __name__ == "__main__":
    main()
