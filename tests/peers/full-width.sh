#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Full-width ResNet-18 and ResNet-34 at 28 and 224 pixels: this program's training step beside
# torchvision's model in a plain PyTorch loop, in turns, and the ratio of their images a second. Each
# in its best layout, precision and way to use the cores. Run it on an idle machine.
#   full-width.sh PROGRAM [ROUNDS] [SECONDS]     PYTHON=/path/to/python3 chooses another PyTorch
set -euo pipefail

program=$1
rounds=${2:-3}
seconds=${3:-5}
python=${PYTHON:-/usr/bin/python3}
here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
cores=$(nproc)
# Without AVX-512 both compute bf16 one product at a time, at less than a tenth of fp32's speed.
precision=fp32
if grep -q avx512 /proc/cpuinfo; then
    precision=fp32,bf16
fi

# The best images_per_second of a JSON document.
best() { grep -o '"images_per_second": *[0-9.]*' | sed 's/.*: *//' | sort -g | tail -1; }

ours() {
    for way in "--workers $cores --threads 1" "--workers 1 --threads $cores"; do
        # shellcheck disable=SC2086
        "$program" bench train --networks "resnet-$1" --image-size "$2" --batch-size "$3" --channels 3 \
            --classes "$4" --width 64 --stem imagenet --precision $precision --seconds "$seconds" $way --json
    done | best
}

peer() {
    "$python" "$here/torchvision_loop.py" --network "resnet$1" --image-size "$2" --batch-size "$3" \
        --classes "$4" --threads "$cores" --seconds "$seconds" --precision "$precision" | best
}

for shape in "28 128 10" "224 32 1000"; do
    read -r image batch classes <<<"$shape"
    for depth in 18 34; do
        mine=
        theirs=
        for ((round = 1; round <= rounds; ++round)); do
            mine+="$(ours "$depth" "$image" "$batch" "$classes") "
            theirs+="$(peer "$depth" "$image" "$batch" "$classes") "
        done
        awk -v what="ResNet-$depth, $image px, batch $batch" -v a="$mine" -v b="$theirs" 'BEGIN {
            most = split(a, x); split(b, y)
            for (i = 1; i <= most; ++i) { if (x[i] + 0 > p) p = x[i] + 0; if (y[i] + 0 > q) q = y[i] + 0 }
            printf "%s: %.1f / %.1f = %.2f times (rounds: %s/ %s)\n", what, p, q, p / q, a, b
        }'
    done
done
