// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/CodeCells.h"
#include "ui/theme/Theme.h"

#include <QHash>
#include <QRectF>
#include <QWidget>

namespace lab {

/// The small figure above the code: a block from x to y with its shortcut, the network from stem to
/// classifier, or the five networks block by block. Each part has the numbers of its steps and can
/// be clicked. GUI thread.
class CodeScheme : public QWidget {
    Q_OBJECT

public:
    explicit CodeScheme(const Theme& theme, QWidget* parent = nullptr);

    void showCell(const CodeCell& cell);
    void light(int step);  ///< from 0
    QStringList litParts() const;
    /// Where a part is; empty for one that the figure has not.
    QRectF partRect(const QString& id) const { return m_rects.value(id); }

Q_SIGNALS:
    void partChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void place();
    void placeChain(double left, double right, double top);
    void placeNetwork();
    void placeRows();
    bool isLit(const QString& id) const;
    QString numbersOf(const QString& id) const;
    QString partAt(const QPointF& at) const;
    void paintChain(QPainter& painter) const;
    void paintBox(QPainter& painter, const CodePart& part) const;
    void paintArc(QPainter& painter, const QString& id, const QRectF& arc) const;
    void paintBelow(QPainter& painter, const CodePart& part) const;
    void paintRow(QPainter& painter, const CodePart& part) const;

    const Theme& m_theme;
    CodeCell m_cell;
    int m_step = 0;
    QHash<QString, QRectF> m_rects;  ///< of parts and of the arcs of stages, by id
};

}  // namespace lab
