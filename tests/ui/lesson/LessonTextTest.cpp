#include "core/base/Error.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/Language.h"
#include "ui/PresetWords.h"
#include "ui/Theme.h"
#include "ui/lesson/CodeFigure.h"
#include "ui/lesson/LessonFigure.h"
#include "ui/lesson/LessonText.h"
#include "ui/lesson/ReadingText.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSettings>
#include <QTextBlock>
#include <QTextFragment>
#include <QtTest>

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
    void codePiecesAreInTheCode();
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

void LessonTextTest::codePiecesAreInTheCode() {
    const QString cpp = blockInCpp();
    const QString python = blockInPython();
    QVERIFY(cpp.startsWith("torch::Tensor BlockImpl::forward"));
    for (const CodeStep& step : codeSteps()) {
        QVERIFY2(cpp.contains(step.cpp), qPrintable(step.cpp));
        QVERIFY2(python.contains(step.python), qPrintable(step.python));
    }
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
