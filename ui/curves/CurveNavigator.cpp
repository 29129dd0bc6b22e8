// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveNavigator.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace lab {

namespace {

constexpr double kOneNotch = 0.8;
constexpr double kNotch = 120;

}  // namespace

CurveNavigator::CurveNavigator(CurveFigure& figure) : QObject(&figure), m_figure(figure) {
    figure.installEventFilter(this);
}

bool CurveNavigator::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
        case QEvent::Wheel:
            wheel(static_cast<const QWheelEvent&>(*event));
            event->accept();
            return true;
        case QEvent::MouseButtonPress:
            press(static_cast<const QMouseEvent&>(*event));
            return true;
        case QEvent::MouseMove:
            move(static_cast<const QMouseEvent&>(*event));
            return true;
        case QEvent::MouseButtonRelease:
            release(static_cast<const QMouseEvent&>(*event));
            return true;
        case QEvent::MouseButtonDblClick:
            if (static_cast<const QMouseEvent&>(*event).button() == Qt::LeftButton) {
                m_drag.reset();
                Q_EMIT fitAsked();
            }
            return true;
        case QEvent::Leave:
            Q_EMIT left();
            return false;
        default:
            return false;
    }
}

void CurveNavigator::wheel(const QWheelEvent& event) {
    const QCPAxisRect* pane = m_figure.paneAt(event.position());
    const QPoint turned = event.angleDelta();
    const int notches = turned.y() != 0 ? turned.y() : turned.x();
    if (pane == nullptr || notches == 0) {
        return;
    }
    const QPointF at = event.position();
    const double factor = std::pow(kOneNotch, notches / kNotch);
    const bool overLeftAxis = at.x() < pane->left();
    const bool overBottomAxis = at.y() > pane->bottom();
    CurveView view = m_figure.view();
    if (!event.modifiers().testFlag(Qt::ShiftModifier) && !overLeftAxis) {
        const double about = pane->axis(QCPAxis::atBottom)->pixelToCoord(at.x());
        view.epochs = zoomed(view.epochs, about, factor, Scale::Linear);
    }
    if (!event.modifiers().testFlag(Qt::ControlModifier) && !overBottomAxis) {
        const double about = pane->axis(QCPAxis::atLeft)->pixelToCoord(at.y());
        view.errors = zoomed(view.errors, about, factor, view.scale);
    }
    Q_EMIT viewAsked(view);
}

void CurveNavigator::press(const QMouseEvent& event) {
    if (const QCPAxisRect* pane = m_figure.paneAt(event.position());
        pane != nullptr && event.button() == Qt::LeftButton) {
        m_drag = Drag{event.position(), m_figure.view(), QSizeF(pane->size())};
    }
}

void CurveNavigator::move(const QMouseEvent& event) {
    if (m_drag && event.buttons().testFlag(Qt::LeftButton)) {
        drag(event.position());
        return;
    }
    const QCPAxisRect* pane = m_figure.paneAt(event.position());
    if (pane == nullptr || !pane->rect().contains(event.position().toPoint())) {
        Q_EMIT left();
        return;
    }
    Q_EMIT pointedAt(pane->axis(QCPAxis::atBottom)->pixelToCoord(event.position().x()),
                     m_figure.runAt(event.position()));
}

void CurveNavigator::drag(const QPointF& position) {
    const QPointF by = position - m_drag->from;
    if (m_figure.cursor().shape() != Qt::ClosedHandCursor) {
        if (by.manhattanLength() < QApplication::startDragDistance() / 2.0) {
            return;
        }
        m_figure.setCursor(Qt::ClosedHandCursor);
        Q_EMIT left();
    }
    CurveView view = m_drag->view;
    view.epochs = panned(view.epochs, -by.x() / m_drag->pane.width(), Scale::Linear);
    view.errors = panned(view.errors, by.y() / m_drag->pane.height(), view.scale);
    Q_EMIT viewAsked(view);
}

void CurveNavigator::release(const QMouseEvent& event) {
    if (event.button() == Qt::LeftButton) {
        m_drag.reset();
        m_figure.unsetCursor();
    }
}

}  // namespace lab
