# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts beside it: one small experiment, and what must be equal in two of them.

# Three networks, 3 epochs of 3 steps: about a second after the program's start, with many writes.
experiment=(--networks plain-18,resnet-18,resnet-34 --width 2 --dataset shapes --train-limit 48
    --test-limit 16 --batch-size 16 --epochs 3 --milestones 2 --precision fp32)
execution=(--device cpu --workers 2 --threads 1)

say() { echo "${0##*/}: $*"; }
fail() {
    say "$*" >&2
    exit 1
}

# same WHOLE OTHER: the finished experiments' weights and logs are equal, byte for byte. Left out is
# what says how long it took: the last column of metrics.csv, wall_seconds in experiment.json and the
# report made of them; and run.json, which says when it was made.
same() {
    local run name count=0
    for run in "$1"/*/; do
        run=$(basename -- "$run")
        for name in last.safetensors best.safetensors steps.csv; do
            cmp -- "$1/$run/$name" "$2/$run/$name" || return 1
        done
        cmp -- <(sed 's/,[^,]*$//' "$1/$run/metrics.csv") \
            <(sed 's/,[^,]*$//' "$2/$run/metrics.csv") || return 1
        count=$((count + 1))
    done
    ((count == 3))
}
