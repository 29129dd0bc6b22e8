#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes torchvision-keys.json: the keys of torchvision's own models, in order.

Run with Debian's python3-torchvision. Tests read the result; they never run this.
"""
import json
import torch
import torchvision

NAMES = ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d",
         "resnext101_32x8d", "wide_resnet50_2", "wide_resnet101_2"]


def main():
    models = {name: list(getattr(torchvision.models, name)().state_dict()) for name in NAMES}
    source = f"torchvision {torchvision.__version__} on PyTorch {torch.__version__}"
    with open("torchvision-keys.json", "w") as file:
        json.dump({"source": source, "models": models}, file, indent=0)
        file.write("\n")


main()
