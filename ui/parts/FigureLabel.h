// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace lab {

/// A number in three significant digits, or in as many as fit; the whole value is in its tool tip
/// and in what is read aloud. GUI thread.
class FigureLabel : public QLabel {
    Q_OBJECT

public:
    explicit FigureLabel(const QString& objectName, QWidget* parent = nullptr);

    /// `about`: "Mean of all values", for the tool tip; may be empty.
    void setFigure(double value, const QString& about);
    double figure() const { return m_value; }
    QSize sizeHint() const override;         ///< room for three digits
    QSize minimumSizeHint() const override;  ///< for one

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    QSize sizeFor(const QString& text) const;

    double m_value = 0;
};

}  // namespace lab
