// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/MachineForm.h"

#include "core/base/Error.h"
#include "ui/parts/FieldRow.h"
#include "ui/parts/Fields.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kMostWorkers = 256;

// What Auto stands for, and whatever else is there. Touches LibTorch: a worker's job.
QStringList devicesHere() {
    QStringList devices{QString::fromStdString(settled({"auto"}, 1).device)};
    for (const char* name : {"cpu", "cuda"}) {
        try {
            devices << QString::fromStdString(settled({name}, 1).device);
        } catch (const std::exception&) {  // not in this machine, or not in this LibTorch
        }
    }
    return devices;
}

QString titleOf(const QString& device) {
    return device.startsWith("cuda") ? device.toUpper().replace(":0", "") : device.toUpper();
}

}  // namespace

MachineForm::MachineForm(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_device(new ChoiceField("device", this)),
      m_workers(new CountField("workers", this)),
      m_seedsText(new TextField("seeds", this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_device->addItem(tr("Auto"), "auto");
    m_workers->setRange(0, kMostWorkers);
    m_workers->setZeroText(tr("Auto"));
    column->addWidget(new FieldRow(
        theme,
        {{tr("Device"), m_device, tr("A GPU makes it faster, never different"), 5},
         {tr("Workers"), m_workers, tr("Runs trained at the same time; Auto: one for each core"),
          3},
         {tr("Seeds"), m_seedsText, tr("Every network is trained once for each seed: 1, 2, 3"), 3}},
        this));
    connect(m_device, &QComboBox::currentIndexChanged, this, &MachineForm::changed);
    connect(m_workers, &QSpinBox::valueChanged, this, &MachineForm::changed);
    connect(m_seedsText, &QLineEdit::textEdited, this, [this](const QString& text) {
        try {
            m_seeds = seedsFrom(text);
            m_textProblem.clear();
        } catch (const Error& error) {
            m_textProblem = QString::fromUtf8(error.what());
        }
        Q_EMIT changed();
    });
}

void MachineForm::begin() {
    m_job.start(devicesHere, [this](const QStringList& devices) { showDevices(devices); });
}

void MachineForm::showDevices(const QStringList& devices) {
    const QString wanted = m_device->currentData().toString();
    {
        const QSignalBlocker blocker(m_device);
        m_autoDevice = devices.value(0);
        m_device->setItemText(0, tr("%1 (auto)").arg(titleOf(m_autoDevice)));
        for (const QString& device : devices.mid(1)) {
            if (m_device->findData(device) < 0) {
                m_device->addItem(titleOf(device), device);
            }
        }
        chooseDevice(wanted);
    }
    Q_EMIT changed();  // the estimate depends on it
}

// A device that an experiment names and this machine lacks stays in the list: Start then says so.
void MachineForm::chooseDevice(const QString& device) {
    if (m_device->findData(device) < 0) {
        m_device->addItem(titleOf(device), device);
    }
    m_device->setCurrentIndex(m_device->findData(device));
}

void MachineForm::setDraft(const ExperimentDraft& draft) {
    const QSignalBlocker device(m_device);
    const QSignalBlocker workers(m_workers);
    m_execution = draft.execution;
    m_seeds = draft.seeds;
    m_textProblem.clear();
    chooseDevice(QString::fromStdString(draft.execution.device));
    m_workers->setValue(draft.execution.workers);
    m_seedsText->setText(seedsText(draft.seeds));
}

void MachineForm::writeTo(ExperimentDraft& draft) const {
    draft.execution = m_execution;
    draft.execution.device = m_device->currentData().toString().toStdString();
    draft.execution.workers = m_workers->value();
    draft.seeds = m_seeds;
}

bool MachineForm::setProblem(DraftField field, const QString& sentence) {
    if (field != DraftField::Seeds) {
        return false;
    }
    FieldRow::setProblem(m_seedsText, sentence);
    return true;
}

void MachineForm::setLocked(bool locked) {
    m_device->setLocked(locked);
    m_workers->setLocked(locked);
    m_seedsText->setLocked(locked);
}

}  // namespace lab
