// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/Inspecting.h"
#include "ui/theme/Theme.h"

#include <QWidget>

#include <optional>

namespace lab {

/// Each network's likeliest class with its probability, and whether it is right; or that it has no
/// classifier. GUI thread.
class AnswerLines : public QWidget {
    Q_OBJECT

public:
    explicit AnswerLines(const Theme& theme, QWidget* parent = nullptr);

    void showPass(const InspectPass& pass);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        NetworkSpec network;
        QString answer;
        double probability = 0;
        bool answers = true;        ///< else `answer` says why not
        std::optional<bool> right;  ///< nothing where the label is not known
    };
    void paintLine(QPainter& painter, const Line& line, double y) const;

    const Theme& m_theme;
    std::vector<Line> m_lines;
};

}  // namespace lab
