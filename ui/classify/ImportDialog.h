#pragma once

#include "core/infer/WeightImport.h"
#include "ui/Theme.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace lab {

class ChoiceField;
class Job;
class ProblemLine;
class TextField;

/// Takes over weights of torchvision or timm. The network is recognised from the file when none is
/// named; what does not fit is said in the dialog, which then stays. GUI thread.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(const Theme& theme, const QString& file, QWidget* parent = nullptr);

    void reject() override;  ///< not while it reads

Q_SIGNALS:
    void imported(const ImportResult& result);

private:
    QWidget* fileRow(TextField* field, const QString& buttonName, const QString& title,
                     const QStringList& filters);
    void begin();
    void setBusy(bool busy);

    const Theme& m_theme;
    TextField* m_file;
    TextField* m_labels;
    ChoiceField* m_network;
    ChoiceField* m_stem;
    ProblemLine* m_problem;
    QLabel* m_busy;
    QPushButton* m_import;
    QPushButton* m_cancel;
    Job* m_job;
};

}  // namespace lab
