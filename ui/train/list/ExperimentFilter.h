// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/train/list/ExperimentListModel.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace lab {

/// Which experiments show, and in what order.
class ExperimentFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit ExperimentFilter(QObject* parent);

    /// Each word must stand in the name, the note, the data, the networks or the answer.
    void setWords(const QString& text);
    const QStringList& words() const { return m_words; }
    void setAnswer(std::optional<QuestionState> answer);
    void setState(std::optional<ExperimentState> state);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    std::optional<QuestionState> m_answer;
    std::optional<ExperimentState> m_state;
};

}  // namespace lab
