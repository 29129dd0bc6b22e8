// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/train/form/ExperimentDraft.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace lab {

class ChoiceField;
class DataForm;
class FormFoot;
class MachineForm;
class NetworkChips;
class ProblemLine;
class RecipeForm;
class TextField;

/// The experiment as a person fills it in: preset, networks, data, recipe, machine; the foot with
/// Start stays in sight. Bad values are marked where they are, and Start says why it cannot. GUI
/// thread.
class ExperimentForm : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentForm(const Theme& theme, QWidget* parent = nullptr);

    /// Fresh: Start. Done: Start again. Locked: only shows, and offers a copy.
    enum class Mode { Fresh, Done, Locked };
    void setMode(Mode mode, const QString& reason = {});
    Mode mode() const { return m_mode; }

    const ExperimentDraft& draft() const { return m_draft; }
    void setDraft(ExperimentDraft draft);
    /// The runs differ in more than the form can show: it says so above the networks.
    void setNote(const QString& note);
    /// Why Start cannot be pressed; empty when it can.
    QString obstacle() const;
    /// One that lies outside the form; empty: none.
    void setObstacle(const QString& sentence);
    void focusFirst();

Q_SIGNALS:
    void startRequested();
    void duplicateRequested();
    void draftChanged();               ///< by the person
    void networkHovered(int network);  ///< index in the draft; -1: none

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void addGroup(QVBoxLayout* column, const QString& title, QWidget* content,
                  QWidget* aside = nullptr);
    void watch();
    void choosePreset(int item);
    void edited();
    void check();
    void showPreset();
    void showCount();
    void showEstimate();

    const Theme& m_theme;
    ExperimentDraft m_draft;
    Mode m_mode = Mode::Fresh;
    QString m_reason;
    bool m_setting = false;
    bool m_begun = false;  ///< reading the data and asking for devices wait for the first frame
    QString m_obstacle;
    QStringList m_problems;
    QScrollArea* m_scroll;
    ChoiceField* m_preset;
    TextField* m_name;
    TextField* m_ownNote;
    QLabel* m_note;
    QLabel* m_count;
    NetworkChips* m_networks;
    ProblemLine* m_networksProblem;
    DataForm* m_data;
    RecipeForm* m_recipe;
    MachineForm* m_machine;
    FormFoot* m_foot;
};

}  // namespace lab
