// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonNetworks.h"

#include <array>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace lab {

class MapColumn;
class MapView;

/// Step 5: x, F(x), their sum and what the ReLU leaves of it, in one block of a ResNet, as maps; a
/// slider scales F. GUI thread; what is computed is a Job's.
class ShortcutFigure : public LessonFigure {
    Q_OBJECT

public:
    explicit ShortcutFigure(const Theme& theme, QWidget* parent = nullptr);

    QString title() const override { return tr("One block, one picture"); }
    QString note() const override { return m_note; }
    bool isComputing() const { return m_job->isRunning(); }
    /// What is shown; nothing before the first picture went through.
    const std::optional<BlockParts<FeatureMaps>>& parts() const { return m_parts; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Question {
        int picture = 0;
        int block = 0;
        double factor = 1;
        bool operator==(const Question&) const = default;
    };
    struct Answer {
        Question question;
        BlockParts<FeatureMaps> parts;
        BlockStatistics statistics;
    };

    void build();
    QWidget* buildHead();
    QWidget* buildFoot();
    void prepare();
    void showNetwork(const LessonNetwork& network);
    Question asked() const;
    void compute();
    void show(Answer answer);
    void clear();
    void select(int channel);

    const Theme& m_theme;
    LessonNetwork m_network;
    std::optional<BlockParts<FeatureMaps>> m_parts;
    std::optional<Question> m_shown;
    QString m_note;
    int m_channel = 0;
    QComboBox* m_picture;
    QComboBox* m_block;
    QSlider* m_slider;
    QDoubleSpinBox* m_factor;
    QLabel* m_problem;
    QLabel* m_channelTitle;
    std::array<MapColumn*, 4> m_columns{};
    std::array<MapView*, 4> m_views{};
    Job* m_job;
};

}  // namespace lab
