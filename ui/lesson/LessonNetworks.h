// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "core/trace/Trace.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lab {

/// A network with pictures to send through it.
struct LessonNetwork {
    std::shared_ptr<const TracedNetwork> network;
    std::vector<PreparedImage> pictures;
    QStringList names;  ///< of the pictures' classes
    bool trained = false;
    QString origin;  ///< "ResNet-34, trained on Fashion-MNIST"
};

/// The ResNet-34 that comes with the program, with test images of its data set; where one of them
/// is missing, fresh weights and generated shapes. Blocks: a worker's job. Throws Error.
LessonNetwork trainedResNet();
/// A fresh, narrow ResNet-34 with this shortcut option, on generated shapes. Blocks likewise.
LessonNetwork freshResNet(Shortcut shortcut);

}  // namespace lab
