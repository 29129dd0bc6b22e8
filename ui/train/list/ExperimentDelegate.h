// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QStyledItemDelegate>

namespace lab {

class ExperimentList;

inline constexpr int kSelectionRoom = 32;  // for a row's box, with what is around it
inline constexpr int kRowMenu = 36;        // wide, the last column

enum class SelectedRows { None, Some, All };

/// The box that says which rows are selected.
void paintSelectionBox(QPainter& painter, const QRect& place, SelectedRows selected,
                       const QWidget& widget);

/// Paints a cell of the list. GUI thread.
class ExperimentDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ExperimentDelegate(const Theme& theme, ExperimentList& list);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    int widthOf(const QModelIndex& index) const;
    /// The box that selects the row, in its first cell.
    static QRect boxPlace(const QRect& cell);

private:
    void paintName(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintNetworks(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRect& place, const QString& text) const;

    const Theme& m_theme;
    ExperimentList& m_list;
};

}  // namespace lab
