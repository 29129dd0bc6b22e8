#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""import_others.py PROGRAM [PART OF A NAME...]: files of weights as other libraries write them, through
`resnet-lab import` and `classify`: each is read with the logits of its own network, taken as a backbone
without a classifier, or refused with its true reason.

Run with a Python that has torch, torchvision, timm, transformers, lightning, accelerate, fastai,
lightly, byol-pytorch, onnx, h5py and safetensors; what is missing is said and passed over. The weights
are random: nothing is downloaded. What import_check.py compares, the names and wrappings of training
scripts, is not repeated here.
"""
import copy
import gzip
import io
import pathlib
import pickle
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile

import torch
import torchvision

from import_check import Checked, logits_of, picture, renamed, settled

warnings.filterwarnings("ignore")
CASES = {}


class Read:
    """The logits must be those of `model`; the notes must hold each of `says`."""
    def __init__(self, file, model, *says, options=()):
        self.file, self.model, self.says, self.options = file, model, says, options


class Backbone(Read):
    """Read without a classifier: inspect works, classify refuses. `model` gives features."""


class Refused:
    """One sentence that holds each of `says`, and none of `not_says`."""
    def __init__(self, file, *says, not_says=(), options=()):
        self.file, self.says, self.not_says, self.options = file, says, not_says, options


def case(function):
    CASES[function.__name__.replace("_", " ")] = function
    return function


def plain(folder, name="resnet18"):
    return settled(getattr(torchvision.models, name)(), folder / "same.png")


def saved(folder, content, name="weights.pth", **options):
    torch.save(content, folder / name, **options)
    return folder / name


class Headless(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = copy.deepcopy(model)
        self.model.fc = torch.nn.Identity()

    def forward(self, x):
        return self.model(x)


# ---- Read ---------------------------------------------------------------------------------------

@case
def timm_folder_with_config(folder):
    import timm
    from timm.models import save_for_hf
    model = settled(timm.create_model("resnet18", pretrained=False, pretrained_cfg_overlay={"crop_pct": 0.875}),
                    folder / "same.png")
    save_for_hf(model, folder / "timm", safe_serialization=True)
    return Read(folder / "timm" / "model.safetensors", model, "config.json")


@case
def timm_checkpoint_saver(folder):
    import argparse
    import timm
    from timm.utils import CheckpointSaver, ModelEmaV3
    model = settled(timm.create_model("resnet26", pretrained=False), folder / "same.png")
    ema = ModelEmaV3(model)
    saver = CheckpointSaver(model, torch.optim.SGD(model.parameters(), 0.1, momentum=0.9),
                            args=argparse.Namespace(model="resnet26", lr=0.1), model_ema=ema,
                            checkpoint_dir=str(folder), recovery_dir=str(folder))
    saver.save_checkpoint(1, metric=71.5)
    return Read(folder / "last.pth.tar", model, "state_dict_ema")


@case
def torch_compile(folder):
    model = plain(folder)
    return Read(saved(folder, torch.compile(model).state_dict()), model, "_orig_mod")


@case
def torch_compile_of_each_stage(folder):
    model = plain(folder)
    inner = copy.deepcopy(model)
    inner.layer1 = torch.compile(inner.layer1)
    inner.layer3[1] = torch.compile(inner.layer3[1])
    inner.fc = torch.nn.DataParallel(inner.fc)
    return Read(saved(folder, inner.state_dict()), model, "_orig_mod")


@case
def swa_averaged_model(folder):
    model = plain(folder)
    averaged = torch.optim.swa_utils.AveragedModel(model)
    return Read(saved(folder, averaged.state_dict()), model, "n_averaged")


@case
def deepspeed_module_states(folder):
    model = plain(folder)
    states = {"module": model.state_dict(), "buffer_names": [n for n, _ in model.named_buffers()],
              "optimizer": None, "param_shapes": [{n: p.shape for n, p in model.named_parameters()}],
              "frozen_param_shapes": None, "shared_params": {}, "lr_scheduler": None,
              "data_sampler": None, "random_ltd": None, "sparse_tensor_module_names": set(),
              "skipped_steps": 0, "global_steps": 10, "dp_world_size": 1, "mp_world_size": 1,
              "ds_config": {"fp16": {"enabled": False}}, "ds_version": "0.15.1"}
    return Read(saved(folder, states, "mp_rank_00_model_states.pt"), model)


@case
def accelerate_save_model(folder):
    import accelerate
    model = plain(folder)
    accelerate.Accelerator(cpu=True).save_model(model, folder / "accelerate")
    return Read(folder / "accelerate" / "model.safetensors", model)


@case
def lightning_trainer(folder):
    import lightning

    class Lit(lightning.LightningModule):
        def __init__(self, **settings):
            super().__init__()
            self.save_hyperparameters()
            self.model = torchvision.models.resnet18()
            self.criterion = torch.nn.CrossEntropyLoss(weight=torch.ones(1000))

        def training_step(self, batch, _):
            return self.criterion(self.model(batch[0]), batch[1])

        def configure_optimizers(self):
            optimizer = torch.optim.AdamW(self.parameters(), 1e-5)
            return [optimizer], [torch.optim.lr_scheduler.MultiStepLR(optimizer, [1, 2])]

    data = torch.utils.data.TensorDataset(torch.randn(4, 3, 64, 64), torch.tensor([1, 2, 3, 4]))
    lit = Lit(folder=pathlib.Path("/data"), lr=1e-3)
    kept = lightning.pytorch.callbacks.ModelCheckpoint(folder / "kept", save_last=True)
    trainer = lightning.Trainer(max_epochs=1, accelerator="cpu", logger=False, callbacks=[kept],
                                enable_progress_bar=False, enable_model_summary=False)
    trainer.fit(lit, torch.utils.data.DataLoader(data, 2))
    settled(lit.model, folder / "same.png")
    trainer.save_checkpoint(folder / "lit.ckpt")
    return Read(folder / "lit.ckpt", lit.model, "criterion.weight")


@case
def mmpretrain_keys(folder):
    model = plain(folder, "resnet50")
    state = renamed(model.state_dict(), (r"^(?!fc)", "backbone."), (r"^fc", "head.fc"))
    return Read(saved(folder, {"meta": {"epoch": 100, "mmengine_version": "0.7.0"},
                               "state_dict": state, "message_hub": {"log_scalars": {}}}), model)


IMAGENET = ("--image-size", "224", "--mean", "0.485,0.456,0.406", "--deviation", "0.229,0.224,0.225")


@case
def weiaicunzai_names(folder):
    model = plain(folder)  # with ImageNet's stem, whose pictures are prepared as here
    state = renamed(model.state_dict(), (r"^conv1\.", "conv1.0."), (r"^bn1\.", "conv1.1."),
                    (r"(layer\d\.\d)\.conv1", r"\1.residual_function.0"),
                    (r"(layer\d\.\d)\.bn1", r"\1.residual_function.1"),
                    (r"(layer\d\.\d)\.conv2", r"\1.residual_function.3"),
                    (r"(layer\d\.\d)\.bn2", r"\1.residual_function.4"),
                    (r"downsample", "shortcut"),
                    *((f"layer{i}", f"conv{i + 1}_x") for i in (1, 2, 3, 4)))
    return Read(saved(folder, state), model, options=IMAGENET)


@case
def detectron2_names(folder):
    model = plain(folder, "resnet50")
    state = renamed(model.state_dict(), (r"bn(\d)", r"conv\1.norm"), (r"downsample\.0", "shortcut"),
                    (r"downsample\.1", "shortcut.norm"), (r"^conv1", "stem.conv1"),
                    (r"^fc", "linear"), *((f"layer{i}", f"res{i + 1}") for i in (1, 2, 3, 4)))
    state = {k: v for k, v in state.items() if "num_batches" not in k}
    state["stem.conv1.weight"] = state["stem.conv1.weight"].flip(1)  # as it sees BGR
    return Read(saved(folder, {"model": state}), model, "BGR",
                options=("--stride", "v1.5", *IMAGENET))


@case
def half_precision(folder):
    model = plain(folder)
    model.half()
    file = saved(folder, model.state_dict())
    return Read(file, model.float())


@case
def bfloat16_safetensors_with_metadata(folder):
    from safetensors.torch import save_file
    model = plain(folder).bfloat16()
    save_file(model.state_dict(), folder / "w.safetensors",
              {"format": "pt", "author": "somebody", "spec": "none"})
    return Read(folder / "w.safetensors", model.float())


@case
def double_precision_and_channels_last(folder):
    model = plain(folder)
    state = {k: v.double().contiguous(memory_format=torch.channels_last) if v.dim() == 4 else v
             for k, v in model.state_dict().items()}
    return Read(saved(folder, state), model)


@case
def parameters_with_attributes(folder):
    model = plain(folder)
    for parameter in model.parameters():
        parameter.weight_decay = 0.0
    return Read(saved(folder, dict(model.named_parameters()) | dict(model.named_buffers())), model)


for protocol in (3, 4, 5):
    def of_protocol(folder, protocol=protocol):
        model = plain(folder)
        return Read(saved(folder, {"model": model.state_dict(), "epoch": 2 ** 70, "b": b"x" * 300},
                          pickle_protocol=protocol), model)
    CASES[f"pickle protocol {protocol}"] = of_protocol


@case
def legacy_form_of_protocol_4(folder):
    model = plain(folder)
    return Read(saved(folder, model.state_dict(), pickle_protocol=4,
                      _use_new_zipfile_serialization=False), model)


@case
def inference_mode_and_shared_storages(folder):
    model = plain(folder)
    flat = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
    state, at = dict(model.state_dict()), 0
    for name, parameter in model.named_parameters():
        state[name] = flat[at:at + parameter.numel()].view_as(parameter)
        at += parameter.numel()
    return Read(saved(folder, state), model)


@case
def hub_mixin(folder):
    import huggingface_hub

    class Mine(torch.nn.Module, huggingface_hub.PyTorchModelHubMixin):
        def __init__(self, classes: int = 1000):
            super().__init__()
            self.net = torchvision.models.resnet18(num_classes=classes)

    mine = Mine()
    settled(mine.net, folder / "same.png")
    mine.save_pretrained(folder / "hub", config={"classes": 1000})
    return Read(folder / "hub" / "model.safetensors", mine.net)


@case
def resnetaa_without_config_is_assumed_plain(folder):
    import timm
    model = settled(timm.create_model("resnetaa50", pretrained=False), folder / "same.png")
    return Read(saved(folder, model.state_dict()), None, "aliasing")


# ---- Backbones ------------------------------------------------------------------------------------

@case
def torchvision_without_fc(folder):
    model = Headless(plain(folder))
    return Backbone(saved(folder, model.model.state_dict()), model, "no classifier")


@case
def timm_without_classes(folder):
    import timm
    model = timm.create_model("resnet50", pretrained=False, num_classes=0).eval()
    return Backbone(saved(folder, model.state_dict()), model, "no classifier")


@case
def timm_features_only(folder):
    import timm
    model = timm.create_model("resnet18", pretrained=False, features_only=True).eval()
    return Backbone(saved(folder, model.state_dict()),
                    lambda x: model(x)[-1].mean((2, 3)), "no classifier")


@case
def transformers_resnet_model(folder):
    import transformers
    config = transformers.ResNetConfig(layer_type="basic", depths=[2, 2, 2, 2],
                                       hidden_sizes=[64, 128, 256, 512])
    model = transformers.ResNetModel(config).eval()
    model.save_pretrained(folder / "hugging")
    return Backbone(folder / "hugging" / "model.safetensors",
                    lambda x: model(pixel_values=x).pooler_output.flatten(1), "no classifier")


@case
def torchvision_faster_rcnn(folder):
    model = torchvision.models.detection.fasterrcnn_resnet50_fpn(weights=None,
                                                                 weights_backbone=None).eval()
    return Backbone(saved(folder, model.state_dict()),
                    lambda x: model.backbone.body(x)["3"].mean((2, 3)), "no classifier", "Left out")


@case
def lightly_simclr(folder):
    from lightly.models.modules import SimCLRProjectionHead
    model = torch.nn.Module()
    resnet = torchvision.models.resnet18()
    model.backbone = torch.nn.Sequential(*list(resnet.children())[:-1]).eval()
    model.projection_head = SimCLRProjectionHead(512, 512, 128)
    return Backbone(saved(folder, model.state_dict()), lambda x: model.backbone(x).flatten(1),
                    "no classifier", "projection_head")


@case
def moco_v2_head(folder):
    model = plain(folder)
    model.fc = torch.nn.Sequential(torch.nn.Linear(512, 512), torch.nn.ReLU(),
                                   torch.nn.Linear(512, 128))
    headless = Headless(model)
    return Backbone(saved(folder, model.state_dict()), headless, "no classifier", "fc.0.weight")


@case
def fastai_learner(folder):
    from fastai.vision.all import create_vision_model
    model = create_vision_model(torchvision.models.resnet18, 10, pretrained=False).eval()
    return Backbone(saved(folder, {"model": model.state_dict(), "opt": None}),
                    lambda x: model[0](x).mean((2, 3)), "no classifier")


# ---- Refused --------------------------------------------------------------------------------------

def timms(name, *says):
    def made(folder):
        import timm
        model = timm.create_model(name, pretrained=False)
        return Refused(saved(folder, model.state_dict()), *says, not_says=["--network"])
    CASES[f"timm {name}"] = made


timms("seresnet50", ".se.fc1.weight")
timms("ecaresnet26t", "")
timms("resnet18d", "conv1.0.weight")
timms("resnet50_gn", "running_mean")
timms("resnest14d", "")
timms("resnetrs50", "")
timms("skresnet18", "")
timms("densenet121", "layer1")
timms("efficientnet_b0", "layer1")
timms("vit_tiny_patch16_224", "layer1")


@case
def resnetblur_with_config(folder):
    import timm
    from timm.models import save_for_hf
    save_for_hf(timm.create_model("resnetblur50", pretrained=False), folder / "timm",
                safe_serialization=True)
    return Refused(folder / "timm" / "model.safetensors", "aliasing", "resnetblur50")


@case
def byol_pytorch_learner(folder):
    from byol_pytorch import BYOL
    model = BYOL(torchvision.models.resnet18(), image_size=64, hidden_layer="avgpool")
    return Refused(saved(folder, model.state_dict()), "online_encoder", "target_encoder", "--entry")


@case
def whole_network(folder):
    return Refused(saved(folder, torchvision.models.resnet18()), "a whole network",
                   "torchvision.models.resnet.ResNet")


@case
def whole_network_of_timm_in_an_entry(folder):
    import timm
    return Refused(saved(folder, {"model": timm.create_model("resnet18"), "epoch": 1}),
                   "a whole network", "timm.models.resnet.ResNet")


@case
def torchscript(folder):
    model = torch.jit.script(torchvision.models.resnet18())
    torch.jit.save(model, folder / "w.pt")
    return Refused(folder / "w.pt", "TorchScript")


@case
def exported_program(folder):
    program = torch.export.export(torchvision.models.resnet18().eval(), (torch.randn(1, 3, 64, 64),))
    torch.export.save(program, folder / "w.pt2")
    return Refused(folder / "w.pt2", "torch.export")


@case
def onnx(folder):
    import onnx as library
    from onnx import helper
    graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "g",
                              [helper.make_tensor_value_info("x", 1, [1])],
                              [helper.make_tensor_value_info("y", 1, [1])])
    library.save(helper.make_model(graph, producer_name="pytorch"), folder / "w.onnx")
    library.save(helper.make_model(graph), folder / "nameless.onnx")
    return [Refused(folder / "w.onnx", "ONNX"), Refused(folder / "nameless.onnx", "ONNX")]


@case
def keras_h5(folder):
    import h5py
    with h5py.File(folder / "resnet50_weights.h5", "w") as file:
        file.create_dataset("conv1/kernel", data=torch.randn(7, 7, 3, 64).numpy())
    with zipfile.ZipFile(folder / "w.keras", "w") as file:
        file.writestr("metadata.json", "{}")
        file.writestr("config.json", "{}")
        file.write(folder / "resnet50_weights.h5", "model.weights.h5")
    return [Refused(folder / "resnet50_weights.h5", "HDF5"),
            Refused(folder / "w.keras", "Keras", not_says=["torch.save(model"])]


@case
def quantised_dynamically(folder):
    model = torch.ao.quantization.quantize_dynamic(torchvision.models.resnet18(), {torch.nn.Linear},
                                                   dtype=torch.qint8)
    return Refused(saved(folder, model.state_dict()), "quantised")


@case
def quantised_statically(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = torchvision.models.quantization.resnet18(weights=None, quantize=True)
    return Refused(saved(folder, model.state_dict()), "quantised")


@case
def int8_by_hand(folder):
    state = {k: (v * 10).to(torch.int8) if v.dim() == 4 else v
             for k, v in torchvision.models.resnet18().state_dict().items()}
    return Refused(saved(folder, state), "in whole numbers")


@case
def float8_safetensors(folder):
    from safetensors.torch import save_file
    save_file({k: v.to(torch.float8_e4m3fn) if v.dim() == 4 else v for k, v in
               torchvision.models.resnet18().state_dict().items()}, folder / "w.safetensors")
    return Refused(folder / "w.safetensors", "F8_E4M3")


@case
def float8_pth(folder):
    state = {k: v.to(torch.float8_e4m3fn) if v.dim() == 4 else v
             for k, v in torchvision.models.resnet18().state_dict().items()}
    return Refused(saved(folder, state), "float8")


@case
def sharded_safetensors(folder):
    import transformers
    config = transformers.ResNetConfig(layer_type="basic", depths=[2, 2, 2, 2],
                                       hidden_sizes=[64, 128, 256, 512], num_labels=1000)
    transformers.ResNetForImageClassification(config).save_pretrained(folder / "many",
                                                                      max_shard_size="20MB")
    first = sorted((folder / "many").glob("model-00001-of-*.safetensors"))[0]
    return [Refused(first, "one of several"),
            Refused(folder / "many" / "model.safetensors.index.json", "put them together")]


@case
def detectron2_pickle(folder):
    state = renamed(torchvision.models.resnet50().state_dict(), (r"layer(\d)", r"res\1"))
    with open(folder / "R-50.pkl", "wb") as file:
        pickle.dump({"model": {k: v.numpy() for k, v in state.items()}, "__author__": "torchvision",
                     "matching_heuristics": True}, file)
    return Refused(folder / "R-50.pkl", "a pickle of Python's", not_says=["torch.load"])


@case
def pruned_by_masks(folder):
    from torch.nn.utils import prune
    model = torchvision.models.resnet18()
    for module in model.modules():
        if isinstance(module, torch.nn.Conv2d):
            prune.l1_unstructured(module, "weight", 0.5)
    return Refused(saved(folder, model.state_dict()), "weight_orig")


@case
def video_resnet(folder):
    return Refused(saved(folder, torchvision.models.video.r3d_18(weights=None).state_dict()),
                   "layer1.0.conv1")


@case
def deeplab(folder):
    model = torchvision.models.segmentation.deeplabv3_resnet50(weights=None, weights_backbone=None)
    return Refused(saved(folder, model.state_dict()), "segmentation", "dilated")


@case
def objects_that_would_be_built(folder):
    optimizer = torch.optim.SGD(torchvision.models.resnet18().parameters(), 0.1)
    return [Refused(saved(folder, {"state_dict": {}, "scheduler":
                                   torch.optim.lr_scheduler.StepLR(optimizer, 3)}, "a.pth"),
                    "torch.optim"),
            Refused(saved(folder, {"state_dict": {}, "fn": shutil.rmtree}, "b.pth"),
                    "shutil.rmtree")]


@case
def no_weights_at_all(folder):
    page = folder / "page.pth"
    page.write_text("<!DOCTYPE html>\n<html><head><title>Google Drive</title></head></html>")
    (folder / "empty.pth").write_bytes(b"")
    with gzip.open(folder / "w.pth.gz", "wb") as file:
        torch.save({}, file)
    (folder / "pointer.pth").write_text("version https://git-lfs.github.com/spec/v1\n"
                                        "oid sha256:4d7a\nsize 46830571\n")
    whole = io.BytesIO()
    torch.save(torchvision.models.resnet18().state_dict(), whole)
    (folder / "cut.pth").write_bytes(whole.getvalue()[:20_000_000])
    saved(folder, list(torchvision.models.resnet18().parameters()), "list.pth")
    saved(folder, torch.randn(3, 4), "tensor.pth")
    with zipfile.ZipFile(folder / "weights.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("weights/resnet18.pth", whole.getvalue())
    (folder / "unpacked").mkdir()
    with zipfile.ZipFile(io.BytesIO(whole.getvalue())) as file:
        file.extractall(folder / "unpacked")
    import numpy
    numpy.savez(folder / "w.npz", a=numpy.zeros(3))
    return [Refused(page, "web page"), Refused(folder / "empty.pth", "is empty"),
            Refused(folder / "w.pth.gz", "gzip"), Refused(folder / "pointer.pth", "git lfs pull"),
            Refused(folder / "cut.pth", "no whole zip"),
            Refused(folder / "list.pth", "no dictionary of weights"),
            Refused(folder / "tensor.pth", "no dictionary of weights"),
            Refused(folder / "weights.zip", "weights/resnet18.pth", not_says=["torch.save(model"]),
            Refused(folder / "unpacked", "unpacked"),
            Refused(folder / "w.npz", "NumPy", not_says=["torch.save(model"])]


# ---- The check -----------------------------------------------------------------------------------

def problem_of(checked, folder, expected):
    """Empty when all is as expected."""
    done = checked.try_import(expected.file, folder / "out.safetensors", *expected.options)
    sentence = done.stderr.strip()
    if isinstance(expected, Refused):
        if done.returncode == 0:
            return "was read"
        lacking = [part for part in expected.says if part not in sentence]
        unwanted = [part for part in expected.not_says if part in sentence]
        return f"says: {sentence}" if lacking or unwanted or "\n" in sentence else ""
    if done.returncode != 0:
        return f"was refused: {sentence}"
    lacking = [part for part in expected.says if part not in done.stdout]
    if lacking:
        return f"does not say {lacking}: {done.stdout}"
    if expected.model is None:
        return ""
    if isinstance(expected, Backbone):
        return checked.backbone_problem(folder / "out.safetensors", folder / "same.png",
                                        expected.model)
    difference, same = checked.difference(folder / "out.safetensors", folder / "same.png",
                                          logits_of(expected.model, folder / "same.png"))
    return "" if same and difference < 1e-4 else f"logits differ by {difference:.1e}"


def main():
    checked = Checked(sys.argv[1])
    bad = 0
    for name, make in CASES.items():
        if sys.argv[2:] and not any(part in name for part in sys.argv[2:]):
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            picture(folder / "same.png", 256, 256)
            try:
                expected = make(folder)
            except ImportError as error:
                print(f"{name}: passed over, {error}")
                continue
            for one in expected if isinstance(expected, list) else [expected]:
                problem = problem_of(checked, folder, one)
                kind = type(one).__name__.lower()
                what = f" ({one.file.name})" if isinstance(expected, list) else ""
                print(f"{name}{what}: {kind}", "ok" if not problem else f"FAILED: {problem}",
                      flush=True)
                bad += bool(problem)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
