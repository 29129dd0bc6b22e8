// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Panels.h"

#include "ui/base/TabOrder.h"

#include <QApplication>
#include <QFrame>
#include <QVBoxLayout>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace lab {

namespace {

QWidget* firstStop(const QWidget& panel) {
    const std::vector<QWidget*> stops = tabStops(panel);
    return stops.empty() ? nullptr : stops.front();
}

// Outermost panels that are seen and can be entered, in reading order: by column, then downwards.
std::vector<QWidget*> panelsOf(QWidget& page) {
    std::vector<QWidget*> panels;
    for (QFrame* frame : page.findChildren<QFrame*>()) {
        const bool panel = frame->property("panel").toString() == "true";
        if (panel && frame->isVisible() && firstStop(*frame) != nullptr) {
            panels.push_back(frame);
        }
    }
    const auto place = [&page](QWidget* panel) {
        const QPoint at = panel->mapTo(&page, QPoint(0, 0));
        return std::pair(at.x(), at.y());
    };
    std::ranges::sort(panels, {}, place);
    return panels;
}

}  // namespace

QFrame* makePanel(QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setProperty("panel", "true");
    return frame;
}

QFrame* panelOf(QWidget* content) {
    QFrame* frame = makePanel();
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(content);
    return frame;
}

void focusNextPanel(QWidget& page, int direction) {
    const std::vector<QWidget*> panels = panelsOf(page);
    if (panels.empty()) {
        return;
    }
    const QWidget* focused = QApplication::focusWidget();
    const auto current = std::ranges::find_if(panels, [focused](const QWidget* panel) {
        return panel == focused || (focused != nullptr && panel->isAncestorOf(focused));
    });
    const auto count = static_cast<std::ptrdiff_t>(panels.size());
    std::ptrdiff_t next = direction > 0 ? 0 : count - 1;
    if (current != panels.end()) {
        next = (current - panels.begin() + direction + count) % count;
    }
    firstStop(*panels[static_cast<std::size_t>(next)])->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace lab
