// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/theme/Theme.h"
#include "ui/train/form/ExperimentDraft.h"

#include <QWidget>

namespace lab {

class ChoiceField;
class CountField;
class TextField;

/// Where and how often the form's experiment is trained: device, workers, seeds. Which devices
/// there are is asked of LibTorch in a Job; until it answers there is only "Auto". GUI thread.
class MachineForm : public QWidget {
    Q_OBJECT

public:
    explicit MachineForm(const Theme& theme, QWidget* parent = nullptr);

    /// Asks LibTorch which devices there are.
    void begin();
    void setDraft(const ExperimentDraft& draft);
    /// Text that is no list leaves the seeds as they were.
    void writeTo(ExperimentDraft& draft) const;
    QString textProblem() const { return m_textProblem; }
    bool setProblem(DraftField field, const QString& sentence);
    void setLocked(bool locked);

    /// "cpu" or "cuda:0": what Auto stands for here; empty until it is known.
    const QString& autoDevice() const { return m_autoDevice; }

Q_SIGNALS:
    void changed();

private:
    void showDevices(const QStringList& devices);
    void chooseDevice(const QString& device);

    Execution m_execution;
    std::vector<std::uint64_t> m_seeds = {1};
    QString m_textProblem;
    QString m_autoDevice;
    ChoiceField* m_device;
    CountField* m_workers;
    TextField* m_seedsText;
    Job m_job;
};

}  // namespace lab
