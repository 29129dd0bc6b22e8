#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# no-network.sh PROGRAM ROOT: nothing is fetched from anywhere. The program's own code uses no socket
# and no resolver (they would be undefined symbols of its), links no library for the network itself,
# and hands no address but files to the desktop.
set -euo pipefail

program=$1
root=$2
fail() {
    echo "no-network: $*" >&2
    exit 1
}

symbols=$(nm -D --undefined-only -- "$program" | awk '{ print $NF }' | sed 's/@.*//')
grep -qx write <<<"$symbols" || fail "nm shows no symbols of $program"
used=$(grep -xE '(socket|socketpair|connect|accept|bind|listen|getaddrinfo|gethostbyname|curl_.*)' \
    <<<"$symbols" || true)
[[ -z $used ]] || fail "$program uses $used"
linked=$(readelf -d -- "$program" | grep NEEDED | grep -E 'Network|curl|ssl|WebEngine' || true)
[[ -z $linked ]] || fail "$program links $linked"
opened=$(grep -rn 'openUrl(' "$root/app" "$root/ui" | grep -v 'fromLocalFile' || true)
[[ -z $opened ]] || fail "not a file: $opened"
