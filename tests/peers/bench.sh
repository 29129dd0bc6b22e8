#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The lesson's experiment, ours and the PyTorch script's, in turns on this machine, and the ratio of
# their images a second (test passes included). Run it on an idle machine.
#   bench.sh PROGRAM [ROUNDS] [EPOCHS]     PYTHON=/path/to/python3 chooses another PyTorch
# The script runs in its two best ways (channels-last and contiguous; two threads, no loader worker
# or one), and its best round counts against our best.
set -euo pipefail

program=$1
rounds=${2:-3}
epochs=${3:-3}
python=${PYTHON:-/usr/bin/python3}
here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

rate() { sed -n 's/.*"images_per_second": \([0-9.]*\).*/\1/p' | tail -1; }
best() { sort -g "$1" | tail -1; }

ours() {
    "$program" train --preset lesson --epochs "$epochs" --output "$work/ours$1" --json \
        2>"$work/log" >"$work/ours.json" || { cat "$work/log" >&2; exit 1; }
    sed -n 's/^  "images_per_second": \([0-9.]*\).*/\1/p' "$work/ours.json"
}

peer() {
    "$python" "$here/fashion_experiment.py" --epochs "$epochs" "$@" | rate
}

havePeer=true
if ! "$python" -c 'import torch, torchvision' 2>/dev/null; then
    echo "No PyTorch with torchvision for $python: only this program is measured."
    havePeer=false
fi
cores=$(nproc)
for ((round = 1; round <= rounds; ++round)); do
    rate=$(ours "$round")
    echo "$rate" >>"$work/ours"
    printf 'round %d: resnet-lab %.0f images/s (%s)\n' "$round" "$rate" \
        "$(grep -o 'trains in [a-z0-9]*' "$work/log" || echo 'precision as given')"
    $havePeer || continue
    for way in "--channels-last --loader-workers 0" "--channels-last --loader-workers 1" \
        "--loader-workers 0"; do
        # shellcheck disable=SC2086
        rate=$(peer --threads "$cores" $way)
        echo "$rate" >>"$work/peer"
        printf 'round %d: script, %s threads %s: %.0f images/s\n' "$round" "$cores" "$way" "$rate"
    done
done
if $havePeer; then
    awk -v a="$(best "$work/ours")" -v b="$(best "$work/peer")" \
        'BEGIN { printf "best against best: %.0f / %.0f = %.2f times\n", a, b, a / b }'
fi
