#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files of weights in this folder, and weights-TAG.json with the logits that torchvision's
own network gives with them.

    /usr/bin/python3 make-weights.py 1.13        # Debian 12's PyTorch and torchvision
    .../python make-weights.py 2                 # a PyTorch 2.x from pip
    .../python make-weights.py timm              # any PyTorch with timm and safetensors
    .../python make-weights.py preact            # the same

Tests read the results; they never run this. The networks are torchvision's classes, made narrow by
the one override below, so that the files stay small.
"""
import json
import sys

import torch
from torch import nn


def narrow(block, layers, width, classes=10, groups=1, width_per_group=64):
    from torchvision.models.resnet import ResNet

    class Narrow(ResNet):
        def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
            if planes == 64:
                self.inplanes = width
            return super()._make_layer(block, planes * width // 64, blocks, stride, dilate)

    model = Narrow(block, layers, groups=groups, width_per_group=width_per_group)
    model.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
    model.bn1 = nn.BatchNorm2d(width)
    model.fc = nn.Linear(width * 8 * block.expansion, classes)
    return model


def fill(model, seed):
    generator = torch.Generator().manual_seed(seed)
    for key, tensor in model.state_dict().items():
        random = torch.rand(tensor.shape, generator=generator)
        if key.endswith("num_batches_tracked"):
            tensor.fill_(seed)
        elif key.endswith("running_var") or (tensor.dim() == 1 and key.endswith("weight")):
            tensor.copy_(0.5 + random)
        elif tensor.dim() >= 2:
            tensor.copy_((random - 0.5) * 4 / tensor[0].numel() ** 0.5)
        else:
            tensor.copy_((random - 0.5) * 0.4)
    return model.eval()


def pixels():
    """[3, 224, 224] bytes; wavePicture() in tests/core/model/Weights.h is filled so."""
    index = torch.arange(3 * 224 * 224)
    return ((index * 37 + index // 224 * 11 + index // 50176 * 5) % 256).reshape(3, 224, 224)


def logits(model):
    mean = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64)[:, None, None]
    deviation = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64)[:, None, None]
    image = ((pixels().double() / 255 - mean) / deviation).float()
    with torch.no_grad():
        return model.float()(image[None])[0].tolist()


class Evil:
    def __reduce__(self):
        import os
        return (os.system, ("touch /tmp/resnet-lab-was-here",))


def torchvision_files(tag):
    import torchvision
    from torchvision.models.resnet import BasicBlock, Bottleneck
    expected = {}

    model = fill(narrow(BasicBlock, [2, 2, 2, 2], 2), 1)
    torch.save(model.state_dict(), f"basic-{tag}.pth")
    expected[f"basic-{tag}.pth"] = logits(model)

    model = fill(narrow(Bottleneck, [1, 1, 1, 1], 2), 2)
    optimizer = torch.optim.SGD(model.parameters(), 0.1, momentum=0.9)
    state = {"module." + key: value for key, value in model.state_dict().items()}
    torch.save({"epoch": 3, "arch": "narrow", "best_acc1": 12.5, "done": False, "state_dict": state,
                "optimizer": optimizer.state_dict()}, f"nested-{tag}.pth")
    expected[f"nested-{tag}.pth"] = logits(model)

    model = fill(narrow(BasicBlock, [1, 1, 1, 1], 2), 3)
    torch.save(model.state_dict(), f"legacy-{tag}.pth", _use_new_zipfile_serialization=False)
    expected[f"legacy-{tag}.pth"] = logits(model)

    model = fill(narrow(Bottleneck, [2, 1, 1, 1], 4, groups=2, width_per_group=32), 4)
    torch.save({"model": model.state_dict()}, f"grouped-{tag}.pth")
    expected[f"grouped-{tag}.pth"] = logits(model)

    # Views of larger storages, transposed ones, shared ones, nn.Parameters, and other types.
    model = fill(narrow(BasicBlock, [1, 1, 1, 1], 2), 5)
    half = model.state_dict()
    for key, tensor in half.items():
        if tensor.is_floating_point():
            tensor.copy_(tensor.to(torch.bfloat16 if "layer1" in key else torch.float16))
    expected[f"views-{tag}.pth"] = logits(model)
    views = {}
    for number, (key, tensor) in enumerate(half.items()):
        if "layer1" in key and tensor.is_floating_point():
            tensor = tensor.to(torch.bfloat16)
        elif "layer2" in key and tensor.is_floating_point():
            tensor = tensor.to(torch.float16)
        elif "layer3" in key and tensor.is_floating_point():
            tensor = tensor.double()
        if tensor.dim() == 4:
            tensor = tensor.contiguous(memory_format=torch.channels_last)
        elif tensor.dim() == 1:
            wide = torch.zeros(3, 2 * len(tensor), dtype=tensor.dtype)
            wide[1, ::2] = tensor
            tensor = wide[1, ::2]
        if number % 3 == 0 and tensor.is_floating_point():
            tensor = nn.Parameter(tensor)
        views[key] = tensor
    views["layer1.0.bn2.running_var"] = views["layer1.0.bn1.running_var"]
    model.layer1[0].bn2.running_var.copy_(model.layer1[0].bn1.running_var)
    expected[f"views-{tag}.pth"] = logits(model)
    torch.save(views, f"views-{tag}.pth")

    torch.save(nn.Linear(2, 2), f"module-{tag}.pth")
    torch.save({"conv1.weight": torch.ones(2), "x": Evil()}, f"evil-{tag}.pth")
    torch.save([Evil()], f"evil-legacy-{tag}.pth", _use_new_zipfile_serialization=False)
    torch.jit.save(torch.jit.script(nn.Linear(2, 2)), f"script-{tag}.pth")
    source = f"torchvision {torchvision.__version__} on PyTorch {torch.__version__}"
    return source, expected


def timm_files():
    import timm
    from safetensors.torch import save_file
    from timm.models.resnet import Bottleneck, ResNet
    model = ResNet(Bottleneck, [1, 1, 1, 1], num_classes=10, channels=(2, 4, 8, 16))
    model.conv1 = nn.Conv2d(3, 2, 7, 2, 3, bias=False)  # its stem has 64 channels at any width
    model.bn1 = nn.BatchNorm2d(2)
    model.layer1[0].conv1 = nn.Conv2d(2, 2, 1, bias=False)
    model.layer1[0].downsample[0] = nn.Conv2d(2, 8, 1, bias=False)
    fill(model, 6)
    save_file(model.state_dict(), "timm.safetensors")
    return f"timm {timm.__version__} on PyTorch {torch.__version__}", {
        "timm.safetensors": logits(model)}


def half_grey(side):
    """[1, 3, side, side] of the bytes above, with mean and deviation 0.5."""
    index = torch.arange(3 * side * side)
    bytes_ = ((index * 37 + index // side * 11 + index // (side * side) * 5) % 256)
    return (bytes_.reshape(1, 3, side, side).double() / 255 - 0.5).div(0.5).float()


def preact_files():
    """kuangliu's names with and without a batch norm behind the last block, on the module of
    tests/peers; timm's own resnetv2, narrow. Logits are of the 32- and the 224-pixel picture."""
    import pathlib
    import timm
    from safetensors.torch import save_file
    from timm.layers import BatchNormAct2d, create_conv2d
    from timm.models.resnetv2 import ResNetV2
    sys.path.append(str(pathlib.Path(__file__).parents[2] / "peers"))
    from preact_networks import PreActResNet, spec_of
    expected = {}
    for name, block in (("preact-end", "basic"), ("preact-bare", "bottleneck")):
        model = fill(PreActResNet(spec_of("residual", block, [1, 1, 1, 1], width=2, stem="cifar",
                                          classes=10)), 7)
        if name == "preact-bare":
            model.bn, model.relu = nn.Identity(), nn.Identity()
        state = {key.replace("downsample.", "shortcut.").replace("fc.", "linear."): value
                 for key, value in model.state_dict().items()}
        torch.save({"net": {"module." + key: value for key, value in state.items()},
                    "acc": 95.1, "epoch": 3}, f"{name}.pth")
        with torch.no_grad():
            expected[f"{name}.pth"] = model(half_grey(32))[0].tolist()
    model = ResNetV2([1, 1], channels=(32, 64), num_classes=10, stem_chs=8,
                     conv_layer=create_conv2d, norm_layer=BatchNormAct2d)
    fill(model, 8)
    save_file(model.state_dict(), "preact-timm.safetensors")
    with torch.no_grad():
        expected["preact-timm.safetensors"] = model(half_grey(224))[0].tolist()
    return f"timm {timm.__version__} on PyTorch {torch.__version__}", expected


if __name__ == "__main__":
    tag = sys.argv[1]
    makers = {"timm": timm_files, "preact": preact_files}
    source, expected = makers[tag]() if tag in makers else torchvision_files(tag)
    with open(f"weights-{tag}.json", "w") as file:
        json.dump({"source": source, "logits": expected}, file, indent=1)
