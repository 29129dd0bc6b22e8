// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace lab {

// The fields of the forms. All are 28 pixels high, leave the wheel to the scroll
// area unless they have the focus, and can be locked: then they show and read, but do not change.

/// A whole number with U+202F between the thousands. `zero` is shown for 0 where it has a meaning.
class CountField : public QSpinBox {
    Q_OBJECT

public:
    explicit CountField(const QString& objectName, QWidget* parent = nullptr);

    /// "All" for no limit, for example: what the least value shows.
    void setZeroText(const QString& text) { setSpecialValueText(text); }
    void setLocked(bool locked);

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& input, int& position) const override;
    void wheelEvent(QWheelEvent* event) override;
};

/// A small positive number such as a learning rate, written as short as it reads back. The arrows
/// go along 1, 2, 5, 10.
class RateField : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit RateField(const QString& objectName, QWidget* parent = nullptr);

    void setLocked(bool locked);
    void stepBy(int steps) override;

protected:
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& input, int& position) const override;
    void wheelEvent(QWheelEvent* event) override;
};

/// A line of text.
class TextField : public QLineEdit {
    Q_OBJECT

public:
    explicit TextField(const QString& objectName, QWidget* parent = nullptr);

    void setLocked(bool locked) { setReadOnly(locked); }
};

/// Makes the list that a box opens as wide as its widest row, however narrow the box is.
void fitPopup(QComboBox& box);

/// One of a list. Locked it looks like a read-only line, keeps the focus and opens no list.
class ChoiceField : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceField(const QString& objectName, QWidget* parent = nullptr);

    void setLocked(bool locked);
    void showPopup() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    bool m_locked = false;
};

}  // namespace lab
