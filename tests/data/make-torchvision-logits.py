#!/usr/bin/python3
"""Makes torchvision-logits.json: torchvision's own logits for weights that a formula gives.

Run with Debian's python3-torchvision. Tests read the result; they never run this.
"""
import json
import numpy
import torch
import torchvision


def wave(count, k):
    i = numpy.arange(count, dtype=numpy.float64)
    return numpy.sin(0.37 * i * numpy.sqrt(i + 1) + 1.3 * k + 0.5)


def values(key, tensor, k):
    s = wave(tensor.numel(), k)
    if tensor.dim() == 4:
        return 2 / numpy.sqrt(tensor[0].numel()) * s
    if key == "fc.weight":
        return s / numpy.sqrt(tensor.shape[1])
    if key == "fc.bias":
        return 0.01 * s
    return 0.1 * s + (1 if key.endswith("weight") else 0)


def main():
    i = numpy.arange(2 * 3 * 96 * 96, dtype=numpy.float64)
    x = torch.tensor(numpy.cos(0.011 * i + 0.3 * numpy.sin(0.0007 * i)).astype(numpy.float32))
    x = x.reshape(2, 3, 96, 96)
    models = {}
    for name in ["resnet18", "resnet34", "resnet50", "resnext50_32x4d"]:
        model = getattr(torchvision.models, name)()
        state = model.state_dict()
        with torch.no_grad():
            for k, (key, tensor) in enumerate(state.items()):
                if "running" not in key and "num_batches" not in key:
                    filled = values(key, tensor, k).astype(numpy.float32)
                    tensor.copy_(torch.tensor(filled).reshape(tensor.shape))
            model.train()
            training = model(x)[:, :8]
            model.eval()
            evaluation = model(x)[:, :8]
        models[name] = {"keys": list(state), "train_logits": training.tolist(), "eval_logits": evaluation.tolist()}
    source = f"torchvision {torchvision.__version__} on PyTorch {torch.__version__}, float32, CPU"
    with open("torchvision-logits.json", "w") as file:
        json.dump({"source": source, "models": models}, file, indent=1)


main()
