// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/maps/FeatureMapImage.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lab {

/// What leads from one activation to the next.
enum class FlowSign { None, Arrow, Plus, Equals };

/// One activation as it is shown, or the gap where a network has none.
struct ShownActivation {
    FlowSign before = FlowSign::None;
    std::vector<FormulaRun> symbol;           ///< "F(x) + x"
    QString word;                             ///< "sum"
    std::shared_ptr<const FeatureMaps> maps;  ///< nothing: a gap
    ActivationStatistics statistics;
    MapColours colours = MapColours::Activation;
    QString gap;                ///< may be empty: the gap is explained next to it
    QStringList channels = {};  ///< what each is called: the classes; empty: by their numbers
    bool ownScale = false;      ///< not coloured by what the others share: the image
};

/// One network at one place of the walk. A value.
struct ShownLane {
    std::vector<ShownActivation> columns;
    QString detail;  ///< "stage 1, layer1.2, 16 × 14 × 14"
};

// Pure; in a worker, since maps are computed again when they are read.

/// x, F(x), sum and output; a plain block's sum is a gap.
ShownLane shownBlock(const Trace& trace, int index);
/// The layer's inputs and its output.
ShownLane shownLayer(const Trace& trace, int layer);
/// The same columns as `other`, all of them gaps; the last one says why.
ShownLane shownGap(const ShownLane& other, const QString& gap);

}  // namespace lab
