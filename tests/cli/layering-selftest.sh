#!/usr/bin/env bash
# Breaks each layer in a small source tree and sees that check-layering.sh says so, at that line.
set -euo pipefail
check=$(realpath -- "$(dirname -- "${BASH_SOURCE[0]}")/check-layering.sh")
tree=$(mktemp -d)
trap 'rm -rf -- "$tree"' EXIT
failures=0

put() { # FILE LINE...
    mkdir -p -- "$(dirname -- "$tree/$1")"
    printf '%s\n' "${@:2}" >"$tree/$1"
}

# A tree that breaks nothing, though it comes close to every rule.
makeCleanTree() {
    rm -rf -- "${tree:?}"/*
    put core/base/Error.h '#include <stdexcept>'
    put core/nn/Network.h '#include <torch/torch.h>' '#include "core/base/Error.h"'
    put core/nn/NetworkSpec.h '#include "core/base/Error.h"'
    put core/run/Run.h '#include "core/nn/NetworkSpec.h"'
    put core/run/Run.cpp '#include "core/run/Run.h"' '#include "core/nn/Network.h"' \
        'int a;  // torch::manual_seed is never used'
    put core/run/LoadedRun.h '#include <map>' '#include "core/nn/Network.h"'
    put core/data/Pictures.cpp '#include <opencv2/core.hpp>' '#include <opencv2/core/mat.hpp>'
    put ui/widgets/Plot.h '#include <qcustomplot.h>' '#include <QWidget>'
    put ui/train/TrainPage.h '#include "core/run/Run.h"'
    put ui/train/TrainPage.cpp '#include "ui/train/TrainPage.h"' '#include "ui/widgets/Plot.h"' \
        '#include "TrainPage.moc"'
    put app/main.cpp '#include "ui/train/TrainPage.h"' '#include "core/run/Run.h"'
    put tests/core/nn/NetworkTest.cpp '#include <torch/torch.h>' '#include "core/nn/Network.h"'
}

# expect FILE:LINE WORDS FILE CONTENT...: with this file in the tree, that line is reported.
expect() {
    local place=$1 words=$2 output
    makeCleanTree
    put "${@:3}"
    if output=$(bash "$check" "$tree"); then
        echo "Not noticed: $place should be reported ($words)."
        failures=$((failures + 1))
    elif [[ $output != "$place: "*"$words"* || $(wc -l <<<"$output") != 1 ]]; then
        printf 'Expected one line, "%s: …%s…", but got:\n%s\n' "$place" "$words" "$output"
        failures=$((failures + 1))
    fi
}

makeCleanTree
if ! bash "$check" "$tree"; then
    echo "The clean tree should pass."
    failures=$((failures + 1))
fi

expect ui/base/Job.h:1 'no torch header (torch/script.h)' ui/base/Job.h '#include <torch/script.h>'
expect app/Commands.h:2 'no torch header (ATen/ATen.h)' app/Commands.h '' '#include "ATen/ATen.h"'
expect app/Commands.cpp:1 'core/nn/Network.h -> torch/torch.h' \
    app/Commands.cpp '#include "core/nn/Network.h"'
expect ui/train/TrainPage.h:1 'core/run/LoadedRun.h -> core/nn/Network.h -> torch/torch.h' \
    ui/train/TrainPage.h '#include "core/run/LoadedRun.h"'
expect core/base/Bad.h:1 'core includes no Qt' core/base/Bad.h '#include <QString>'
expect core/base/Bad.h:1 'core includes no Qt' core/base/Bad.h '# include <QtCore/QString>'
expect core/run/Bad.h:1 'nothing above it (ui/base/Job.h)' core/run/Bad.h '#include "ui/base/Job.h"'
expect core/run/Bad.h:1 'nothing above it' core/run/Bad.h '#include "app/Commands.h"'
expect core/base/Bad.h:1 'nothing of core/nn' core/base/Bad.h '#include "core/nn/NetworkSpec.h"'
expect core/nn/Bad.cpp:1 'nothing of core/data' core/nn/Bad.cpp '#include "core/data/Dataset.h"'
expect core/data/Bad.cpp:1 'nothing of core/train' core/data/Bad.cpp '#include "core/train/Sgd.h"'
expect core/train/Bad.cpp:1 'nothing of core/run' core/train/Bad.cpp '#include "core/run/Run.h"'
expect core/run/Bad.cpp:1 'nothing of core/infer' core/run/Bad.cpp '#include "core/infer/X.h"'
expect core/infer/Bad.cpp:1 'nothing of core/analysis' \
    core/infer/Bad.cpp '#include "core/analysis/X.h"'
expect core/odd/Bad.cpp:1 'not in the order' core/odd/Bad.cpp '#include "core/base/Error.h"'
expect core/base/Bad.h:1 'start at the source root' core/base/Bad.h '#include "Error.h"'
expect core/base/Bad.h:1 'start at the source root' core/base/Bad.h '#include "../nn/Network.h"'
expect ui/base/Job.h:1 'nothing of app' ui/base/Job.h '#include "app/Commands.h"'
expect ui/lesson/LessonPage.cpp:1 'no other page' \
    ui/lesson/LessonPage.cpp '#include "ui/train/TrainPage.h"'
expect core/nn/Bad.cpp:1 'process-wide generator' core/nn/Bad.cpp 'torch::manual_seed(1);'
expect core/nn/Bad.cpp:1 'process-wide generator' core/nn/Bad.cpp 'torch::nn::init::zeros_(w);'
expect ui/widgets/Second.h:1 'one header in ui alone' ui/widgets/Second.h '#include <qcustomplot.h>'
expect ui/widgets/Axis.cpp:1 'one header in ui alone' ui/widgets/Axis.cpp '#include "qcustomplot.h"'
expect core/data/Bad.cpp:1 'highgui' core/data/Bad.cpp '#include <opencv2/highgui.hpp>'
expect core/data/Bad.cpp:1 'highgui' core/data/Bad.cpp '#include <opencv2/opencv.hpp>'
expect app/Bad.cpp:1 'highgui is never called' app/Bad.cpp 'cv::imshow("x", picture);'
expect core/base/Bad.cpp:1 'core/base/Numbers' core/base/Bad.cpp 'std::snprintf(text, 9, "%f", x);'
expect core/base/Bad.cpp:1 'core/base/Numbers' core/base/Bad.cpp 'double x = std::strtod(text, end);'
expect app/Bad.cpp:1 'app/Console' app/Bad.cpp 'std::cout << name;'

if ((failures > 0)); then
    exit 1
fi
echo "Each broken layer was reported."
