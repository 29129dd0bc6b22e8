// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/Zoom.h"

#include <QSettings>

#include <algorithm>

namespace lab {

namespace {

constexpr auto kZoomKey = "window/zoom";
constexpr auto kScaleVariable = "QT_SCALE_FACTOR";
constexpr int kUsualZoom = 100;

}  // namespace

const std::vector<int>& zooms() {
    static const std::vector<int> all = {kUsualZoom, 110, 125, 150, 175, 200};
    return all;
}

int rememberedZoom() {
    const int zoom = QSettings().value(kZoomKey, kUsualZoom).toInt();
    return std::ranges::find(zooms(), zoom) == zooms().end() ? kUsualZoom : zoom;
}

void rememberZoom(int percent) {
    QSettings().setValue(kZoomKey, percent);
}

void applyZoom() {
    const int zoom = rememberedZoom();
    if (zoom != kUsualZoom && !qEnvironmentVariableIsSet(kScaleVariable)) {
        qputenv(kScaleVariable, QByteArray::number(zoom / 100.0));
    }
}

}  // namespace lab
