// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

#include <vector>

class QPushButton;

namespace lab {

class NetworkChips;
class ProblemLine;
struct NetworkSpec;
struct RunSpec;

/// Asks which networks an experiment gets: each in the settings, with the data, recipe and seeds of
/// its runs. Says chosen() and closes. Deletes itself. GUI thread.
class AddNetworksDialog : public QDialog {
    Q_OBJECT

public:
    /// `there`: the experiment's runs, not empty.
    AddNetworksDialog(const Theme& theme, const std::vector<RunSpec>& there, QWidget* parent);

Q_SIGNALS:
    void chosen(const std::vector<lab::NetworkSpec>& networks);

protected:
    bool event(QEvent* event) override;

private:
    std::vector<NetworkSpec> networks() const;
    void showState();

    std::vector<NetworkSpec> m_there;
    NetworkChips* m_chips;
    ProblemLine* m_problem;
    QPushButton* m_train;
};

}  // namespace lab
