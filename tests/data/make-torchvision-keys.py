#!/usr/bin/python3
"""Makes torchvision-keys.json: the keys of torchvision's own models, in order.

Run with Debian's python3-torchvision. Tests read the result; they never run this.
"""
import json
import torch
import torchvision


def main():
    names = ["resnet18", "resnet34", "resnet50", "resnext50_32x4d"]
    models = {name: list(getattr(torchvision.models, name)().state_dict()) for name in names}
    source = f"torchvision {torchvision.__version__} on PyTorch {torch.__version__}"
    with open("torchvision-keys.json", "w") as file:
        json.dump({"source": source, "models": models}, file, indent=1)


main()
