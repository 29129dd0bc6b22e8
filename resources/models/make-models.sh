#!/usr/bin/env bash
# make-models.sh PROGRAM [FOLDER]: trains the four networks of this folder and writes their files.
# 45 s on one H100 (LibTorch 2.11, bf16), where the shipped files were made; about 45 min on two cores.
# Called again, it goes on where it was stopped.
set -euo pipefail

program=$(realpath -- "$1")
here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
work=${2:-$(mktemp -d)/shipped}

if [[ -e $work/experiment.json ]]; then
    "$program" train --resume "$work"
else
    "$program" train --preset lesson --train-limit 0 --epochs 16 --milestones 8,13 --seed 1 \
        --precision auto --output "$work"
fi
for run in "$work"/*/run.json; do
    folder=$(dirname -- "$run")
    name=$(basename -- "$folder")
    "$program" export "$folder" --half --output "$here/${name%-w16-s1}-fashion.safetensors"
done
