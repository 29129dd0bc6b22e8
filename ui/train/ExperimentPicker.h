// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/theme/Theme.h"

#include <QComboBox>

namespace lab {

/// The experiments on the disk, newest first: name, when, how many runs. Shows which one is open,
/// or that a new one is being drawn up. GUI thread.
class ExperimentPicker : public QComboBox {
    Q_OBJECT

public:
    ExperimentPicker(const Theme& theme, QWidget* parent = nullptr);

    void setExperiments(const std::vector<PastExperiment>& experiments);
    /// Empty: none of them.
    void setOpen(const std::filesystem::path& folder);
    QSize sizeHint() const override;
    void showPopup() override;

    enum Role { FolderRole = Qt::UserRole, DetailRole };

Q_SIGNALS:
    void chosen(const std::filesystem::path& folder);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showOpen();
    QString shownName() const;
    QString shownDetail() const;

    const Theme& m_theme;
    std::filesystem::path m_open;
};

}  // namespace lab
