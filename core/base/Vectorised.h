#pragma once

/// Before a function whose loops the compiler vectorises: compiles it for AVX-512, for AVX2 and for
/// the baseline, and the processor picks at start. Sanitizers cannot follow that choice.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LAB_VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define LAB_VECTORISED
#endif

/// For a template that a LAB_VECTORISED function calls: it must melt into its caller to share its
/// instructions.
#define LAB_MELTED __attribute__((always_inline)) inline
