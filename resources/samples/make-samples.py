#!/usr/bin/python3
"""Makes the sample pictures of this folder from test images of Fashion-MNIST.

    make-samples.py [FOLDER-OF-FASHION-MNIST]

Each image is enlarged eight times and put on a page as photographs of products lie on theirs: most of
them dark on white, some on grey, on colour, on black or on a transparent ground. INDICES are, of
the first 24 test images of each class, the first that all four networks in ../models get right with
more than 80 per cent; two classes have two.
"""
import gzip
import pathlib
import sys

import numpy
from PIL import Image

FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist")
NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
         "ankle-boot"]
INDICES = []
GROUNDS = [(255, 255, 255), (253, 253, 253), (238, 236, 230), (255, 255, 255), (214, 226, 240),
           None, (255, 255, 255), (250, 240, 240), "black", (255, 255, 255), "alpha", (232, 232, 232)]


def images():
    data = gzip.open(FOLDER / "t10k-images-idx3-ubyte.gz").read()
    labels = gzip.open(FOLDER / "t10k-labels-idx1-ubyte.gz").read()
    return (numpy.frombuffer(data, numpy.uint8, offset=16).reshape(-1, 28, 28),
            numpy.frombuffer(labels, numpy.uint8, offset=8))


def page(image, ground):
    large = Image.fromarray(image).resize((224, 224), Image.Resampling.BICUBIC)
    light = numpy.asarray(large).astype(float)[..., None] / 255
    size = (320, 280) if ground in (None, "alpha") else (260, 300)
    corner = ((size[0] - 224) // 2, (size[1] - 224) // 2)
    if ground == "black":
        made = Image.new("L", size, 0)
        made.paste(large, corner)
        return made
    if ground == "alpha":
        made = Image.new("RGBA", size, (0, 0, 0, 0))
        ink = numpy.zeros((224, 224, 4), numpy.uint8)
        ink[..., 3:] = light * 255
        made.paste(Image.fromarray(ink), corner)
        return made
    ground = numpy.array(ground or (255, 255, 255), float)
    made = Image.new("RGB", size, tuple(int(value) for value in ground))
    made.paste(Image.fromarray((ground * (1 - light)).round().astype(numpy.uint8)), corner)
    return made


pictures, labels = images()
for old in pathlib.Path(__file__).parent.glob("*.png"):
    old.unlink()
for number, (index, ground) in enumerate(zip(INDICES, GROUNDS)):
    name = NAMES[labels[index]]
    made = page(pictures[index], ground)
    if ground != "alpha":
        made = made.quantize(64, dither=Image.Dither.NONE)
    made.save(pathlib.Path(__file__).parent / f"{name}-{index}.png", optimize=True)
