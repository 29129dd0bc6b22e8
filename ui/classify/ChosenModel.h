// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/infer/Classifier.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace lab {

/// A trained network that answers on the Classify page. A value; the classifier is immutable and
/// shared, so any thread may ask it.
struct ChosenModel {
    int id = 0;                  ///< never used twice, so that answers of a former snapshot go
    std::filesystem::path path;  ///< run folder or file of weights
    QString name;  ///< "ResNet-18"; with its origin where two would be called the same
    NetworkSpec network;
    std::shared_ptr<const Classifier> classifier;
    QDateTime taken;                ///< when the weights were read
    int group = 0;                  ///< models with the same classes can agree or disagree
    QHash<QString, int> classKeys;  ///< see classKey()
};

/// The model's class of this name; none when it has none.
std::optional<int> classOf(const ChosenModel& model, const QString& name);

}  // namespace lab
