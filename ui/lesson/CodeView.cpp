// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CodeView.h"

#include "ui/theme/Fonts.h"

#include <QPainter>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

#include <algorithm>

namespace lab {

namespace {

constexpr int kCodeViewBar = 3;  // at the left of a lit line

// Comments step back.
class Comments : public QSyntaxHighlighter {
public:
    Comments(QTextDocument* document, QString comment, const Theme& theme)
        : QSyntaxHighlighter(document), m_comment(std::move(comment)), m_theme(theme) {
        connect(&theme, &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
    }

protected:
    void highlightBlock(const QString& text) override {
        const qsizetype from = text.indexOf(m_comment);
        if (from >= 0) {
            setFormat(static_cast<int>(from), static_cast<int>(text.size() - from),
                      m_theme.tokens().muted);
        }
    }

private:
    QString m_comment;
    const Theme& m_theme;
};

}  // namespace

class CodeView::Gutter : public QWidget {
public:
    explicit Gutter(CodeView* view) : QWidget(view), m_view(*view) {}

protected:
    void paintEvent(QPaintEvent* event) override { m_view.paintGutter(event); }

private:
    CodeView& m_view;
};

CodeView::CodeView(const Theme& theme, const QString& comment, QWidget* parent)
    : QPlainTextEdit(parent), m_theme(theme), m_comment(comment), m_gutter(new Gutter(this)) {
    setFont(codeFont(kCaptionSize));
    setReadOnly(true);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setProperty("panel", "sunken");
    document()->setDocumentMargin(0);  // the gutter keeps the distance
    new Comments(document(), comment, theme);
    connect(&theme, &Theme::changed, this, [this] {
        showLit();
        m_gutter->update();
    });
    connect(this, &QPlainTextEdit::updateRequest, this,
            [this](const QRect& /*rect*/, int /*dy*/) { m_gutter->update(); });
}

void CodeView::showCode(const std::vector<CodeExcerpt>& pieces,
                        const std::vector<QStringList>& marks) {
    m_lines.clear();
    for (const CodeExcerpt& piece : pieces) {
        if (!m_lines.empty()) {
            m_lines.push_back({});
        }
        if (!piece.title.isEmpty()) {
            m_lines.push_back({m_comment + ' ' + piece.title, {}});
        }
        m_lines.insert(m_lines.end(), piece.lines.begin(), piece.lines.end());
    }
    m_marks = marks;
    QStringList text;
    int widest = 0;
    for (int line = 0; line < static_cast<int>(m_lines.size()); ++line) {
        text << m_lines[static_cast<std::size_t>(line)].text;
        widest = std::max(widest, fontMetrics().horizontalAdvance(numbersOf(line)));
    }
    setPlainText(text.join('\n'));
    m_gutterWidth = widest + kCodeViewBar + 15;
    setViewportMargins(m_gutterWidth, 0, 0, 0);
    m_lit.clear();
}

void CodeView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    m_gutter->setGeometry(inner.left(), inner.top(), m_gutterWidth, viewport()->height());
    showLit();
}

// "1 4": the steps that light this line.
QString CodeView::numbersOf(int line) const {
    QStringList numbers;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        if (lightsUp(m_lines[static_cast<std::size_t>(line)], m_marks[i])) {
            numbers << QString::number(i + 1);
        }
    }
    return numbers.join(' ');
}

void CodeView::light(int step, InSight inSight) {
    m_inSight = inSight;
    m_lit.clear();
    const auto at = static_cast<std::size_t>(step);
    for (std::size_t line = 0; at < m_marks.size() && line < m_lines.size(); ++line) {
        if (lightsUp(m_lines[line], m_marks[at])) {
            m_lit.push_back(static_cast<int>(line));
        }
    }
    showLit();
    m_gutter->update();
}

// All lit lines where they fit; else those at one end: what is made stands above, what runs below.
void CodeView::showLit() {
    QList<QTextEdit::ExtraSelection> selections;
    for (const int line : m_lit) {
        QTextEdit::ExtraSelection lit;
        lit.cursor = QTextCursor(document()->findBlockByNumber(line));
        lit.format.setBackground(m_theme.tokens().tint);
        lit.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections << lit;
    }
    setExtraSelections(selections);
    if (m_lit.empty()) {
        return;
    }
    const int rows = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    auto first = m_lit.begin();
    auto last = m_lit.end() - 1;
    while (*last - *first >= rows - 1 && first != last) {
        if (m_inSight == InSight::Call) {
            ++first;
        } else {
            --last;
        }
    }
    const int spare = std::max(0, rows - (*last - *first + 1));
    verticalScrollBar()->setValue(std::max(0, *first - spare / 2));
    horizontalScrollBar()->setValue(0);
}

void CodeView::paintGutter(QPaintEvent* event) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), tokens.sunken);
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top < m_gutter->height(); block = block.next()) {
        const double high = blockBoundingRect(block).height();
        const bool lit = std::ranges::binary_search(m_lit, block.blockNumber());
        const QRectF row(0, top, m_gutterWidth, high);
        if (lit) {
            painter.fillRect(row, tokens.tint);
            painter.fillRect(QRectF(0, top, kCodeViewBar, high), tokens.accent);
        }
        painter.setFont(bold(font(), lit));
        painter.setPen(lit ? tokens.accent : tokens.muted);
        painter.drawText(row.adjusted(0, 0, -9, 0), Qt::AlignRight | Qt::AlignVCenter,
                         numbersOf(block.blockNumber()));
        top += high;
    }
}

}  // namespace lab
