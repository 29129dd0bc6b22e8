// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Instructions.h"

#include <cstdint>
#include <cstdlib>

#if defined(__x86_64__) && defined(__GNUC__)
#define LAB_X86 1
#include <cpuid.h>
#endif

namespace lab {

namespace {

#ifdef LAB_X86

// AMX, whose names Clang 14 does not know: bits 22 (bf16) and 24 (tiles) of EDX in leaf 7 of CPUID,
// and the system saves the tiles (bits 17 and 18 of XCR0).
bool hasMatrixUnits() {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned kUnits = 1U << 22U | 1U << 24U;
    constexpr unsigned kSystemSaves = 1U << 27U;  // so that XGETBV may be asked
    constexpr unsigned kTiles = 3U << 17U;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d & kUnits) != kUnits) {
        return false;
    }
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & kSystemSaves) == 0) {
        return false;
    }
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (low & kTiles) == kTiles;
}

Instructions asked() {
    const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0 &&
                      __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0;
    if (!avx2) {
        return Instructions::None;
    }
    const bool avx512 =
        __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
        __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
        __builtin_cpu_supports("avx512cd") != 0;
    if (!avx512) {
        return Instructions::Avx2;
    }
    if (__builtin_cpu_supports("avx512bf16") == 0) {
        return Instructions::Avx512;
    }
    return hasMatrixUnits() ? Instructions::Amx : Instructions::Avx512Bf16;
}

#else

Instructions asked() {
    return Instructions::None;
}

#endif

std::string wanted() {
    const char* value = std::getenv("LAB_INSTRUCTIONS");
    return value != nullptr ? value : "";
}

Instructions usedHere() {
    try {
        return chosenInstructions(wanted(), processorInstructions());
    } catch (const Error&) {  // the program has said so at its start
        return processorInstructions();
    }
}

}  // namespace

Instructions processorInstructions() {
    static const Instructions own = asked();
    return own;
}

Instructions instructions() {
    static const Instructions used = usedHere();
    return used;
}

void checkInstructions() {
    chosenInstructions(wanted(), processorInstructions());
}

Instructions chosenInstructions(const std::string& wanted, Instructions own) {
    if (wanted.empty()) {
        return own;
    }
    Instructions chosen = own;
    try {
        chosen = fromText<Instructions>(wanted);
    } catch (const Error& error) {
        throw Error(filled(phrase("LAB_INSTRUCTIONS cannot be used: %1"), error.what()));
    }
    if (chosen > own) {
        throw Error(filled(phrase("LAB_INSTRUCTIONS is \"%1\", but this processor has no more than "
                                  "\"%2\"; choose that or fewer, or unset it."),
                           wanted, toText(own)));
    }
    return chosen;
}

}  // namespace lab
