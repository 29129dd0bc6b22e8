// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CodeText.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <QRegularExpression>

#include <algorithm>

namespace lab {

namespace {

struct MarkedLine {
    CodeLine line;
    bool edge = false;  // opens or closes a piece
};

// `code  // words [code: a b]`: the marks, and the line without them.
MarkedLine markedLine(const QString& text) {
    static const QRegularExpression kMark(
        QStringLiteral(R"(\s*(//|#)?((?:(?!//|#).)*?)\s*\[code: ([^\]]*)\]\s*$)"));
    const auto match = kMark.match(text);
    if (!match.hasMatch()) {
        return {{text, {}}};
    }
    const QString before = text.left(match.capturedStart());
    const QString words = match.captured(2).trimmed();
    MarkedLine marked;
    marked.line.text = before;
    if (!words.isEmpty()) {
        marked.line.text += QStringLiteral("  ") + match.captured(1) + ' ' + words;
    }
    marked.line.marks = match.captured(3).split(' ', Qt::SkipEmptyParts);
    marked.edge = before.trimmed().isEmpty() && words.isEmpty();
    return marked;
}

std::vector<MarkedLine> markedLines(const QString& source) {
    std::vector<MarkedLine> lines;
    for (const QString& text : source.split('\n')) {
        lines.push_back(markedLine(text));
    }
    return lines;
}

bool isBlank(const CodeLine& line) {
    return line.text.trimmed().isEmpty();
}

// A last line break is none, one empty line is enough, and a piece within a function starts at the
// left edge.
std::vector<CodeLine> tidied(std::vector<CodeLine> lines) {
    const auto repeated = [](const CodeLine& one, const CodeLine& next) {
        return isBlank(one) && isBlank(next);
    };
    lines.erase(std::unique(lines.begin(), lines.end(), repeated), lines.end());
    while (!lines.empty() && isBlank(lines.back())) {
        lines.pop_back();
    }
    qsizetype indent = 1000;
    for (const CodeLine& line : lines) {
        if (!isBlank(line)) {
            const auto first = std::ranges::find_if(line.text, [](QChar c) { return c != ' '; });
            indent = std::min<qsizetype>(indent, first - line.text.begin());
        }
    }
    for (CodeLine& line : lines) {
        line.text.remove(0, std::min(indent, line.text.size()));
    }
    return lines;
}

}  // namespace

std::vector<CodeLine> codeLines(const QString& source) {
    std::vector<CodeLine> lines;
    for (const MarkedLine& marked : markedLines(source)) {
        if (!marked.edge) {
            lines.push_back(marked.line);
        }
    }
    return tidied(std::move(lines));
}

CodeExcerpt excerptOf(const QString& source, const QString& title, const QString& name) {
    CodeExcerpt excerpt{title, {}};
    const QStringList opens = {QStringLiteral("begin"), name};
    bool inside = false;
    for (const MarkedLine& marked : markedLines(source)) {
        if (!marked.edge) {
            if (inside) {
                excerpt.lines.push_back(marked.line);
            }
        } else if (inside) {
            excerpt.lines = tidied(std::move(excerpt.lines));
            return excerpt;
        } else {
            inside = marked.line.marks == opens;
        }
    }
    throw Error(filled(phrase("%1 has no piece of code \"%2\"; build the program again from "
                              "sources that belong together."),
                       title.toStdString(), name.toStdString()));
}

}  // namespace lab
