// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QStringList>
#include <QWidget>

#include <set>
#include <vector>

namespace lab {

/// One step on the path: a number or a tick in a circle, the name below, and the line to its
/// neighbours. GUI thread.
class StepButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Place { First, Middle, Last };
    StepButton(const Theme& theme, int number, Place place, QWidget* parent);

    struct State {
        bool read = false;
        bool current = false;
        bool readBefore = false;  ///< the step before it: colours the line between them
        bool readAfter = false;
        bool named = true;
    };
    void setState(const State& state, const QString& name);
    QSize sizeHint() const override { return {100, 62}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLines(QPainter& painter) const;
    void paintCircle(QPainter& painter) const;
    QRectF circle() const;

    const Theme& m_theme;
    int m_number;
    Place m_place;
    State m_state;
};

/// The path of the lesson: every step in sight, none of them locked. Where there is little room,
/// only the current step and its neighbours keep their names. GUI thread.
class StepPath : public QWidget {
    Q_OBJECT

public:
    explicit StepPath(const Theme& theme, QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    void show(int current, const std::set<int>& read);
    QWidget* button(int step) const { return m_buttons.at(static_cast<std::size_t>(step)); }

Q_SIGNALS:
    void chosen(int step);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    const Theme& m_theme;
    QStringList m_names;
    std::vector<StepButton*> m_buttons;
    int m_current = 0;
    std::set<int> m_read;
};

}  // namespace lab
