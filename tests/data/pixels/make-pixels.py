#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of this folder, one for each kind of pixels, and pixels.json: what Pillow shows of
them over white, as [width, height, channels, bytes]. Needs Pillow, NumPy and tifffile. Each is 6 x 4."""
import io
import json
import struct

import numpy as np
import tifffile
from PIL import Image, ImageOps

H, W = 4, 6
y, x = np.mgrid[0:H, 0:W]
grey = (x * 45 + y * 7).astype(np.uint8)
rgb = np.stack([x * 50, y * 80, 255 - x * 40], -1).astype(np.uint8)
alpha = ((x * 51 + y * 13) % 256).astype(np.uint8)
expected = {}


def over_white(picture):
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        white = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(white, shown).convert("RGB")
    return picture.convert("RGB")


def keep(name, wanted=None):
    shown = np.asarray(over_white(Image.open(name)) if wanted is None else wanted)
    expected[name] = [shown.shape[1], shown.shape[0], shown.ravel().tolist()]


def three(values):
    return np.repeat(values[..., None], 3, -1)


# ---- PNG
Image.fromarray(grey).save("grey.png")
Image.fromarray(np.dstack([grey, alpha])).save("grey-alpha.png")
Image.fromarray(np.dstack([rgb, alpha])).save("rgb-alpha.png")
Image.fromarray(grey).save("grey-transparent.png", transparency=45)
Image.fromarray(rgb).save("rgb-transparent.png", transparency=(50, 0, 215))
palette = Image.fromarray(rgb).quantize(8)
palette.save("palette-transparent.png", transparency=bytes([0, 128, 255, 255, 64, 255, 255, 255]))
Image.fromarray(grey > 100).save("bits.png")
for name in ("grey.png", "grey-alpha.png", "rgb-alpha.png", "rgb-transparent.png",
             "palette-transparent.png", "bits.png"):
    keep(name)
# Pillow's own conversion of this mode drops the transparent colour.
transparent = grey.copy()
transparent[grey == 45] = 255
keep("grey-transparent.png", three(transparent))

# ---- TIFF
wide = (grey.astype(np.uint16) << 8 | 0x5A)
tifffile.imwrite("white-is-zero-8.tif", 255 - grey, photometric="miniswhite")
tifffile.imwrite("white-is-zero-16.tif", 65535 - wide, photometric="miniswhite")
keep("white-is-zero-8.tif")
keep("white-is-zero-16.tif", three(grey))  # Pillow does not turn these over
tifffile.imwrite("grey-16.tif", wide, photometric="minisblack")
keep("grey-16.tif", three(grey))
tifffile.imwrite("rgb-16.tif", rgb.astype(np.uint16) * 257, photometric="rgb")
keep("rgb-16.tif", rgb)
tifffile.imwrite("float-1.tif", grey.astype(np.float32) / 255, photometric="minisblack")
tifffile.imwrite("float-255.tif", grey.astype(np.float32), photometric="minisblack")
tifffile.imwrite("float-rgb.tif", rgb.astype(np.float32) / 255, photometric="rgb")
tifffile.imwrite("half.tif", (grey.astype(np.float32) / 255).astype(np.float16),
                 photometric="minisblack")
tifffile.imwrite("float-white-is-zero.tif", 1 - grey.astype(np.float64) / 255,
                 photometric="miniswhite")
for name in ("float-1.tif", "float-255.tif", "half.tif", "float-white-is-zero.tif"):
    keep(name, three(grey))
keep("float-rgb.tif", rgb)
four = np.dstack([rgb, alpha])
tifffile.imwrite("extra-unspecified.tif", four, photometric="rgb", extrasamples=["unspecified"])
tifffile.imwrite("extra-straight.tif", four, photometric="rgb", extrasamples=["unassalpha"])
multiplied = np.dstack([(rgb.astype(int) * alpha[..., None] + 127) // 255, alpha]).astype(np.uint8)
tifffile.imwrite("extra-multiplied.tif", multiplied, photometric="rgb", extrasamples=["assocalpha"])
tifffile.imwrite("planar.tif", np.moveaxis(rgb, -1, 0), photometric="rgb", planarconfig="separate")
tifffile.imwrite("big-endian-bigtiff.tif", rgb, photometric="rgb", byteorder=">", bigtiff=True)
tifffile.imwrite("tiles.tif", rgb, photometric="rgb", tile=(16, 16))
keep("big-endian-bigtiff.tif", rgb)
for name in ("extra-unspecified.tif", "extra-straight.tif", "planar.tif", "tiles.tif"):
    keep(name)
keep("extra-multiplied.tif", np.clip(multiplied[..., :3].astype(int) + 255 - alpha[..., None], 0, 255))
Image.fromarray(rgb).convert("CMYK").save("cmyk.tif", compression="tiff_lzw")
palette.save("palette.tif", compression="packbits")
Image.fromarray(grey > 100).save("bits.tif", compression="group4")
for name in ("cmyk.tif", "palette.tif", "bits.tif"):
    keep(name)


# ---- BMP
def bmp(name, bits, compression, pixels, header=40, masks=(), palette=b""):
    mask_bytes = b"".join(struct.pack("<I", mask) for mask in masks)
    inside = header - 40
    body = struct.pack("<IiiHHIIiiII", header, W, H, 1, bits, compression, len(pixels), 2835, 2835,
                       len(palette) // 4, 0)
    extra = mask_bytes.ljust(inside, b"\0") if inside else mask_bytes
    offset = 14 + len(body) + len(extra) + len(palette)
    with open(name, "wb") as file:
        file.write(b"BM" + struct.pack("<IHHI", offset + len(pixels), 0, 0, offset) + body + extra +
                   palette + pixels)


def rows(values, width):
    return b"".join(row.tobytes().ljust((len(row.tobytes()) + 3) // 4 * 4, b"\0")
                    for row in values[::-1])


packed = (rgb[..., 0].astype(np.uint32) << 16 | rgb[..., 1].astype(np.uint32) << 8 | rgb[..., 2])
bmp("bitfields-32.bmp", 32, 3, rows(packed, 4), masks=(0xFF0000, 0xFF00, 0xFF))
with_alpha = packed | alpha.astype(np.uint32) << 24
bmp("alpha-32.bmp", 32, 3, rows(with_alpha, 4), header=56, masks=(0xFF0000, 0xFF00, 0xFF, 0xFF000000))
bmp("plain-32.bmp", 32, 0, rows(with_alpha, 4))
short = ((rgb[..., 0] >> 3).astype(np.uint16) << 11 | (rgb[..., 1] >> 2).astype(np.uint16) << 5
         | rgb[..., 2] >> 3)
bmp("565.bmp", 16, 3, rows(short, 2), masks=(0xF800, 0x7E0, 0x1F))
Image.fromarray(rgb).save("plain-24.bmp")
palette.save("palette.bmp")
Image.fromarray(grey > 100).save("bits.bmp")
runs = b"".join(bytes([W, 3 + i, 0, 0]) for i in range(H)) + b"\0\1"
bmp("runs.bmp", 8, 1, runs, palette=bytes(range(256)) * 4)
for name in ("bitfields-32.bmp", "alpha-32.bmp", "plain-32.bmp", "565.bmp", "plain-24.bmp",
             "palette.bmp", "bits.bmp", "runs.bmp"):
    keep(name)

# ---- PNM
def pnm(name, kind, most, values, text=False):
    with open(name, "wb") as file:
        file.write(f"{kind}\n# six by four\n{W} {H}\n{most}\n".encode())
        if text:
            file.write(" ".join(str(v) for v in values.ravel()).encode())
        else:
            file.write(values.astype(">u2" if most > 255 else "u1").tobytes())


pnm("max-100.pgm", "P5", 100, grey // 3)
pnm("max-31.ppm", "P6", 31, rgb // 9)
pnm("max-1000.pgm", "P5", 1000, grey.astype(int) * 3)
pnm("max-65535.ppm", "P6", 65535, rgb.astype(int) * 257)
pnm("text-15.ppm", "P3", 15, rgb // 17, text=True)
Image.fromarray(grey > 100).save("bits.pbm")
for name in ("max-100.pgm", "max-31.ppm", "max-65535.ppm", "text-15.ppm", "bits.pbm"):
    keep(name)
keep("max-1000.pgm", three(np.rint(grey.astype(int) * 3 * 255 / 1000).astype(int)))

# ---- WebP and JPEG
frames = [Image.fromarray(np.dstack([rgb, alpha])), Image.fromarray(np.dstack([255 - rgb, alpha]))]
frames[0].save("animated.webp", save_all=True, append_images=frames[1:], lossless=True, exact=True)
solid = [Image.fromarray(rgb), Image.fromarray(255 - rgb)]
solid[0].save("animated-solid.webp", save_all=True, append_images=solid[1:], lossless=True)
Image.fromarray(grey).save("grey.jpg", quality=100)
Image.fromarray(rgb).save("rgb.jpg", quality=100, subsampling=0)
Image.fromarray(rgb).convert("CMYK").save("cmyk.jpg", quality=100)
for name in ("animated.webp", "animated-solid.webp", "grey.jpg", "rgb.jpg", "cmyk.jpg"):
    keep(name)

with open("pixels.json", "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(value, separators=(",", ":"))}'
                                   for name, value in sorted(expected.items())) + "\n}\n")
