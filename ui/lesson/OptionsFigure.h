// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonNetworks.h"

#include <map>
#include <optional>

class QLabel;

namespace lab {

class MapColumn;
class SegmentedControl;

/// Step 6: what arrives at the addition with the options A, B and C, as maps of a fresh network,
/// and what they cost and gave. GUI thread; the maps are a Job's.
class OptionsFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit OptionsFigure(const Theme& theme, QWidget* parent = nullptr);

    QString title() const override { return tr("Three ways to fit the shapes"); }
    QString note() const override;
    bool isComputing() const { return m_job->isRunning(); }
    /// What the shortcut brings, as shown; nothing before it was computed.
    const FeatureMaps* shortcutMaps() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTable();
    Shortcut option() const;
    void compute();
    void show();

    SegmentedControl* m_option;
    MapColumn* m_input;
    MapColumn* m_shortcut;
    MapColumn* m_residual;
    QLabel* m_sentence;
    QLabel* m_problem;
    std::map<Shortcut, std::pair<BlockParts<FeatureMaps>, BlockStatistics>> m_computed;
    Job* m_job;
};

}  // namespace lab
