// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentDelegate.h"

#include "ui/base/Format.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Icons.h"
#include "ui/train/list/ExperimentList.h"

#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

namespace lab {

namespace {

using Column = ExperimentListModel::Column;

constexpr int kBox = 16;       // that selects
constexpr int kListIcon = 16;  // of answer and state
constexpr int kSignStep = 16;  // from one network's sign to the next
constexpr std::size_t kMostSigns = 6;
constexpr int kNarrowName = 160;
constexpr int kMostName = 260;

struct Mark {
    Icon icon;
    QColor Tokens::*colour;
};

Mark markOf(QuestionState answer) {
    switch (answer) {
        case QuestionState::Shown:
            return {Icon::Check, &Tokens::success};
        case QuestionState::NotShown:
            return {Icon::Remove, &Tokens::muted};
        case QuestionState::WithinNoise:
            return {Icon::Warning, &Tokens::warning};
        case QuestionState::TooEarly:
            return {Icon::Clock, &Tokens::warning};
        case QuestionState::NothingToCompare:
            break;
    }
    return {Icon::Info, &Tokens::muted};
}

Mark markOf(ExperimentState state) {
    switch (state) {
        case ExperimentState::Finished:
            return {Icon::Check, &Tokens::success};
        case ExperimentState::Training:
            return {Icon::Play, &Tokens::text};
        case ExperimentState::Failed:
            return {Icon::Error, &Tokens::error};
        case ExperimentState::Stopped:
        case ExperimentState::NotBegun:
            break;
    }
    return {Icon::Stop, &Tokens::muted};
}

// Of a cell: nothing where it has none.
std::optional<Mark> markAt(const QModelIndex& index) {
    if (index.column() == Column::State) {
        return markOf(
            static_cast<ExperimentState>(index.data(ExperimentListModel::StateRole).toInt()));
    }
    const int answer = index.data(ExperimentListModel::AnswerRole).toInt();
    if (index.column() == Column::Answered && answer >= 0) {
        return markOf(static_cast<QuestionState>(answer));
    }
    return {};
}

int signsWidth(const std::optional<ExperimentFacts>& facts) {
    return facts ? static_cast<int>(std::min(facts->signs.size(), kMostSigns)) * kSignStep : 0;
}

}  // namespace

void paintSelectionBox(QPainter& painter, const QRect& place, SelectedRows selected,
                       const QWidget& widget) {
    QStyleOptionButton box;
    box.rect = place;
    box.state = QStyle::State_Enabled;
    if (selected != SelectedRows::None) {
        box.state |= selected == SelectedRows::All ? QStyle::State_On : QStyle::State_NoChange;
    }
    widget.style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, &widget);
}

ExperimentDelegate::ExperimentDelegate(const Theme& theme, ExperimentList& list)
    : QStyledItemDelegate(&list), m_theme(theme), m_list(list) {}

QRect ExperimentDelegate::boxPlace(const QRect& cell) {
    return {cell.left() + 10, cell.center().y() - kBox / 2, kBox, kBox};
}

int ExperimentDelegate::widthOf(const QModelIndex& index) const {
    const QFontMetrics metrics(m_list.font());
    const int text = metrics.horizontalAdvance(index.data().toString()) + 2 * kTablePad + 2;
    switch (index.column()) {
        case Column::Name: {
            const QFontMetrics notes(sized(m_list.font(), kSmallSize));
            const int name =
                QFontMetrics(bold(m_list.font())).horizontalAdvance(index.data().toString());
            const int note =
                notes.horizontalAdvance(index.data(ExperimentListModel::NoteRole).toString());
            return std::clamp(std::max(name, note) + kSelectionRoom + 2 * kTablePad, kNarrowName,
                              kMostName);
        }
        case Column::Networks:
            return text + signsWidth(m_list.experiments().facts(index.row())) + 6;
        case Column::Answered:
        case Column::State:
            return text + kListIcon + 6;
        case Column::Tools:
            return kRowMenu;
        default:
            return text;
    }
}

void ExperimentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const Tokens& tokens = m_theme.tokens();
    const QRect& cell = option.rect;
    painter->save();
    paintRowGround(*painter, cell, tokens,
                   {.tinted = (option.state & QStyle::State_Selected) != 0,
                    .hovered = index.row() == m_list.hoveredRow(),
                    .current = m_list.hasFocus() && index.row() == m_list.currentIndex().row()});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(m_list.font());
    painter->setPen(tokens.text);
    QRect place = cell.adjusted(kTablePad, 0, -kTablePad, 0);
    switch (index.column()) {
        case Column::Name:
            paintName(*painter, cell, index);
            break;
        case Column::Networks:
            paintNetworks(*painter, place, index);
            break;
        case Column::Seeds:
        case Column::Size:
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
            break;
        case Column::Tools:
            paintIcon(*painter,
                      QRectF(cell.center().x() - kListIcon / 2.0,
                             cell.center().y() - kListIcon / 2.0, kListIcon, kListIcon),
                      Icon::More, index.row() == m_list.hoveredRow() ? tokens.text : tokens.muted);
            break;
        default:
            if (const std::optional<Mark> mark = markAt(index)) {
                paintIcon(*painter,
                          QRectF(place.left(), cell.center().y() - kListIcon / 2.0 + 1, kListIcon,
                                 kListIcon),
                          mark->icon, tokens.*mark->colour);
                place.setLeft(place.left() + kListIcon + 6);
            }
            paintText(*painter, place, index.data().toString());
    }
    painter->restore();
}

// The name, and the note below it where there is one.
void ExperimentDelegate::paintName(QPainter& painter, const QRect& cell,
                                   const QModelIndex& index) const {
    paintSelectionBox(painter, boxPlace(cell),
                      m_list.selectionModel()->isRowSelected(index.row()) ? SelectedRows::All
                                                                          : SelectedRows::None,
                      m_list);
    const QRect place = cell.adjusted(kSelectionRoom + 4, 4, -kTablePad, -4);
    const QString note = index.data(ExperimentListModel::NoteRole).toString();
    painter.setFont(bold(m_list.font()));
    const int half = place.height() / 2;
    paintText(painter, note.isEmpty() ? place : place.adjusted(0, 0, 0, -half),
              index.data().toString());
    if (!note.isEmpty()) {
        painter.setFont(sized(m_list.font(), kSmallSize));
        painter.setPen(m_theme.tokens().muted);
        paintText(painter, place.adjusted(0, half, 0, 0), note);
    }
}

void ExperimentDelegate::paintNetworks(QPainter& painter, const QRect& cell,
                                       const QModelIndex& index) const {
    const std::optional<ExperimentFacts>& facts = m_list.factsAt(index);
    int left = cell.left();
    for (std::size_t i = 0; facts && i < std::min(facts->signs.size(), kMostSigns); ++i) {
        paintSwatch(painter,
                    QRectF(left, cell.center().y() - kTableMark / 2.0 + 1, kTableMark, kTableMark),
                    facts->signs[i].marker, facts->signs[i].colour);
        left += kSignStep;
    }
    painter.setPen(m_theme.tokens().muted);
    paintText(painter, cell.adjusted(left - cell.left() + 4, 0, 0, 0), index.data().toString());
}

// One line, with what is searched for on a ground of its own.
void ExperimentDelegate::paintText(QPainter& painter, const QRect& place,
                                   const QString& text) const {
    const Tokens& tokens = m_theme.tokens();
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
    for (const QString& word : m_list.filter().words()) {
        const auto at = shown.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0) {
            continue;
        }
        const int left = place.left() + metrics.horizontalAdvance(shown.left(at));
        const int width = metrics.horizontalAdvance(shown.mid(at, word.size()));
        const int height = metrics.height();
        painter.save();
        painter.setPen(tokens.warning);
        painter.setBrush(mixed(tokens.panel, tokens.warning, 0.14));
        painter.drawRect(QRectF(left - 0.5, place.center().y() - height / 2 + 0.5, width, height));
        painter.restore();
    }
    painter.drawText(place, Qt::AlignVCenter, shown);
}

}  // namespace lab
