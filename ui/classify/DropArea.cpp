// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/classify/DropArea.h"

#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kDropAreaHeight = 136;
constexpr int kDropAreaIcon = 24;
constexpr int kDropAreaTop = 14;

}  // namespace

DropArea::DropArea(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_samples(new QPushButton(tr("Samples"), this)) {
    setObjectName("dropArea");
    setFixedHeight(kDropAreaHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, kDropAreaTop + kDropAreaIcon + 4, 8, 10);
    column->setSpacing(3);
    m_title->setObjectName("dropTitle");
    m_title->setProperty("role", "group");
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_hint->setObjectName("dropHint");
    m_hint->setProperty("role", "small");
    m_hint->setAlignment(Qt::AlignCenter);
    column->addWidget(m_title, 1);
    column->addWidget(m_hint);
    auto* open = new QToolButton(this);
    open->setObjectName("openPictures");
    open->setText(tr("Open…"));
    open->setIcon(icon(Icon::Folder, theme.tokens(), Ink::Text));
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setPopupMode(QToolButton::InstantPopup);
    open->setFocusPolicy(Qt::StrongFocus);
    open->setFixedHeight(28);
    open->setToolTip(tr("Open pictures, or all pictures of a folder (Ctrl+O)"));
    auto* menu = new QMenu(open);
    QAction* files = menu->addAction(tr("Pictures…"));
    files->setObjectName("openFiles");
    connect(files, &QAction::triggered, this, &DropArea::openRequested);
    QAction* folder = menu->addAction(tr("All pictures of a folder…"));
    folder->setObjectName("openFolder");
    connect(folder, &QAction::triggered, this, &DropArea::folderRequested);
    open->setMenu(menu);
    m_samples->setObjectName("samples");
    m_samples->setFixedHeight(28);
    m_samples->setToolTip(tr("Drops the sample pictures that come with the program"));
    connect(m_samples, &QPushButton::clicked, this, &DropArea::samplesRequested);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch();
    row->addWidget(open);
    row->addWidget(m_samples);
    row->addStretch();
    column->addSpacing(4);
    column->addLayout(row);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    tell();
}

void DropArea::promise(const QString& text, bool welcome) {
    m_promise = text;
    m_welcome = welcome;
    tell();
}

void DropArea::setSamples(bool there) {
    m_samples->setVisible(there);
}

void DropArea::tell() {
    m_title->setText(m_promise.isEmpty() ? tr("Drop pictures or folders") : m_promise);
    m_hint->setText(tr("or paste with Ctrl+V"));
    m_hint->setVisible(m_promise.isEmpty());
    setAccessibleName(m_title->text());
    update();
}

void DropArea::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    const bool over = !m_promise.isEmpty();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = tokens.control;
    QColor ground = tokens.sunken;
    if (over) {
        edge = m_welcome ? tokens.accent : tokens.warning;
        ground = m_welcome ? tokens.tint : tokens.onWarning;
    }
    QPen pen(edge, 2);
    if (!over) {
        pen.setDashPattern({3, 2});
    }
    painter.setPen(pen);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    paintIcon(painter,
              QRectF((width() - kDropAreaIcon) / 2.0, kDropAreaTop, kDropAreaIcon, kDropAreaIcon),
              m_welcome ? Icon::Upload : Icon::Info, over ? edge : tokens.accent);
}

}  // namespace lab
