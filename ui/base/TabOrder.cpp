// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/TabOrder.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLayout>
#include <QWidget>

#include <algorithm>
#include <tuple>

namespace lab {

namespace {

struct TabOrderPlace {
    QWidget* widget = nullptr;
    bool stops = false;
};

bool isStop(const QWidget& widget) {
    const QWidget* proxy = widget.focusProxy();
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() &&
           (proxy == nullptr || !proxy->isAncestorOf(&widget));
}

void addLaidOut(const QLayout& layout, std::vector<QWidget*>& widgets);

std::vector<QLayoutItem*> itemsOf(const QLayout& layout) {
    std::vector<QLayoutItem*> items;
    for (int i = 0; i < layout.count(); ++i) {
        items.push_back(layout.itemAt(i));
    }
    if (const auto* grid = qobject_cast<const QGridLayout*>(&layout)) {
        std::vector<std::tuple<int, int, QLayoutItem*>> cells;
        for (int i = 0; i < grid->count(); ++i) {
            int row = 0;
            int column = 0;
            int rows = 0;
            int columns = 0;
            grid->getItemPosition(i, &row, &column, &rows, &columns);
            cells.emplace_back(row, column, grid->itemAt(i));
        }
        std::ranges::sort(cells);
        std::ranges::transform(cells, items.begin(),
                               [](const auto& cell) { return std::get<2>(cell); });
    } else if (const auto* box = qobject_cast<const QBoxLayout*>(&layout);
               box != nullptr && (box->direction() == QBoxLayout::RightToLeft ||
                                  box->direction() == QBoxLayout::BottomToTop)) {
        std::ranges::reverse(items);
    }
    return items;
}

void addLaidOut(const QLayout& layout, std::vector<QWidget*>& widgets) {
    for (QLayoutItem* item : itemsOf(layout)) {
        if (item->widget() != nullptr) {
            widgets.push_back(item->widget());
        } else if (item->layout() != nullptr) {
            addLaidOut(*item->layout(), widgets);
        }
    }
}

std::vector<QWidget*> childrenOf(const QWidget& widget) {
    std::vector<QWidget*> children;
    if (widget.layout() != nullptr) {
        addLaidOut(*widget.layout(), children);
    }
    std::vector<QWidget*> others;
    for (QWidget* child : widget.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (!child->isWindow() && std::ranges::find(children, child) == children.end()) {
            others.push_back(child);
        }
    }
    std::ranges::stable_sort(others, {},
                             [](const QWidget* one) { return std::pair(one->y(), one->x()); });
    children.insert(children.end(), others.begin(), others.end());
    return children;
}

void walk(const QWidget& widget, const QWidget* from, std::vector<TabOrderPlace>& places) {
    for (QWidget* child : childrenOf(widget)) {
        if (!child->isVisible()) {
            continue;
        }
        const bool stops = isStop(*child);
        if (stops || child == from) {
            places.push_back({child, stops});
        }
        walk(*child, from, places);
    }
}

}  // namespace

std::vector<QWidget*> tabStops(const QWidget& root) {
    std::vector<TabOrderPlace> places;
    walk(root, nullptr, places);
    std::vector<QWidget*> stops;
    for (const TabOrderPlace& place : places) {
        stops.push_back(place.widget);
    }
    return stops;
}

QWidget* tabStopFrom(const QWidget& root, const QWidget* from, bool next) {
    std::vector<TabOrderPlace> places;
    walk(root, from, places);
    if (!next) {
        std::ranges::reverse(places);
    }
    const auto at = std::ranges::find(places, from, &TabOrderPlace::widget);
    const auto after = at == places.end() ? places.begin() : at + 1;
    std::ranges::rotate(places, after);
    const auto found = std::ranges::find_if(
        places, [from](const TabOrderPlace& place) { return place.stops && place.widget != from; });
    return found == places.end() ? nullptr : found->widget;
}

}  // namespace lab
