// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/base/Language.h"
#include "ui/base/PresetWords.h"
#include "ui/lesson/CodeCells.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonText.h"
#include "ui/lesson/ReadingText.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTextBlock>
#include <QTextFragment>
#include <QtTest>

#include <algorithm>

using namespace lab;
using namespace lab::test;

/// The lesson's files, and how they become a page.
class LessonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAStep();
    void saysWhatAStepLacks();
    void formulasAreRuns();
    void formulasStandInSerifItalics();
    void everyLanguageHasTheSameSteps();
    void marksAreTakenOffTheCode();
    void everyCellHasItsSteps();
    void everyStepOfTheCodeLightsUp();
    void everyMarkOfTheCodeIsUsed();
    void presetsAreTranslated();
};

void LessonTextTest::readsAStep() {
    const LessonStep step = parseStep(
        "# A title\n{short: Name}\n{figure: copy}\n{source: S}\n\nOne $x$.\n\n{formula: x_1}\n\n"
        "Two.\n\n? Which?\n- [ ] a\n- [x] b\n> Since\n> it is.\n",
        "here");
    QCOMPARE(step.title, QString("A title"));
    QCOMPARE(step.shortTitle, QString("Name"));
    QCOMPARE(step.figure, QString("copy"));
    QCOMPARE(step.parts.size(), std::size_t{3});
    QCOMPARE(step.parts[0].text, QString("One $x$."));
    QVERIFY(step.parts[1].kind == LessonPart::Kind::Formula);
    QCOMPARE(step.questions.size(), std::size_t{1});
    QCOMPARE(step.questions[0].right, 1);
    QCOMPARE(step.questions[0].reason, QString("Since it is."));
}

void LessonTextTest::saysWhatAStepLacks() {
    const std::string lacks = sentenceOf([] { (void)parseStep("# A title\ntext\n", "a.md"); });
    QVERIFY(lacks.find("a.md lacks its") != std::string::npos);
    const std::string question = sentenceOf([] {
        (void)parseStep(
            "# T\n{short: s}\n{figure: f}\n{source: s}\ntext\n? Q\n- [ ] a\n- [ ] b\n> r\n",
            "a.md");
    });
    QVERIFY(question.find("question") != std::string::npos);
}

void LessonTextTest::formulasAreRuns() {
    using enum FormulaRun::Style;
    const std::vector<FormulaRun> wanted = {{Name, "F"},        {Upright, "("},   {Name, "x"},
                                            {Upright, ", {"},   {Name, "W"},      {Index, "1"},
                                            {Upright, "}) + "}, {Upright, "ReLU"}};
    QCOMPARE(formulaRuns("F(x, {W_1}) + ReLU"), wanted);
    QCOMPARE(formulaRuns("W_{ab}x").at(1).text, QString("ab"));
    QCOMPARE(spokenText("the $F(x)$ of it"), QString("the F(x) of it"));
    QVERIFY(richText("a < $x_i$").contains("a &lt; "));
    QVERIFY(richText("a < $x_i$").contains("<sub>i</sub>"));
}

void LessonTextTest::formulasStandInSerifItalics() {
    Theme theme(*qApp);
    ReadingText text(theme);
    text.setText("Drive $F(x)$ to **0** with $W_1$.", 15, 24);
    QCOMPARE(text.document()->toPlainText(), QString("Drive F(x) to 0 with W1."));
    bool italic = false;
    bool lowered = false;
    const QTextBlock block = text.document()->begin();
    QCOMPARE(block.blockFormat().lineHeight(), 24.0);
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        const QTextFragment fragment = at.fragment();
        italic = italic || (fragment.text() == "F" && fragment.charFormat().fontItalic());
        lowered = lowered || (fragment.text() == "1" && fragment.charFormat().verticalAlignment() ==
                                                            QTextCharFormat::AlignSubScript);
    }
    QVERIFY(italic);
    QVERIFY(lowered);
}

// Ten steps in each language, with the same figures, formulas, questions and answers; and no
// measured number in the text but the published ones, which stand in both languages alike.
void LessonTextTest::everyLanguageHasTheSameSteps() {
    const std::vector<LessonStep> english = readLesson("en");
    QCOMPARE(english.size(), std::size_t{10});
    for (const QString& language : languageCodes()) {
        const std::vector<LessonStep> steps = readLesson(language);
        QCOMPARE(steps.size(), english.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto formulas = [](const LessonStep& step) {
                QStringList found;
                for (const LessonPart& part : step.parts) {
                    if (part.kind == LessonPart::Kind::Formula) {
                        found << part.text;
                    }
                }
                return found;
            };
            const auto percents = [](const LessonStep& step) {
                QStringList found;
                static const QRegularExpression kPercent("\\d+\\.\\d+(?= ?%)");
                for (const LessonPart& part : step.parts) {
                    for (const auto& match : kPercent.globalMatch(part.text)) {
                        found << match.captured();
                    }
                }
                return found;
            };
            QVERIFY2(isFigure(steps[i].figure), qPrintable(steps[i].figure));
            QCOMPARE(steps[i].figure, english[i].figure);
            QCOMPARE(formulas(steps[i]), formulas(english[i]));
            QCOMPARE(percents(steps[i]), percents(english[i]));
            QCOMPARE(steps[i].questions.size(), english[i].questions.size());
            QVERIFY(!steps[i].questions.empty());
            for (std::size_t q = 0; q < steps[i].questions.size(); ++q) {
                QCOMPARE(steps[i].questions[q].right, english[i].questions[q].right);
                QCOMPARE(steps[i].questions[q].choices.size(),
                         english[i].questions[q].choices.size());
            }
            QVERIFY(language == "en" || steps[i].title != english[i].title);
        }
    }
}

void LessonTextTest::marksAreTakenOffTheCode() {
    const QString source =
        "other\n    // [code: begin one]\n    a();  // [code: x y]\n    if (b) {  // why [code: "
        "z]\n"
        "        c();  // [N, 2]\n    }\n    // [code: end]\n// [code: begin two]\n";
    const CodeExcerpt one = excerptOf(source, "file", "one");
    const std::vector<CodeLine> wanted = {
        {"a();", {"x", "y"}}, {"if (b) {  // why", {"z"}}, {"    c();  // [N, 2]", {}}, {"}", {}}};
    QCOMPARE(one.lines, wanted);
    QVERIFY(lightsUp(one.lines[0], {"y"}));
    QVERIFY(!lightsUp(one.lines[0], {"z"}));
    const std::vector<CodeLine> python = {{"x = 1", {"a"}}, {"y = 2  # two", {}}};
    QCOMPARE(codeLines("x = 1  # [code: a]\ny = 2  # two\n"), python);
    for (const char* name : {"two", "three"}) {
        const std::string said =
            sentenceOf([&] { (void)excerptOf(source, "file", QLatin1String(name)); });
        QVERIFY2(said.find("file has no piece") != std::string::npos, said.c_str());
    }
}

// As the article numbers them: eight for the building block, eleven for the bottleneck.
void LessonTextTest::everyCellHasItsSteps() {
    const std::vector<CodeCell> cells = codeCells();
    QCOMPARE(cells.size(), std::size_t{4});
    QCOMPARE(cells[0].steps.size(), std::size_t{8});
    QCOMPARE(cells[1].steps.size(), std::size_t{11});
    QCOMPARE(cells[2].id, QString("network"));
    QCOMPARE(cells[3].steps.size(), std::size_t{5});
    for (const CodeCell& cell : cells) {
        for (const auto* pieces : {&cell.cpp, &cell.python}) {
            for (const CodeExcerpt& piece : *pieces) {
                QVERIFY(piece.lines.size() >= 5);
                for (const CodeLine& line : piece.lines) {
                    QVERIFY2(!line.text.contains("[code"), qPrintable(line.text));
                }
            }
        }
    }
}

// Every mark that a step names is there, on lines of both languages and as parts of the figure.
void LessonTextTest::everyStepOfTheCodeLightsUp() {
    const auto isThere = [](const std::vector<CodeExcerpt>& pieces, const QString& mark) {
        return std::ranges::any_of(pieces, [&](const CodeExcerpt& piece) {
            return std::ranges::any_of(
                piece.lines, [&](const CodeLine& line) { return lightsUp(line, {mark}); });
        });
    };
    for (const CodeCell& cell : codeCells()) {
        for (const CodeStep& step : cell.steps) {
            QVERIFY(!step.cpp.empty() && !step.python.empty() && !step.parts.empty());
            QVERIFY(!step.sentence.isEmpty());
            for (const QString& mark : step.cpp) {
                QVERIFY2(isThere(cell.cpp, mark), qPrintable(cell.id + ": " + mark));
            }
            for (const QString& mark : step.python) {
                QVERIFY2(isThere(cell.python, mark), qPrintable(cell.id + ": " + mark));
            }
        }
    }
}

// A mark that nothing names any more would only be noise in the sources.
void LessonTextTest::everyMarkOfTheCodeIsUsed() {
    QSet<QString> used;
    QSet<QString> there;
    for (const CodeCell& cell : codeCells()) {
        for (const CodeStep& step : cell.steps) {
            used.unite(QSet<QString>(step.cpp.begin(), step.cpp.end()));
            used.unite(QSet<QString>(step.python.begin(), step.python.end()));
        }
        for (const auto* pieces : {&cell.cpp, &cell.python}) {
            for (const CodeExcerpt& piece : *pieces) {
                for (const CodeLine& line : piece.lines) {
                    there.unite(QSet<QString>(line.marks.begin(), line.marks.end()));
                }
            }
        }
    }
    QCOMPARE(there - used, QSet<QString>());
}

void LessonTextTest::presetsAreTranslated() {
    QSettings().clear();
    chooseLanguage("ja");
    const Language language(*qApp);
    for (const Preset& preset : presets()) {
        QVERIFY2(descriptionOf(preset) != QString::fromStdString(preset.description),
                 preset.description.c_str());
    }
    QSettings().clear();
}

LAB_TEST(LessonTextTest)
#include "LessonTextTest.moc"
