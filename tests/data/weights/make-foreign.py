#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files foreign-*.pth in this folder, and foreign.json with the logits that their own networks
give: the article's class (its projection is called "shortcut"), kuangliu's CIFAR networks ("linear" for
"fc"), akamaster's option A (zero channels on both sides, no projection), a checkpoint with what
training scripts put beside the weights, one of timm's training, and basic-2 without its classifier.

    .../python make-foreign.py                   # any PyTorch 2.x with NumPy

Tests read the results; they never run this. The classes are written here as those repositories write
them, but narrow.
"""
import argparse
import collections
import datetime
import importlib
import json
import pathlib

import numpy
import torch
from torch import nn
from torch.nn import functional

make_weights = importlib.import_module("make-weights")
fill, logits = make_weights.fill, make_weights.logits


class Basic(nn.Module):
    expansion = 1

    def __init__(self, inputs, planes, stride, option="B"):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.shortcut = nn.Sequential()
        self.pad = 0
        if stride != 1 or inputs != planes:
            if option == "A":
                self.pad = planes // 4
            else:
                self.shortcut = nn.Sequential(nn.Conv2d(inputs, planes, 1, stride, bias=False),
                                              nn.BatchNorm2d(planes))

    def forward(self, x):
        out = functional.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.pad:
            return functional.relu(
                out + functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.pad, self.pad)))
        return functional.relu(out + self.shortcut(x))


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inputs, planes, stride):
        super().__init__()
        outputs = 4 * planes
        self.conv1 = nn.Conv2d(inputs, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False),
                                          nn.BatchNorm2d(outputs))

    def forward(self, x):
        out = functional.relu(self.bn1(self.conv1(x)))
        out = functional.relu(self.bn2(self.conv2(out)))
        return functional.relu(self.bn3(self.conv3(out)) + self.shortcut(x))


class Net(nn.Module):
    def __init__(self, block, counts, width, classifier, stem, **options):
        super().__init__()
        self.conv1 = (nn.Conv2d(3, width, 7, 2, 3, bias=False) if stem == "imagenet" else
                      nn.Conv2d(3, width, 3, 1, 1, bias=False))
        self.bn1 = nn.BatchNorm2d(width)
        self.pool = stem == "imagenet"
        self.stages = len(counts)
        inputs = width
        for stage, count in enumerate(counts):
            blocks = []
            for index in range(count):
                stride = 2 if stage > 0 and index == 0 else 1
                blocks.append(block(inputs, width * 2 ** stage, stride, **options))
                inputs = width * 2 ** stage * block.expansion
            setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
        setattr(self, classifier, nn.Linear(inputs, 10))
        self.classifier_name = classifier

    def forward(self, x):
        x = functional.relu(self.bn1(self.conv1(x)))
        if self.pool:
            x = functional.max_pool2d(x, 3, 2, 1)
        for stage in range(self.stages):
            x = getattr(self, f"layer{stage + 1}")(x)
        return getattr(self, self.classifier_name)(x.mean((2, 3)))


def main():
    torch.manual_seed(0)
    expected = {}

    def keep(name, model, seed, wrap=lambda state: state):
        fill(model, seed)
        torch.save(wrap(model.state_dict()), f"foreign-{name}.pth")
        expected[f"foreign-{name}.pth"] = logits(model)

    keep("article-basic", Net(Basic, [2, 2, 2, 2], 2, "fc", "imagenet"), 11)
    keep("article-bottleneck", Net(Bottleneck, [1, 1, 1, 1], 2, "fc", "imagenet"), 12)
    keep("kuangliu", Net(Basic, [1, 1, 1, 1], 2, "linear", "cifar"), 13,
         lambda state: {"net": {"module." + k: v for k, v in state.items()}, "acc": 95.1,
                        "epoch": 200})
    keep("akamaster-a", Net(Basic, [1, 2, 1], 4, "linear", "cifar", option="A"), 14,
         lambda state: {"state_dict": {"module." + k: v for k, v in state.items()},
                        "best_prec1": 91.7})
    keep("beside", Net(Basic, [1, 1], 2, "fc", "imagenet"), 15, lambda state: {
        "state_dict": state,
        "args": argparse.Namespace(lr=0.1, data=pathlib.PosixPath("/data/" + "x/" * 20)),
        "milestones": collections.Counter([30, 60, 60]),
        "groups": collections.defaultdict(list, {"a": [1]}),
        "recent": collections.deque([1.0, 2.0], maxlen=5),
        "seen": {"a", "b"}, "frozen": frozenset([1]),
        "size": torch.Size([1, 3, 224, 224]), "device": torch.device("cpu"),
        "type": torch.float32,
        "date": datetime.datetime(2024, 5, 6, tzinfo=datetime.timezone.utc),
        "length": datetime.timedelta(days=1),
        "best": numpy.float64(0.75), "rng": numpy.arange(5), "bytes": b"\x00\xff",
        "complex": 1j, "range": range(3), "slice": slice(1, 2)})
    training = Net(Basic, [1, 1], 2, "fc", "imagenet")
    fill(training, 16)
    torch.save({"arch": "resnet", "state_dict": training.state_dict(), "layer": nn.Linear,
                "args": argparse.Namespace(
                    model="resnet18", gp="max", img_size=None, mean=[0.5, 0.4, 0.3],
                    std=(0.2, 0.3, 0.4), crop_pct=0.9, bn_eps=None, lr=0.1,
                    model_kwargs={"act_layer": nn.SiLU})}, "foreign-timm-args.pth")
    backbone = torch.load("basic-2.pth")
    torch.save({k: v for k, v in backbone.items() if not k.startswith("fc.")},
               "foreign-backbone.pth")
    with open("foreign.json", "w") as file:
        json.dump({"source": f"PyTorch {torch.__version__}", "logits": expected}, file, indent=1)


main()
