#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
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
    put ui/base/Job.h '#include <QObject>'
    put ui/plots/Plot.h '#include <qcustomplot.h>' '#include <QWidget>' '#include "ui/base/Job.h"'
    put ui/curves/CurvePlot.h '#include "ui/plots/Plot.h"'
    put ui/train/TrainPage.h '#include "core/run/Run.h"'
    put ui/train/TrainPage.cpp '#include "ui/train/TrainPage.h"' '#include "ui/train/form/Form.h"' \
        '#include "ui/curves/CurvePlot.h"' '#include "TrainPage.moc"'
    put ui/train/form/Form.h '#include "ui/base/Job.h"'
    put ui/lesson/LessonPage.h '#include "ui/curves/CurvePlot.h"'
    put ui/shell/MainWindow.h '#include "ui/train/TrainPage.h"' '#include "ui/lesson/LessonPage.h"'
    put app/main.cpp '#include "ui/shell/MainWindow.h"' '#include "core/run/Run.h"'
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
expect core/data/Bad.cpp:1 'nothing of core/weights' core/data/Bad.cpp '#include "core/weights/X.h"'
expect core/weights/Bad.cpp:1 'nothing of core/train' \
    core/weights/Bad.cpp '#include "core/train/Sgd.h"'
expect core/train/Bad.cpp:1 'nothing of core/model' core/train/Bad.cpp '#include "core/model/X.h"'
expect core/model/Bad.cpp:1 'nothing of core/run' core/model/Bad.cpp '#include "core/run/Run.h"'
expect core/run/Bad.cpp:1 'nothing of core/verdict' core/run/Bad.cpp '#include "core/verdict/X.h"'
expect core/verdict/Bad.cpp:1 'nothing of core/bench' \
    core/verdict/Bad.cpp '#include "core/bench/X.h"'
expect core/bench/Bad.cpp:1 'nothing of core/infer' core/bench/Bad.cpp '#include "core/infer/X.h"'
expect core/infer/Bad.cpp:1 'nothing of core/trace' core/infer/Bad.cpp '#include "core/trace/X.h"'
expect core/trace/Bad.cpp:1 'nothing of core/analysis' \
    core/trace/Bad.cpp '#include "core/analysis/X.h"'
expect core/odd/Bad.cpp:1 'not in the order' core/odd/Bad.cpp '#include "core/base/Error.h"'
expect core/base/Bad.h:1 'start at the source root' core/base/Bad.h '#include "Error.h"'
expect core/base/Bad.h:1 'start at the source root' core/base/Bad.h '#include "../nn/Network.h"'
expect ui/base/Job.h:1 'nothing of app' ui/base/Job.h '#include "app/Commands.h"'
expect ui/theme/Bad.h:1 'nothing of ui/base' ui/theme/Bad.h '#include "ui/base/Job.h"'
expect ui/base/Bad.h:1 'nothing of ui/parts' ui/base/Bad.h '#include "ui/parts/X.h"'
expect ui/parts/Bad.h:1 'nothing of ui/plots' ui/parts/Bad.h '#include "ui/plots/Plot.h"'
expect ui/maps/Bad.cpp:1 'nothing of ui/diagram' ui/maps/Bad.cpp '#include "ui/diagram/X.h"'
expect ui/intake/Bad.cpp:1 'nothing of ui/classify' ui/intake/Bad.cpp '#include "ui/classify/X.h"'
expect ui/curves/Bad.cpp:1 'nothing of ui/train' ui/curves/Bad.cpp '#include "ui/train/TrainPage.h"'
expect ui/train/form/Bad.cpp:1 'nothing of ui/shell' \
    ui/train/form/Bad.cpp '#include "ui/shell/MainWindow.h"'
expect ui/inspect/Bad.cpp:1 'no other page: ui/inspect, ui/classify' \
    ui/inspect/Bad.cpp '#include "ui/classify/X.h"'
expect ui/lesson/Bad.cpp:1 'no other page: ui/lesson, ui/train' \
    ui/lesson/Bad.cpp '#include "ui/train/form/Form.h"'
expect ui/train/form/Bad.cpp:1 'no other page: ui/train, ui/networks' \
    ui/train/form/Bad.cpp '#include "ui/networks/X.h"'
expect ui/widgets/Bad.h:1 'ui/widgets is in no room' ui/widgets/Bad.h '#include <QWidget>'
expect ui/Bad.h:1 'ui/Bad.h is in no room' ui/Bad.h '#include <QWidget>'
expect ui/shell/Bad.h:1 'ui/widgets is in no room' ui/shell/Bad.h '#include "ui/widgets/X.h"'
expect core/run/Bad.cpp:1 'core/base/platform (unistd.h)' core/run/Bad.cpp '#include <unistd.h>'
expect ui/base/Bad.cpp:1 'core/base/platform (sys/mman.h)' ui/base/Bad.cpp '#include <sys/mman.h>'
expect app/Bad.cpp:1 'core/base/platform (csignal)' app/Bad.cpp '#include <csignal>'
expect core/nn/Bad.cpp:1 'process-wide generator' core/nn/Bad.cpp 'torch::manual_seed(1);'
expect core/nn/Bad.cpp:1 'process-wide generator' core/nn/Bad.cpp 'torch::nn::init::zeros_(w);'
expect ui/train/Second.h:1 'one header in ui alone' ui/train/Second.h '#include <qcustomplot.h>'
expect ui/plots/Axis.cpp:1 'one header in ui alone' ui/plots/Axis.cpp '#include "qcustomplot.h"'
expect core/data/Bad.cpp:1 'highgui' core/data/Bad.cpp '#include <opencv2/highgui.hpp>'
expect core/data/Bad.cpp:1 'highgui' core/data/Bad.cpp '#include <opencv2/opencv.hpp>'
expect core/data/Bad.cpp:1 'highgui' core/data/Bad.cpp '#include <opencv2/dnn.hpp>'
expect app/Bad.cpp:1 'highgui is never called' app/Bad.cpp 'cv::imshow("x", picture);'
expect core/base/Bad.cpp:1 'core/base/Numbers' core/base/Bad.cpp 'std::snprintf(text, 9, "%f", x);'
expect core/base/Bad.cpp:1 'core/base/Numbers' core/base/Bad.cpp 'double x = std::strtod(text, end);'
expect app/Bad.cpp:1 'app/Console' app/Bad.cpp 'std::cout << name;'

if ((failures > 0)); then
    exit 1
fi
echo "Each broken layer was reported."
