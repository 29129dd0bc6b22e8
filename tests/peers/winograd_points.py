#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which points round least in Winograd's F(m×m, 3×3): what docs/decisions/0011-winograd.md says.

Builds the matrices of Cook and Toom's algorithm for a set of points and infinity (Blahut, "Fast
Algorithms for Signal Processing", chapter 5), convolves noise with them in single precision and prints
the error against double precision, root mean square and largest, as parts of the same of the outputs.
With --search it goes through sets of four pairs ±p and prints the best. Needs numpy.
"""
import argparse
import itertools
from fractions import Fraction

import numpy

KERNEL = 3


def matrices(points, tile):
    """Aᵀ [tile, n], G [n, 3] and Bᵀ [n, n] of the points and infinity, n = tile + 2."""
    n = tile + KERNEL - 1
    a = [Fraction(p) for p in points]
    assert len(a) == n - 1

    def polynomial(roots):
        factors = [Fraction(1)]
        for root in roots:
            shifted = [Fraction(0)] + factors
            factors = [s - root * f for s, f in zip(shifted, factors + [Fraction(0)])]
        return factors

    rows = [polynomial(a[:i] + a[i + 1:]) + [Fraction(0)] for i in range(n - 1)] + [polynomial(a)]
    divisors = [numpy.prod([a[i] - a[k] for k in range(n - 1) if k != i]) for i in range(n - 1)]
    outputs = [[p ** i for p in a] + [Fraction(int(i == tile - 1))] for i in range(tile)]
    weights = [[p ** j / d for j in range(KERNEL)] for p, d in zip(a, divisors)] + [[0, 0, 1]]
    return [numpy.array(matrix, dtype=numpy.float64) for matrix in (outputs, weights, rows)]


def errors(points, tile, channels=64, tiles=20):
    """Root mean square and largest error of single precision over random non-negative pictures."""
    outputs, weights, pixels = (m.astype(numpy.float32) for m in matrices(points, tile))
    noise = numpy.random.default_rng(0)
    side = tile + KERNEL - 1
    d = numpy.maximum(noise.standard_normal((tiles, channels, side, side)), 0).astype(numpy.float32)
    w = noise.standard_normal((channels, KERNEL, KERNEL)).astype(numpy.float32)
    exact = sum(numpy.einsum("tcij,c->tij", d[:, :, i:i + tile, j:j + tile].astype(float), w[:, i, j].astype(float))
                for i in range(KERNEL) for j in range(KERNEL))
    left = pixels @ d @ pixels.T
    right = weights @ w @ weights.T
    products = numpy.zeros((tiles, side, side), numpy.float32)
    for channel in range(channels):
        products += left[:, channel] * right[channel]
    error = outputs @ products @ outputs.T - exact
    return numpy.sqrt((error ** 2).mean() / (exact ** 2).mean()), abs(error).max() / abs(exact).max()


def pairs(*points):
    return [sign * Fraction(p) for p in points for sign in (1, -1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--search", action="store_true")
    if not parser.parse_args().search:
        for name, points, tile in (("F(4), 0 ±1 ±2", [0] + pairs(1, 2), 4),
                                   ("F(7), ±1/4 ±5/8 ±1 ±2", pairs("1/4", "5/8", 1, 2), 7),
                                   ("F(7), ±1/2 ±1 ±2 ±4", pairs("1/2", 1, 2, 4), 7)):
            print("%-24s %.1e %.1e" % (name, *errors(points, tile)))
        return
    candidates = [Fraction(i, 8) for i in range(1, 25)]
    found = sorted((errors(pairs(*four), 7, channels=32, tiles=4), four)
                   for four in itertools.combinations(candidates, 4))
    for (mean, largest), four in found[:12]:
        print("%.1e %.1e" % (mean, largest), *four)


if __name__ == "__main__":
    main()
