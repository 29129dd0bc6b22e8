// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Plotting.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

namespace lab {

/// Something painted into or around one pane of curves. It never takes the mouse. The tokens belong
/// to the figure and outlive it. GUI thread.
class CurveItem : public QCPAbstractItem {
public:
    CurveItem(QCPAxisRect& pane, const Tokens& tokens, const char* layer);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    const Tokens& tokens() const { return m_tokens; }
    QRectF pane() const { return m_pane.rect(); }
    double xOf(double epoch) const { return m_pane.axis(QCPAxis::atBottom)->coordToPixel(epoch); }
    double yOf(double error) const { return m_pane.axis(QCPAxis::atLeft)->coordToPixel(error); }
    bool showsEpoch(double epoch) const;

private:
    QCPAxisRect& m_pane;
    const Tokens& m_tokens;
};

/// Paints the figure's ground over everything outside its panes, between curves and axes. GUI
/// thread.
class Surroundings : public CurveItem {
public:
    Surroundings(QCPAxisRect& pane, const Tokens& tokens)
        : CurveItem(pane, tokens, "surroundings") {}

protected:
    void draw(QCPPainter* painter) override;
};

double widthOf(const QString& text, const QFont& font);

/// Text in one line, centred vertically in its box.
void paintText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
               const QFont& font, const QColor& colour);
/// A run's marker; leaves the painter's pen and brush as they fall.
void paintMarker(QCPPainter& painter, const QPointF& centre, const QCPScatterStyle& marker);
/// A panel with round corners and a one-pixel edge.
void paintPanel(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& edge);

}  // namespace lab
