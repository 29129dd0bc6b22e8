// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveItem.h"
#include "ui/curves/CurveLook.h"

#include <vector>

namespace lab {

/// The learning rate's drops as a pane marks them.
struct RateMarks {
    std::vector<RateDrop> drops;
    double reached = 0;  ///< epoch of the run that is farthest
    bool labelled = true;

    bool isPassed(const RateDrop& drop) const { return reached >= drop.epoch; }
};

/// The drops' verticals under the curves: passed ones dashed, coming ones dotted. GUI thread.
class RateLines : public CurveItem {
public:
    RateLines(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "grid") {}
    void setMarks(const RateMarks& marks) { m_marks = marks; }

protected:
    void draw(QCPPainter* painter) override;

private:
    RateMarks m_marks;
};

/// What stands above a pane: its title, and a triangle with the rate at each drop, filled where it
/// is passed and hollow where it is to come. What does not fit next to the rest is left out: first
/// the words under the title, then a rate's. GUI thread.
class PaneHead : public CurveItem {
public:
    PaneHead(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "legend") {}
    void setTitle(const QString& title, const QString& detail);
    void setMarks(const RateMarks& marks) { m_marks = marks; }

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Label {
        QRectF box;
        QString text;
    };
    std::vector<Label> rateLabels() const;
    void drawTriangles(QPainter& painter) const;
    void drawTitle(QPainter& painter, double room) const;
    QRectF line() const;

    QString m_title;
    QString m_detail;
    RateMarks m_marks;
};

}  // namespace lab
