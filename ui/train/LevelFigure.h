// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Question.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

namespace lab {

/// The levels of what was varied, a row each on one scale: a dot for each seed, the mean with its
/// deviation, the figures, and the paper's error where it tells each level's. Painted; its
/// accessible description says the same in words. GUI thread.
class LevelFigure : public QWidget {
    Q_OBJECT

public:
    /// More rows than this are left to the table.
    static constexpr std::size_t kMostLevels = 4;

    explicit LevelFigure(const Theme& theme, QWidget* parent = nullptr);

    void setQuestion(const Question& question, const std::vector<RunResult>& runs);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString name;
        QColor colour;
        Marker marker = Marker::Square;
        std::vector<double> errors;  // of each seed
        Spread spread;
        QString figure;  // "12.5 ± 0.2"
        std::optional<double> paper;
    };
    struct Columns;

    Columns columns() const;
    void paintRow(QPainter& painter, const Row& row, const Columns& columns, double y) const;
    void paintScale(QPainter& painter, const Columns& columns) const;

    const Theme& m_theme;
    QString m_title;
    std::vector<Row> m_rows;
    bool m_hasPaper = false;
    QString m_paperData;  // that its errors are of
};

}  // namespace lab
