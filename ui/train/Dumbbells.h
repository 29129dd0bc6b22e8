// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <vector>

namespace lab {

/// The training errors of a shallower and a deeper network as two marks on a line, a row for the
/// plain pair and one for the residual pair on one scale, with the gap at the right. Painted; its
/// accessible description says the same in words. GUI thread.
class Dumbbells : public QWidget {
    Q_OBJECT

public:
    explicit Dumbbells(const Theme& theme, QWidget* parent = nullptr);

    void setVerdict(const Verdict& verdict);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        QString family;
        DepthPair pair;
    };
    struct Scale;

    Scale scale() const;
    void paintRow(QPainter& painter, const Row& row, const Scale& scale, double y) const;
    void paintErrors(QPainter& painter, const Row& row, const Scale& scale, double y) const;
    void paintLegend(QPainter& painter, const Scale& scale) const;

    const Theme& m_theme;
    std::vector<Row> m_rows;
};

}  // namespace lab
