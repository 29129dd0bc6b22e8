// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QString>
#include <QWidget>

#include <filesystem>

namespace lab {

/// What stands next to the text of a step and is computed in front of the reader. It works only
/// while it is seen. GUI thread; long work goes into a Job.
class LessonFigure : public QWidget {
    Q_OBJECT

public:
    explicit LessonFigure(const QString& objectName, QWidget* parent = nullptr) : QWidget(parent) {
        setObjectName(objectName);
    }

    virtual QString title() const = 0;
    /// A sentence for the status strip: where the numbers are from. May be empty.
    virtual QString note() const { return {}; }
    /// Where the reader's own experiments lie. Before the figure is shown.
    virtual void setExperiments(const std::filesystem::path& /*folder*/) {}
    /// ↑ (-1) or ↓ (1) where no control takes it; whether the figure has steps.
    virtual bool stepBy(int /*direction*/) { return false; }

Q_SIGNALS:
    void noteChanged();
    /// The reader wants to train the lesson's experiment.
    void trainRequested();
};

/// The figure that a step's text names. Throws std::invalid_argument for another name.
LessonFigure* makeFigure(const QString& name, const Theme& theme, QWidget* parent);
/// Whether makeFigure() knows it.
bool isFigure(const QString& name);

}  // namespace lab
