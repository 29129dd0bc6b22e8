// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/RunDelegate.h"

#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/parts/TableLook.h"
#include "ui/theme/Fonts.h"
#include "ui/train/RunTableModel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

#include <algorithm>

namespace lab {

namespace {

constexpr int kIcon = 14;  // state
constexpr int kTool = 26;  // a tool's square
constexpr int kToolIcon = 16;
constexpr int kBarHeight = 8;
constexpr int kSeedBar = 4;  // its height in a seed's row
constexpr int kFoldIcon = 12;
constexpr int kFoldRoom = 18;  // for the sign that folds, where there are groups

RunState stateOf(const QModelIndex& index) {
    return static_cast<RunState>(index.data(RunTableModel::StateRole).toInt());
}

RunTableModel::Activity activityOf(const QModelIndex& index) {
    return static_cast<RunTableModel::Activity>(index.data(RunTableModel::ActivityRole).toInt());
}

RunTableModel::Fold foldOf(const QModelIndex& index) {
    return static_cast<RunTableModel::Fold>(index.data(RunTableModel::FoldRole).toInt());
}

bool isPinned(const QModelIndex& index) {
    return index.data(RunTableModel::PinnedRole).toBool();
}

struct StateStyle {
    Icon icon;
    QColor Tokens::*colour;
};

StateStyle styleOf(RunState state, RunTableModel::Activity activity) {
    switch (state) {
        case RunState::Training:
            return {Icon::Play, &Tokens::text};
        case RunState::Paused:
            return {Icon::Pause, &Tokens::muted};
        case RunState::Stopped:
            return {Icon::Stop, &Tokens::muted};
        case RunState::Finished:
            return {Icon::Check, &Tokens::success};
        case RunState::Failed:
            return {Icon::Error, &Tokens::error};
        case RunState::Waiting:
            break;
    }
    return {activity == RunTableModel::Activity::Still ? Icon::Stop : Icon::Clock, &Tokens::muted};
}

// Those of a run: a row with means has a menu alone.
std::vector<RunTool> toolsAt(const QModelIndex& index) {
    return index.data(RunTableModel::RunRole).toInt() < 0
               ? std::vector<RunTool>()
               : toolsOf(stateOf(index), activityOf(index));
}

// How far a name stands in from the others' left edge.
int indentOf(const QModelIndex& index) {
    const auto& runs = dynamic_cast<const RunTableModel&>(*index.model());
    return !runs.hasGroups()                                 ? 0
           : index.data(RunTableModel::InGroupRole).toBool() ? 2 * kFoldRoom
                                                             : kFoldRoom;
}

QRect square(const QRect& cell, int left, int side) {
    return {cell.left() + left, cell.center().y() - side / 2 + 1, side, side};
}

}  // namespace

RunDelegate::RunDelegate(const Theme& theme, QTableView& table, const RunPointer& pointer)
    : QStyledItemDelegate(&table), m_theme(theme), m_table(table), m_pointer(pointer) {}

QRect RunDelegate::toolPlace(const QRect& cell, int fromRight) {
    return {cell.right() - 6 - (fromRight + 1) * kTool + 1, cell.center().y() - kTool / 2 + 1,
            kTool, kTool};
}

int RunDelegate::widthOf(const QModelIndex& index) const {
    const QFont font = m_table.font();
    const QFontMetrics metrics(index.column() == RunTableModel::TestError ? bold(font) : font);
    const int text = metrics.horizontalAdvance(index.data().toString()) + 2 * kTablePad;
    switch (index.column()) {
        case RunTableModel::Network:
            return text + kTableMark + 8 + indentOf(index);
        case RunTableModel::State:
            return text + kIcon + 6;
        case RunTableModel::Epoch:
            return text + m_barWidth + 8;
        case RunTableModel::Tools:
            return static_cast<int>(toolsAt(index).size()) * kTool + 12;
        default:
            return text;
    }
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    painter->save();
    paintGround(*painter, option.rect, index, option);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSeed = index.data(RunTableModel::InGroupRole).toBool();
    painter->setFont(isSeed ? sized(m_table.font(), kSmallSize) : m_table.font());
    painter->setPen(m_theme.tokens().text);
    switch (index.column()) {
        case RunTableModel::Network:
            paintNetwork(*painter, option.rect, index);
            break;
        case RunTableModel::State:
            paintState(*painter, option.rect, index);
            break;
        case RunTableModel::Epoch:
            paintEpoch(*painter, option.rect, index);
            break;
        case RunTableModel::Tools:
            paintTools(*painter, option.rect, index);
            break;
        default:
            paintNumber(*painter, option.rect, index);
    }
    painter->restore();
}

void RunDelegate::paintGround(QPainter& painter, const QRect& cell, const QModelIndex& index,
                              const QStyleOptionViewItem& option) const {
    const int row = index.row();
    paintRowGround(painter, cell, m_theme.tokens(),
                   {.tinted = isPinned(index) || (option.state & QStyle::State_Selected) != 0,
                    .hovered = row == m_pointer.hovered || row == m_pointer.highlighted,
                    .current = m_table.hasFocus() && row == m_table.currentIndex().row()});
}

void RunDelegate::paintNetwork(QPainter& painter, const QRect& cell,
                               const QModelIndex& index) const {
    const bool hidden = index.data(RunTableModel::HiddenRole).toBool();
    if (hidden) {
        painter.setOpacity(0.5);
    }
    const int indent = indentOf(index);
    if (const RunTableModel::Fold fold = foldOf(index); fold != RunTableModel::Fold::None) {
        paintIcon(painter, QRectF(square(cell, kTablePad - 3, kFoldIcon)),
                  fold == RunTableModel::Fold::Open ? Icon::ChevronDown : Icon::ChevronRight,
                  m_theme.tokens().muted);
    }
    paintSwatch(painter, QRectF(square(cell, kTablePad + indent, kTableMark)),
                static_cast<Marker>(index.data(RunTableModel::MarkerRole).toInt()),
                index.data(RunTableModel::ColourRole).value<QColor>());
    if (isPinned(index)) {
        painter.setFont(bold(painter.font()));
    }
    const QRect place = cell.adjusted(kTablePad + indent + kTableMark + 8, 0, -4, 0);
    painter.drawText(
        place, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
    painter.setOpacity(1);
}

void RunDelegate::paintState(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const StateStyle style = styleOf(stateOf(index), activityOf(index));
    const QColor colour = m_theme.tokens().*style.colour;
    paintIcon(painter, QRectF(square(cell, kTablePad, kIcon)), style.icon, colour);
    painter.setPen(colour);
    painter.drawText(cell.adjusted(kTablePad + kIcon + 6, 0, -4, 0), Qt::AlignVCenter,
                     index.data().toString());
}

void RunDelegate::paintEpoch(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const int height = index.data(RunTableModel::InGroupRole).toBool() ? kSeedBar : kBarHeight;
    const int top = cell.center().y() - height / 2 + 1;
    QRectF bar(cell.left() + kTablePad, top, m_barWidth, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.track);
    painter.drawRoundedRect(bar, height / 2.0, height / 2.0);
    const double share = index.data(RunTableModel::ProgressRole).toDouble();
    if (share > 0) {
        const RunState state = stateOf(index);
        const bool muted =
            state == RunState::Paused || state == RunState::Stopped || state == RunState::Failed;
        painter.setBrush(muted ? tokens.control
                               : index.data(RunTableModel::ColourRole).value<QColor>());
        bar.setWidth(std::max<double>(height, bar.width() * share));
        painter.drawRoundedRect(bar, height / 2.0, height / 2.0);
    }
    painter.setPen(tokens.text);
    painter.drawText(cell.adjusted(kTablePad + m_barWidth + 8, 0, 0, 0), Qt::AlignVCenter,
                     index.data().toString());
}

void RunDelegate::paintNumber(QPainter& painter, const QRect& cell,
                              const QModelIndex& index) const {
    if (index.column() == RunTableModel::TestError) {  // bold is test, everywhere
        painter.setFont(bold(painter.font()));
    }
    painter.drawText(cell.adjusted(4, 0, -kTablePad, 0), Qt::AlignVCenter | Qt::AlignRight,
                     index.data().toString());
}

void RunDelegate::paintTools(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const std::vector<RunTool> tools = toolsAt(index);
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const QRect place = toolPlace(cell, static_cast<int>(tools.size() - 1 - i));
        const bool hot = place.contains(m_pointer.mouse);
        if (hot) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(tokens.track);
            painter.drawRoundedRect(place, 4, 4);
        }
        const bool pinned = tools[i] == RunTool::Pin && isPinned(index);
        const int inset = (kTool - kToolIcon) / 2;
        const QColor& unpinned = hot ? tokens.text : tokens.muted;
        paintIcon(painter, QRectF(place.adjusted(inset, inset, -inset, -inset)), iconOf(tools[i]),
                  pinned ? tokens.accent : unpinned);
    }
}

bool RunDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                            const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip || index.column() != RunTableModel::Tools) {
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }
    const std::vector<RunTool> tools = toolsAt(index);
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const QRect place = toolPlace(option.rect, static_cast<int>(tools.size() - 1 - i));
        if (place.contains(event->pos())) {
            QToolTip::showText(event->globalPos(), toolTipOf(tools[i], isPinned(index)), view,
                               place);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

}  // namespace lab
