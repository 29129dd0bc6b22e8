#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# soak.sh SOAK_PROGRAM [SECONDS]: the window in use for an hour on a display of its own.
set -euo pipefail

program=$1
export SOAK_SECONDS=${2:-3600}
export QTEST_FUNCTION_TIMEOUT=$(((SOAK_SECONDS + 600) * 1000)) # QtTest ends a test after 5 minutes
folder=$(mktemp -d)
source "$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")/../../support/display.sh"
trap 'stopDisplay; rm -rf -- "$folder"' EXIT
startDisplay "$folder"
"$program" SoakTest -maxwarnings 0
