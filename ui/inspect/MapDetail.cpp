// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/MapDetail.h"

#include "ui/base/Format.h"
#include "ui/parts/FigureLabel.h"
#include "ui/parts/RoleLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <numeric>

namespace lab {

namespace {

constexpr int kFiguresWidth = 74;

}  // namespace

MapDetail::MapDetail(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent),
      m_title(roleLabel(this, objectName + "Title", "group")),
      m_view(new MapView(theme, objectName + "View", this)),
      m_figures(new QWidget(this)),
      m_place(roleLabel(m_figures, objectName + "Place", "caption")),
      m_value(new FigureLabel(objectName + "Value", m_figures)),
      m_most(new FigureLabel(objectName + "Most", m_figures)),
      m_mean(new FigureLabel(objectName + "Mean", m_figures)) {
    setObjectName(objectName);
    m_value->setProperty("role", "group");
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_figures->setFixedWidth(kFiguresWidth);
    auto* most = roleLabel(m_figures, objectName + "MostCaption", "caption");
    auto* mean = roleLabel(m_figures, objectName + "MeanCaption", "caption");
    most->setText(tr("largest"));
    most->setToolTip(tr("The largest value of this map"));
    mean->setText(tr("mean"));
    mean->setToolTip(tr("The mean of this map"));
    m_place->setWordWrap(true);
    auto* figures = new QVBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(1);
    figures->addWidget(m_place);
    figures->addWidget(m_value);
    figures->addSpacing(8);
    figures->addWidget(most);
    figures->addWidget(m_most);
    figures->addSpacing(8);
    figures->addWidget(mean);
    figures->addWidget(m_mean);
    figures->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_view, 1);
    row->addWidget(m_figures);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addLayout(row, 1);
    connect(m_view, &MapView::markChanged, this, [this] {
        tell();
        Q_EMIT markChanged();
    });
    tell();
}

void MapDetail::setMap(const QString& title, std::shared_ptr<const FeatureMaps> maps, int channel,
                       MapColours colours, double limit) {
    m_title->setText(title);
    m_view->setMap(std::move(maps), channel, colours, limit);
    m_view->setAccessibleName(title);
    tell();
}

void MapDetail::mark(std::optional<QPoint> at) {
    m_view->mark(at);
    tell();
}

void MapDetail::tell() {
    const auto& maps = m_view->maps();
    const int channel = m_view->channel();
    const bool any = maps && channel >= 0 && channel < maps->shape.channels;
    m_figures->setVisible(any);
    if (!any) {
        return;
    }
    const std::span<const float> map = maps->map(channel);
    m_most->setFigure(*std::ranges::max_element(map), tr("The largest value of this map"));
    m_mean->setFigure(
        std::accumulate(map.begin(), map.end(), 0.0) / static_cast<double>(map.size()),
        tr("The mean of this map"));
    const std::optional<QPoint>& at = m_view->marked();
    m_place->setText(at ? tr("row %1, col %2").arg(at->y() + 1).arg(at->x() + 1)
                        : tr("point at a value"));
    const double value = at ? *m_view->value() : std::numeric_limits<double>::quiet_NaN();
    m_value->setFigure(value, {});
    m_view->setAccessibleDescription(at ? m_place->text() + ": " + exactText(value) : QString());
}

}  // namespace lab
