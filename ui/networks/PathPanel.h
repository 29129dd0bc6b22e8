// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <memory>

class QCustomPlot;
class QLabel;

namespace lab {

/// How many paths lead from the image to the classifier and how long they are: each block of a
/// residual network is passed or skipped, so n blocks make 2^n paths (Veit et al. 2016); a plain
/// network has one. GUI thread.
class PathPanel : public QWidget {
    Q_OBJECT

public:
    explicit PathPanel(const Theme& theme, QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const NetworkComparison> comparison);
    /// The figures as a table: network, paths, shortest, mean, longest, blocks.
    QString sentence(int network) const;

private:
    void redraw();
    void draw(int network);

    const Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    std::array<std::vector<PathLength>, 2> m_paths;
    std::array<QLabel*, 2> m_texts;
    QCustomPlot* m_plot;
};

}  // namespace lab
