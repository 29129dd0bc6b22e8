// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/Rail.h"

#include "ui/base/KeyHelp.h"
#include "ui/parts/ChoiceButton.h"
#include "ui/theme/AppIcon.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace lab {

namespace {

constexpr int kRailWidth = 80;
constexpr int kRailHead = 56;
constexpr int kEntryHeight = 64;
constexpr int kFootHeight = 52;
constexpr int kLogo = 34;

class Logo : public QWidget {
public:
    explicit Logo(QWidget* parent) : QWidget(parent) { setFixedSize(kRailWidth, kRailHead); }

    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.drawPixmap((kRailWidth - kLogo) / 2, (kRailHead - kLogo) / 2,
                           logo(kLogo, devicePixelRatioF()));
    }
};

QVBoxLayout* column() {
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

}  // namespace

Rail::Rail(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_group(new QButtonGroup(this)),
      m_pages(column()),
      m_foot(column()) {
    setObjectName("rail");
    setAccessibleName(tr("Pages"));
    setFixedWidth(kRailWidth);
    auto* layout = column();
    layout->addWidget(new Logo(this));
    layout->addLayout(m_pages);
    layout->addStretch();
    layout->addLayout(m_foot);
    layout->addSpacing(4);
    setLayout(layout);
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Rail::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.tokens().rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.tokens().border);
}

void Rail::fill(QToolButton* button, const QString& objectName, Icon which, const QString& text,
                int height) {
    button->setObjectName(objectName);
    button->setProperty("rail", true);
    button->setText(text);
    button->setIcon(icon(which, m_theme.tokens()));
    button->setIconSize({24, 24});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(kRailWidth - 1, height);
}

void Rail::addPage(const QString& objectName, Icon which, const QString& text) {
    auto* button = new ChoiceButton(this);
    fill(button, objectName, which, text, kEntryHeight);
    const int page = static_cast<int>(m_group->buttons().size());
    const QKeySequence keys(Qt::CTRL | Qt::Key(Qt::Key_1 + page));
    button->setChecked(page == 0);
    button->setToolTip(
        QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText)));
    m_group->addButton(button, page);
    m_pages->addWidget(button);
    addShortcut(*this, {keys}, text, [button] { button->click(); });
}

QToolButton* Rail::addFoot(const QString& objectName, Icon which, const QString& text) {
    auto* button = new QToolButton(this);
    fill(button, objectName, which, text, kFootHeight);
    m_foot->addWidget(button);
    return button;
}

void Rail::choose(int page) {
    if (QAbstractButton* button = m_group->button(page)) {
        button->click();
    }
}

}  // namespace lab
