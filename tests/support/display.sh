# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: startDisplay FOLDER starts an Xvfb of its own with a home of its own in FOLDER, and ends
# it with the script.

xvfb=
stopDisplay() {
    if [[ -n $xvfb ]]; then
        kill "$xvfb" 2>/dev/null || true
        wait "$xvfb" 2>/dev/null || true
    fi
}

startDisplay() {
    local folder=$1 display=
    # -displayfd: Xvfb chooses a free number and writes it when it is ready. -noreset: it stays at
    # work when its last window goes, where it would turn the next program away for a moment.
    mkfifo "$folder/number"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$folder/number" 2>/dev/null &
    xvfb=$!
    read -r -t 30 display <"$folder/number" || {
        echo "Xvfb did not start" >&2
        return 1
    }
    export DISPLAY=:$display QT_QPA_PLATFORM=xcb HOME=$folder XDG_CONFIG_HOME=$folder/config
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
}
