#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD-FOLDER FORMAT|all SECONDS: runs the libFuzzer programs, one after another.
# What they learn stays in BUILD-FOLDER/corpus, what they find in BUILD-FOLDER/findings, and what
# they say in BUILD-FOLDER/FORMAT.log. Exits 1 when there was a finding.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

folder=$(realpath -- "$1")
formats=("$2")
seconds=$3
if [[ $2 == all ]]; then
    formats=(idx cifar safetensors pickle torch run experiment metrics picture labels config)
fi

# Inputs go through files; in memory they cost no disk.
memory=/dev/shm
if [[ ! -w $memory ]]; then
    memory=${TMPDIR:-/tmp}
fi
TMPDIR=$(mktemp -d -p "$memory" lab-fuzz-XXXXXX)
export TMPDIR
trap 'rm -rf -- "$TMPDIR"' EXIT

# The mask keeps what libraries say of damaged files out of the log. By default no input is longer
# than the longest seed or 4096 bytes.
run() { # FORMAT
    local corpus=$folder/corpus/$1
    local arguments=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=256
        -close_fd_mask=2 -print_final_stats=1 -artifact_prefix="$folder/findings/$1-")
    if [[ -e tests/fuzz/$1.dict ]]; then
        arguments+=(-dict="tests/fuzz/$1.dict")
    fi
    local seeds=(tests/fuzz/seeds/"$1")
    if [[ $1 == picture ]]; then
        seeds=(tests/data/{pictures,odd-pictures,pixels,broken-pictures})
    fi
    mkdir -p -- "$corpus" "$folder/findings"
    "$folder/bin/fuzz_$1" "${arguments[@]}" "$corpus" "${seeds[@]}" >"$folder/$1.log" 2>&1
}

status=0
for format in "${formats[@]}"; do
    if [[ ! -x $folder/bin/fuzz_$format ]]; then
        echo "There is no fuzzer of $format; there are: ${formats[*]}" >&2
        exit 2
    fi
    echo "$format: $seconds seconds" >&2
    if ! run "$format"; then
        tail -n 40 -- "$folder/$format.log" >&2
        status=1
    fi
    grep -E 'stat::number_of_executed_units|ERROR' "$folder/$format.log" >&2 || true
done
exit "$status"
