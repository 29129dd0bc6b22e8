// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/Formula.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

/// A question between the steps: choices, which one is right, and why.
struct LessonQuestion {
    QString text;
    QStringList choices;
    int right = 0;
    QString reason;
};

/// A piece of a step's text: Markdown, or a formula on a line of its own.
struct LessonPart {
    enum class Kind { Markdown, Formula };
    Kind kind = Kind::Markdown;
    QString text;
};

/// One step of the lesson as its file says. A value; any thread.
struct LessonStep {
    QString title;
    QString shortTitle;  ///< for the path
    QString figure;      ///< which live figure stands next to it
    QString source;      ///< where its facts are from
    std::vector<LessonPart> parts;
    std::vector<LessonQuestion> questions;
};

/// Markdown with a few lines of our own: {short: …}, {figure: …}, {source: …} and {formula: …};
/// "? …" begins a question, whose choices are a task list with the right one checked and whose
/// reason is a quotation. `name` stands in messages. Throws Error that says what is missing.
LessonStep parseStep(const QString& markdown, const QString& name);

/// All steps of a language ("en", "ja"), by file name. Throws Error when there are none.
std::vector<LessonStep> readLesson(const QString& language);

/// "F(x, {W_1}) + x" as runs: single letters are names, longer words upright, and what follows "_"
/// is an index: one letter or digit, or what braces hold.
std::vector<FormulaRun> formulaRuns(const QString& text);

/// Text with $formulas$ as rich text for labels: the rest is escaped.
QString richText(const QString& text);
/// The same without any marks, for assistive technology.
QString spokenText(const QString& text);

}  // namespace lab
