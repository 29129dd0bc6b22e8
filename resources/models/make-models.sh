#!/usr/bin/env bash
# make-models.sh PROGRAM [FOLDER]: trains the four networks of this folder and writes their files.
# It takes about ten minutes on two cores; called again, it goes on where it was stopped.
set -euo pipefail

program=$(realpath -- "$1")
here=$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")
work=${2:-$(mktemp -d)/shipped}

if [[ -e $work/experiment.json ]]; then
    "$program" train --resume "$work"
else
    "$program" train --preset lesson --train-limit 0 --epochs 6 --milestones 4,5 --seed 1 \
        --precision bf16 --output "$work"
fi
for run in "$work"/*/run.json; do
    folder=$(dirname -- "$run")
    name=$(basename -- "$folder")
    "$program" export "$folder" --half --output "$here/${name%-w16-s1}-fashion.safetensors"
done
