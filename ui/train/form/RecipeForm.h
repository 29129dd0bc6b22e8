// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/train/form/ExperimentDraft.h"

#include <QWidget>

class QToolButton;

namespace lab {

class ChoiceField;
class CountField;
class RateField;
class TextField;

/// The recipe of the form: epochs, batch, width, learning rate, its drops and the stem; the rest
/// lies in a fold, whose button the owner of the form places. GUI thread.
class RecipeForm : public QWidget {
    Q_OBJECT

public:
    explicit RecipeForm(const Theme& theme, QWidget* parent = nullptr);

    QToolButton* foldButton() const { return m_foldButton; }
    void setDraft(const ExperimentDraft& draft);
    /// Writes what the fields say; text that is no list leaves the milestones as they were.
    void writeTo(ExperimentDraft& draft) const;
    /// The sentence about text that is no list of milestones; else empty.
    QString textProblem() const { return m_textProblem; }
    /// Whether the field is one of this form; an empty sentence says it is well.
    bool setProblem(DraftField field, const QString& sentence);
    void setLocked(bool locked);

Q_SIGNALS:
    void changed();

private:
    void build();
    void buildFold();
    void watch();
    void readMilestones();
    void showSchedule();
    void unfold(bool open);

    const Theme& m_theme;
    Recipe m_recipe;  ///< what no field shows stays as it was
    QString m_textProblem;
    bool m_locked = false;
    bool m_setting = false;  ///< while setDraft() fills the fields
    QToolButton* m_foldButton;
    QWidget* m_fold;
    CountField* m_epochs;
    CountField* m_batch;
    CountField* m_width;
    RateField* m_rate;
    TextField* m_milestones;
    ChoiceField* m_stem;
    ChoiceField* m_schedule;
    CountField* m_warmup;
    RateField* m_decay;
    ChoiceField* m_precision;
};

}  // namespace lab
