// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/ReadingText.h"

#include "ui/lesson/LessonText.h"
#include "ui/parts/Formula.h"
#include "ui/theme/Fonts.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QWheelEvent>

#include <cmath>

namespace lab {

namespace {

constexpr double kParagraph = 0.5;  // of a line, below a paragraph
constexpr QChar kOpen(0xE000);      // stand around a formula's number while Markdown is read
constexpr QChar kClose(0xE001);

// Formulas leave the Markdown, so that none of their signs means emphasis.
QString withoutFormulas(const QString& markdown, QStringList& formulas) {
    QString text;
    const QStringList pieces = markdown.split('$');
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (i % 2 == 0) {
            text += pieces[i];
        } else {
            text += kOpen + QString::number(formulas.size()) + kClose;
            formulas << pieces[i];
        }
    }
    return text;
}

void insertFormula(QTextCursor& cursor, const QString& formula, double size) {
    const QTextCharFormat around = cursor.charFormat();
    cursor.removeSelectedText();
    for (const FormulaRun& run : formulaRuns(formula)) {
        QTextCharFormat format = around;
        const bool index = run.style == FormulaRun::Style::Index;
        const QFont font = formulaFont(index ? FormulaRun::Style::Upright : run.style, size * 1.05);
        format.setFont(bold(font, around.fontWeight() >= QFont::Bold));
        if (index) {
            format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
        }
        cursor.insertText(run.text, format);
    }
}

}  // namespace

ReadingText::ReadingText(const Theme& theme, QWidget* parent)
    : QTextBrowser(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &ReadingText::fill);
}

void ReadingText::setText(const QString& markdown, double size, double line) {
    m_markdown = markdown;
    m_size = size;
    m_line = line;
    fill();
    updateGeometry();
}

void ReadingText::fill() {
    document()->setDefaultFont(sized(font(), m_size));
    QStringList formulas;
    setMarkdown(withoutFormulas(m_markdown, formulas));
    static const QRegularExpression kPlace(QStringLiteral("\uE000(\\d+)\uE001"));
    for (QTextCursor found = document()->find(kPlace); !found.isNull();
         found = document()->find(kPlace)) {
        const QString number = found.selectedText().sliced(1).chopped(1);
        insertFormula(found, formulas.value(number.toInt()), m_size);
    }
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(m_line, QTextBlockFormat::FixedHeight);
        format.setTopMargin(0);
        format.setBottomMargin(block.next().isValid() ? m_line * kParagraph : 0);
        QTextCursor(block).setBlockFormat(format);
    }
    setAccessibleName(document()->toPlainText());
}

int ReadingText::heightForWidth(int width) const {
    const auto copy = std::unique_ptr<QTextDocument>(document()->clone());
    copy->setDocumentMargin(0);
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height())) + 2;
}

// The arrow keys turn pages; only copying is the text's own.
void ReadingText::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else {
        event->ignore();
    }
}

void ReadingText::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

void ReadingText::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    const int wanted = heightForWidth(width());
    if (height() != wanted) {
        setFixedHeight(wanted);
    }
}

}  // namespace lab
