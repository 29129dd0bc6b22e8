#!/usr/bin/env python3
"""Writes core/base/UnicodeTables.cpp from Python's unicodedata."""

import pathlib
import sys
import unicodedata

ROOM = 100  # columns


def rows(items):
    line = "   "
    for item in items:
        if len(line) + 1 + len(item) > ROOM:
            yield line
            line = "   "
        line += " " + item
    yield line


wholes, apart, ranges = [], [], []
for code in range(sys.maxunicode + 1):
    text = chr(code)
    form = unicodedata.decomposition(text)
    if form and not form.startswith("<"):
        parts = form.split() + ["0"]
        composes = unicodedata.normalize("NFC", text) == text
        row = ",".join("0x" + part.lstrip("0") for part in [f"{code:X}", *parts[:2]])
        (wholes if composes else apart).append("{" + row.removesuffix(",0x") + "},")
    order = unicodedata.combining(text)
    if order and ranges and ranges[-1][1] == code - 1 and ranges[-1][2] == order:
        ranges[-1][1] = code
    elif order:
        ranges.append([code, code, order])

content = [
    "// Unicode %s, written by make-unicode-tables.py." % unicodedata.unidata_version,
    '#include "core/base/UnicodeTables.h"',
    "",
    "namespace lab {",
    "",
    "// clang-format off",
    "constexpr UnicodePair kWholes[] = {",
    *rows(wholes),
    "};",
    "",
    "constexpr UnicodePair kApart[] = {",
    *rows(apart),
    "};",
    "",
    "constexpr UnicodeOrder kOrders[] = {",
    *rows(f"{{0x{first:X},0x{last:X},{order}}}," for first, last, order in ranges),
    "};",
    "// clang-format on",
    "",
    "std::span<const UnicodePair> unicodeWholes() {",
    "    return kWholes;",
    "}",
    "",
    "std::span<const UnicodePair> unicodeApart() {",
    "    return kApart;",
    "}",
    "",
    "std::span<const UnicodeOrder> unicodeOrders() {",
    "    return kOrders;",
    "}",
    "",
    "}  // namespace lab",
]
(pathlib.Path(__file__).parent / "UnicodeTables.cpp").write_text("\n".join(content) + "\n")
