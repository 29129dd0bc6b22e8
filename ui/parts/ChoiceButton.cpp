// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/ChoiceButton.h"

#include <QAccessibleWidget>

namespace lab {

namespace {

class ChoiceAccess : public QAccessibleWidget {
public:
    explicit ChoiceAccess(ChoiceButton& button)
        : QAccessibleWidget(&button, QAccessible::RadioButton), m_button(button) {}

    QString text(QAccessible::Text which) const override {
        const QString said = QAccessibleWidget::text(which);
        return which == QAccessible::Name && said.isEmpty() ? m_button.text() : said;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = m_button.isChecked();
        return state;
    }
    QStringList actionNames() const override {
        return QStringList(pressAction()) + QAccessibleWidget::actionNames();
    }
    void doAction(const QString& action) override {
        action == pressAction() ? m_button.click() : QAccessibleWidget::doAction(action);
    }

private:
    ChoiceButton& m_button;
};

QAccessibleInterface* accessOf(const QString& /*className*/, QObject* object) {
    auto* button = qobject_cast<ChoiceButton*>(object);
    return button == nullptr ? nullptr : new ChoiceAccess(*button);
}

}  // namespace

ChoiceButton::ChoiceButton(QWidget* parent) : QToolButton(parent) {
    setCheckable(true);
    static const bool isKnown = [] {
        QAccessible::installFactory(accessOf);
        return true;
    }();
    Q_UNUSED(isKnown);
}

}  // namespace lab
