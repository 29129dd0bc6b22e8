// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Banner.h"

#include "ui/parts/IconLabel.h"
#include "ui/parts/Tones.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace lab {

namespace {

constexpr int kLinger = 2000;  // ms, after somebody was at it
constexpr int kMostWidth = 640;
constexpr int kBannerFromEdge = 16;

}  // namespace

Banner::Banner(const Theme& theme, const QString& objectName, QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(theme, Icon::Info, &Tokens::accent, 16, this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)),
      m_timer(new QTimer(this)) {
    setObjectName(objectName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_text->setObjectName(objectName + "Text");
    m_text->setTextFormat(Qt::PlainText);  // it may hold names from a stranger's file
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(objectName + "Action");
    m_close->setObjectName(objectName + "Close");
    m_close->setIcon(icon(Icon::Close, theme.tokens()));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setToolTip(tr("Close this line"));
    m_close->setAccessibleName(tr("Close this line"));
    m_timer->setSingleShot(true);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_content.onAction;
        Q_EMIT gone();
        if (act) {
            act();
        }
    });
    connect(m_close, &QToolButton::clicked, this, &Banner::leave);
    connect(m_timer, &QTimer::timeout, this, &Banner::leaveInTime);
}

void Banner::setContent(BannerContent content) {
    m_content = std::move(content);
    applyTone(this, m_icon, m_content.tone);
    m_text->setText(m_content.text);
    setAccessibleName(m_content.text);
    m_action->setText(m_content.action);
    m_action->setVisible(!m_content.action.isEmpty());
    m_timer->stop();
    if (m_content.seconds > 0) {
        m_timer->start(m_content.seconds * 1000);
    }
}

void Banner::leave() {
    const auto then = m_content.onGone;
    Q_EMIT gone();
    if (then) {
        then();
    }
}

int Banner::widthOnOneLine() const {
    return sizeHint().width() - m_text->sizeHint().width() +
           m_text->fontMetrics().horizontalAdvance(m_content.text) + 2 * m_text->margin() + 1;
}

bool Banner::isInUse() const {
    return underMouse() || isAncestorOf(QApplication::focusWidget());
}

void Banner::leaveInTime() {
    if (isInUse()) {
        m_timer->start(kLinger);
    } else {
        leave();
    }
}

BannerStack::BannerStack(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    setVisible(false);
}

void BannerStack::showBanner(const QString& name, BannerContent content) {
    if (content.text.isEmpty()) {
        dismiss(name);  // an empty line says nothing, and the one before is no longer so
        return;
    }
    if (content.seconds > 0) {
        showPassing(name, std::move(content));
        return;
    }
    if (m_passingName == name) {
        dropPassing();
    }
    Banner*& banner = m_banners[name];
    if (banner == nullptr) {
        banner = new Banner(m_theme, name + "Banner", this);
        m_column->addWidget(banner);
        connect(banner, &Banner::gone, this, [this, name] { dismiss(name); });
    }
    banner->setContent(std::move(content));
    banner->setVisible(true);
    setVisible(true);
}

// One at a time: the latest is what the person has just done.
void BannerStack::showPassing(const QString& name, BannerContent content) {
    dismiss(name);
    dropPassing();
    m_passingName = name;
    m_passing = new QWidget(page());
    m_passing->setObjectName("passingLine");
    auto* inside = new QVBoxLayout(m_passing);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* banner = new Banner(m_theme, name + "Banner", m_passing);
    inside->addWidget(banner);
    connect(banner, &Banner::gone, this, &BannerStack::dropPassing);
    banner->setContent(std::move(content));
    page()->installEventFilter(this);
    m_passing->show();  // it has its style now, and with it its margins
    placePassing();
    m_passing->raise();
}

QWidget* BannerStack::page() const {
    QWidget* at = parentWidget();
    while (at != nullptr && !at->isWindow() && at->parentWidget() != nullptr &&
           !at->parentWidget()->inherits("QStackedWidget")) {
        at = at->parentWidget();
    }
    return at;
}

void BannerStack::placePassing() {
    if (!m_passing) {
        return;
    }
    const QRect room =
        m_passing->parentWidget()->rect().adjusted(kBannerFromEdge, 0, -kBannerFromEdge, 0);
    const auto* banner = m_passing->findChild<Banner*>(QString(), Qt::FindDirectChildrenOnly);
    const int width = std::min({banner->widthOnOneLine(), kMostWidth, room.width()});
    const int height = m_passing->layout()->heightForWidth(width);
    m_passing->setGeometry(room.center().x() - width / 2, room.bottom() - kBannerFromEdge - height,
                           width, height);
}

void BannerStack::dropPassing() {
    if (m_passing) {
        m_passing->hide();
        m_passing->deleteLater();
        m_passing = nullptr;
    }
    m_passingName.clear();
}

bool BannerStack::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && m_passing && watched == m_passing->parentWidget()) {
        placePassing();
    }
    return QWidget::eventFilter(watched, event);
}

void BannerStack::dismiss(const QString& name) {
    if (m_passingName == name) {
        dropPassing();
    }
    const auto found = m_banners.find(name);
    if (found == m_banners.end()) {
        return;
    }
    found->second->setVisible(false);
    found->second->deleteLater();
    m_banners.erase(found);
    setVisible(!m_banners.empty());
}

}  // namespace lab
