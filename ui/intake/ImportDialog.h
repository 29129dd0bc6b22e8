// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/WeightImport.h"
#include "ui/theme/Theme.h"

#include <QDialog>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace lab {

class ImportFields;
class Job;
class ProblemLine;
class TextField;

/// A sentence and, behind it, what the import noted.
QString withNotes(const QString& sentence, const ImportResult& result);

/// Takes over weights of torchvision, timm and others. What the file holds, and what is assumed of
/// it, is shown before anything is imported; a fold changes that. What does not fit is said in the
/// dialog, which then stays. GUI thread.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const Theme& theme, const QString& file, QWidget* parent = nullptr);

    void reject() override;  ///< not while it imports

Q_SIGNALS:
    /// `result`: without the notes that the dialog has shown.
    void imported(const ImportResult& result);

private:
    enum class Work { None, Examine, Import };

    void build();
    QFormLayout* buildForm();
    void buildFold();
    void watch();
    QWidget* fileRow(TextField* field, const QString& buttonName, const QString& title,
                     const QStringList& filters);
    void unfold(bool open);
    void fit();
    /// Looks into the file again, when nobody has typed for a moment.
    void examineSoon();
    void start(Work work);
    void next();
    void showFound(const ImportResult& found);
    void showProblem(const QString& sentence);
    void finish(ImportResult result);
    void showState();

    const Theme& m_theme;
    TextField* m_file;
    TextField* m_labels;
    QLabel* m_found;
    QLabel* m_notes;
    QToolButton* m_foldButton;
    ImportFields* m_fields;
    ProblemLine* m_problem;
    QLabel* m_busy;
    QPushButton* m_import;
    QPushButton* m_cancel;
    QTimer* m_soon;
    Job* m_job;
    Work m_running = Work::None;
    Work m_next = Work::None;
    bool m_leaving = false;  ///< goes when the work has ended
    int m_outcome = Rejected;
    std::vector<ImportNote> m_shown;
};

}  // namespace lab
