#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import_check.py PROGRAM [NAME|forms|hugging...]: torchvision's family at full width through `resnet-lab import`
and `classify`, against torchvision's own logits.

Run with a Python that has torch and torchvision; where timm and safetensors are there as well, timm's
ResNets go the same way, and where transformers is there, Hugging Face's. torchvision's ResNet-18 and
ResNet-50 also go under the names that others give the same network: the article's class ("shortcut"),
kuangliu's ("linear"), entries and prefixes of training scripts, and with what those put beside the
weights. The weights are random, with batch statistics of random images: nothing is downloaded. The
picture has 256 pixels a side, so that both see the same pixels and the logits must agree within 1e-4;
a second, larger one shows what OpenCV's resampling changes against Pillow's. import_others.py goes on
with files of further libraries, and with those that are refused.
"""
import argparse
import collections
import datetime
import decimal
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import types
import uuid

import numpy
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


def logits_of(model, file):
    with torch.no_grad():
        return model(PREPARE(Image.open(file).convert("RGB"))[None])[0].double()


class Checked:
    """The program, asked for what it makes of files of weights."""
    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()

    def ask(self, *arguments):
        return subprocess.run([str(a) for a in (self.program, *arguments)], capture_output=True,
                              text=True)

    def read(self, *arguments):
        done = self.ask(*arguments, "--json")
        if done.returncode != 0:
            sys.exit(done.stderr)
        return json.loads(done.stdout)

    def try_import(self, weights, output, *options):
        return self.ask("import", weights, "--output", output, "--force", "--json", *options)

    def difference(self, model, file, logits):
        """How far its logits are from these, and whether the first five classes are the same."""
        result = self.read("classify", "--model", model, "--top", 1000, file)
        top = result["images"][0]["results"][0]["top"]
        scores = torch.zeros(len(logits), dtype=torch.float64)
        for entry in top:
            scores[entry["index"]] = entry["probability"]
        likely = logits.softmax(0) > 1e-6  # beyond that JSON's floats are too coarse to compare
        ours = scores.log() + logits.logsumexp(0)
        same = [entry["index"] for entry in top[:5]] == logits.topk(5).indices.tolist()
        return (ours - logits)[likely].abs().max().item(), same

    def backbone_problem(self, model, file, features):
        """Empty when inspect gives these features and classify says why it cannot answer."""
        blocks = self.read("inspect", "--model", model, file)["models"][0]["blocks"]
        ours = blocks[-1]["output"]["mean"]  # of all channels and places: of the pooled features
        theirs = logits_of(features, file).mean().item()
        if abs(ours - theirs) > 1e-4 * max(1, abs(theirs)):
            return f"features have the mean {ours}, not {theirs}"
        refused = self.ask("classify", "--model", model, file)
        right = refused.returncode != 0 and "no classifier" in refused.stderr
        return "" if right else f"classify says: {refused.stdout}{refused.stderr}"


def compare(checked, folder, model, weights, label):
    imported = folder / "imported.safetensors"
    found = checked.read("import", weights, "--output", imported, "--force")
    ok = True
    line = f"{label:28s} {found['network']:18s} {found['form']:26s}"
    for file in ("same.png", "larger.png"):
        difference, same = checked.difference(imported, folder / file,
                                              logits_of(model, folder / file))
        if file == "same.png":
            ok = same and difference < 1e-4
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
    "linear": lambda s: renamed(s, (r"^fc\.", "linear.")),
    "prefixes in another order": lambda s: {"model": renamed(s, (r"^", "model.module._orig_mod."))},
    "backbone and classifier": lambda s: renamed(s, (r"^(?!fc)", "module.backbone."),
                                                 (r"^fc", "module.classifier")),
    "student, net": lambda s: {"student": {"net": renamed(s, (r"^", "net."))}},
    "Lightning's backbone": lambda s: {"state_dict": renamed(s, (r"^(?!fc)", "backbone."),
                                                             (r"^fc", "head"))},
    "harmless objects": lambda s: {**beside(), "state_dict": s},
    "optimizers and schedulers": lambda s: {"state_dict": s, **trained_states()},
    "OrderedDict with attributes": lambda s: with_attributes(s),
    "before PyTorch 1.6": lambda s: s,
}


def beside():
    """What training scripts put beside the weights."""
    return {
        "args": argparse.Namespace(lr=0.1, data=pathlib.PosixPath("/data"), seed=None),
        "milestones": collections.Counter([30, 60, 60]),
        "groups": collections.defaultdict(list, {"a": [1]}),
        "nested": collections.defaultdict(dict, {"a": collections.defaultdict(int, {"b": 1})}),
        "recent": collections.deque([1.0, 2.0], maxlen=5), "frozen": frozenset([1]),
        "seen": {"a", "b"}, "nothing": set(), "size": torch.Size([1, 3, 224, 224]),
        "devices": [torch.device("cpu"), torch.device("cuda", 0)],
        "types": [torch.float32, torch.bfloat16, torch.int64, torch.bool],
        "layout": torch.strided,
        "date": datetime.datetime(2024, 5, 6, tzinfo=datetime.timezone.utc),
        "day": datetime.date(2024, 5, 6), "length": datetime.timedelta(days=1),
        "numpy": [numpy.float64(0.75), numpy.float32(1), numpy.int64(3), numpy.bool_(True),
                  numpy.arange(5), numpy.array(["a", "b"]), numpy.dtype("float32")],
        "random": [torch.get_rng_state(), numpy.random.get_state(), random.getstate()],
        "paths": [pathlib.Path("runs") / "1", pathlib.PurePosixPath("a"),
                  pathlib.PureWindowsPath("C:/a")],
        "complex": 1j, "range": range(3), "slice": slice(1, 2), "bytes": b"\x00\xff",
        "array": bytearray(b"abc"), "big": 2 ** 80, "negative": -2 ** 40,
        "ordered": collections.OrderedDict(a=1), "decimal": decimal.Decimal("1.5"),
        "simple": types.SimpleNamespace(a=1), "uuid": uuid.UUID(int=7)}


def trained_states():
    """A step of training: its optimizers', schedulers' and scaler's states."""
    network = torch.nn.Linear(3, 2)
    states = {}
    for name in ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad"):
        optimizer = getattr(torch.optim, name)(network.parameters(), lr=0.1)
        network(torch.randn(4, 3)).sum().backward()
        optimizer.step()
        states[name] = optimizer.state_dict()
    schedulers = torch.optim.lr_scheduler
    for made in (schedulers.StepLR(optimizer, 3), schedulers.MultiStepLR(optimizer, [1, 1, 2]),
                 schedulers.CosineAnnealingLR(optimizer, 10),
                 schedulers.ReduceLROnPlateau(optimizer),
                 schedulers.LambdaLR(optimizer, lambda epoch: 0.9 ** epoch),
                 schedulers.SequentialLR(optimizer, [schedulers.ConstantLR(optimizer),
                                                     schedulers.ExponentialLR(optimizer, 0.9)],
                                         [2])):
        states[type(made).__name__] = made.state_dict()
    states["scaler"] = torch.amp.GradScaler("cpu").state_dict()
    return states


def with_attributes(state):
    kept = collections.OrderedDict(state)
    kept.note = {"somebody's": 1}
    kept._metadata = getattr(state, "_metadata", None)
    return kept


def check_forms(checked, folder):
    good = True
    for member in ("resnet18", "resnet50"):
        model = settled(getattr(torchvision.models, member)(), folder / "same.png")
        for name, form in FORMS.items():
            torch.save(form(model.state_dict()), folder / "weights.pth",
                       _use_new_zipfile_serialization=name != "before PyTorch 1.6")
            good &= compare(checked, folder, model, folder / "weights.pth", f"{member} {name}")
    return good


def check_hugging_face(checked, folder):
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
        good &= compare(checked, folder, model, folder / "hugging" / "model.safetensors",
                        f"transformers {layer_type}")
        torch.save(hugging.state_dict(), folder / "pytorch_model.bin")
        good &= compare(checked, folder, model, folder / "pytorch_model.bin",
                        f"transformers {layer_type}, .bin")
    return good


def main():
    checked = Checked(sys.argv[1])
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
            good &= compare(checked, folder, model, folder / "weights.pth", member)
        if not sys.argv[2:] or "forms" in sys.argv[2:]:
            good &= check_forms(checked, folder)
        if not sys.argv[2:] or "hugging" in sys.argv[2:]:
            try:
                good &= check_hugging_face(checked, folder)
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
            good &= compare(checked, folder, model, folder / "weights.safetensors", "timm " + member)
    sys.exit(not good)


if __name__ == "__main__":
    main()
