// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/PictureModel.h"

#include <QAbstractTableModel>

namespace lab {

/// What one network takes for what: rows are true classes, columns its answers, cells counts. Of
/// many classes, only those that occur. GUI thread.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, ShareRole };  ///< share: of its row

    explicit ConfusionModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `model`: an id.
    void count(const std::vector<Picture>& pictures, const ChosenModel& model);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return rowCount(parent); }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const QStringList& names() const { return m_names; }
    ConfusionCell cellOf(const QModelIndex& index) const;
    QModelIndex indexOf(const ConfusionCell& cell) const;
    int countAt(const QModelIndex& index) const;
    /// "6 of Shirt taken for T-shirt/top by ResNet-34"
    QString sentence(const QModelIndex& index) const;

private:
    int m_model = 0;
    QString m_modelName;
    std::vector<int> m_classes;
    QStringList m_names;
    std::vector<int> m_counts;  // [row, column]
    std::vector<int> m_totals;
};

/// How many of the labelled pictures a network gets right.
struct Accuracy {
    int right = 0;
    int all = 0;

    double percent() const { return all > 0 ? 100.0 * right / all : 0; }
};
Accuracy accuracyOf(const std::vector<Picture>& pictures, const ChosenModel& model);

/// How right several networks are, side by side. Figures of different pictures say nothing next to
/// each other, so they are taken of those that all networks can be judged by, where there are some.
struct AccuracyComparison {
    std::vector<Accuracy> own;     ///< of each model, over all pictures that it can be judged by
    std::vector<Accuracy> common;  ///< over the pictures that all can be judged by
    int labelled = 0;              ///< pictures that at least one can be judged by

    int pictures() const;  ///< in common
    bool isCommon() const { return pictures() > 0; }
    /// What is shown: in common where that is possible.
    const std::vector<Accuracy>& shown() const { return isCommon() ? common : own; }
};
/// Models that can be judged by no picture at all keep nobody from being compared.
AccuracyComparison compareOn(const std::vector<Picture>& pictures,
                             const std::vector<ChosenModel>& models);

}  // namespace lab
