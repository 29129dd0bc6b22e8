// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/ConfusionModel.h"

#include "ui/base/ClassNames.h"

#include <algorithm>

namespace lab {

namespace {

constexpr int kShowAll = 12;  // classes; of more, those that occur

}  // namespace

void ConfusionModel::count(const std::vector<Picture>& pictures, const ChosenModel& model) {
    std::vector<std::pair<int, int>> pairs;
    for (const Picture& picture : pictures) {
        const std::optional<int> label = labelOf(picture, model);
        const std::optional<int> answer = answerOf(picture, model);
        if (label && answer) {
            pairs.emplace_back(*label, *answer);
        }
    }
    std::set<int> classes;
    for (const auto& [label, answer] : pairs) {
        classes.insert({label, answer});
    }
    for (int i = 0;
         !pairs.empty() && model.network.classes <= kShowAll && i < model.network.classes; ++i) {
        classes.insert(i);
    }
    const std::vector<int> shown(classes.begin(), classes.end());
    const std::size_t side = shown.size();
    std::vector<int> counts(side * side, 0);
    std::vector<int> totals(side, 0);
    const auto placeOf = [&shown](int index) {
        return static_cast<std::size_t>(std::ranges::lower_bound(shown, index) - shown.begin());
    };
    for (const auto& [label, answer] : pairs) {
        ++counts[placeOf(label) * side + placeOf(answer)];
        ++totals[placeOf(label)];
    }
    const bool same = shown == m_classes && model.id == m_model;
    if (!same) {
        beginResetModel();
        m_names.clear();
        for (const int index : shown) {
            m_names << shortName(model.classifier->nameOf(index));
        }
    }
    m_model = model.id;
    m_modelName = model.name;
    m_classes = shown;
    m_counts = std::move(counts);
    m_totals = std::move(totals);
    if (!same) {
        endResetModel();
    } else if (side > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, rowCount() - 1));
    }
}

void ConfusionModel::clear() {
    beginResetModel();
    m_model = 0;
    m_classes.clear();
    m_names.clear();
    m_counts.clear();
    m_totals.clear();
    endResetModel();
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ConfusionModel::countAt(const QModelIndex& index) const {
    return m_counts[static_cast<std::size_t>(index.row()) * m_classes.size() +
                    static_cast<std::size_t>(index.column())];
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    const int count = countAt(index);
    switch (role) {
        case Qt::DisplayRole:
            return count > 0 ? QString::number(count) : QString();
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return sentence(index);
        case Qt::TextAlignmentRole:
            return Qt::AlignCenter;
        case CountRole:
            return count;
        case ShareRole: {
            const int total = m_totals[static_cast<std::size_t>(index.row())];
            return total > 0 ? static_cast<double>(count) / total : 0.0;
        }
        default:
            return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation /*orientation*/, int role) const {
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return m_names.value(section);
    }
    return {};
}

ConfusionCell ConfusionModel::cellOf(const QModelIndex& index) const {
    return {m_model, m_classes[static_cast<std::size_t>(index.row())],
            m_classes[static_cast<std::size_t>(index.column())]};
}

QModelIndex ConfusionModel::indexOf(const ConfusionCell& cell) const {
    const auto row = std::ranges::find(m_classes, cell.label);
    const auto column = std::ranges::find(m_classes, cell.answer);
    return cell.model != m_model || row == m_classes.end() || column == m_classes.end()
               ? QModelIndex()
               : index(static_cast<int>(row - m_classes.begin()),
                       static_cast<int>(column - m_classes.begin()));
}

QString ConfusionModel::sentence(const QModelIndex& index) const {
    const QString row = m_names[index.row()];
    return index.row() == index.column()
               ? tr("%1 × %2 rightly recognised by %3").arg(countAt(index)).arg(row, m_modelName)
               : tr("%1 × %2 taken for %3 by %4")
                     .arg(countAt(index))
                     .arg(row, m_names[index.column()], m_modelName);
}

Accuracy accuracyOf(const std::vector<Picture>& pictures, const ChosenModel& model) {
    Accuracy accuracy;
    for (const Picture& picture : pictures) {
        if (const std::optional<bool> right = isRight(picture, model)) {
            ++accuracy.all;
            accuracy.right += *right ? 1 : 0;
        }
    }
    return accuracy;
}

int AccuracyComparison::pictures() const {
    int most = 0;
    for (const Accuracy& one : common) {
        most = std::max(most, one.all);
    }
    return most;
}

AccuracyComparison compareOn(const std::vector<Picture>& pictures,
                             const std::vector<ChosenModel>& models) {
    AccuracyComparison comparison;
    for (const ChosenModel& model : models) {
        comparison.own.push_back(accuracyOf(pictures, model));
    }
    comparison.common.resize(models.size());
    int common = 0;
    for (const Picture& picture : pictures) {
        std::vector<std::optional<bool>> right;
        bool all = true;
        for (std::size_t i = 0; i < models.size(); ++i) {
            right.push_back(isRight(picture, models[i]));
            all = all && (right.back() || comparison.own[i].all == 0);
        }
        const bool any =
            std::ranges::any_of(right, [](const auto& one) { return one.has_value(); });
        comparison.labelled += any ? 1 : 0;
        common += any && all ? 1 : 0;
        for (std::size_t i = 0; i < models.size() && all; ++i) {
            comparison.common[i].right += right[i] == true ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < models.size(); ++i) {
        comparison.common[i].all = comparison.own[i].all > 0 ? common : 0;
    }
    return comparison;
}

}  // namespace lab
