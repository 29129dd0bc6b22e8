#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fuzz/seeds: small good files, in the form that each fuzzer takes them in."""

import gzip
import io
import json
import pathlib
import shutil
import struct
import zipfile

here = pathlib.Path(__file__).parent
data = here.parent / "data"

spec = {
    "network": {"name": "resnet-50", "family": "residual", "block": "bottleneck",
                "blocks": [3, 4, 6, 3], "width": 64, "cardinality": 1, "group_width": 64,
                "stem": "imagenet", "shortcut": "B", "stride_at": "v1.5",
                "zero_init_residual": False, "input_channels": 3, "classes": 1000},
    "data": {"source": "shapes", "train_limit": 64, "test_limit": 32, "image_size": 0,
             "stored_size": 0, "pad": 2, "crop": True, "flip": True},
    "recipe": {"epochs": 10, "batch_size": 128, "learning_rate": 0.1, "momentum": 0.9,
               "weight_decay": 0.0001, "schedule": "milestones", "milestones": [6, 8],
               "factor": 0.1, "warmup_epochs": 1, "precision": "bf16"},
    "seed": 18446744073709551615,
}
run = {"format": 1, "spec": spec, "program": "ResNet Lab 0.1.0", "libtorch": "1.13.1",
       "device": "cpu", "processor": "x", "cores": 2, "threads": 1,
       "created": "2026-01-01T00:00:00Z", "dataset": "Shapes", "train_images": 64,
       "test_images": 32, "failure": ""}
plain = {"network": {"name": "plain-18", "family": "plain", "stem": "cifar", "shortcut": "A"},
         "recipe": {"schedule": "cosine", "precision": "fp32"}}
position = {"epochs_done": 1, "steps_done": 2, "loss_sum": 1.5, "wrong": 3, "seconds": 0.25}
experiment = {"format": 1, "name": "two", "created": "2026-01-01T00:00:00Z", "program": "x",
              "runs": ["plain-18-w16-s1", "resnet-18-w16-s1"], "wall_seconds": 12.5}


def compact(value):
    return json.dumps(value, separators=(",", ":")).encode()


def put(name, content):
    path = here / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def idx(bits, limit, labels, images):
    return bytes([bits, limit, len(labels)]) + labels + images


def cifar(bits, records, limit, names, content):
    return bytes([bits, records, limit, len(names)]) + names + content


def safetensors(header, content):
    text = compact(header)
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + content


# {"w": a tensor of two numbers}, as torch.save() pickles it.
STATE = (b"\x80\x02ccollections\nOrderedDict\n)R(X\x01\0\0\0wctorch._utils\n_rebuild_tensor_v2\n"
         b"((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\x000X\x03\0\0\0cpuK\x02tQ"
         b"K\0K\x02\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtRu.")
NUMBERS = struct.pack("<2f", 0.5, -1)


def torch_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (("data.pkl", STATE), ("version", b"3\n"), ("byteorder", b"little"),
                              ("data/0", NUMBERS)):
            archive.writestr(zipfile.ZipInfo(f"x/{name}"), content)
    return out.getvalue()


def torch_legacy():
    magic = b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."
    version = b"\x80\x02M\xe9\x03."
    machine = b"\x80\x02}."
    keys = b"\x80\x02](X\x01\0\0\x000e."
    state = STATE.replace(b"cpuK\x02t", b"cpuK\x02Nt")  # whether the storage is a view of another
    return magic + version + machine + state + keys + struct.pack("<Q", 2) + NUMBERS


shutil.rmtree(here / "seeds", ignore_errors=True)
labels = struct.pack(">II", 0x801, 3) + bytes([1, 2, 3])
images = struct.pack(">IIII", 0x803, 3, 8, 8) + bytes(range(192))
put("idx/plain", idx(0, 0, labels, images))
put("idx/zipped", idx(3, 2, labels, images))
table = struct.pack(">III", 0xC02, 3, 2) + struct.pack(">6i", 1, 0, 2, 0, 3, 0)
put("idx/table", idx(4, 0, table, images))
put("idx/from-one", idx(8, 0, labels, images))
put("idx/zipped-before", idx(0, 1, gzip.compress(labels, mtime=0), gzip.compress(images, mtime=0)))

put("cifar/one-label", cifar(0, 1, 0, b"a\nb\n", bytes([3]) + bytes(3072)))
put("cifar/two-labels", cifar(3, 1, 0, b"", bytes([0, 9]) + bytes(3072)))
put("cifar/none", cifar(2, 0, 0, b"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", b""))

put("safetensors/reference", (data / "reference.safetensors").read_bytes())
put("safetensors/checkpoint", safetensors(
    {"__metadata__": {"spec": compact(plain).decode(), "position": compact(position).decode()},
     "a": {"dtype": "F32", "shape": [1, 2], "data_offsets": [0, 8]},
     "b": {"dtype": "BOOL", "shape": [], "data_offsets": [8, 9]}}, bytes(9)))

for name in "evil-2", "module-2", "foreign-beside", "foreign-timm-args", "nested-2", "views-2":
    with zipfile.ZipFile(data / "weights" / f"{name}.pth") as archive:
        inside = next(inside for inside in archive.namelist() if inside.endswith("/data.pkl"))
        put(f"pickle/{name}", archive.read(inside))
put("pickle/small", STATE)
put("torch/zip", torch_zip())
put("torch/legacy", torch_legacy())
for name in "evil-1.13", "evil-legacy-2", "module-1.13", "script-1.13":
    put(f"torch/{name}", (data / "weights" / f"{name}.pth").read_bytes())

# What others' programs write begins so: protobufs, and marks at other places.
put("torch/onnx", b"\x08\x07\x12\x07pytorch\x1a\x052.1.0")
put("torch/saved-model", b"\x08\x01\x12\xd4\x05\x0a\x30\x12\x0f\x0a\x0d\x0a\x03Add\x12\x06")
put("torch/graph", b"\x0a\x20\x0a\x05input\x12\x0bPlaceholder\x2a\x10\x0a\x05dtype")
put("torch/core-ml", b"\x08\x04\x12\x12\x0a\x10\x0a\x05image\x12\x07picture")
put("torch/hdf5", b"\x89HDF\r\n\x1a\n\0\0\0\0")
put("torch/tar", b"a.pth" + bytes(252) + b"ustar" + bytes(250))

put("run/whole", compact(run))
put("run/plain", compact({"spec": plain}))
put("experiment/two", compact(experiment))
put("experiment/empty", b"{}")

put("metrics/epochs",
    b"epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds\n"
    b"1,2.3,90.625,2.25,88,0.1,3.25\n2,1e-7,33.333333333333336,nan,12.5,0.01,inf\n")
put("metrics/steps", b"step,loss,error\n1,2.3025850929940455,90.625\n2,-0,1e300\n")

put("labels/plain", bytes([3]) + b"cat\ndog\nblue bird\n")
put("labels/marked", bytes([2]) + b"\xEF\xBB\xBFcaf\xC3\xA9 \r\n  tea\r\n\r\n")
put("labels/latin-1", bytes([2]) + b"caf\xE9\ntea\n")

timm = {"architecture": "resnet50", "num_classes": 3, "label_names": ["a", "b", "c"],
        "pretrained_cfg": {"input_size": [3, 224, 224], "crop_pct": 0.95,
                           "mean": [0.5, 0.5, 0.5], "std": [0.2, 0.2, 0.2]}}
hugging = {"model_type": "resnet", "depths": [3, 4, 6, 3], "hidden_act": "relu",
           "downsample_in_bottleneck": False, "id2label": {"0": "a", "1": "b", "2": "c"}}
processor = compact({"size": {"shortest_edge": 224}, "crop_pct": 0.875,
                     "image_mean": [0.5, 0.5, 0.5], "image_std": [0.2, 0.2, 0.2]})
RESNET_50 = 5  # its place in the zoo
put("config/timm", bytes([RESNET_50, 0]) + compact(timm))
timm["pretrained_cfg"] |= {"input_size": [3, 224, 2**31 - 1], "crop_pct": 0.11}
put("config/size-beyond-int", bytes([RESNET_50, 0]) + compact(timm))
put("config/hugging-face", bytes([RESNET_50, len(processor)]) + processor + compact(hugging))
