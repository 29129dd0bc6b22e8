#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# processors.sh [BUILD-FOLDER [CTEST-ARGUMENTS...]]: runs the tests as on several processors, with
# fewer instructions for our kernels, LibTorch, oneDNN and OpenBLAS than this one has. What it lacks
# is named and left out. BUILD-FOLDER: build/release unless given. CTEST-ARGUMENTS choose tests, as
# -R '^(nn|train|run)\.'. Exits with 1 where a test failed on one of them.
set -euo pipefail

build=$(realpath -- "${1:-build/release}")
shift || true
program=$build/bin/resnet-lab

# For our kernels (LAB_INSTRUCTIONS), LibTorch (ATEN_CPU_CAPABILITY), oneDNN (ONEDNN_MAX_CPU_ISA)
# and OpenBLAS, which knows processors by name (OPENBLAS_CORETYPE).
processors=(
    "none       default SSE41            Nehalem"
    "avx2       avx2    AVX2             Haswell"
    "avx512     avx512  AVX512_CORE      SkylakeX"
    "avx512bf16 avx512  AVX512_CORE_BF16 Cooperlake"
    "amx        avx512  AVX512_CORE_AMX  Sapphirerapids"
)

say() { echo "${0##*/}: $*"; }
if [[ ! -x $program ]]; then
    say "There is no $program; build first, or name the build folder." >&2
    exit 2
fi

# LibTorch asks the processor itself whether it has AVX-512, and then leaves bf16 to oneDNN, which
# knows none below that: there oneDNN keeps it.
keepsAvx512=
if grep -qw avx512bw /proc/cpuinfo; then
    keepsAvx512=AVX512_CORE
fi

ran=()
lacking=()
failed=()
for processor in "${processors[@]}"; do
    read -r ours torch onednn openblas <<<"$processor"
    if ! LAB_INSTRUCTIONS=$ours "$program" networks >/dev/null 2>&1; then
        lacking+=("$ours")
        continue
    fi
    case $onednn in
        SSE41 | AVX2) onednn=${keepsAvx512:-$onednn} ;;
    esac
    say "as on a processor with $ours (LibTorch $torch, oneDNN $onednn, OpenBLAS $openblas)"
    if LAB_INSTRUCTIONS=$ours ATEN_CPU_CAPABILITY=$torch ONEDNN_MAX_CPU_ISA=$onednn \
        DNNL_MAX_CPU_ISA=$onednn OPENBLAS_CORETYPE=$openblas \
        ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)" "$@"; then
        ran+=("$ours")
    else
        failed+=("$ours")
    fi
done
say "passed: ${ran[*]:-none of them}; failed: ${failed[*]:-nothing}; this processor lacks:" \
    "${lacking[*]:-nothing}"
((${#failed[@]} == 0))
