#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files odd-*.pth in this folder: the weights of foreign-beside.pth as torch.save() writes
tensors of rarer kinds (negated, expanded, sparse, meta), and what is no tensor (NumPy's arrays, lists).

    .../python make-odd.py                   # any PyTorch 2.x with NumPy, after make-foreign.py

Tests read the results; they never run this.
"""
import torch


def main():
    weights = torch.load("foreign-beside.pth", weights_only=False)["state_dict"]

    def keep(name, **other):
        torch.save({**weights, **other}, f"odd-{name}.pth")

    # The imaginary part of a conjugate is a view whose numbers are negated when they are read.
    classifier = weights["fc.weight"]
    negated = torch.complex(torch.zeros_like(classifier), -classifier).conj().imag
    assert negated.is_neg() and torch.equal(negated, classifier)
    keep("negated", **{"fc.weight": negated, "fc.bias": torch._neg_view(-weights["fc.bias"])})
    # One number for a whole batch norm, and rows that overlap: 40 numbers of 13.
    keep("expanded", **{"bn1.weight": torch.full((1,), 0.75).expand(2),
                        "layer1.0.bn1.running_var": torch.tensor(1.5).expand(2),
                        "fc.weight": torch.arange(13.0).as_strided((10, 4), (1, 1))})
    keep("far", **{"fc.weight": torch.ones(1).expand(1 << 14, 1 << 14)})
    keep("sparse", **{"fc.weight": classifier.to_sparse()})
    keep("meta", **{"fc.weight": classifier.to("meta")})
    torch.save({k: v.numpy() for k, v in weights.items()}, "odd-numpy.pth")
    torch.save({k: v.tolist() for k, v in weights.items()}, "odd-lists.pth")


main()
