// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/train/TrainBench.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonPage.h"

namespace lab::test {

/// The whole window on its Lesson page, driven by object names.
class LessonBench : public TrainBench {
public:
    explicit LessonBench(QSize size = {1280, 800}, ColourScheme scheme = ColourScheme::Light)
        : TrainBench(size, scheme) {
        click("railLesson");
        QTest::qWait(30);
    }

    LessonPage& lesson() { return find<LessonPage>("lessonPage"); }
    /// steps from 1, as a person counts.
    void goTo(int step) { click(QString("step%1").arg(step)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &program.window, key, modifiers);
    }
    template <class Figure>
    Figure& figure() {
        for (Figure* each : program.window.findChildren<Figure*>()) {
            if (each->isVisible()) {
                return *each;
            }
        }
        throw std::runtime_error("the figure is not there");
    }
};

}  // namespace lab::test
