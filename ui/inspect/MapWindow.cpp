// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/MapWindow.h"

#include <QVBoxLayout>

namespace lab {

namespace {

constexpr QSize kUsualSize(460, 400);

}  // namespace

MapWindow::MapWindow(const Theme& theme, QWidget* parent)
    : QDialog(parent), m_detail(new MapDetail(theme, "mapDialogDetail", this)) {
    setObjectName("mapDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kUsualSize);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->addWidget(m_detail);
}

}  // namespace lab
