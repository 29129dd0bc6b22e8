// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Estimate.h"

#include <QImage>
#include <QStringList>

#include <vector>

namespace lab {

/// What the form shows of a data set before anything is trained: its figures and a picture of each
/// class, or why it cannot be read.
struct DataPreview {
    QString name;
    DataFigures figures;  ///< all images, whatever the limits
    QStringList classNames;
    std::vector<QImage> samples;  ///< one test image a class, at most kMostSamples
    QString note;
    QString problem;  ///< a sentence with the remedy; empty when it was read
};

inline constexpr int kMostSamples = 10;

/// Reads the data set with all its images. Blocks: a worker's job. Does not throw.
DataPreview previewOf(const DataSpec& spec);

/// "10 classes, 28 × 28 grey, 10 000 test images"
QString captionOf(const DataPreview& preview);

}  // namespace lab
