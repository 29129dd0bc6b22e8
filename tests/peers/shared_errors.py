#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""shared_errors.py PROGRAM [MODEL...]: of the test pictures on which just one of two independent
networks would err, the share on which just one does. core/verdict/Noise takes a rounded-up one.

Needs onnxruntime and numpy (pip, in an environment outside the repository). PROGRAM: resnet-lab,
which exports the four shipped networks, or the MODELs named, each trained on Fashion-MNIST."""

import gzip
import itertools
import pathlib
import subprocess
import sys
import tempfile

import numpy
import onnxruntime

DATA = pathlib.Path("/usr/share/datasets/fashion-mnist")
MODELS = pathlib.Path(__file__).resolve().parents[2] / "resources" / "models"
MEAN, DEVIATION = 0.2860, 0.3530  # the lesson's preparation


def read(name, header):
    with gzip.open(DATA / name) as file:
        return numpy.frombuffer(file.read()[header:], numpy.uint8)


def wrong_ones(program, model, pictures, labels):
    with tempfile.TemporaryDirectory() as folder:
        onnx = pathlib.Path(folder) / "model.onnx"
        subprocess.run([program, "export", model, "--output", onnx], check=True,
                       stdout=subprocess.DEVNULL)
        session = onnxruntime.InferenceSession(str(onnx))
    name = session.get_inputs()[0].name
    logits = [session.run(None, {name: part})[0] for part in numpy.split(pictures, 20)]
    return numpy.concatenate(logits).argmax(1) != labels


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    models = sys.argv[2:] or sorted(str(path) for path in MODELS.glob("*.safetensors"))
    labels = read("t10k-labels-idx1-ubyte.gz", 8)
    pictures = read("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28) / numpy.float32(255)
    pictures = ((pictures - MEAN) / DEVIATION).astype(numpy.float32)
    wrong = {model: wrong_ones(program, model, pictures, labels) for model in models}
    for one, other in itertools.combinations(models, 2):
        p, q = wrong[one].mean(), wrong[other].mean()
        apart = (wrong[one] != wrong[other]).mean()
        independent = p * (1 - q) + q * (1 - p)
        print(f"{pathlib.Path(one).stem} {100 * p:.2f} %, {pathlib.Path(other).stem} "
              f"{100 * q:.2f} %: just one errs on {100 * apart:.2f} %, independent "
              f"{100 * independent:.2f} %: {apart / independent:.2f}")


if __name__ == "__main__":
    main()
