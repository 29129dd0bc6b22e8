#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data_check.py PROGRAM: writes data as other libraries do and trains an epoch on each; what the
program says must hold the words beside it. Needs numpy, scipy and Pillow; exits 1 at a difference."""

import gzip
import pathlib
import pickle
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

import numpy
import scipy.io
from PIL import Image

program = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(tempfile.mkdtemp())
random = numpy.random.default_rng(1)
TINY = ("--networks resnet-18:1.1.1.1 --width 8 --epochs 1 --batch-size 8 --precision fp32 --stem small "
        "--train-limit 0 --workers 1 --threads 1 --device cpu").split()


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def digits(labels):
    """A bar for each label, wide and low, so that rows and columns are told apart."""
    images = random.integers(0, 30, (len(labels), 28, 28), dtype=numpy.uint8)
    for image, label in zip(images, labels):
        image[4 + label % 20: 6 + label % 20, 4:24] = 200
    return images


def idx3(images):
    return struct.pack(">IIII", 0x803, *images.shape) + numpy.ascontiguousarray(images).tobytes()


def emnist(folder, split, first, classes):
    for part, count in (("train", 130), ("test", 65)):
        labels = numpy.arange(count) % classes + first
        begin = f"emnist-{split}-{part}"
        put(folder / f"{begin}-images-idx3-ubyte.gz",
            gzip.compress(idx3(digits(labels).transpose(0, 2, 1))))
        put(folder / f"{begin}-labels-idx1-ubyte.gz",
            gzip.compress(struct.pack(">II", 0x801, count) + labels.astype(numpy.uint8).tobytes()))


def qmnist(folder):
    for part, count in (("train", 60), ("test", 40)):
        table = random.integers(0, 60000, (count, 8)).astype(">i4")
        table[:, 0] = numpy.arange(count) % 10
        put(folder / f"qmnist-{part}-images-idx3-ubyte.gz", gzip.compress(idx3(digits(table[:, 0]))))
        put(folder / f"qmnist-{part}-labels-idx2-int.gz",
            gzip.compress(struct.pack(">III", 0xC02, count, 8) + table.tobytes()))


def picture(path, label, mode="RGB"):
    pixels = random.integers(0, 40, (24, 24, 3), dtype=numpy.uint8)
    pixels[..., label % 3] += 150
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).convert(mode).save(path)


def classes(folder, names, count, mode="RGB"):
    for label, name in enumerate(names):
        for i in range(count):
            picture(folder / name / f"{i}.png", label, mode)


def spelt(form):
    return [unicodedata.normalize(form, name) for name in ("café", "naïve", "が")]


emnist(root / "letters", "letters", 1, 26)
emnist(root / "EMNIST/raw", "balanced", 0, 47)
qmnist(root / "QMNIST/raw")
for batch in ("data_batch_1", "test_batch", "batches.meta"):
    put(root / "cifar-10-batches-py" / batch, pickle.dumps({b"labels": [1]}))
for name in ("train", "test", "meta"):
    put(root / "torchvision/cifar-100-python" / name, pickle.dumps({b"fine_labels": [1]}))
for name in ("train_X.bin", "train_y.bin", "test_X.bin", "test_y.bin"):
    put(root / "stl/stl10_binary" / name, bytes(100))
numpy.savez(root / "mnist.npz", x_train=numpy.zeros((3, 28, 28), numpy.uint8))
(root / "svhn").mkdir()
scipy.io.savemat(root / "svhn/train_32x32.mat", {"X": numpy.zeros((32, 32, 3, 2), numpy.uint8)})
with zipfile.ZipFile(root / "pets.zip", "w") as archive:
    archive.writestr("pets/train/cat/1.png", b"x")
classes(root / "spelling/train", spelt("NFC"), 6)
classes(root / "spelling/test", spelt("NFD"), 3)
classes(root / "grey/training", ("a", "b"), 6, "L")
classes(root / "grey/testing", ("a", "b"), 3)
classes(root / "same/Training Set", ("a", "b"), 6)
classes(root / "same/Test Set", ("a", "b"), 3)
shutil.copy(root / "same/Training Set/a/1.png", root / "same/Test Set/a/copy.png")

expected = {
    "letters": ["EMNIST Letters, 130 training and 65 test images", "begin at 1", "turned upright"],
    "EMNIST": ["EMNIST Balanced, 130 training and 65 test images", "turned upright"],
    "QMNIST": ["QMNIST, 60 training and 40 test images"],
    "cifar-10-batches-py": ["CIFAR-10 in its version for Python", "cifar-10-binary.tar.gz"],
    "torchvision": ["CIFAR-100 in its version for Python", "cifar-100-binary.tar.gz"],
    "stl": ["STL-10", "a folder for each class"],
    "mnist.npz": ["NumPy", "a folder for each class"],
    "svhn": ["SVHN", "a folder for each class"],
    "pets.zip": ["is an archive: unpack it"],
    "spelling": ["18 training and 9 test images"],
    "grey": ["12 training and 6 test images", "6 of 18 pictures are coloured and were made grey"],
    "same": ["12 training and 7 test images", "1 of 7 test images are training images"]}
failed = 0
for name, words in expected.items():
    run = subprocess.run([program, "train", *TINY, "--dataset", name, "--output", root / "runs" / name],
                         cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    missing = [word for word in words if word not in run.stdout]
    print(f"{name}: {'ok' if not missing else 'lacks ' + repr(missing)}")
    if missing:
        failed = 1
        print(run.stdout)
shutil.rmtree(root)
sys.exit(failed)
