#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""torchvision's ResNet in a plain PyTorch training loop: the peer of `resnet-lab bench train`.

Trains on one batch of noise over and over (no loading, no augmentation: nothing but the step), in
every layout and precision, and prints one JSON document with the images a second of each and the best.
Needs torch and torchvision (Debian's python3-torchvision, or pip's).
"""
import argparse, json, time
import torch, torchvision


def rate(network, image, batch, classes, device, layout, bf16, seconds):
    model = getattr(torchvision.models, network)(num_classes=classes).to(device, memory_format=layout).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-4, momentum=0.9, weight_decay=1e-4)
    x = torch.randn(batch, 3, image, image, device=device).contiguous(memory_format=layout)
    y = torch.arange(batch, device=device) % classes

    def step():
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=bf16):
            logits = model(x)
        loss = torch.nn.functional.cross_entropy(logits.float(), y)
        loss.backward()
        optimizer.step()
        return loss

    def steps(count):  # a GPU is waited for once in a while, as a loop that logs does
        for _ in range(count):
            loss = step()
        loss.item()

    every = 1 if device == "cpu" else 32
    steps(2), steps(2)
    begin, done = time.time(), 0
    while time.time() - begin < seconds:
        steps(every)
        done += batch * every
    return done / (time.time() - begin)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--network", default="resnet18")
    parser.add_argument("--image-size", type=int, default=28)
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--classes", type=int, default=10)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--precision", default="fp32,bf16", help="one or both")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.backends.cudnn.benchmark = True
    cases = []
    for layout in (torch.contiguous_format, torch.channels_last):
        for bf16 in [precision == "bf16" for precision in options.precision.split(",")]:
            value = rate(options.network, options.image_size, options.batch_size, options.classes, options.device,
                         layout, bf16, options.seconds)
            cases.append({"layout": str(layout).split(".")[1], "precision": "bf16" if bf16 else "fp32",
                          "images_per_second": round(value, 2)})
    best = max(cases, key=lambda case: case["images_per_second"])
    print(json.dumps({"torch": torch.__version__, "network": options.network, "image": options.image_size,
                      "batch": options.batch_size, "threads": options.threads, "cases": cases, "best": best}))


if __name__ == "__main__":
    main()
