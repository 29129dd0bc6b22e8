// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/DataPreview.h"

#include "core/base/Error.h"
#include "core/data/Dataset.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/base/QtImage.h"

#include <algorithm>

namespace lab {

namespace {

std::vector<QImage> samplesOf(const Dataset& set) {
    std::vector<QImage> samples;
    const std::vector<std::int64_t>& labels = set.test.labels;
    for (int label = 0; label < std::min(set.classes(), kMostSamples); ++label) {
        const auto found = std::ranges::find(labels, label);
        if (found != labels.end()) {
            samples.push_back(imageOf(set.test.image(found - labels.begin())));
        }
    }
    return samples;
}

}  // namespace

DataPreview previewOf(const DataSpec& spec) {
    DataPreview preview;
    DataSpec whole = spec;
    whole.trainLimit = whole.testLimit = 0;
    LoadOptions options;
    options.memoryBudget = 1;  // pictures of folders are looked at, not decoded
    options.check = PictureCheck::Header;
    options.threads = 1;  // what is training keeps its cores
    try {
        const auto set = loadDataset(whole, options);
        preview.name = QString::fromStdString(set->name);
        preview.figures = {set->train.channels, set->classes(), set->imageSize, set->train.count(),
                           set->test.count()};
        for (const std::string& name : set->classNames) {
            preview.classNames << QString::fromStdString(name);
        }
        preview.samples = samplesOf(*set);
        preview.note = QString::fromStdString(set->note);
    } catch (const std::exception& error) {
        preview.problem = QString::fromUtf8(error.what());
    }
    return preview;
}

QString captionOf(const DataPreview& preview) {
    const DataFigures& data = preview.figures;
    return say("%1 classes, %2 × %2 %3, %4 test images")
        .arg(data.classes)
        .arg(data.side)
        .arg(data.channels == 1 ? say("grey") : say("colour"), countText(data.testImages));
}

}  // namespace lab
