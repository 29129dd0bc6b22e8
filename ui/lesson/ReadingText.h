// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QTextBrowser>

namespace lab {

/// A piece of the lesson to be read: Markdown through Qt's own reader, with $formulas$ in serif
/// italics, as tall as its text so that what holds it scrolls. GUI thread.
class ReadingText : public QTextBrowser {
    Q_OBJECT

public:
    explicit ReadingText(const Theme& theme, QWidget* parent = nullptr);

    /// size: of the letters; line: from one baseline to the next; both in logical pixels.
    void setText(const QString& markdown, double size, double line);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {400, heightForWidth(400)}; }
    QSize minimumSizeHint() const override { return {200, 24}; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();

    const Theme& m_theme;
    QString m_markdown;
    double m_size = 15;
    double m_line = 24;
};

}  // namespace lab
