#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pre-activation ResNets (He et al. 2016, "Identity Mappings in Deep Residual Networks") as PyTorch
modules with ResNet Lab's keys, to hold the program against.

    python preact_networks.py ../data/preact.json            # writes what the tests read
    python preact_networks.py --check FILE.safetensors       # loads an export with strict=True

Run with a Python that has torch 1.13 or newer; --check also needs safetensors. Tests read
preact.json; they never run this. docs/decisions/0014-pre-activation.md says which details of the
usual implementations these are: every block has its own bn1, a shortcut that is not the identity
takes what bn1 and ReLU give, the stem is a convolution alone, bn and ReLU stand behind the last block.
"""
import copy
import json
import math
import sys

import torch
from torch import nn
from torch.nn import functional as F


class ZeroPad(nn.Module):
    """Shortcut option A (He et al. 2015, 3.3)."""

    def __init__(self, channels, stride):
        super().__init__()
        self.channels, self.stride = channels, stride

    def forward(self, x):
        kept = x[:, :, ::self.stride, ::self.stride]
        return F.pad(kept, (0, 0, 0, 0, 0, self.channels - x.shape[1]))


def conv(inputs, outputs, kernel, stride=1, groups=1):
    return nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)


def shortcut_of(spec, inputs, outputs, stride):
    if spec["family"] == "plain":
        return None
    changes = stride != 1 or inputs != outputs
    if spec["shortcut"] == "C" or (changes and spec["shortcut"] == "B"):
        return nn.Sequential(conv(inputs, outputs, 1, stride))
    return ZeroPad(outputs, stride) if changes else None


class PreActBlock(nn.Module):
    expansion = 1

    def __init__(self, spec, inputs, planes, stride):
        super().__init__()
        self.adds = spec["family"] == "residual"
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = conv(inputs, planes, 3, stride)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv2 = conv(planes, planes, 3)
        self.downsample = shortcut_of(spec, inputs, planes, stride)
        self.relu = nn.ReLU()

    def forward(self, x):
        out = self.relu(self.bn1(x))
        shortcut = self.downsample(out) if self.downsample is not None else x
        out = self.conv2(self.relu(self.bn2(self.conv1(out))))
        return out + shortcut if self.adds else out


class PreActBottleneck(nn.Module):
    expansion = 4

    def __init__(self, spec, inputs, planes, stride):
        super().__init__()
        self.adds = spec["family"] == "residual"
        inner = planes * spec["group_width"] // 64 * spec["cardinality"]
        first, second = (stride, 1) if spec["stride_at"] == "v1" else (1, stride)
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = conv(inputs, inner, 1, first)
        self.bn2 = nn.BatchNorm2d(inner)
        self.conv2 = conv(inner, inner, 3, second, spec["cardinality"])
        self.bn3 = nn.BatchNorm2d(inner)
        self.conv3 = conv(inner, planes * 4, 1)
        self.downsample = shortcut_of(spec, inputs, planes * 4, stride)
        self.relu = nn.ReLU()

    def forward(self, x):
        out = self.relu(self.bn1(x))
        shortcut = self.downsample(out) if self.downsample is not None else x
        out = self.conv2(self.relu(self.bn2(self.conv1(out))))
        out = self.conv3(self.relu(self.bn3(out)))
        return out + shortcut if self.adds else out


class PreActResNet(nn.Module):
    """`spec`: a network as run.json has it."""

    def __init__(self, spec):
        super().__init__()
        block = PreActBlock if spec["block"] == "basic" else PreActBottleneck
        kernel, stride = {"imagenet": (7, 2), "cifar": (3, 1), "small": (3, 2)}[spec["stem"]]
        self.conv1 = conv(spec["input_channels"], spec["width"], kernel, stride)
        self.maxpool = nn.MaxPool2d(3, 2, 1) if spec["stem"] == "imagenet" else None
        inputs, self.stages = spec["width"], len(spec["blocks"])
        for stage, count in enumerate(spec["blocks"]):
            planes, blocks = spec["width"] << stage, []
            for index in range(count):
                blocks.append(block(spec, inputs, planes, 2 if stage and not index else 1))
                inputs = planes * block.expansion
            setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
        self.bn = nn.BatchNorm2d(inputs)
        self.relu = nn.ReLU()
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(inputs, spec["classes"])

    def forward(self, x):
        x = self.conv1(x)
        x = self.maxpool(x) if self.maxpool is not None else x
        for stage in range(self.stages):
            x = getattr(self, f"layer{stage + 1}")(x)
        x = self.avgpool(self.relu(self.bn(x)))
        return self.fc(torch.flatten(x, 1))


def spec_of(family, block, blocks, **changes):
    base = {"family": family, "block": block, "blocks": blocks, "width": 64, "cardinality": 1,
            "group_width": 64, "stem": "imagenet", "shortcut": "B", "stride_at": "v1.5",
            "order": "pre", "zero_init_residual": False, "input_channels": 3, "classes": 1000}
    return {**base, **changes}


def zoo():
    """The paper's networks by the names that the program gives them."""
    networks = {}
    for depth, block, blocks in ((18, "basic", [2, 2, 2, 2]), (34, "basic", [3, 4, 6, 3]),
                                 (50, "bottleneck", [3, 4, 6, 3]),
                                 (101, "bottleneck", [3, 4, 23, 3]),
                                 (152, "bottleneck", [3, 8, 36, 3])):
        networks[f"preact-resnet-{depth}"] = spec_of("residual", block, blocks)
        if depth <= 50:
            networks[f"preact-plain-{depth}"] = spec_of("plain", block, blocks)
    for family, name in (("residual", "resnet"), ("plain", "plain")):
        for depth in (20, 32, 44, 56, 110):
            networks[f"preact-{name}-{depth}"] = spec_of(
                family, "basic", [(depth - 2) // 6] * 3, width=16, stem="cifar", shortcut="A",
                classes=10)
        networks[f"preact-{name}-164"] = spec_of(
            family, "bottleneck", [18] * 3, width=16, stem="cifar", shortcut="B",
            stride_at="v1", classes=10)
    return networks


def others():
    """Options that no row of the zoo has."""
    return {
        "option C, small stem": spec_of("residual", "basic", [2, 1, 2], width=12, stem="small",
                                        shortcut="C", classes=7),
        "option A, bottlenecks": spec_of("residual", "bottleneck", [2, 2], width=16, stem="cifar",
                                         shortcut="A", stride_at="v1", classes=5),
        "groups": spec_of("residual", "bottleneck", [1, 2], width=16, stem="cifar", cardinality=4,
                          group_width=16, classes=5),
    }


def wave(shape, k, scale, offset):
    x = torch.arange(math.prod(shape), dtype=torch.float64)
    values = offset + scale * torch.sin(0.37 * x * torch.sqrt(x + 1) + 1.3 * k + 0.5)
    return values.float().reshape(shape)


def fill(model):
    """The weights of tests/data/torchvision.json: functions of key and place alone."""
    for key, tensor in model.state_dict().items():
        shape, k = tuple(tensor.shape), sum(key.encode()) % 101
        if tensor.dim() == 4:
            tensor.copy_(wave(shape, k, 2 / math.sqrt(tensor[0].numel()), 0))
        elif key == "fc.weight":
            tensor.copy_(wave(shape, k, 1 / math.sqrt(shape[1]), 0))
        elif key == "fc.bias":
            tensor.copy_(wave(shape, k, 0.01, 0))
        elif key.endswith(".weight"):
            tensor.copy_(wave(shape, k, 0.1, 1))
        elif key.endswith(".bias"):
            tensor.copy_(wave(shape, k, 0.1, 0))
    return model


def images(channels, side):
    i = torch.arange(2 * channels * side * side, dtype=torch.float64)
    return torch.cos(0.011 * i + 0.3 * torch.sin(0.0007 * i)).float().reshape(
        2, channels, side, side)


def mult_adds(model, side):
    total = 0

    def count(module, inputs, output):
        nonlocal total
        total += module.weight.numel() * output[0].numel() // output.shape[1]

    hooks = [m.register_forward_hook(count) for m in model.modules()
             if isinstance(m, (nn.Conv2d, nn.Linear))]
    with torch.no_grad():
        model.eval()(torch.zeros(1, model.conv1.in_channels, side, side))
    for hook in hooks:
        hook.remove()
    return total


def counted(spec):
    model = PreActResNet(spec)
    side = 32 if spec["stem"] == "cifar" else 224
    return {"spec": spec, "parameters": sum(p.numel() for p in model.parameters()),
            "side_counted": side, "mult_adds": mult_adds(model, side)}


def rounded(logits):
    return [[float(f"{value:.7g}") for value in row[:10].tolist()] for row in logits]


def answered(spec, side):
    """In training mode, its gradients, and then in evaluation mode."""
    model = fill(PreActResNet(spec)).train()
    x = images(spec["input_channels"], side)
    logits = model(x)
    # Rounding changes the gradients of very deep networks by per cents.
    exact = copy.deepcopy(model).double()
    F.cross_entropy(exact(x.double()), torch.tensor([1, 2])).backward()
    norms = {key: p.grad.norm().item() for key, p in exact.named_parameters()
             if key.startswith(("conv1", "layer1.0", "layer2.0", "bn", "fc"))}
    with torch.no_grad():
        evaluation = model.eval()(x)
    return {"side": side, "keys": list(model.state_dict()),
            "train_logits": rounded(logits.detach()), "eval_logits": rounded(evaluation),
            "gradient_norms": {key: float(f"{norm:.7g}") for key, norm in norms.items()}}


def write(path):
    torch.use_deterministic_algorithms(True)
    networks = {name: counted(spec) for name, spec in zoo().items()}
    for name, side in (("preact-resnet-18", 64), ("preact-resnet-50", 64), ("preact-plain-18", 64),
                       ("preact-resnet-20", 32), ("preact-resnet-164", 32)):
        networks[name].update(answered(networks[name]["spec"], side))
    for name, spec in others().items():
        networks[name] = {**counted(spec), **answered(spec, 24)}
    version = torch.__version__
    document = {"source": f"tests/peers/preact_networks.py on PyTorch {version}",
                "networks": networks}
    with open(path, "w") as file:
        json.dump(document, file, indent=None, separators=(",", ":"))
        file.write("\n")


def check(path):
    from safetensors import safe_open
    from safetensors.torch import load_file
    with safe_open(path, "pt") as file:
        spec = {**spec_of("", "", []), **json.loads(file.metadata()["spec"])["network"]}
    model = PreActResNet(spec)
    model.load_state_dict(load_file(path), strict=True)
    side = 32 if spec["stem"] == "cifar" else 224
    with torch.no_grad():
        print(model.eval()(images(spec["input_channels"], side))[0][:10].tolist())


if __name__ == "__main__":
    check(sys.argv[2]) if sys.argv[1] == "--check" else write(sys.argv[1])
