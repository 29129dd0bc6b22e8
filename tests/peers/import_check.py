#!/usr/bin/env python3
"""import_check.py PROGRAM [NAME...]: torchvision's family at full width through `resnet-lab import`
and `classify`, against torchvision's own logits.

Run with a Python that has torch and torchvision; where timm and safetensors are there as well, timm's
ResNets go the same way. The weights are random, with batch statistics of random images: nothing is
downloaded. The picture has 256 pixels a side, so that both see the same pixels; a second, larger one
shows what OpenCV's resampling changes against Pillow's.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import torch
import torchvision
from PIL import Image
from torchvision import transforms

FAMILY = ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "resnext50_32x4d",
          "resnext101_32x8d", "wide_resnet50_2", "wide_resnet101_2"]
TIMM = ["resnet18", "resnet26", "resnet34", "resnet50", "resnext50_32x4d"]
PREPARE = transforms.Compose([
    transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])


def settled(model, file):
    """Random weights as initialised, batch statistics of random images."""
    torch.manual_seed(1)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    model.train()
    with torch.no_grad():
        model(torch.randn(4, 3, 128, 128))
    model.fc.weight.data.normal_(0, 0.3)
    model.eval()
    with torch.no_grad():  # so that no probability of the picture is too small to compare
        model.fc.weight.div_(model(PREPARE(Image.open(file).convert("RGB"))[None]).std() / 2)
    return model


def picture(file, width, height):
    x = torch.linspace(0, 12, width)[None, :]
    y = torch.linspace(0, 9, height)[:, None]
    torch.manual_seed(2)
    planes = [torch.sin(x * (k + 1) + y) * torch.cos(y * (k + 2)) * 0.4 + 0.5 for k in range(3)]
    pixels = torch.stack(planes) + torch.randn(3, height, width) * 0.05
    transforms.ToPILImage()(pixels.clamp(0, 1)).save(file)


def run(*arguments):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def answer(program, model, file):
    result = run(program, "classify", "--model", model, "--top", 1000, "--json", file)
    top = result["images"][0]["results"][0]["top"]
    scores = torch.zeros(1000, dtype=torch.float64)
    for entry in top:
        scores[entry["index"]] = entry["probability"]
    return scores, [entry["index"] for entry in top[:5]]


def compare(program, folder, model, weights, label):
    imported = folder / "imported.safetensors"
    found = run(program, "import", weights, "--output", imported, "--json")
    ok = True
    line = f"{label:28s} {found['network']:18s} {found['form']:26s}"
    for file in ("same.png", "larger.png"):
        with torch.no_grad():
            logits = model(PREPARE(Image.open(folder / file).convert("RGB"))[None])[0].double()
        scores, five = answer(program, imported, folder / file)
        likely = logits.softmax(0) > 1e-6  # beyond that JSON's floats are too coarse to compare
        ours = scores.log() + logits.logsumexp(0)
        difference = (ours - logits)[likely].abs().max().item()
        same = five == logits.topk(5).indices.tolist()
        if file == "same.png":
            ok = same and difference < 1e-3
        line += f" {file}: logits within {difference:.1e}, top 5 {'equal' if same else 'DIFFER'};"
    print(line, "ok" if ok else "FAILED", flush=True)
    return ok


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:] or FAMILY
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        picture(folder / "same.png", 256, 256)
        picture(folder / "larger.png", 1000, 700)
        print(f"torchvision {torchvision.__version__} on PyTorch {torch.__version__}")
        for member in wanted:
            model = settled(getattr(torchvision.models, member)(), folder / "same.png")
            torch.save(model.state_dict(), folder / "weights.pth")
            good &= compare(program, folder, model, folder / "weights.pth", member)
        try:
            import timm
            from safetensors.torch import save_file
        except ImportError:
            print("timm or safetensors is not here: only torchvision's files were compared")
            sys.exit(not good)
        for member in TIMM if not sys.argv[2:] else []:
            model = settled(timm.create_model(member, pretrained=False), folder / "same.png")
            save_file(model.state_dict(), folder / "weights.safetensors")
            good &= compare(program, folder, model, folder / "weights.safetensors", "timm " + member)
    sys.exit(not good)


main()
