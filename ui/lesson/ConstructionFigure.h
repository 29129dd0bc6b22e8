// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/IdentityInsertion.h"
#include "ui/base/Job.h"
#include "ui/lesson/LessonFigure.h"

#include <optional>
#include <vector>

class QLabel;
class QLayout;
class QProgressBar;
class QPushButton;
class QTimer;

namespace lab {

/// The blocks of a plain network in a row a stage, inserted identities dashed. GUI thread.
class InsertionStrip : public QWidget {
    Q_OBJECT

public:
    explicit InsertionStrip(const Theme& theme, QWidget* parent = nullptr);

    void show(const NetworkSpec& trained, const std::vector<int>& inserted);
    QSize minimumSizeHint() const override { return {420, 180}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    NetworkSpec m_network;
    std::vector<int> m_inserted;
};

/// Step 3: identity blocks are put into a trained plain-18, and its error is measured each time.
/// GUI thread; training, where no model comes with the program, and testing run in a Job.
class ConstructionFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit ConstructionFigure(const Theme& theme, QWidget* parent = nullptr);
    ~ConstructionFigure() override;

    QString title() const override { return tr("Build a deeper network that is no worse"); }
    QString note() const override { return m_note; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QLayout* buildStages();
    QWidget* buildButtons();
    QWidget* buildTable();
    void prepare();
    void insert(int stage, int count);
    void measure();
    void showResult(const InsertionResult& result);
    void complain(const QString& sentence);

    const Theme& m_theme;
    std::shared_ptr<class InsertionBench> m_bench;
    QString m_note;
    std::vector<int> m_inserted;
    std::optional<InsertionResult> m_own;  ///< without inserted blocks
    bool m_again = false;                  ///< measure once more when the Job is done
    InsertionStrip* m_strip;
    QProgressBar* m_progress;
    QLabel* m_state;
    std::vector<QPushButton*> m_add;
    QPushButton* m_all;
    QPushButton* m_reset;
    QLabel* m_cells[4][2];
    Job* m_job;
    QTimer* m_timer;
};

}  // namespace lab
