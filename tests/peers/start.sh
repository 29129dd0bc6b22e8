#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# start.sh PROGRAM [ROUNDS]: seconds from the start to a visible window, beside a bare program with the
# same libraries (Qt Widgets, LibTorch, one tensor, one label), in turns on a display of its own. Needs
# xvfb and xdotool; CMAKE_PREFIX_PATH as for ./lab. Run it on an idle machine.
set -euo pipefail

program=$(realpath -- "$1")
rounds=${2:-5}
work=$(mktemp -d)
source "$(dirname -- "$(realpath -- "${BASH_SOURCE[0]}")")/../support/display.sh"
trap 'stopDisplay; rm -rf -- "$work"' EXIT
startDisplay "$work"
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data HOME=$work

cat >"$work/CMakeLists.txt" <<'TEXT'
cmake_minimum_required(VERSION 3.22)
project(bare CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(Torch REQUIRED)
find_package(Qt6 REQUIRED COMPONENTS Widgets)
add_executable(bare main.cpp)
target_compile_definitions(bare PRIVATE QT_NO_KEYWORDS)
target_link_libraries(bare Qt6::Widgets torch)
TEXT
cat >"$work/main.cpp" <<'TEXT'
#include <torch/torch.h>

#include <QApplication>
#include <QLabel>
#include <QMainWindow>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QMainWindow window;
    window.setCentralWidget(new QLabel(QString::number(torch::ones({3}).sum().item<float>())));
    window.resize(1280, 800);
    window.show();
    return application.exec();
}
TEXT
cmake -S "$work" -B "$work/build" -DCMAKE_BUILD_TYPE=Release >"$work/log" 2>&1
cmake --build "$work/build" >>"$work/log" 2>&1

# seconds PROGRAM: until one of its windows is there.
seconds() {
    local begin pid
    begin=$(date +%s%N)
    "$1" >/dev/null 2>&1 &
    pid=$!
    until xdotool search --onlyvisible --pid "$pid" >/dev/null 2>&1; do
        kill -0 "$pid" 2>/dev/null || {
            echo "$1 ended before it had a window" >&2
            exit 1
        }
        sleep 0.01
    done
    echo "$(($(date +%s%N) - begin))" | awk '{ printf "%.3f\n", $1 / 1e9 }'
    kill "$pid"
    wait "$pid" 2>/dev/null || true
}

seconds "$program" >/dev/null # both are in the page cache from here on
seconds "$work/build/bare" >/dev/null
for ((round = 1; round <= rounds; ++round)); do
    a=$(seconds "$program")
    b=$(seconds "$work/build/bare")
    echo "$a $b" >>"$work/times"
    awk -v a="$a" -v b="$b" -v r="$round" \
        'BEGIN { printf "round %d: resnet-lab %.2f s, bare %.2f s\n", r, a, b }'
done
awk '{ if (NR == 1 || $1 < a) a = $1; if (NR == 1 || $2 < b) b = $2 }
    END { printf "best against best: %.2f / %.2f = %.2f times\n", a, b, a / b }' "$work/times"
