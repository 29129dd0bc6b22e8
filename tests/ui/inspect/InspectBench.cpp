// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspect/InspectBench.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMenu>
#include <QWindow>

namespace lab::test {

InspectBench::InspectBench(QSize size, ColourScheme scheme) : TrainBench(size, scheme) {
    click("railInspect");
    await();
}

MapColumn& InspectBench::column(int lane, int number) {
    return find<MapColumn>(QString("lane%1Column%2").arg(lane).arg(number));
}

void InspectBench::press(Qt::Key key) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &program.window, key);
    await();
}

void InspectBench::clickMap(int lane, int number, int channel) {
    const QRect cell = grid(lane, number).cellOf(channel);
    if (cell.isEmpty()) {
        throw std::runtime_error("the map is not in sight");
    }
    QTest::mouseClick(&grid(lane, number), Qt::LeftButton, Qt::NoModifier, cell.center());
    await();
}

void InspectBench::chooseNetwork(int lane, const QString& action, const QString& submenuOf) {
    auto& menu = find<QMenu>(QString("lane%1Menu").arg(lane));
    Q_EMIT menu.aboutToShow();
    if (!submenuOf.isEmpty()) {
        auto* submenu = menu.findChild<QMenu*>(submenuOf);
        if (submenu == nullptr) {
            throw std::runtime_error("there is no menu " + submenuOf.toStdString());
        }
        Q_EMIT submenu->aboutToShow();
    }
    auto* entry = menu.findChild<QAction*>(action);
    if (entry == nullptr) {
        throw std::runtime_error("there is no entry " + action.toStdString());
    }
    entry->trigger();
    await();
}

void InspectBench::drop(const QString& widget, const QMimeData& data) {
    auto& target = find<QWidget>(widget);
    const QPoint at = target.mapTo(&program.window, target.rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(program.window.windowHandle(), &enter);
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(program.window.windowHandle(), &event);
    await();
}

void InspectBench::await() {
    QTest::qWait(1);
    if (!QTest::qWaitFor([this] { return inspect().pass() && !inspect().isBusy(); }, kPatience)) {
        throw std::runtime_error("the networks are not read");
    }
    QTest::qWait(1);
}

}  // namespace lab::test
