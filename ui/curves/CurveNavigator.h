// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveFigure.h"

#include <QObject>

#include <optional>

namespace lab {

/// The mouse over a figure of curves: it takes all of the figure's mouse events and says what they
/// ask for. Wheel zooms about the pointer (Ctrl: across only, Shift: up only, and so over an axis),
/// drag pans, double click fits. It changes nothing itself. GUI thread.
class CurveNavigator : public QObject {
    Q_OBJECT

public:
    explicit CurveNavigator(CurveFigure& figure);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void viewAsked(const lab::CurveView& view);
    void fitAsked();
    /// The epoch under the pointer, and the run whose curve or legend row is there, or -1.
    void pointedAt(double epoch, int run);
    void left();

private:
    void wheel(const QWheelEvent& event);
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void drag(const QPointF& position);

    struct Drag {
        QPointF from;
        CurveView view;
        QSizeF pane;
    };

    CurveFigure& m_figure;
    std::optional<Drag> m_drag;
};

}  // namespace lab
