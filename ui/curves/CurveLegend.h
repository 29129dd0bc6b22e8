// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveItem.h"
#include "ui/curves/CurveLook.h"
#include "ui/curves/CurveOutline.h"

#include <vector>

namespace lab {

/// A pane's legend: a row for each run with its thin training and its bold test line. It stands in
/// the corner where it covers least of the curves, top right where all are alike. GUI thread.
class CurveLegend : public CurveItem {
public:
    CurveLegend(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "legend") {}

    struct Row {
        CurveLook look;
        bool isFaded = false;
    };
    /// `note`: a line below the rows, or empty.
    void setRows(std::vector<Row> rows, const QString& note);
    /// Training and test, or one figure.
    enum class Columns { Both, One };
    void setColumns(Columns columns) { m_columns = columns; }
    enum class Density { Roomy, Compact };
    /// What the pane has room for.
    Density wantedDensity() const;
    /// Chooses the corner. Call when the pane has its size and the curves their places.
    void place(const CurveOutline& outline, Density density);

    const QRectF& box() const { return m_box; }
    /// The run whose row lies there, or -1.
    int runAt(const QPointF& pixel) const;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Metrics {
        double row, sample, gap, padding;
    };
    Metrics metrics() const { return metricsOf(m_density); }
    static Metrics metricsOf(Density density);
    QSizeF sizeWith(const Metrics& metrics) const;
    double header() const;
    int samples() const { return m_columns == Columns::Both ? 2 : 1; }
    int shownRows(const Metrics& metrics) const;
    QRectF rowBox(int row, const Metrics& metrics) const;
    void drawHeader(QPainter& painter, const Metrics& metrics) const;
    void drawRow(QCPPainter& painter, int row, const Metrics& metrics) const;

    std::vector<Row> m_rows;
    QString m_note;
    QRectF m_box;
    int m_corner = 0;
    Density m_density = Density::Roomy;
    Columns m_columns = Columns::Both;
};

/// A sample of a run's line with its marker in the middle, as legends show it.
void paintTestSample(QCPPainter& painter, const QRectF& box, const CurveLook& look, double opacity);
void paintTrainSample(QCPPainter& painter, const QRectF& box, const CurveLook& look,
                      double opacity);

}  // namespace lab
