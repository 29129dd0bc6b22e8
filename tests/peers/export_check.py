#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""export_check.py PROGRAM: trains a ResNet-34 of the paper's width for a moment, exports it, loads it
into torchvision.models.resnet34() with strict=True and compares the probabilities of a picture.

Run with a Python that has torch and torchvision (Debian's python3-torchvision will do).
"""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import torch
import torchvision
from PIL import Image
from torchvision import transforms

TYPES = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}


def load_file(file):
    """What safetensors.torch.load_file() does, for a Python without that package."""
    data = pathlib.Path(file).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__")
    tensors = {}
    for key, entry in header.items():
        begin, end = entry["data_offsets"]
        raw = bytearray(data[8 + size + begin:8 + size + end])
        tensors[key] = torch.frombuffer(raw, dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def run(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def make_pictures(folder):
    torch.manual_seed(5)
    for number, name in enumerate(("left", "right", "middle")):
        (folder / name).mkdir(parents=True)
        for i in range(60):
            pixels = torch.rand(3, 64, 64) * 0.5
            pixels[number, :, 10 + 15 * number:30 + 15 * number] += 0.5
            transforms.ToPILImage()(pixels).save(folder / name / f"{i}.png")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_pictures(folder / "pictures")
        run(program, "train", "--networks", "resnet-34", "--dataset", folder / "pictures",
            "--epochs", 2, "--width", 64, "--stem", "imagenet", "--batch-size", 32,
            "--learning-rate", 0.01, "--precision", "fp32", "--output", folder / "e")
        trained = next((folder / "e").glob("*/run.json")).parent
        run(program, "export", trained, "--output", folder / "x.safetensors")
        state = load_file(folder / "x.safetensors")
        model = torchvision.models.resnet34(num_classes=len(state["fc.bias"]))
        model.load_state_dict(state, strict=True)
        model.eval()

        with open(folder / "x.safetensors", "rb") as file:
            size = struct.unpack("<Q", file.read(8))[0]
            card = json.loads(json.loads(file.read(size))["__metadata__"]["input"])
        torch.manual_seed(3)
        side = card["size"]
        picture = transforms.ToPILImage()(torch.rand(3, side, side))
        picture.save(folder / "picture.png")
        pixels = transforms.ToTensor()(Image.open(folder / "picture.png"))
        image = transforms.Normalize(card["mean"], card["deviation"])(pixels)
        with torch.no_grad():
            expected = model(image[None])[0].log_softmax(0)
        result = json.loads(run(program, "classify", "--model", folder / "x.safetensors", "--top",
                                1000, "--json", folder / "picture.png"))
        top = result["images"][0]["results"][0]["top"]
        difference = max(abs(torch.tensor(one["probability"]).log() - expected[one["index"]]).item()
                         for one in top)
        print(f"strict load into torchvision {torchvision.__version__} worked; logits within "
              f"{difference:.1e} over {len(top)} classes")
        sys.exit(difference > 1e-3)


main()
