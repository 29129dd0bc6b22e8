// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <string>

namespace lab {

/// Sets of a processor's instructions that our kernels are made for; each holds those before it.
/// Avx2: x86-64-v3. Avx512: x86-64-v4. Avx512Bf16: sums of bf16 products. Amx: matrices of them.
enum class Instructions { None, Avx2, Avx512, Avx512Bf16, Amx };

template <>
struct EnumNames<Instructions> {
    static constexpr const char* what = asPhrase("set of instructions");
    static constexpr std::array names = {
        std::pair{Instructions::None, std::string_view("none")},
        std::pair{Instructions::Avx2, std::string_view("avx2")},
        std::pair{Instructions::Avx512, std::string_view("avx512")},
        std::pair{Instructions::Avx512Bf16, std::string_view("avx512bf16")},
        std::pair{Instructions::Amx, std::string_view("amx")}};
};

/// What this processor and its system have.
Instructions processorInstructions();

/// What our kernels use in this process: the processor's, or fewer where the environment's
/// LAB_INSTRUCTIONS says so, for tests and measurements. They decide the last bits of a training.
/// What LibTorch and its libraries use is set by ATEN_CPU_CAPABILITY, ONEDNN_MAX_CPU_ISA and
/// OPENBLAS_CORETYPE. Where checkInstructions() would throw: the processor's.
Instructions instructions();

/// Throws Error where LAB_INSTRUCTIONS names no set, or one that the processor has not.
void checkInstructions();

/// The set that `wanted` (LAB_INSTRUCTIONS; empty: not set) names on a processor with `own`. Throws
/// Error as checkInstructions() does. Pure.
Instructions chosenInstructions(const std::string& wanted, Instructions own);

}  // namespace lab
