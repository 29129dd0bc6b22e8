// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ConfusionModel.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QPushButton;

namespace lab {

class AccuracyBars;
class ChoiceField;
class ColumnNames;
class ConfusionTable;

/// How right the networks are, over all pictures whose label is known: accuracy and confusion.
/// GUI thread.
class ResultsPanel : public QWidget {
    Q_OBJECT

public:
    ResultsPanel(const Theme& theme, const PictureModel& pictures, QWidget* parent = nullptr);

    void setModels();
    /// Accuracy next to the matrix instead of above it, where there is more width than height.
    void setWide(bool wide);
    void count();
    const ConfusionModel& cells() const { return *m_cells; }

Q_SIGNALS:
    void cellRequested(const ConfusionCell& cell, const QString& text);

private:
    QWidget* buildAccuracy();
    QWidget* buildConfusion();
    QWidget* buildCell();
    int deepestResidual() const;
    void choose(const QModelIndex& cell);
    void showBasis(const AccuracyComparison& comparison);
    void showCell();

    const Theme& m_theme;
    const PictureModel& m_pictures;
    QBoxLayout* m_parts = nullptr;
    QFrame* m_accuracy = nullptr;
    QLabel* m_labelled;
    AccuracyBars* m_bars;
    QLabel* m_none;
    QLabel* m_basis;  ///< of which pictures the figures are, where that is not plain
    QFrame* m_confusion = nullptr;
    QLabel* m_hint = nullptr;
    ChoiceField* m_model;
    ConfusionModel* m_cells;
    ConfusionTable* m_table;
    ColumnNames* m_columns;
    QLabel* m_sentence;
    class ThumbnailRow* m_thumbnails;
    QPushButton* m_show;
    QWidget* m_cell = nullptr;  ///< the selected cell in words and pictures
    bool m_picked = false;      ///< the person has chosen the matrix's network
};

}  // namespace lab
