// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace lab {

/// A block opened: its layers one below the other from x to y, and the shortcut next to them, solid
/// where it is the identity, dotted where the shape changes, a dashed gap where there is none. Each
/// layer's tool tip has its shapes and costs. GUI thread.
class BlockFigure : public QWidget {
    Q_OBJECT

public:
    explicit BlockFigure(const Theme& theme, QWidget* parent = nullptr);

    void showUnit(std::shared_ptr<const NetworkComparison> comparison, int unit, int network);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, sizeHint().height()}; }

    struct Box {
        QString text;
        QRectF rect;
        std::vector<int> layers;  ///< into the summary
    };
    const std::vector<Box>& boxes() const { return m_boxes; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    const LayerSummary& layer(int index) const {
        return m_comparison->networks[m_network].layers[index];
    }
    void collect();
    void place();
    void paintChain(QPainter& painter) const;
    void paintShortcut(QPainter& painter) const;
    void paintBox(QPainter& painter, const Box& box, const QColor& edge) const;
    void paintEnd(QPainter& painter, double y, const QString& name,
                  const FeatureShape& shape) const;
    QString toolTipOf(const Box& box) const;

    const Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    int m_unit = 0;
    int m_network = 0;
    std::vector<Box> m_boxes;     ///< the chain up to the addition
    std::vector<Box> m_behind;    ///< behind the addition
    std::vector<Box> m_shortcut;  ///< on the shortcut
    ShortcutPath m_path = ShortcutPath::None;
    std::size_t m_fork = 0;  ///< layers before the shortcut leaves
    bool m_block = false;
    double m_axis = 0;
    double m_from = 0;  ///< where the shortcut leaves
    double m_plus = 0;  ///< where the addition is; 0: none
    double m_right = 0;
};

}  // namespace lab
