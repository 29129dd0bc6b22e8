// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/LessonText.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "ui/base/Format.h"
#include "ui/parts/Formula.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace lab {

namespace {

[[noreturn]] void fail(const QString& name, const char* english) {
    throw Error(filled(phrase(english), name.toStdString()));
}

// Reads a step line by line; what belongs together is closed by what comes next.
class StepReader {
public:
    explicit StepReader(QString name) : m_name(std::move(name)) {}

    LessonStep read(const QString& markdown) {
        for (const QString& line : markdown.split('\n')) {
            take(line);
        }
        closeText();
        check();
        return std::move(m_step);
    }

private:
    void take(const QString& line) {
        static const QRegularExpression kDirective(
            QStringLiteral("^\\{(short|figure|source|formula): (.*)\\}$"));
        if (const auto match = kDirective.match(line); match.hasMatch()) {
            direct(match.captured(1), match.captured(2));
        } else if (line.startsWith(QLatin1String("# "))) {
            m_step.title = line.mid(2).trimmed();
        } else if (line.startsWith(QLatin1String("? "))) {
            closeText();
            m_step.questions.push_back({line.mid(2).trimmed(), {}, -1, {}});
        } else if (!m_step.questions.empty()) {
            takeInQuestion(line);
        } else {
            m_text += line + '\n';
        }
    }

    void direct(const QString& what, const QString& value) {
        if (what == QLatin1String("formula")) {
            closeText();
            m_step.parts.push_back({LessonPart::Kind::Formula, value});
        } else if (what == QLatin1String("short")) {
            m_step.shortTitle = value;
        } else if (what == QLatin1String("figure")) {
            m_step.figure = value;
        } else {
            m_step.source = value;
        }
    }

    void takeInQuestion(const QString& line) {
        LessonQuestion& question = m_step.questions.back();
        if (line.startsWith(QLatin1String("- ["))) {
            if (line.startsWith(QLatin1String("- [x]"))) {
                question.right = static_cast<int>(question.choices.size());
            }
            question.choices << line.mid(5).trimmed();
        } else if (line.startsWith(QLatin1String("> "))) {
            question.reason += (question.reason.isEmpty() ? QString() : QStringLiteral(" ")) +
                               line.mid(2).trimmed();
        }
    }

    void closeText() {
        if (!m_text.trimmed().isEmpty()) {
            m_step.parts.push_back({LessonPart::Kind::Markdown, m_text.trimmed()});
        }
        m_text.clear();
    }

    void check() const {
        if (m_step.title.isEmpty() || m_step.shortTitle.isEmpty() || m_step.figure.isEmpty() ||
            m_step.source.isEmpty() || m_step.parts.empty()) {
            fail(m_name, asPhrase("%1 lacks its title, short title, figure, source or text; "
                                  "install the program again."));
        }
        for (const LessonQuestion& question : m_step.questions) {
            if (question.right < 0 || question.choices.size() < 2 || question.reason.isEmpty()) {
                fail(m_name, asPhrase("%1 has a question without choices, right answer or reason; "
                                      "install the program again."));
            }
        }
    }

    QString m_name;
    LessonStep m_step;
    QString m_text;
};

QString indexAt(const QString& text, qsizetype& at) {
    if (at < text.size() && text[at] == '{') {
        const qsizetype end = text.indexOf('}', at);
        const QString index = text.mid(at + 1, (end < 0 ? text.size() : end) - at - 1);
        at = end < 0 ? text.size() : end + 1;
        return index;
    }
    return at < text.size() ? QString(text[at++]) : QString();
}

QString htmlOf(const FormulaRun& run) {
    const QString text = run.text.toHtmlEscaped();
    switch (run.style) {
        case FormulaRun::Style::Name:
            return QStringLiteral("<i>%1</i>").arg(text);
        case FormulaRun::Style::Index:
            return QStringLiteral("<sub>%1</sub>").arg(text);
        case FormulaRun::Style::Upright:
            break;
    }
    return text;
}

QString htmlOf(const std::vector<FormulaRun>& runs) {
    QString html;
    for (const FormulaRun& run : runs) {
        html += htmlOf(run);
    }
    return QStringLiteral("<span style=\"font-family:'Noto Serif',serif\">%1</span>").arg(html);
}

// Calls `plain` and `formula` in turn for what lies outside and inside of dollars.
template <class Plain, class InDollars>
void eachPiece(const QString& text, Plain plain, InDollars formula) {
    const QStringList pieces = text.split('$');
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        i % 2 == 0 ? plain(pieces[i]) : formula(pieces[i]);
    }
}

}  // namespace

LessonStep parseStep(const QString& markdown, const QString& name) {
    return StepReader(name).read(markdown);
}

std::vector<LessonStep> readLesson(const QString& language) {
    const QString folder = pathText(resourceFolder("lessons") / language.toStdString());
    std::vector<LessonStep> steps;
    const QStringList names =
        QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder + '/' + name);
        if (!file.open(QIODevice::ReadOnly)) {
            fail(file.fileName(), asPhrase("%1 cannot be read; check its permissions."));
        }
        steps.push_back(parseStep(QString::fromUtf8(file.readAll()), file.fileName()));
    }
    if (steps.empty()) {
        fail(folder, asPhrase("%1 holds no lesson; install the program again."));
    }
    return steps;
}

std::vector<FormulaRun> formulaRuns(const QString& text) {
    using enum FormulaRun::Style;
    std::vector<FormulaRun> runs;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == '_') {
            runs.push_back({Index, indexAt(text, ++at)});
            continue;
        }
        const qsizetype from = at;
        const bool letters = text[at].isLetter();
        while (at < text.size() && text[at] != '_' && text[at].isLetter() == letters) {
            ++at;
        }
        runs.push_back({letters && at - from == 1 ? Name : Upright, text.mid(from, at - from)});
    }
    return runs;
}

QString richText(const QString& text) {
    QString html;
    eachPiece(
        text, [&html](const QString& plain) { html += plain.toHtmlEscaped(); },
        [&html](const QString& formula) { html += htmlOf(formulaRuns(formula)); });
    return html;
}

QString spokenText(const QString& text) {
    QString spoken;
    eachPiece(
        text, [&spoken](const QString& plain) { spoken += plain; },
        [&spoken](const QString& formula) { spoken += formulaText(formulaRuns(formula)); });
    return spoken;
}

}  // namespace lab
