#!/usr/bin/env python3
"""import_check.py PROGRAM [NAME|forms|hugging...]: torchvision's family at full width through `resnet-lab import`
and `classify`, against torchvision's own logits.

Run with a Python that has torch and torchvision; where timm and safetensors are there as well, timm's
ResNets go the same way, and where transformers is there, Hugging Face's. torchvision's ResNet-18 and
ResNet-50 also go under the names that others give the same network: the article's class ("shortcut"),
kuangliu's ("linear"), entries and prefixes of training scripts. The weights are random, with batch statistics of random images: nothing is
downloaded. The picture has 256 pixels a side, so that both see the same pixels; a second, larger one
shows what OpenCV's resampling changes against Pillow's.
"""
import argparse
import collections
import json
import pathlib
import re
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
    found = run(program, "import", weights, "--output", imported, "--force", "--json")
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


def renamed(state, *pairs):
    """The state dict with each pattern of the pairs replaced in its keys."""
    result = {}
    for key, value in state.items():
        for pattern, by in pairs:
            key = re.sub(pattern, by, key)
        result[key] = value
    return result


# What others call and wrap the same network; each gives what torch.save() gets.
FORMS = {
    "article (shortcut)": lambda s: renamed(s, (r"\.downsample\.", ".shortcut.")),
    "kuangliu (shortcut, linear)": lambda s: {"net": renamed(
        s, (r"\.downsample\.", ".shortcut."), (r"^fc\.", "linear."), (r"^", "module.")),
        "acc": 95.0, "epoch": 1},
    "fc.1": lambda s: renamed(s, (r"^fc\.", "fc.1.")),
    "classifier": lambda s: renamed(s, (r"^fc\.", "classifier.")),
    "state_dict_ema": lambda s: {"state_dict_ema": s, "args": argparse.Namespace(lr=0.1)},
    "model_ema, module.": lambda s: {"model_ema": renamed(s, (r"^", "module.")), "n": 1},
    "DDP module": lambda s: {"module": s},
    "teacher of DINO": lambda s: {"teacher": renamed(s, (r"^", "backbone.")),
                                  "student": renamed(s, (r"^", "module.backbone."))},
    "MoCo's query": lambda s: {"state_dict": {
        **renamed(s, (r"^", "module.encoder_q.")),
        **{k: v * 0 for k, v in renamed(s, (r"^", "module.encoder_k.")).items()},
        "module.queue": torch.zeros(128, 8)}},
    "Lightning": lambda s: {"epoch": 3, "global_step": 4, "pytorch-lightning_version": "2.4.0",
                            "state_dict": {**renamed(s, (r"^", "model.")),
                                           "criterion.weight": torch.ones(1000)},
                            "callbacks": {}, "lr_schedulers": [{"milestones": collections.Counter(
                                [30, 60])}]},
    "thop": lambda s: {**s, "total_ops": torch.zeros(1), "layer1.0.conv1.total_params":
                       torch.zeros(1)},
    "Sequential of children": lambda s: renamed(
        s, (r"^conv1\.", "0."), (r"^bn1\.", "1."), (r"^layer1\.", "4."), (r"^layer2\.", "5."),
        (r"^layer3\.", "6."), (r"^layer4\.", "7."), (r"^([0-7])\.", r"body.\1."),
        (r"^fc\.", "head.")),
    "torch.compile of DDP": lambda s: {"model_state_dict": renamed(s, (r"^", "_orig_mod.module."))},
    "before PyTorch 1.6": lambda s: s,
}


def check_forms(program, folder):
    good = True
    for member in ("resnet18", "resnet50"):
        model = settled(getattr(torchvision.models, member)(), folder / "same.png")
        for name, form in FORMS.items():
            torch.save(form(model.state_dict()), folder / "weights.pth",
                       _use_new_zipfile_serialization=name != "before PyTorch 1.6")
            good &= compare(program, folder, model, folder / "weights.pth", f"{member} {name}")
    return good


def check_hugging_face(program, folder):
    import transformers
    good = True
    for layer_type, depths, sizes in (("basic", [2, 2, 2, 2], [64, 128, 256, 512]),
                                      ("bottleneck", [3, 4, 6, 3], [256, 512, 1024, 2048])):
        config = transformers.ResNetConfig(layer_type=layer_type, depths=depths, hidden_sizes=sizes,
                                           num_labels=1000)
        hugging = transformers.ResNetForImageClassification(config)

        class Logits(torch.nn.Module):
            """What settled() and compare() ask of a network."""
            def __init__(self):
                super().__init__()
                self.inner = hugging
                self.fc = hugging.classifier[1]

            def forward(self, x):
                return self.inner(pixel_values=x).logits

        model = settled(Logits(), folder / "same.png")
        hugging.save_pretrained(folder / "hugging")
        good &= compare(program, folder, model, folder / "hugging" / "model.safetensors",
                        f"transformers {layer_type}")
        torch.save(hugging.state_dict(), folder / "pytorch_model.bin")
        good &= compare(program, folder, model, folder / "pytorch_model.bin",
                        f"transformers {layer_type}, .bin")
    return good


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    wanted = [name for name in sys.argv[2:] if name not in ("forms", "hugging")]
    wanted = wanted if sys.argv[2:] else FAMILY
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
        if not sys.argv[2:] or "forms" in sys.argv[2:]:
            good &= check_forms(program, folder)
        if not sys.argv[2:] or "hugging" in sys.argv[2:]:
            try:
                good &= check_hugging_face(program, folder)
            except ImportError:
                print("transformers is not here: Hugging Face's files were not compared")
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
