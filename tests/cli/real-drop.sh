#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# real-drop.sh PROGRAM SOURCE PICTURES: drags files out of another program's window (SOURCE) and drops
# them on the Classify page, with the pointer of a display of its own. They must be in its list.
set -euo pipefail

program=$1
source=$2
pictures=$3
folder=$(mktemp -d)
source "$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")/../support/display.sh"
trap 'kill $(jobs -p) 2>/dev/null || true; stopDisplay; rm -rf -- "$folder"' EXIT

fail() {
    echo "real-drop: $*" >&2
    exit 1
}

# await SECONDS COMMAND...
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

startDisplay "$folder" || fail "there is no display"
export HOME=$folder/home XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
export XDG_CACHE_HOME=$folder/cache QT_QPA_PLATFORM=xcb
mkdir -p "$HOME" "$folder/dropped/below" "$XDG_CONFIG_HOME/ResNet Lab"
mapfile -t found < <(find "$pictures" -name '*.png' | sort | head -3)
cp -- "${found[0]}" "$folder/dropped/one.png"
cp -- "${found[1]}" "$folder/dropped/below/two.png"
cp -- "${found[2]}" "$folder/dropped/below/three.png"
settings="$XDG_CONFIG_HOME/ResNet Lab/ResNet Lab.conf"
printf '[window]\npage=classifyPage\n' >"$settings"

"$program" 2>"$folder/errors" &
await 60 xdotool search --onlyvisible --name "ResNet Lab" || fail "no window: $(<"$folder/errors")"
"$source" 1400 100 "$folder/dropped/one.png" "$folder/dropped/below" >"$folder/said" &
await 20 xdotool search --onlyvisible --pid $! || fail "the other program has no window"
sleep 1

# Out of the one window, in small steps as a hand does it, onto the other.
xdotool mousemove 1450 150 mousedown 1
for x in 1440 1420 1390 1300 1200 1000 800 700 650 645 640; do
    xdotool mousemove "$x" 400
    sleep 0.1
done
sleep 0.5
xdotool mouseup 1
await 20 grep -q dropped "$folder/said" || fail "nothing was dropped: $(<"$folder/said")"
await 20 grep -q "pictureCount=3" "$settings" || fail "not in the list: $(<"$settings")"
for name in one two three; do
    grep -q "$name.png" "$settings" || fail "$name.png is not in the list: $(<"$settings")"
done
