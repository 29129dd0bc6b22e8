#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes summaries.json: what torchinfo says of networks that torchvision builds.

    /usr/bin/python3 -m venv --system-site-packages venv && venv/bin/pip install torchinfo==1.8.0
    cd tests/data && ../../venv/bin/python make-summaries.py

on top of Debian's python3-torchvision. Tests read the result; they never run this. torchvision has
no plain networks, no shortcut options A and C, no v1 stride and no CIFAR family. They are put
together here from its own ResNet, BasicBlock and Bottleneck, with the smallest changes.

torchinfo counts the Python object around the input's pixels as input; that is taken off again.
"spec" is a network as run.json has it. "layers" are torchinfo's leaves in the order they run, as
[key, class, output shape without the batch, parameters, mult-adds]; torchinfo counts a batch norm's
parameters and the classifier's bias among the mult-adds. "receptive_fields" are measured: the
pixels along a row for which one output's gradient is not zero.
"""
import json
import sys

import torch
import torchinfo
import torchvision
from torch import nn
from torchvision.models.feature_extraction import create_feature_extractor, get_graph_node_names
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet, conv1x1

NINE = {
    "resnet18": ("basic", [2, 2, 2, 2], 1, 64),
    "resnet34": ("basic", [3, 4, 6, 3], 1, 64),
    "resnet50": ("bottleneck", [3, 4, 6, 3], 1, 64),
    "resnet101": ("bottleneck", [3, 4, 23, 3], 1, 64),
    "resnet152": ("bottleneck", [3, 8, 36, 3], 1, 64),
    "resnext50_32x4d": ("bottleneck", [3, 4, 6, 3], 32, 4),
    "resnext101_32x8d": ("bottleneck", [3, 4, 23, 3], 32, 8),
    "wide_resnet50_2": ("bottleneck", [3, 4, 6, 3], 1, 128),
    "wide_resnet101_2": ("bottleneck", [3, 4, 23, 3], 1, 128),
}


def spec(**changes):
    base = {"family": "residual", "block": "basic", "blocks": [2, 2, 2, 2], "width": 64,
            "cardinality": 1, "group_width": 64, "stem": "imagenet", "shortcut": "B",
            "stride_at": "v1.5", "zero_init_residual": False, "input_channels": 3,
            "classes": 1000}
    return {**base, **changes}


def row(name, **changes):
    block, blocks, cardinality, group_width = NINE[name]
    return spec(block=block, blocks=blocks, cardinality=cardinality, group_width=group_width,
                **changes)


def cifar(n, **changes):
    return spec(blocks=[n, n, n], width=16, stem="cifar", shortcut="A", classes=10, **changes)


class ZeroPad(nn.Module):
    """Shortcut option A (He et al. 2015, 3.3)."""

    def __init__(self, channels, stride):
        super().__init__()
        self.channels, self.stride = channels, stride

    def forward(self, x):
        kept = x[:, :, ::self.stride, ::self.stride]
        return nn.functional.pad(kept, (0, 0, 0, 0, 0, self.channels - x.shape[1]))


class PlainBasic(BasicBlock):
    def forward(self, x):
        return self.relu(self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x))))))


class PlainBottleneck(Bottleneck):
    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn3(self.conv3(self.relu(self.bn2(self.conv2(out))))))


class Staged(ResNet):
    """torchvision's ResNet with any width, stem and number of stages."""

    def __init__(self, s, block):
        nn.Module.__init__(self)
        self._norm_layer = nn.BatchNorm2d
        self.inplanes, self.dilation = s["width"], 1
        self.groups, self.base_width = s["cardinality"], s["group_width"]
        kernel, stride = {"imagenet": (7, 2), "cifar": (3, 1), "small": (3, 2)}[s["stem"]]
        self.conv1 = nn.Conv2d(s["input_channels"], s["width"], kernel, stride, kernel // 2,
                               bias=False)
        self.bn1 = nn.BatchNorm2d(s["width"])
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1) if s["stem"] == "imagenet" else None
        self.stages = len(s["blocks"])
        for i, count in enumerate(s["blocks"]):
            layer = self._make_layer(block, s["width"] << i, count, stride=2 if i else 1)
            setattr(self, f"layer{i + 1}", layer)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear((s["width"] << (self.stages - 1)) * block.expansion, s["classes"])

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.maxpool(x) if self.maxpool else x
        for i in range(self.stages):
            x = getattr(self, f"layer{i + 1}")(x)
        return self.fc(torch.flatten(self.avgpool(x), 1))


def change_shortcuts(model, s):
    inputs = s["width"]
    for i in range(len(s["blocks"])):
        for block in getattr(model, f"layer{i + 1}"):
            last = block.conv2 if s["block"] == "basic" else block.conv3
            outputs, stride = last.out_channels, block.stride
            if s["family"] == "plain":
                block.downsample = None
            elif s["shortcut"] == "A" and block.downsample is not None:
                block.downsample = ZeroPad(outputs, stride)
            elif s["shortcut"] == "C" and block.downsample is None:
                block.downsample = nn.Sequential(conv1x1(inputs, outputs, stride),
                                                 nn.BatchNorm2d(outputs))
            if s["block"] == "bottleneck" and s["stride_at"] == "v1":
                block.conv1.stride, block.conv2.stride = block.conv2.stride, (1, 1)
            inputs = outputs


def built(s):
    kinds = {("residual", "basic"): BasicBlock, ("residual", "bottleneck"): Bottleneck,
             ("plain", "basic"): PlainBasic, ("plain", "bottleneck"): PlainBottleneck}
    model = Staged(s, kinds[(s["family"], s["block"])])
    change_shortcuts(model, s)
    return model.eval()


def leaves_of(statistics):
    """[key, class, output shape, parameters, mult-adds] of each leaf, in the order they run."""
    path, calls, leaves = [], {}, []
    for info in statistics.summary_list[1:]:
        path = path[:info.depth - 1] + [info.var_name]
        if not info.is_leaf_layer:
            continue
        key = ".".join(path)
        calls[key] = calls.get(key, -1) + 1
        key += f"_{calls[key]}" if calls[key] else ""
        leaves.append([key, info.class_name, list(info.output_size[1:]),
                       max(0, info.num_params), info.macs])
    return leaves


def case(s, size, model=None, layers=True):
    model = model or built(s)
    shape = (1, s["input_channels"], *size)
    statistics = torchinfo.summary(model, input_size=shape, depth=9, verbose=0, device="cpu")
    result = {"spec": s, "input": list(shape[1:]), "parameters": statistics.total_params,
              "mult_adds": statistics.total_mult_adds,
              "input_bytes": statistics.total_input - sys.getsizeof(torch.empty(0).storage()),
              "pass_bytes": statistics.total_output_bytes,
              "parameter_bytes": statistics.total_param_bytes}
    if layers:
        result["layers"] = leaves_of(statistics)
    return result


def own(name, size, **changes):
    """A model of torchvision's own builder, untouched."""
    s = row(name, **changes)
    model = getattr(torchvision.models, name)(num_classes=s["classes"]).eval()
    return case(s, size, model, layers=name in ("resnet18", "resnet50", "resnext50_32x4d"))


def cases():
    yield own("resnet18", (224, 224))
    yield own("resnet50", (193, 131))
    yield own("resnext50_32x4d", (64, 96), classes=10)
    for name in NINE:
        yield own(name, (224, 224), classes=7)
        yield own(name, (65, 320))
    for family in ("plain", "residual"):
        for n in (3, 5, 7, 9, 18):
            yield case(cifar(n, family=family), (32, 32), layers=n == 3)
    for name in ("resnet18", "resnet34", "resnet50"):
        yield case(row(name, family="plain"), (224, 224), layers=False)
    yield case(row("resnet34", shortcut="A", classes=37), (160, 96))
    yield case(row("resnet18", shortcut="C", width=16, stem="small", input_channels=1,
                   classes=10), (28, 28))
    yield case(row("resnet50", stride_at="v1"), (224, 224))
    yield case(row("resnet50", stride_at="v1", shortcut="C", width=24), (97, 97), layers=False)
    yield case(row("wide_resnet50_2", input_channels=1, width=32), (128, 128), layers=False)
    yield case(row("resnext101_32x8d", shortcut="A", width=16, stem="small"), (77, 50),
               layers=False)
    yield case(spec(block="bottleneck", blocks=[1, 2, 1, 1, 1], width=32, cardinality=8,
                    group_width=16, stride_at="v1", shortcut="C", stem="cifar"), (45, 33))
    yield case(spec(family="plain", block="bottleneck", blocks=[1, 3], width=8, stem="small",
                    classes=2), (9, 200))


def seeing(model):
    """Positive weights everywhere, identity norms, and a pool that passes all of its window."""
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.constant_(module.weight, 1 / (module.in_channels // module.groups))
    if getattr(model, "maxpool", None) is not None:
        model.maxpool = nn.AvgPool2d(3, 2, 1, divisor_override=1)
    return model.double().eval()


def extent(node, at, x):
    gradient = torch.autograd.grad(node[0, 0, 0, at], x, retain_graph=True)[0]
    seen = gradient.abs().sum((0, 1, 2)).nonzero().flatten()
    return int(seen[0]), int(seen[-1])


def receptive_fields(s, length, every_layer):
    model = seeing(built(s))
    names = get_graph_node_names(model)[1]
    layers = ("conv", "bn", "relu", "maxpool", "add", "0", "1", "pad")
    wanted = [n for n in names if n.split(".")[-1].startswith(layers)]
    if not every_layer:
        wanted = [n for n in wanted if n.endswith((".add", "relu_1")) or n == "relu"]
    x = torch.ones((1, s["input_channels"], 1, length), dtype=torch.float64, requires_grad=True)
    fields = {}
    for name, node in create_feature_extractor(model, wanted)(x).items():
        middle = node.shape[3] // 2
        first, last = extent(node, middle, x)
        assert 0 < first and last < length - 1, name
        key = name.removesuffix(".pad")  # what traces within ZeroPad
        fields[key] = [last - first + 1, extent(node, middle + 1, x)[0] - first]
    return {"spec": s, "fields": fields}


def all_receptive_fields():
    yield receptive_fields(row("resnet18", width=2), 1024, True)
    yield receptive_fields(row("resnet50", width=2, stride_at="v1"), 1200, True)
    yield receptive_fields(row("resnet34", width=2, family="plain"), 2048, False)
    yield receptive_fields(row("resnet50", width=2), 1200, False)
    yield receptive_fields(row("resnet101", width=2), 2200, False)
    yield receptive_fields(row("resnet152", width=2), 3200, False)
    yield receptive_fields(cifar(3), 200, True)
    yield receptive_fields(spec(blocks=[1, 1, 2], width=2, stem="small"), 200, True)


def dumped(items):
    """One item a line, its layers a line each."""
    texts = []
    for item in items:
        layers = item.pop("layers", None)
        text = json.dumps(item)
        if layers:
            rows = ",\n".join(json.dumps(layer) for layer in layers)
            text = text[:-1] + ', "layers": [\n' + rows + "]}"
        texts.append(text)
    return "[\n" + ",\n".join(texts) + "]"


def main():
    torch.manual_seed(1)
    source = (f"torchinfo {torchinfo.__version__}, torchvision {torchvision.__version__}, "
              f"PyTorch {torch.__version__}")
    nodes = get_graph_node_names(torchvision.models.resnet50())[1]
    with open("summaries.json", "w") as file:
        file.write('{"source": ' + json.dumps(source) + ',\n"resnet50_nodes": '
                   + json.dumps(nodes) + ',\n"networks": ' + dumped(cases())
                   + ',\n"receptive_fields": ' + dumped(all_receptive_fields()) + "}\n")


main()
