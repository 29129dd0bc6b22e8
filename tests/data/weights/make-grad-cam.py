#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes grad-cam.json: maps of pip's grad-cam for the weights in this folder, for the picture of
make-weights.py. Each map is what the package gives at 224 x 224, every sixteenth pixel of it.

    python3 -m venv --system-site-packages VENV && VENV/bin/pip install grad-cam
    VENV/bin/python make-grad-cam.py
"""
import importlib.util
import json

import pytorch_grad_cam
import torch
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget
from torchvision.models.resnet import BasicBlock, Bottleneck

spec = importlib.util.spec_from_file_location("weights", "make-weights.py")
weights = importlib.util.module_from_spec(spec)
spec.loader.exec_module(weights)


def image():
    mean = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64)[:, None, None]
    deviation = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64)[:, None, None]
    return ((weights.pixels().double() / 255 - mean) / deviation).float()[None]


def maps(model, file):
    made = []
    for stage in range(4):
        layer = getattr(model, f"layer{stage + 1}")[-1]
        for target in (3, 7):
            cam = pytorch_grad_cam.GradCAM(model=model, target_layers=[layer])
            values = cam(input_tensor=image(), targets=[ClassifierOutputTarget(target)])[0]
            rows = [[round(float(value), 4) for value in row[::16]] for row in values[::16]]
            made.append({"file": file, "stage": stage, "target": target, "map": rows})
    return made


basic = weights.narrow(BasicBlock, [2, 2, 2, 2], 2)
basic.load_state_dict(torch.load("basic-1.13.pth"))
nested = weights.narrow(Bottleneck, [1, 1, 1, 1], 2)
state = torch.load("nested-1.13.pth")["state_dict"]
nested.load_state_dict({key[len("module."):]: value for key, value in state.items()})
with open("grad-cam.json", "w") as file:
    json.dump({"source": "pip's grad-cam " + __import__("importlib.metadata").metadata.version(
        "grad-cam"), "maps": maps(basic.eval(), "basic-1.13.pth") +
        maps(nested.eval(), "nested-1.13.pth")}, file)
