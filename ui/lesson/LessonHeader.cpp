// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/LessonHeader.h"

#include "ui/parts/IconButton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lab {

namespace {

constexpr int kLessonHeaderHeight = 56;
constexpr int kLessonHeaderButton = 32;

}  // namespace

LessonHeader::LessonHeader(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_read(new QLabel(this)),
      m_zoom(new QLabel(this)),
      m_smaller(iconButton(this, theme, "textSmaller", Icon::Remove, tr("Smaller text (Ctrl+−)"))),
      m_larger(iconButton(this, theme, "textLarger", Icon::Add, tr("Larger text (Ctrl++)"))) {
    setFixedHeight(kLessonHeaderHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 0, 0);
    row->setSpacing(4);
    auto* title = new QLabel(tr("Lesson"), this);
    title->setProperty("role", "title");
    row->addWidget(title);
    row->addSpacing(12);
    auto* subtitle = new QLabel(tr("Why deeper networks need shortcuts"), this);
    subtitle->setProperty("role", "muted");
    row->addWidget(subtitle);
    row->addStretch(1);
    m_read->setObjectName("stepsRead");
    m_read->setProperty("role", "small");
    row->addWidget(m_read);
    row->addSpacing(16);
    m_zoom->setObjectName("textZoom");
    m_zoom->setProperty("role", "small");
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(44);
    for (QToolButton* button : {m_smaller, m_larger}) {
        button->setFixedSize(kLessonHeaderButton, kLessonHeaderButton);
    }
    row->addWidget(m_smaller);
    row->addWidget(m_zoom);
    row->addWidget(m_larger);
    connect(m_smaller, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(-1); });
    connect(m_larger, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1); });
}

void LessonHeader::setRead(int read, int all) {
    m_read->setText(tr("%1 of %2 steps read").arg(read).arg(all));
}

void LessonHeader::setZoom(int percent) {
    m_zoom->setText(tr("%1 %").arg(percent));
    m_zoom->setAccessibleName(tr("Text at %1 %").arg(percent));
}

}  // namespace lab
