// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/DiagramItems.h"
#include "ui/diagram/NetworkDiagram.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

// The diagram's mouse, keys and menu.

namespace lab {

namespace {

constexpr double kNetworkDiagramInputZoomStep = 1.25;
constexpr int kWheelClick = 120;

}  // namespace

const PlacedUnit* NetworkDiagram::placedAt(const QPoint& position) const {
    const QPointF at = mapToScene(position);
    for (const UnitItem* item : m_units) {
        if (item->placed().slot.contains(at)) {
            return &item->placed();
        }
    }
    return nullptr;
}

int NetworkDiagram::stageAt(const QPoint& position) const {
    const QPointF at = mapToScene(position);
    for (const StageItem* item : m_stages) {
        if (item->placed().title.contains(at)) {
            return item->placed().stage;
        }
    }
    return -1;
}

void NetworkDiagram::hover(const UnitItem* item) {
    if (m_hovered != item) {
        m_hovered = item;
        showStates();
    }
}

void NetworkDiagram::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        m_pressed = event->pos();
        m_panning = false;
    }
    event->accept();
}

void NetworkDiagram::mouseMoveEvent(QMouseEvent* event) {
    if (m_pressed) {
        const QPoint moved = event->pos() - *m_pressed;
        m_panning = m_panning || moved.manhattanLength() >= QApplication::startDragDistance();
        if (m_panning) {
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
            verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
            m_pressed = event->pos();
            viewport()->setCursor(Qt::ClosedHandCursor);
        }
        return;
    }
    const UnitItem* under = nullptr;
    const QPointF at = mapToScene(event->pos());
    for (const UnitItem* item : m_units) {
        if (item->placed().slot.contains(at) && !item->placed().boxes.empty()) {
            under = item;
        }
    }
    hover(under);
    const int stage = stageAt(event->pos());
    const bool title = m_comparison && stage >= 0 && stage < m_comparison->stages;
    viewport()->setCursor(under != nullptr || title ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void NetworkDiagram::mouseReleaseEvent(QMouseEvent* event) {
    const bool clicked = m_pressed && !m_panning && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_panning = false;
    viewport()->setCursor(Qt::ArrowCursor);
    if (!clicked || !m_comparison) {
        return;
    }
    if (const PlacedUnit* placed = placedAt(event->pos())) {
        const bool again = placed->holds(m_unit) && placed->network == m_network;
        choose(again ? m_unit : placed->unit, placed->network);
    } else if (const int stage = stageAt(event->pos());
               stage >= 0 && stage < m_comparison->stages) {
        toggleStage(stage, {0, 1});
    }
}

void NetworkDiagram::leaveEvent(QEvent* event) {
    QGraphicsView::leaveEvent(event);
    hover(nullptr);
}

// A wheel goes along the depth, whichever way it turns; with Ctrl it zooms about the mouse.
void NetworkDiagram::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    const int along = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
    if (event->modifiers() & Qt::ControlModifier) {
        const QPointF at = event->position();
        zoomAbout(std::pow(kNetworkDiagramInputZoomStep, static_cast<double>(along) / kWheelClick),
                  isUpright() ? at.y() : at.x());
    } else {
        QScrollBar* bar = isUpright() ? verticalScrollBar() : horizontalScrollBar();
        bar->setValue(bar->value() - along);
    }
    event->accept();
}

void NetworkDiagram::keyPressEvent(QKeyEvent* event) {
    const auto is = [event, this](int lanes, int columns) {
        return event->key() == (isUpright() ? columns : lanes);
    };
    if (!m_comparison || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        QGraphicsView::keyPressEvent(event);
    } else if (is(Qt::Key_Right, Qt::Key_Down)) {
        step(1);
    } else if (is(Qt::Key_Left, Qt::Key_Up)) {
        step(-1);
    } else if (is(Qt::Key_Down, Qt::Key_Right) || is(Qt::Key_Up, Qt::Key_Left)) {
        const bool down = is(Qt::Key_Down, Qt::Key_Right);
        if (m_network != (down ? 1 : 0)) {
            cross();
        }
    } else if (event->key() == Qt::Key_Home) {
        choose(0, m_network);
    } else if (event->key() == Qt::Key_End) {
        choose(static_cast<int>(m_comparison->units.size()) - 1, m_network);
    } else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal) {
        zoomBy(kNetworkDiagramInputZoomStep);
    } else if (event->key() == Qt::Key_Minus) {
        zoomBy(1 / kNetworkDiagramInputZoomStep);
    } else if (event->key() == Qt::Key_0) {
        fit();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        toggleOpen();
    } else if (event->key() == Qt::Key_S) {
        toggleStage();
    } else if (event->key() == Qt::Key_N) {
        toggleNetwork();
    } else if (event->key() == Qt::Key_U) {
        unfoldAll();
    } else {
        QGraphicsView::keyPressEvent(event);
    }
}

void NetworkDiagram::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_comparison) {
        return;
    }
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    if (const PlacedUnit* placed = keyboard ? nullptr : placedAt(event->pos())) {
        choose(placed->unit, placed->network);
    }
    auto* menu = new QMenu(this);
    menu->setObjectName("diagramMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool block = m_comparison->units[m_unit].kind == UnitKind::Block;
    const auto add = [menu](const QString& text, const QString& name, const QString& key) {
        QAction* action = menu->addAction(text + QLatin1Char('\t') + key);
        action->setObjectName(name);
        return action;
    };
    const QString network = m_comparison->titles[m_network];
    QAction* open =
        add(m_options.folds.open.contains(m_unit) ? tr("Close this block") : tr("Open this block"),
            "openBlock", tr("Return"));
    open->setEnabled(block);
    connect(open, &QAction::triggered, this, &NetworkDiagram::toggleOpen);
    QAction* stage = add(tr("Fold or unfold this stage of %1").arg(network), "foldStage", "S");
    stage->setEnabled(block);
    connect(stage, &QAction::triggered, this, [this] { toggleStage(); });
    connect(add(tr("Fold or unfold %1").arg(network), "foldNetwork", "N"), &QAction::triggered,
            this, &NetworkDiagram::toggleNetwork);
    connect(add(tr("Unfold everything"), "unfoldAll", "U"), &QAction::triggered, this,
            &NetworkDiagram::unfoldAll);
    menu->popup(keyboard ? viewport()->mapToGlobal(unitRect(m_unit, m_network).center().toPoint())
                         : event->globalPos());
}

}  // namespace lab
