// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/GradientNorms.h"
#include "ui/base/Job.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonResult.h"

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace lab {

class LinePlot;
class SegmentedControl;

/// Step 10: gradients along the depth of fresh networks, computed as they are asked for, and the
/// way to the Train page. GUI thread; the gradients are a Job's.
class RunFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit RunFigure(const Theme& theme, QWidget* parent = nullptr);

    QString title() const override { return tr("Do the gradients vanish? Check it"); }
    QString note() const override;
    void setExperiments(const std::filesystem::path& folder) override { m_experiments = folder; }
    bool isComputing() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Pair = std::array<std::vector<LayerGradient>, 2>;  ///< plain, residual

    std::array<GradientQuestion, 2> questions() const;
    void compute();
    void show(const Pair& pair);
    void showEstimate(const std::string& device);
    void showResult(const std::optional<LessonResult>& result);

    const Theme& m_theme;
    SegmentedControl* m_depth;
    SegmentedControl* m_norm;
    SegmentedControl* m_weights;
    LinePlot* m_plot;
    QLabel* m_sentence;
    QPushButton* m_train;
    QLabel* m_about;
    QLabel* m_result;
    std::filesystem::path m_experiments;
    bool m_again = false;
    bool m_computed = false;
    Job* m_job;
    Job* m_deviceJob;
    Job* m_resultJob;
};

}  // namespace lab
