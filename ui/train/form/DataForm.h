// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/theme/Theme.h"
#include "ui/train/form/DataPreview.h"
#include "ui/train/form/ExperimentDraft.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace lab {

class ChoiceField;
class CountField;
class ProblemLine;
class SampleStrip;

/// The form's data set: which, what is in it (read in a Job, never in the GUI thread), and how much
/// of it is used. A data set that is not found says so in place, with the remedy. GUI thread.
class DataForm : public QWidget {
    Q_OBJECT

public:
    explicit DataForm(const Theme& theme, QWidget* parent = nullptr);
    ~DataForm() override;

    /// Reads the data set; before that nothing is read.
    void begin();
    /// What the form shows, and whatever else the spec had (padding, flips).
    const DataSpec& data() const { return m_data; }
    void setData(const DataSpec& data);
    /// Nothing is known while it is being read: preview() is then null.
    const DataPreview* preview() const { return m_known ? &m_preview : nullptr; }
    void setProblem(DraftField field, const QString& sentence);
    void setLocked(bool locked);

Q_SIGNALS:
    void changed();
    void previewChanged();

private:
    void build();
    void fillSources();
    void choose(int item);
    void chooseFolder();
    void setSource(const std::string& source);
    void read();
    void take(DataPreview preview);
    void showSource();
    void showRemedies(bool wanted);
    void showLimit();

    const Theme& m_theme;
    DataSpec m_data;
    DataPreview m_preview;
    QStringList m_gone;  ///< folders of other times that are not there now
    int m_sets = 0;      ///< items before the folders
    bool m_begun = false;
    bool m_known = false;
    bool m_locked = false;
    bool m_isNew = false;  ///< the person has just chosen it
    bool m_stale = false;  ///< the source changed while its predecessor was being read
    ChoiceField* m_source;
    SampleStrip* m_samples;
    QLabel* m_caption;
    QLabel* m_note;  ///< what was left out or assumed
    ProblemLine* m_problem;
    QToolButton* m_again;
    QToolButton* m_folder;
    CountField* m_trainLimit;
    Job m_job;
};

}  // namespace lab
