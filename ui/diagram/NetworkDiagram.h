// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPaint.h"
#include "ui/diagram/DiagramPlan.h"

#include <QGraphicsView>

#include <memory>
#include <optional>
#include <vector>

class QVariantAnimation;

namespace lab {

class StageItem;
class UnitItem;

/// Two networks in one scene, so that they scroll and zoom together: lanes above each other or
/// columns side by side, one item a block. Zoom goes along the depth; the other side always fills
/// the view. Arrow keys step through blocks and change network, + − 0 zoom, Return opens a block, S
/// folds its stage, N its network; the wheel scrolls, with Ctrl it zooms, dragging pans. GUI
/// thread.
class NetworkDiagram : public QGraphicsView {
    Q_OBJECT

public:
    explicit NetworkDiagram(const Theme& theme, QWidget* parent = nullptr);
    ~NetworkDiagram() override;

    /// Keeps the selected place and what is folded where they still exist.
    void setComparison(std::shared_ptr<const NetworkComparison> comparison);
    const DiagramPlan& plan() const { return m_plan; }

    void setArrangement(Arrangement arrangement);
    Arrangement arrangement() const { return m_options.arrangement; }

    double zoom() const { return m_options.zoom; }
    void zoomBy(double factor);  ///< about the middle of the view
    void setZoom(double zoom);
    void fit();
    bool fits() const { return m_fit; }  ///< follows the view's size

    /// What the detail shows: a unit, seen in one of the networks. Scrolls to it.
    void select(int unit, int network);
    int selectedUnit() const { return m_unit; }
    int selectedNetwork() const { return m_network; }

    const DiagramFolds& folds() const { return m_options.folds; }
    void toggleOpen();   ///< the selected block
    void toggleStage();  ///< the selected block's stage, in its network
    void toggleStage(int stage, const std::vector<int>& networks);
    void toggleNetwork();  ///< all stages of the selected network
    void unfoldAll();

    /// The diagram's place in the view: for tests and tool tips.
    QRectF unitRect(int unit, int network) const;
    QRectF stageTitleRect(int stage) const;
    QString toolTipOf(const PlacedUnit& placed) const;

Q_SIGNALS:
    void chosen(int unit, int network);  ///< by the person
    void zoomChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    bool viewportEvent(QEvent* event) override;

private:
    bool isUpright() const { return m_options.arrangement == Arrangement::Columns; }
    void lay();
    void placeItems();
    void zoomAbout(double factor, double at);
    void setFolds(const DiagramFolds& folds);
    std::vector<double> stageLengths() const;
    void step(int direction);
    void cross();
    void choose(int unit, int network);
    void reveal();
    void showStates();
    void hover(const UnitItem* item);
    void tell();
    const PlacedUnit* placedAt(const QPoint& position) const;
    int stageAt(const QPoint& position) const;

    const Theme& m_theme;
    std::shared_ptr<const NetworkComparison> m_comparison;
    DiagramOptions m_options;
    DiagramPlan m_plan;
    bool m_fit = true;
    int m_unit = 0;
    int m_network = 1;
    std::vector<UnitItem*> m_units;
    std::vector<StageItem*> m_stages;
    const UnitItem* m_hovered = nullptr;
    std::optional<QPoint> m_pressed;
    bool m_panning = false;
    QVariantAnimation* m_folding;
};

}  // namespace lab
