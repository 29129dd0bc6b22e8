// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/BlocksFigure.h"
#include "ui/lesson/CodeFigure.h"
#include "ui/lesson/ConstructionFigure.h"
#include "ui/lesson/CopyFigure.h"
#include "ui/lesson/CurvesFigure.h"
#include "ui/lesson/DepthFigure.h"
#include "ui/lesson/NetworksFigure.h"
#include "ui/lesson/OptionsFigure.h"
#include "ui/lesson/RunFigure.h"
#include "ui/lesson/ShortcutFigure.h"

#include <algorithm>
#include <stdexcept>

namespace lab {

namespace {

using Maker = LessonFigure* (*)(const Theme&, QWidget*);

template <class Figure>
LessonFigure* make(const Theme& theme, QWidget* parent) {
    return new Figure(theme, parent);
}

constexpr std::pair<const char*, Maker> kFigures[] = {
    {"depth", make<DepthFigure>},
    {"curves", make<CurvesFigure>},
    {"construction", make<ConstructionFigure>},
    {"copy", make<CopyFigure>},
    {"shortcut", make<ShortcutFigure>},
    {"options", make<OptionsFigure>},
    {"blocks", make<BlocksFigure>},
    {"networks", make<NetworksFigure>},
    {"code", make<CodeFigure>},
    {"run", make<RunFigure>},
};

const std::pair<const char*, Maker>* find(const QString& name) {
    const auto* found = std::ranges::find_if(
        kFigures, [&](const auto& figure) { return name == QLatin1String(figure.first); });
    return found == std::end(kFigures) ? nullptr : found;
}

}  // namespace

LessonFigure* makeFigure(const QString& name, const Theme& theme, QWidget* parent) {
    const auto* found = find(name);
    if (found == nullptr) {
        throw std::invalid_argument("the lesson has no figure " + name.toStdString());
    }
    return found->second(theme, parent);
}

bool isFigure(const QString& name) {
    return find(name) != nullptr;
}

}  // namespace lab
