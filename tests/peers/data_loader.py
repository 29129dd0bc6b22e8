#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data_loader.py FOLDER [--workers N]: torchvision's ImageFolder with a DataLoader alone, the peer
of `resnet-lab bench data`: RandomResizedCrop(224), flip, to tensor, normalise; images a second.

`data_loader.py FOLDER --make N` first writes N JPEG pictures of 500 by 375 pixels in ten classes
(smooth noise with detail, about 60 kB each: what photographs take)."""
import argparse, json, pathlib, time
import numpy, torch, torchvision
from PIL import Image


def make(folder, count):
    random = numpy.random.default_rng(1)
    for split, number in (("train", count), ("val", max(10, count // 10))):
        for i in range(number):
            place = pathlib.Path(folder) / split / f"class{i % 10}"
            place.mkdir(parents=True, exist_ok=True)
            coarse = random.integers(0, 256, (12, 16, 3), dtype=numpy.uint8)
            picture = numpy.asarray(Image.fromarray(coarse).resize((500, 375), Image.BICUBIC), dtype=numpy.int16)
            picture = picture + random.normal(0, 12, picture.shape).astype(numpy.int16)
            Image.fromarray(picture.clip(0, 255).astype(numpy.uint8)).save(place / f"{i:06}.jpg", quality=88)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--make", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    if options.make:
        return make(options.folder, options.make)
    torch.set_num_threads(1)
    t = torchvision.transforms
    data = torchvision.datasets.ImageFolder(
        str(pathlib.Path(options.folder) / "train"),
        t.Compose([t.RandomResizedCrop(224), t.RandomHorizontalFlip(), t.ToTensor(),
                   t.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])]))
    loader = torch.utils.data.DataLoader(data, batch_size=options.batch_size, shuffle=True,
                                         num_workers=options.workers, drop_last=True,
                                         persistent_workers=options.workers > 0)
    done, begin = 0, None
    while begin is None or time.time() - begin < options.seconds:
        for x, _ in loader:
            if begin is None:
                begin = time.time()  # after the first batch, as ours
                continue
            done += len(x)
            if time.time() - begin >= options.seconds:
                break
    print(json.dumps({"images_per_second": done / (time.time() - begin), "workers": options.workers}))


if __name__ == "__main__":
    main()
