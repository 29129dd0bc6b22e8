#pragma once

#include "ui/Theme.h"
#include "ui/models/ConfusionModel.h"

#include <QFrame>
#include <QTableView>

class QComboBox;
class QLabel;
class QPushButton;

namespace lab {

class AccuracyBars;
class ChoiceField;
class ColumnNames;

/// The cells of the confusion matrix: the diagonal solid in the network's colour, mistakes tints by
/// count. Arrow keys move, Enter or a click opens a cell. GUI thread.
class ConfusionTable : public QTableView {
    Q_OBJECT

public:
    ConfusionTable(const Theme& theme, ConfusionModel& cells, QWidget* parent = nullptr);

    void setColour(const QColor& colour) { m_colour = colour; }
    const QColor& colour() const { return m_colour; }
    int side() const;  ///< of a cell
    void fit();

Q_SIGNALS:
    void opened(const QModelIndex& cell);
    void fitted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ConfusionModel& m_cells;
    QColor m_colour;
};

/// How right the networks are, over all pictures whose label is known: accuracy and confusion.
/// GUI thread.
class ResultsPanel : public QWidget {
    Q_OBJECT

public:
    ResultsPanel(const Theme& theme, const PictureModel& pictures, QWidget* parent = nullptr);

    void setModels();
    void count();
    const ConfusionModel& cells() const { return *m_cells; }

Q_SIGNALS:
    void cellWanted(const ConfusionCell& cell, const QString& text);

private:
    QWidget* buildAccuracy();
    QWidget* buildConfusion();
    void choose(const QModelIndex& cell);
    void tellCell();

    const Theme& m_theme;
    const PictureModel& m_pictures;
    QLabel* m_labelled;
    AccuracyBars* m_bars;
    QLabel* m_none;
    QFrame* m_confusion = nullptr;
    ChoiceField* m_model;
    ConfusionModel* m_cells;
    ConfusionTable* m_table;
    ColumnNames* m_columns;
    QLabel* m_sentence;
    class ThumbnailRow* m_thumbnails;
    QPushButton* m_show;
};

}  // namespace lab
