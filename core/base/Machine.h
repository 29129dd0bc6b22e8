// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab {

/// Whether the CPU has instructions for bf16's convolutions. Without AVX-512 LibTorch computes them
/// one product at a time, some 20 times slower than fp32's.
bool computesBf16();
/// Now in UTC as 2026-11-24T03:12:00Z.
std::string utcNow();
/// "ResNet Lab 0.2.0".
std::string programVersion();
/// "4.6.0".
std::string openCvVersion();

}  // namespace lab
