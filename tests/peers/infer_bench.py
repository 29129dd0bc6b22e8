#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""infer_bench.py PROGRAM [NAME] [THREADS] [BATCH] [ROUNDS]: how long one answer takes, beside
torchvision and onnxruntime on the same weights, in turns.

Run with a Python that has torch, torchvision and onnxruntime. The program's first time begins at the
prepared 8-bit picture (normalising is in it), its second at the decoded one (500 x 375); the others' begins
at the prepared tensor. The ratio takes the first.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import onnxruntime
import torch
import torchvision


def median(call, answers=50):
    for _ in range(5):
        call()
    times = []
    for _ in range(answers):
        begin = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - begin))
    return sorted(times)[answers // 2]


def ours(program, file, threads, batch):
    done = subprocess.run([program, "bench", "classify", "--model", file, "--threads", str(threads),
                           "--batch-size", str(batch), "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    answer = json.loads(done.stdout)
    return answer["prepared_milliseconds"], answer["milliseconds"]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    name = sys.argv[2] if len(sys.argv) > 2 else "resnet18"
    threads, batch, rounds = ([int(a) for a in sys.argv[3:6]] + [2, 1, 3][len(sys.argv[3:6]):])
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = getattr(torchvision.models, name)().eval()
    images = torch.rand(batch, 3, 224, 224)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        torch.save(model.state_dict(), f"{folder}/weights.pth")
        subprocess.run([program, "import", f"{folder}/weights.pth", "--output",
                        f"{folder}/weights.safetensors"], check=True, capture_output=True)
        torch.onnx.export(model, images, f"{folder}/model.onnx", input_names=["x"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        print(f"{name}, batch {batch}, {threads} threads, PyTorch {torch.__version__}, onnxruntime "
              f"{onnxruntime.__version__}; milliseconds, medians of 50")
        for turn in range(rounds):
            session = onnxruntime.InferenceSession(f"{folder}/model.onnx", options,
                                                   providers=["CPUExecutionProvider"])
            array = images.numpy()
            other = median(lambda: session.run(None, {"x": array}))
            del session  # its threads spin while it lives
            torchs = median(lambda: model(images))
            mine, whole = ours(program, f"{folder}/weights.safetensors", threads, batch)
            print(f"round {turn + 1}: this program {mine:.2f} ({whole:.2f} with the resize), "
                  f"torchvision {torchs:.2f}, onnxruntime {other:.2f}; this program over "
                  f"onnxruntime {mine / other:.2f}", flush=True)


main()
