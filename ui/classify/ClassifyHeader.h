// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/ClassifyModels.h"
#include "ui/experiments/Workspace.h"
#include "ui/theme/Icons.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace lab {

/// The head of the Classify page: a chip for each chosen network, the menu that adds others, copy
/// and export. GUI thread.
class ClassifyHeader : public QWidget {
    Q_OBJECT

public:
    ClassifyHeader(const Theme& theme, const ClassifyModels& models, const Workspace& workspace,
                   QWidget* parent = nullptr);

    void showModels();
    void setResults(bool there);
    /// Opens the menu of the button that adds networks.
    void openAdd();

Q_SIGNALS:
    void addRequested(const std::filesystem::path& path);
    void shippedRequested();
    void removeRequested(int id);
    void reloadRequested(int id);
    void chooseRunRequested();
    void chooseFileRequested();
    void importRequested();
    void copyRequested();
    void exportRequested(const QString& suffix);

private:
    void buildAdd();
    void buildExport();
    void fillAdd(QMenu& menu);
    void openChipMenu(QWidget* chip, int id);

    const Theme& m_theme;
    const ClassifyModels& m_models;
    const Workspace& m_workspace;
    QHBoxLayout* m_chips;
    QToolButton* m_add;
    QPushButton* m_copy;
    QToolButton* m_export;
};

}  // namespace lab
