// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/experiments/Workspace.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lab {

class ExperimentList;
struct CommonQuestion;
class TrainCommands;
class VerdictStrip;

/// All experiments on the disk: searched, sorted and filtered; from the second that is selected on,
/// with the answer to the question that they have in common. GUI thread.
class ExperimentsSheet : public QWidget {
    Q_OBJECT

public:
    ExperimentsSheet(const Theme& theme, Workspace& workspace, TrainCommands& commands,
                     QWidget* parent);

Q_SIGNALS:
    void left();
    void newRequested();
    void openRequested(const std::filesystem::path& folder);
    void compareRequested(const std::vector<std::filesystem::path>& folders);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildHeader();
    QWidget* buildList();
    void buildComparison();
    QComboBox* filterBox(const QString& name, const QString& accessibleName);
    QToolButton* columnButton();
    void watch(TrainCommands& commands);
    void showCount();
    void compareSelected();
    void showComparison(const CommonQuestion& question);

    const Theme& m_theme;
    Workspace& m_workspace;
    QLineEdit* m_search;
    QLabel* m_count;
    QComboBox* m_answers;
    QComboBox* m_states;
    ExperimentList* m_list;
    QLabel* m_empty;
    QWidget* m_foot;
    QPushButton* m_all;
    QWidget* m_comparison;
    VerdictStrip* m_strip = nullptr;  ///< made for the first comparison
    QPushButton* m_compare = nullptr;
    std::vector<std::filesystem::path> m_asked;  ///< whose answer is wanted
    Job m_reading;
};

}  // namespace lab
