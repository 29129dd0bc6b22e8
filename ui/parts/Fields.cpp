// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Fields.h"

#include "ui/base/Format.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QStyleOptionFrame>
#include <QStylePainter>
#include <QWheelEvent>

#include <cmath>

namespace lab {

namespace {

constexpr int kFieldsHeight = 28;
constexpr int kMostCount = 100'000'000;

template <class Field>
void prepare(Field* field, const QString& objectName) {
    field->setObjectName(objectName);
    field->setFixedHeight(kFieldsHeight);
    field->setFocusPolicy(Qt::StrongFocus);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setMinimumWidth(40);
}

void lockSpinBox(QAbstractSpinBox* box, bool locked) {
    box->setReadOnly(locked);
    box->setButtonSymbols(locked ? QAbstractSpinBox::NoButtons : QAbstractSpinBox::UpDownArrows);
}

// A wheel turned over a form scrolls the form.
template <class Event>
bool leftToScrollArea(const QWidget* field, Event* event, bool locked) {
    if (field->hasFocus() && !locked) {
        return false;
    }
    event->ignore();
    return true;
}

QString withoutSpaces(QString text) {
    return text.remove(QChar(0x202F)).remove(' ');
}

// The next of …, 0.1, 0.2, 0.5, 1, 2, … above the value, or below it.
double neighbour(double value, bool up) {
    constexpr double kSlack = 1e-9;
    const double decade = std::floor(std::log10(value) + kSlack);
    for (int i = 0; i < 8; ++i) {  // from one decade below to one above
        static constexpr double kSteps[] = {1, 2, 5};
        const int at = up ? i : 7 - i;
        const int decades = at / 3;
        const double candidate = kSteps[at % 3] * std::pow(10, decade - 1 + decades);
        if (up ? candidate > value * (1 + kSlack) : candidate < value * (1 - kSlack)) {
            return candidate;
        }
    }
    return value;
}

}  // namespace

CountField::CountField(const QString& objectName, QWidget* parent) : QSpinBox(parent) {
    prepare(this, objectName);
    setRange(0, kMostCount);
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
}

void CountField::setLocked(bool locked) {
    lockSpinBox(this, locked);
}

QString CountField::textFromValue(int value) const {
    return countText(value);
}

int CountField::valueFromText(const QString& text) const {
    if (!specialValueText().isEmpty() && text == specialValueText()) {
        return minimum();
    }
    return withoutSpaces(text).toInt();
}

QValidator::State CountField::validate(QString& input, int& /*position*/) const {
    if (!specialValueText().isEmpty() &&
        specialValueText().startsWith(input, Qt::CaseInsensitive)) {
        return input.size() == specialValueText().size() ? QValidator::Acceptable
                                                         : QValidator::Intermediate;
    }
    const QString digits = withoutSpaces(input);
    if (digits.isEmpty()) {
        return QValidator::Intermediate;
    }
    bool ok = false;
    const qlonglong value = digits.toLongLong(&ok);
    return ok && value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                          : QValidator::Invalid;
}

void CountField::wheelEvent(QWheelEvent* event) {
    if (!leftToScrollArea(this, event, isReadOnly())) {
        QSpinBox::wheelEvent(event);
    }
}

RateField::RateField(const QString& objectName, QWidget* parent) : QDoubleSpinBox(parent) {
    prepare(this, objectName);
    setDecimals(10);
    setRange(0, 1e6);
    setLocale(QLocale::c());
}

void RateField::setLocked(bool locked) {
    lockSpinBox(this, locked);
}

void RateField::stepBy(int steps) {
    double next = value() > 0 ? value() : 1e-4;
    for (int i = 0; i < std::abs(steps); ++i) {
        next = neighbour(next, steps > 0);
    }
    setValue(next);
    selectAll();
}

QString RateField::textFromValue(double value) const {
    return numberText(value);
}

double RateField::valueFromText(const QString& text) const {
    QString plain = text;
    return plain.replace(',', '.').toDouble();
}

QValidator::State RateField::validate(QString& input, int& /*position*/) const {
    QString plain = input;
    plain.replace(',', '.');
    bool ok = false;
    const double value = plain.toDouble(&ok);
    if (ok) {
        return value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                        : QValidator::Invalid;
    }
    // "1e-" and "" may become numbers.
    (plain + "1").toDouble(&ok);
    return ok ? QValidator::Intermediate : QValidator::Invalid;
}

void RateField::wheelEvent(QWheelEvent* event) {
    if (!leftToScrollArea(this, event, isReadOnly())) {
        QDoubleSpinBox::wheelEvent(event);
    }
}

TextField::TextField(const QString& objectName, QWidget* parent) : QLineEdit(parent) {
    prepare(this, objectName);
}

void fitPopup(QComboBox& box) {
    QAbstractItemView& view = *box.view();
    const int bar = box.count() > box.maxVisibleItems()
                        ? box.style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, &view)
                        : 0;
    view.setMinimumWidth(view.sizeHintForColumn(box.modelColumn()) + 2 * view.frameWidth() + bar);
}

ChoiceField::ChoiceField(const QString& objectName, QWidget* parent) : QComboBox(parent) {
    prepare(this, objectName);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(3);
}

void ChoiceField::setLocked(bool locked) {
    m_locked = locked;
    update();
}

void ChoiceField::showPopup() {
    fitPopup(*this);
    QComboBox::showPopup();
}

void ChoiceField::paintEvent(QPaintEvent* event) {
    if (!m_locked) {
        QComboBox::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    frame.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &frame, this);
    frame.state |= QStyle::State_ReadOnly | QStyle::State_Sunken;
    painter.drawPrimitive(QStyle::PE_PanelLineEdit, frame);
    const QRect inner = rect().adjusted(8, 0, -4, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(currentText(), Qt::ElideRight, inner.width()));
}

void ChoiceField::mousePressEvent(QMouseEvent* event) {
    if (!m_locked) {
        QComboBox::mousePressEvent(event);
    }
}

void ChoiceField::keyPressEvent(QKeyEvent* event) {
    if (m_locked) {
        event->ignore();
        return;
    }
    QComboBox::keyPressEvent(event);
}

void ChoiceField::wheelEvent(QWheelEvent* event) {
    if (!leftToScrollArea(this, event, m_locked)) {
        QComboBox::wheelEvent(event);
    }
}

}  // namespace lab
