// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/list/ExperimentFilter.h"

#include <QDateTime>

#include <algorithm>

namespace lab {

ExperimentFilter::ExperimentFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(ExperimentListModel::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void ExperimentFilter::setWords(const QString& text) {
    m_words = text.simplified().split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void ExperimentFilter::setAnswer(std::optional<QuestionState> answer) {
    m_answer = answer;
    invalidateFilter();
}

void ExperimentFilter::setState(std::optional<ExperimentState> state) {
    m_state = state;
    invalidateFilter();
}

bool ExperimentFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto is = [&index](int role, auto wanted) {
        return !wanted || index.data(role).toInt() == static_cast<int>(*wanted);
    };
    const QString searched = index.data(ExperimentListModel::SearchRole).toString();
    return is(ExperimentListModel::AnswerRole, m_answer) &&
           is(ExperimentListModel::StateRole, m_state) &&
           std::ranges::all_of(m_words, [&searched](const QString& word) {
               return searched.contains(word, Qt::CaseInsensitive);
           });
}

// Of equal ones the newer comes first, whichever way they are sorted.
bool ExperimentFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (QSortFilterProxyModel::lessThan(left, right)) {
        return true;
    }
    if (QSortFilterProxyModel::lessThan(right, left)) {
        return false;
    }
    const auto created = [](const QModelIndex& index) {
        return index.siblingAtColumn(ExperimentListModel::Date)
            .data(ExperimentListModel::SortRole)
            .toDateTime();
    };
    return sortOrder() == Qt::AscendingOrder ? created(left) > created(right)
                                             : created(left) < created(right);
}

}  // namespace lab
