// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/lesson/LessonFigure.h"

#include <memory>

class QLabel;

namespace lab {

class BlockFigure;
class SegmentedControl;

/// Step 7: the building block and the bottleneck next to each other, within a stage and where a
/// stage begins, with v1 or v1.5; every figure is counted from the layers. GUI thread.
class BlocksFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit BlocksFigure(const Theme& theme, QWidget* parent = nullptr);
    QString title() const override { return tr("Building block and bottleneck"); }

private:
    QWidget* buildSide(const Theme& theme, int side);
    void show();

    std::shared_ptr<const NetworkComparison> m_comparison;
    SegmentedControl* m_place;
    SegmentedControl* m_version;
    BlockFigure* m_figures[2];
    QLabel* m_facts[2];
    QLabel* m_sentence;
};

}  // namespace lab
