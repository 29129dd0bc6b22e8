#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a training costs, beside nothing but itself (docs/PERFORMANCE.md, "What a training costs"):
# whether time grows with the images, whether four networks cost more together than one by one,
# whether memory grows over 100 epochs, and which threads the time is spent in. On an idle machine.
#   cost.sh PROGRAM
set -euo pipefail

program=$(realpath -- "$1")
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
lesson=(--preset lesson --precision fp32)
small=(--networks resnet-34 --dataset shapes --train-limit 1280 --test-limit 256 --epochs 100
    --milestones 60,80 --batch-size 128 --width 16 --stem small --workers 1 --threads 1 --precision fp32)
number() { sed -n "s/^  \"$1\": \([0-9.]*\).*/\1/p"; }

# wall NAME OPTIONS...: seconds of a training, from its first step to its last test.
wall() {
    local name=$1
    shift
    "$program" train "$@" --output "$work/$name" --json 2>"$work/log" | number wall_seconds ||
        { cat "$work/log" >&2; exit 1; }
}

echo "Images and time: ResNet-18, one worker, two epochs with their tests"
for images in 5000 10000 20000 40000; do
    seconds=$(wall "images$images" "${lesson[@]}" --networks resnet-18 --epochs 2 --workers 1 \
        --train-limit "$images" --test-limit $((images / 4)))
    awk -v n="$images" -v s="$seconds" \
        'BEGIN { printf "  %6d images: %6.2f s, %.3f ms an image and epoch\n", n, s, 1000 * s / n / 2 }'
done

echo "Four networks, two epochs of 10 000 images"
shared=("${lesson[@]}" --epochs 2 --train-limit 10000)
sum=0
for network in plain-18 plain-34 resnet-18 resnet-34; do
    seconds=$(wall "$network" "${shared[@]}" --networks "$network" --workers 1)
    echo "  $network alone, one worker: $seconds s"
    sum=$(awk -v a="$sum" -v b="$seconds" 'BEGIN { print a + b }')
done
for workers in 1 $(($(nproc) > 1 ? $(nproc) : 2)); do
    seconds=$(wall "four$workers" "${shared[@]}" --workers "$workers")
    awk -v s="$seconds" -v w="$workers" -v sum="$sum" \
        'BEGIN { printf "  all four, %d worker(s): %.2f s, %.2f of the sum, %.2f s\n", w, s, s / sum, sum }'
done

echo "Memory and threads over 100 epochs: ResNet-34, width 16, one worker"
"$program" train "${small[@]}" --output "$work/long" >/dev/null 2>"$work/log" &
pid=$!
epochs() { cat "$work"/long/*/metrics.csv 2>/dev/null | grep -c '^[0-9]' || true; }
for epoch in 2 10 25 50 75 99; do
    until (($(epochs) >= epoch)) || ! kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
    done
    awk -v e="$epoch" '/VmRSS/ { printf "  after epoch %2d: %.1f MB resident\n", e, $2 / 1000 }' \
        "/proc/$pid/status"
done
for task in /proc/"$pid"/task/*; do
    # Fields 14 and 15 of stat, counted after the name: seconds of work, of the kernel's work.
    sed 's/.*) //' "$task/stat" | awk -v id="${task##*/}" -v hz="$(getconf CLK_TCK)" \
        '{ printf "  thread %s: %.2f s of its own work, %.2f s of the kernel'"'"'s for it\n", id, $12 / hz, $13 / hz }'
done
wait "$pid"
