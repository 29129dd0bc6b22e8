// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Instructions.h"

/// For a template or a lambda that vectorised() runs: it must melt into its caller to share its
/// instructions.
#define LAB_ALWAYS_INLINE __attribute__((always_inline)) inline

// The processor's vectors for whole loops. Sanitizers and Clang stay with the baseline.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LAB_VECTORISED 1
#endif

namespace lab {

#ifdef LAB_VECTORISED

template <class Body>
__attribute__((target("arch=x86-64-v4"))) void vectorisedAvx512(const Body& body) {
    body();
}

template <class Body>
__attribute__((target("arch=x86-64-v3"))) void vectorisedAvx2(const Body& body) {
    body();
}

/// Runs body(), compiled for AVX-512, for AVX2 and for the baseline, with the instructions() of
/// this process. `body`: a lambda of LAB_MELT that calls LAB_ALWAYS_INLINE functions only.
template <class Body>
void vectorised(const Body& body) {
    if (instructions() >= Instructions::Avx512) {
        vectorisedAvx512(body);
    } else if (instructions() >= Instructions::Avx2) {
        vectorisedAvx2(body);
    } else {
        body();
    }
}

#else

template <class Body>
void vectorised(const Body& body) {
    body();
}

#endif

}  // namespace lab

/// After a lambda's parameters: it melts into its caller.
#define LAB_MELT __attribute__((always_inline))
