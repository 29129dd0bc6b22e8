#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# window-smoke.sh PROGRAM: opens the real window on a display of its own (Xvfb), lets it train for a
# few seconds, and looks that it stays open until it is told to end.
set -euo pipefail

program=$1
folder=$(mktemp -d)
source "$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")/../support/display.sh"
trap 'stopDisplay; rm -rf -- "$folder"' EXIT

fail() {
    echo "window-smoke: $*" >&2
    exit 1
}

startDisplay "$folder" || fail "there is no display"

# Its exit status judges the gaps, which a busy machine may spoil: here only what it prints counts.
"$program" bench ui --seconds 4 --json >"$folder/report" 2>"$folder/errors" || true
grep -q '"longest_gap_ms"' "$folder/report" || fail "bench ui said: $(<"$folder/errors")"

status=0
timeout 6 "$program" 2>"$folder/errors" || status=$?
if ((status != 124)); then
    fail "the window ended by itself with status $status: $(<"$folder/errors")"
fi

# Without a display: one sentence, and 1.
status=0
env -u DISPLAY QT_QPA_PLATFORM=xcb "$program" 2>"$folder/errors" || status=$?
if ((status != 1)) || [[ $(wc -l <"$folder/errors") != 1 ]]; then
    fail "without a display it ended with status $status: $(<"$folder/errors")"
fi
