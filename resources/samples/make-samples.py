#!/usr/bin/python3
"""Makes the sample pictures of this folder from test images of Fashion-MNIST.

    make-samples.py PROGRAM [FOLDER-OF-FASHION-MNIST]

Each image is enlarged eight times and put on a page as photographs of products lie on theirs: most of
them dark on white, some on grey, on colour, on black or on a transparent ground. Of the first 24 test
images of each class, the first is taken that all four networks in ../models get right with more than
80 per cent. Of the first 600, two more are taken on which the networks disagree: the first that plain-34
alone gets wrong, and the first that both plain networks get wrong and both residual ones right, each with
more than 60 per cent. PROGRAM (resnet-lab) is asked for the answers. Needs numpy and Pillow.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
         "ankle-boot"]
GROUNDS = [(255, 255, 255), (253, 253, 253), (238, 236, 230), (255, 255, 255), (214, 226, 240),
           (255, 255, 255), (255, 255, 255), (250, 240, 240), "black", (255, 255, 255), "transparent",
           (232, 232, 232)]
CANDIDATES = 24  # of a class
DOUBTFUL = 600  # of all, where the networks disagree
LEAST = 0.8
DECIDED = 0.6


def read_images(folder):
    data = gzip.open(folder / "t10k-images-idx3-ubyte.gz").read()
    labels = gzip.open(folder / "t10k-labels-idx1-ubyte.gz").read()
    return (numpy.frombuffer(data, numpy.uint8, offset=16).reshape(-1, 28, 28),
            numpy.frombuffer(labels, numpy.uint8, offset=8))


def page(image, ground):
    """The image [28, 28], light on black, as a picture of a garment on a page."""
    large = Image.fromarray(image).resize((224, 224), Image.Resampling.BICUBIC)
    light = numpy.asarray(large).astype(float)[..., None] / 255
    size = (320, 280) if ground == "transparent" else (260, 300)
    corner = ((size[0] - 224) // 2, (size[1] - 224) // 2)
    if ground == "black":
        made = Image.new("L", size, 0)
        made.paste(large, corner)
    elif ground == "transparent":
        made = Image.new("RGBA", size, (0, 0, 0, 0))
        ink = numpy.zeros((224, 224, 4), numpy.uint8)
        ink[..., 3:] = light * 255
        made.paste(Image.fromarray(ink), corner)
    else:
        made = Image.new("RGB", size, ground)
        ink = (numpy.array(ground, float) * (1 - light)).round().astype(numpy.uint8)
        made.paste(Image.fromarray(ink), corner)
    return made if ground == "transparent" else made.quantize(64, dither=Image.Dither.NONE)


def all_right(result, wanted):
    answers = [model["top"][0] for model in result["results"]]
    return all(a["index"] == wanted and a["probability"] > LEAST for a in answers)


def wrong(result, wanted):
    """Who errs, by the name of the file of weights; nobody where one of the networks is in doubt."""
    if any(model["top"][0]["probability"] < DECIDED for model in result["results"]):
        return set()
    return {pathlib.Path(model["model"]).stem for model in result["results"]
            if model["top"][0]["index"] != wanted}


def classify(program, folder):
    """What the shipped networks say of each picture in the folder, by file name."""
    command = [program, "classify", "--json", "--top", "1"]
    for model in sorted((HERE.parent / "models").glob("*.safetensors")):
        command += ["--model", model]
    out = subprocess.run([*command, folder], capture_output=True, text=True, check=True).stdout
    return {pathlib.Path(image["file"]).name: image for image in json.loads(out)["images"]}


def main():
    program = sys.argv[1]
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "/usr/share/datasets/fashion-mnist")
    images, labels = read_images(folder)
    for old in HERE.glob("*.png"):
        old.unlink()
    for wanted, ground in zip(range(10), GROUNDS):
        candidates = numpy.flatnonzero(labels == wanted)[:CANDIDATES]
        right = take(program, images, labels, candidates, ground, all_right)
        print(f"{NAMES[wanted]} on {ground}: {right} of {len(candidates)} right by all, surely")
    for who, ground in zip([{"plain-34-fashion"}, {"plain-18-fashion", "plain-34-fashion"}],
                           GROUNDS[10:]):
        found = take(program, images, labels, numpy.arange(DOUBTFUL), ground,
                     lambda result, wanted: wrong(result, wanted) == who)
        print(f"{' and '.join(sorted(who))} alone wrong on {ground}: {found} of {DOUBTFUL}")


def take(program, images, labels, candidates, ground, wanted):
    """Keeps the first picture that is as wanted; gives how many are."""
    with tempfile.TemporaryDirectory() as work:
        for index in candidates:
            page(images[index], ground).save(pathlib.Path(work) / f"{index}.png", optimize=True)
        said = classify(program, work)
        found = [i for i in candidates if wanted(said[f"{i}.png"], int(labels[i]))]
        made = (pathlib.Path(work) / f"{found[0]}.png").read_bytes()
    (HERE / f"{NAMES[labels[found[0]]]}-{found[0]}.png").write_bytes(made)
    return len(found)


if __name__ == "__main__":
    main()
