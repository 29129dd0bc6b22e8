#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of this folder with Pillow. Each shows the same once it is upright and over
white: 32 x 24 pixels, red and green above, blue and white below."""
import numpy
from PIL import Image, ImageOps

size = (32, 24)
upright = Image.new("RGB", size, "white")
upright.paste((255, 0, 0), (0, 0, 16, 12))
upright.paste((0, 255, 0), (16, 0, 32, 12))
upright.paste((0, 0, 255), (0, 12, 16, 24))

T = Image.Transpose
undo = {1: None, 2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE,
        6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}
for orientation, operation in undo.items():
    stored = upright if operation is None else upright.transpose(operation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    for name, options in (("jpg", {"quality": 95}), ("png", {}), ("webp", {"lossless": True})):
        file = f"turned-{orientation}.{name}"
        stored.save(file, exif=exif, **options)
        with Image.open(file) as picture:
            shown = numpy.asarray(ImageOps.exif_transpose(picture).convert("RGB")).astype(int)
        assert shown.shape == (24, 32, 3)
        assert abs(shown[2:10, 2:14] - [255, 0, 0]).max() < 20, (file, shown[5, 5])

# The white corner is transparent, over black that must not show.
alpha = upright.convert("RGBA")
alpha.paste((0, 0, 0, 0), (16, 12, 32, 24))
alpha.save("alpha.png")
alpha.save("alpha.webp", lossless=True)
alpha.save("alpha.tiff")
alpha.quantize(8).save("palette-alpha.png")

grey = numpy.zeros((24, 32), numpy.uint16)
grey[:12, :16], grey[:12, 16:], grey[12:, :16], grey[12:, 16:] = 76 * 257, 150 * 257, 29 * 257, 65535
Image.fromarray(grey).save("grey16.png")
Image.fromarray(grey).save("grey16.tiff")
upright.convert("L").save("grey8.tiff", compression="tiff_lzw")
upright.convert("CMYK").save("cmyk.jpg", quality=95)
upright.convert("L").convert("LA").save("grey-alpha.png")

upright.save("progressive.jpg", quality=95, progressive=True)
