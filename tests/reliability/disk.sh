#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# disk.sh PROGRAM: trains a small experiment on real file systems of a few hundred kilobytes (tmpfs)
# that fill up at different moments, then on one that is read-only. Each time: one sentence with the
# remedy and exit status 1, the folder opens (`compare`), and once there is room it resumes to the
# bytes of a training that nothing happened to. Needs root, or user namespaces (unshare -rm).
set -euo pipefail

if [[ ${1:-} != inside ]]; then
    program=$(realpath -- "$1")
    rights=(-rm)
    if ((EUID == 0)); then
        rights=(-m)
    fi
    exec unshare "${rights[@]}" bash "$(realpath -- "${BASH_SOURCE[0]}")" inside "$program"
fi

program=$2
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
root=$(mktemp -d)
mkdir "$root/disk"
trap 'umount "$root/disk" 2>/dev/null; rm -rf -- "$root"' EXIT

train() { "$program" train "$@" "${execution[@]}" >"$root/out" 2>"$root/err"; }

# refused WORDS: the last command failed with one sentence that holds them.
refused() { grep -q -- "$1" "$root/err" || fail "expected \"$1\", got: $(<"$root/err")"; }

opens() {
    "$program" compare "$root/disk/e" --json >"$root/table" 2>"$root/err" ||
        fail "the folder does not open: $(<"$root/err")"
}

train "${experiment[@]}" --output "$root/whole" || fail "the undisturbed training failed"
need=$(du -sk "$root/whole" | cut -f1)
say "an undisturbed experiment takes $need KiB"

begun=0
for share in 2 5 10 20 30 40 50 60 70 80 90 95; do
    size=$((need * share / 100))k
    mount -t tmpfs -o "size=$size" none "$root/disk"
    if train "${experiment[@]}" --output "$root/disk/e"; then
        fail "$size was enough; nothing was tested"
    fi
    refused "make room on the disk"
    if [[ -e $root/disk/e ]]; then
        opens
        begun=$((begun + 1))
        mount -o "remount,size=$((need * 4))k" "$root/disk"
        train --resume "$root/disk/e" || fail "$size: it does not go on: $(<"$root/err")"
    else
        [[ -z $(ls -A "$root/disk") ]] || fail "$size: half an experiment was left"
        mount -o "remount,size=$((need * 4))k" "$root/disk"
        train "${experiment[@]}" --output "$root/disk/e" || fail "$size: $(<"$root/err")"
    fi
    same "$root/whole" "$root/disk/e" || fail "$size: the results differ"
    umount "$root/disk"
done
((begun > 0)) || fail "no disk was large enough to begin on"
say "12 full disks, $begun of them after the training had begun: told, opened, resumed, same bytes"

mount -t tmpfs none "$root/disk"
"$program" train "${experiment[@]/#3/200}" "${execution[@]}" --output "$root/disk/e" \
    >"$root/out" 2>"$root/err" &
pid=$!
until compgen -G "$root/disk/e/*/last.safetensors" >/dev/null; do
    kill -0 "$pid" 2>/dev/null || fail "the training ended early: $(<"$root/err")"
    sleep 0.01
done
kill -9 "$pid"
wait "$pid" 2>/dev/null || true
mount -o remount,ro "$root/disk"
if train --resume "$root/disk/e"; then
    fail "a read-only folder was trained in"
fi
refused "Nothing can be trained in"
opens
if train "${experiment[@]}" --output "$root/disk/other"; then
    fail "an experiment was made on a read-only disk"
fi
refused "choose another place"
mount -o remount,rw "$root/disk"
opens
say "a read-only disk: told, opened"
