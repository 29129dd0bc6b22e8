#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# kill.sh PROGRAM [KILLS [SEED]]: kills a small training with SIGKILL at random moments (200 unless
# told), again and again until it is finished, then the next one. After every kill the folder must
# open (`compare`) or not be there at all, and go on (`train --resume`; `train --output` where there
# is none). The finished experiment's last.safetensors, best.safetensors, steps.csv and metrics.csv
# must equal those of a training that nobody disturbed, byte for byte; only the column of seconds
# may differ. SEED makes the choice of moments repeatable, as far as the machine's speed is.
#
# Of ten kills six fall at a moment of the whole duration; one each is aimed at the making of the
# folder, at the writing of a checkpoint, at the writing of the best weights, and at the end.
set -euo pipefail

program=$(realpath -- "$1")
kills=${2:-200}
seed=${3:-1}
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
RANDOM=$seed

root=$(mktemp -d)
pid=
finish() {
    if [[ -n $pid ]]; then
        kill -9 "$pid" 2>/dev/null || true
    fi
    rm -rf -- "$root"
}
trap finish EXIT

now() { date +%s%3N; }
isAlive() { kill -0 "$1" 2>/dev/null; }
sleepMs() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }
below() { echo $(((RANDOM * 32768 + RANDOM) % ($1 > 0 ? $1 : 1))); }

# Waits until something matches the pattern, or the program has ended.
waitFor() {
    while isAlive "$pid" && ! compgen -G "$1" >/dev/null; do
        sleep 0.001
    done
}

begun=$(now)
"$program" train "${experiment[@]}" "${execution[@]}" --output "$root/whole" 2>/dev/null \
    >"$root/out" || fail "the undisturbed training failed"
duration=$(($(now) - begun))
say "seed $seed, $kills kills; an undisturbed training takes $duration ms"

declare -A fell=()
e=
# start: begins or continues the experiment in $e, in the background, as process $pid.
start() {
    local where=(--resume "$e")
    if [[ ! -e $e ]]; then
        where=("${experiment[@]}" --output "$e")
    fi
    "$program" train "${where[@]}" "${execution[@]}" >"$root/out" 2>"$root/err" &
    pid=$!
}

# aim: waits for the moment of the next kill.
aim() {
    case $(below 10) in
        0) waitFor "$root/.e.*.new" && sleepMs "$(below 20)" ;;
        1) waitFor "$e/*/.last.safetensors.*.tmp" && sleepMs "$(below 3)" ;;
        2) waitFor "$e/*/.best.safetensors.*.tmp" && sleepMs "$(below 3)" ;;
        3) waitFor "$e/.report.md.*.tmp" ;;
        *) sleepMs "$(below "$duration")" ;;
    esac
}

# where: what the folder looks like after a kill.
where() {
    if [[ ! -e $e ]]; then
        compgen -G "$root/.e.*.new" >/dev/null && echo "while the folder was made" ||
            echo "before the folder was made"
    elif compgen -G "$e/*/.*.tmp" >/dev/null || compgen -G "$e/.*.tmp" >/dev/null; then
        echo "while a file was written"
    elif [[ -e $e/report.md ]]; then
        echo "after the report"
    elif compgen -G "$e/*/steps.csv" >/dev/null; then
        echo "within the training"
    else
        echo "before the first step"
    fi
}

opens() {
    "$program" compare "$e" --json >"$root/table" 2>"$root/err" ||
        fail "kill $killed: the folder does not open: $(<"$root/err")"
    [[ $(grep -c '"state"' "$root/table") == 3 ]] || fail "kill $killed: a run is missing"
}

killed=0
trainings=0
while ((killed < kills)); do
    e=$root/e
    rm -rf -- "$root"/e "$root"/.e.*
    finished=
    while [[ -z $finished ]]; do
        start
        if ((killed < kills)); then
            aim
            kill -9 "$pid" 2>/dev/null || true  # it may have ended by itself
        fi
        status=0
        wait "$pid" 2>/dev/null || status=$?
        if ((status == 137)); then
            killed=$((killed + 1))
            moment=$(where)
            fell[$moment]=$((${fell[$moment]:-0} + 1))
            if [[ -e $e ]]; then
                opens
            fi
        elif ((status == 0)); then
            finished=yes
        else
            fail "after kill $killed it does not go on: $(<"$root/err")"
        fi
    done
    pid=
    opens
    same "$root/whole" "$e" || fail "after kill $killed the results differ; see above"
    left=$(find "$root" -mindepth 1 -name '.*')
    [[ -z $left ]] || fail "after kill $killed something was left: $left"
    trainings=$((trainings + 1))
done
say "$killed kills in $trainings trainings: every folder opened, went on, and ended in the same bytes"
for moment in "${!fell[@]}"; do
    say "  ${fell[$moment]} $moment"
done
