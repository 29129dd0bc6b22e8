// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkPlan.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <vector>

namespace lab {

/// A block of the strip. Blocks of two strips with the same column stand below each other.
struct StripBlock {
    int column = 0;
    int stage = 0;
    ShortcutPath shortcut = ShortcutPath::None;
    QString name;  ///< "layer2.0"
};

/// A network's blocks in a row, stages apart, with their shortcuts; those that are passed are
/// tinted and one is marked. A click chooses one. GUI thread.
class DepthStrip : public QWidget {
    Q_OBJECT

public:
    DepthStrip(const Theme& theme, const QString& objectName, QWidget* parent = nullptr);

    /// `columnStages`: the stage of each column, so that two networks take the same places.
    void setBlocks(const NetworkSpec& network, std::vector<StripBlock> blocks,
                   std::vector<int> columnStages);
    /// Into the blocks; -1: none. `column`: where the walk is, if the network has no block there.
    void setCurrent(int block, int column);
    int current() const { return m_current; }
    const std::vector<StripBlock>& blocks() const { return m_blocks; }
    QRectF boxOf(int block) const;

    QSize sizeHint() const override { return {386, 40}; }
    QSize minimumSizeHint() const override { return {120, 40}; }

Q_SIGNALS:
    void columnChosen(int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    double leftOf(int column) const;
    double pitch() const;
    int blockAt(const QPointF& at) const;
    void paintShortcut(QPainter& painter, const QRectF& box, ShortcutPath path) const;

    const Theme& m_theme;
    NetworkSpec m_network;
    std::vector<StripBlock> m_blocks;
    std::vector<int> m_columnStages;
    int m_current = -1;
    int m_column = -1;
};

}  // namespace lab
