// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lesson/LessonText.h"
#include "ui/parts/Page.h"

#include <map>
#include <set>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace lab {

class LessonFigure;
class LessonHeader;
class Splitter;
class StepPath;
class StepText;

/// The lesson: a path of steps, the text of one at the left, its live figure at the right. Nothing
/// is locked; which steps were read, the step and the size of the letters are remembered. ← and →
/// turn the pages, ↑ and ↓ step through a figure that has steps, 1 to 9 and 0 jump, Ctrl and + or −
/// change the letters. A figure is made when its step is first seen. GUI thread.
class LessonPage : public Page {
    Q_OBJECT

public:
    /// `experiments`: the folder of the reader's own.
    LessonPage(const Theme& theme, std::filesystem::path experiments, QWidget* parent = nullptr);
    ~LessonPage() override;

    int step() const { return m_step; }
    void goTo(int step);
    QString note() const override;

Q_SIGNALS:
    void trainRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildText();
    QWidget* buildFigure();
    QWidget* buildFoot();
    void load();
    void turn(int direction);
    void showStep();
    void showFigure();
    void setZoom(int percent);
    bool pressed(const QKeyEvent& event);
    LessonFigure* figure() const;

    const Theme& m_theme;
    const std::filesystem::path m_experiments;
    std::vector<LessonStep> m_steps;
    int m_step = 0;
    int m_zoom = 100;
    bool m_shown = false;
    std::set<int> m_read;
    LessonHeader* m_header;
    StepPath* m_path;
    Splitter* m_across;
    StepText* m_text;
    QLabel* m_figureTitle;
    QStackedWidget* m_figures;
    QPushButton* m_back;
    QPushButton* m_next;
    std::map<QString, LessonFigure*> m_made;  ///< by name
};

}  // namespace lab
