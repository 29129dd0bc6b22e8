# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes torchinfo/: what torchinfo prints for networks of PyTorch modules, to the letter.

    python3 -m venv venv && venv/bin/pip install torch torchinfo==1.6.6
    cd tests/data && venv/bin/python make-torchinfo.py

The networks of the lesson's step "Code" are built by the code that it shows, all others by the
modules below. cases.json says for each file what was summarised: "spec" is a network as run.json
has it, "input" one image, "batch" images of it, "depth" torchinfo's own depth. Version 1.6.6 is the last
that prints what the article shows; from 1.7 on the first row has the network's output shape.
"""
import json
import pathlib
import sys

import torch
import torchinfo
from torch import nn

sys.path.append("../peers")
from preact_networks import PreActResNet  # noqa: E402

CODE = pathlib.Path("../../resources/lessons/code")
LESSON = {"nn": nn, "torch": torch}
for cell in ("basic_block", "bottleneck", "network", "constructors"):
    exec((CODE / f"{cell}.py").read_text(), LESSON)


def spec(**changes):
    base = {"name": "resnet-18", "family": "residual", "block": "basic", "blocks": [2, 2, 2, 2],
            "width": 64, "cardinality": 1, "group_width": 64, "stem": "imagenet", "shortcut": "B",
            "stride_at": "v1.5", "zero_init_residual": False, "input_channels": 3,
            "classes": 1000}
    return {**base, **changes}


class ZeroPad(nn.Module):
    """Shortcut option A (He et al. 2015, 3.3)."""

    def __init__(self, channels, stride):
        super().__init__()
        self.channels, self.stride = channels, stride

    def forward(self, x):
        kept = x[:, :, ::self.stride, ::self.stride]
        return nn.functional.pad(kept, (0, 0, 0, 0, 0, self.channels - x.shape[1]))


def shortcut_of(s, inputs, outputs, stride):
    changes = stride != 1 or inputs != outputs
    if s["shortcut"] == "C" or (changes and s["shortcut"] == "B"):
        return nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False),
                             nn.BatchNorm2d(outputs))
    return ZeroPad(outputs, stride) if changes else None


class Block(nn.Module):
    """Convolutions with batch norms; in a residual network the shortcut is added."""

    def __init__(self, s, convs, stride):
        super().__init__()
        for i, (inputs, outputs, kernel, step, groups) in enumerate(convs):
            setattr(self, f"conv{i + 1}", nn.Conv2d(inputs, outputs, kernel, step, kernel // 2,
                                                    groups=groups, bias=False))
            setattr(self, f"bn{i + 1}", nn.BatchNorm2d(outputs))
        self.count, self.residual = len(convs), s["family"] == "residual"
        self.outputs = convs[-1][1]
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if self.residual:
            self.downsample = shortcut_of(s, convs[0][0], self.outputs, stride)

    def forward(self, x):
        y = x
        for i in range(self.count):
            y = getattr(self, f"bn{i + 1}")(getattr(self, f"conv{i + 1}")(y))
            y = self.relu(y) if i + 1 < self.count else y
        if self.residual:
            y = y + (x if self.downsample is None else self.downsample(x))
        return self.relu(y)


class BasicBlock(Block):
    def __init__(self, s, inputs, planes, stride):
        super().__init__(s, [(inputs, planes, 3, stride, 1), (planes, planes, 3, 1, 1)], stride)


class Bottleneck(Block):
    def __init__(self, s, inputs, planes, stride):
        inner = planes * s["group_width"] // 64 * s["cardinality"]
        first, second = (stride, 1) if s["stride_at"] == "v1" else (1, stride)
        super().__init__(s, [(inputs, inner, 1, first, 1),
                             (inner, inner, 3, second, s["cardinality"]),
                             (inner, 4 * planes, 1, 1, 1)], stride)


class ResNet(nn.Module):
    def __init__(self, s):
        super().__init__()
        kernel, stride = {"imagenet": (7, 2), "cifar": (3, 1), "small": (3, 2)}[s["stem"]]
        self.conv1 = nn.Conv2d(s["input_channels"], s["width"], kernel, stride, kernel // 2,
                               bias=False)
        self.bn1 = nn.BatchNorm2d(s["width"])
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1) if s["stem"] == "imagenet" else None
        self.stages = []
        inputs = s["width"]
        for i, count in enumerate(s["blocks"]):
            blocks = []
            for j in range(count):
                kind = BasicBlock if s["block"] == "basic" else Bottleneck
                blocks.append(kind(s, inputs, s["width"] << i, 2 if i and not j else 1))
                inputs = blocks[-1].outputs
            self.stages.append(f"layer{i + 1}")
            setattr(self, self.stages[-1], nn.Sequential(*blocks))
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(inputs, s["classes"])

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.maxpool(x) if self.maxpool else x
        for stage in self.stages:
            x = getattr(self, stage)(x)
        return self.fc(torch.flatten(self.avgpool(x), 1))


class PlainNet(ResNet):
    """The same without shortcuts."""


def built(s):
    return (PlainNet if s["family"] == "plain" else ResNet)(s)


def bottlenecks(name, **changes):
    return spec(name=name, block="bottleneck", blocks=[3, 4, 6, 3], **changes)


def cifar(name, n, **changes):
    return spec(name=name, blocks=[n, n, n], width=16, stem="cifar", shortcut="A", classes=10,
                **changes)


def cases():
    """File, spec, input, batch, depth, and the model where it is not built() of the spec."""
    yield "resnet18", spec(), (3, 224, 224), 1, 3, LESSON["resnet18"]()
    yield "resnet50", bottlenecks("resnet-50"), (3, 193, 131), 2, 3, LESSON["resnet50"]()
    yield ("resnet152", {**bottlenecks("resnet-152"), "blocks": [3, 8, 36, 3]}, (3, 224, 224), 100,
           2, LESSON["resnet152"]())
    yield ("resnext50-blocks", bottlenecks("resnext-50-32x4d", cardinality=32, group_width=4),
           (3, 64, 96), 1, 2, None)
    yield ("wide-stages", bottlenecks("wide-resnet-50-2", group_width=128, classes=10),
           (3, 224, 224), 1000, 1, None)
    yield "plain34", spec(name="plain-34", family="plain", blocks=[3, 4, 6, 3]), (3, 224, 224), \
        16, 3, None
    yield "resnet20-A", cifar("resnet-20", 3), (3, 32, 32), 128, 3, None
    yield ("resnet18-C-small", spec(shortcut="C", width=16, stem="small", input_channels=1,
                                    classes=10), (1, 28, 28), 1, 3, None)
    yield ("bottleneck-v1-C", spec(name="resnet-20-1.2.1.1.1", block="bottleneck",
                                   blocks=[1, 2, 1, 1, 1], width=32, cardinality=8, group_width=16,
                                   stride_at="v1", shortcut="C", stem="cifar"), (3, 45, 33), 3, 3,
           None)
    yield ("plain-bottleneck-tiny", spec(name="plain-14-1.3", family="plain", block="bottleneck",
                                         blocks=[1, 3], width=1, stem="small", classes=2),
           (3, 9, 20), 1, 3, None)


    for file, s, size in (
            ("preact-resnet18", spec(name="preact-resnet-18", order="pre"), 224),
            ("preact-bottleneck-A", bottlenecks("preact-resnet-50", order="pre", shortcut="A",
                                                width=16, classes=10), 64)):
        yield file, s, (3, size, size), 1, 3, PreActResNet(s)


def main():
    folder = pathlib.Path("torchinfo")
    folder.mkdir(exist_ok=True)
    listed = []
    for file, s, image, batch, depth, model in cases():  # shapes are all, so nothing is computed
        text = str(torchinfo.summary(model or built(s), input_size=(batch, *image), depth=depth,
                                     verbose=0, device="meta"))
        (folder / f"{file}.txt").write_text(text + "\n")
        listed.append({"file": f"{file}.txt", "spec": s, "input": list(image), "batch": batch,
                       "depth": depth})
    source = f"torchinfo 1.6.6, PyTorch {torch.__version__}"
    rows = ",\n".join(json.dumps(case) for case in listed)
    (folder / "cases.json").write_text(f'{{"source": {json.dumps(source)},\n"cases": [\n{rows}]}}\n')


main()
