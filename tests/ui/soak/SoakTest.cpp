// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Machine.h"
#include "core/base/Random.h"
#include "core/base/Stopwatch.h"
#include "core/base/platform/Memory.h"
#include "core/run/Presets.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/TrainBench.h"
#include "ui/shell/Rail.h"

#include <QComboBox>
#include <QToolButton>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace lab;
using namespace lab::test;

namespace {

constexpr double kMegabyte = 1e6;
// Growth of the memory between the second and the last quarter of a run that counts as flat.
constexpr double kFlat = 1.05;
constexpr double kLongEnough = 600;  // seconds: before that caches are still filling

QStringList warnings;
QtMessageHandler before = nullptr;

void keepWarnings(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    // What the offscreen platform says of itself whenever a window changes its least size.
    const bool itsOwn = text.contains("propagateSizeHints");
    if (type != QtDebugMsg && type != QtInfoMsg && !itsOwn) {
        warnings << text;
    }
    before(type, context, text);
}

double secondsRequested() {
    bool given = false;
    const double seconds = qEnvironmentVariable("SOAK_SECONDS").toDouble(&given);
    return given ? seconds : 12;
}

// The lesson on fewer images, so that an hour sees many experiments from start to verdict.
Experiment lesson(int number) {
    Experiment experiment = presetNamed("lesson").experiment;
    experiment.name = "soak " + std::to_string(number);
    for (RunSpec& run : experiment.runs) {
        run.data.source = "shapes";
        run.data.trainLimit = 2000;
        run.data.testLimit = 500;
        run.recipe.precision = Precision::Fp32;
    }
    return experiment;
}

// Tells what the program holds from what its allocator keeps for later.
QString heapWords() {
#ifdef __GLIBC__
    const struct mallinfo2 heap = mallinfo2();
    return QStringLiteral("heap: %1 MB in use, %2 MB free")
        .arg((heap.uordblks + heap.hblkhd) / kMegabyte, 0, 'f', 1)
        .arg(heap.fordblks / kMegabyte, 0, 'f', 1);
#else
    return QStringLiteral("heap unknown");
#endif
}

double middleOf(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

std::vector<double> quarter(const std::vector<double>& values, std::size_t which) {
    const std::size_t length = values.size() / 4;
    return {values.begin() + static_cast<std::ptrdiff_t>(which * length),
            values.begin() + static_cast<std::ptrdiff_t>((which + 1) * length)};
}

// A person who does something else every moment, while the lab trains.
class RestlessPerson {
public:
    void act() {
        switch (m_random.below(8)) {
            case 0:
            case 1:
                return switchPage();
            case 2:
                return openExperiment();
            case 3:
                return exportFigure();
            case 4:
                return resize();
            case 5:
                return bench.program.theme.setScheme(m_random.below(2) == 0 ? ColourScheme::Light
                                                                            : ColourScheme::Dark);
            case 6:
                return click(m_random.below(2) == 0 ? "overlaid" : "sideBySide");
            default:
                return hover();
        }
    }

    void keepTraining() {
        if (!bench.program.session.isBusy()) {
            ++m_experiments;
            const Experiment experiment = lesson(m_experiments);
            bench.program.session.start(experiment, {.device = "cpu"},
                                        bench.folder / experiment.name);
        }
    }

    int experiments() const { return m_experiments; }
    int exports() const { return m_exports; }

    TrainBench bench;

private:
    void click(const QString& name) {
        if (bench.isShown(name)) {
            bench.click(name);
        }
    }

    void switchPage() {
        QList<QToolButton*> pages;
        for (auto* button : bench.find<Rail>("rail").findChildren<QToolButton*>()) {
            if (button->isCheckable() && button->isEnabled()) {
                pages << button;
            }
        }
        bench.click(pages[static_cast<int>(m_random.below(pages.size()))]->objectName());
    }

    void openExperiment() {
        if (!bench.isShown("experimentPicker")) {
            return;
        }
        auto& picker = bench.find<QComboBox>("experimentPicker");
        picker.setFocus();
        QTest::keyClick(&picker, m_random.below(2) == 0 ? Qt::Key_Down : Qt::Key_Up);
    }

    // One dialog at a time; it is answered when it comes.
    void exportFigure() {
        static const QStringList kKinds = {"png", "svg", "pdf", "csv"};
        const QString kind = kKinds[static_cast<int>(m_random.below(kKinds.size()))];
        auto* action = bench.program.window.findChild<QAction*>("export-" + kind);
        if (!bench.isShown("trainPage") || action == nullptr || !action->isEnabled()) {
            return;
        }
        const QString file = QString::fromStdString((bench.folder / "figure.").string()) + kind;
        QFile::remove(file);
        action->trigger();
        bench.saveAs(file);
        ++m_exports;
    }

    void resize() {
        bench.program.window.resize(1100 + static_cast<int>(m_random.below(400)),
                                    700 + static_cast<int>(m_random.below(300)));
    }

    void hover() {
        auto* figure = bench.program.window.findChild<QWidget*>("curveFigure");
        if (figure != nullptr && figure->isVisible()) {
            QTest::mouseMove(figure, {static_cast<int>(m_random.below(figure->width())),
                                      static_cast<int>(m_random.below(figure->height()))});
        }
    }

    Random m_random{1, Purpose::SyntheticImages};
    int m_experiments = 0;
    int m_exports = 0;
};

}  // namespace

/// The window in use for SOAK_SECONDS (12 when not given) while it trains: pages switched,
/// experiments opened, figures exported. No warning, and memory that stays where it is.
class SoakTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysCalm() {
        before = qInstallMessageHandler(keepWarnings);
        std::vector<double> memory;  // bytes, once a second or so
        const double seconds = secondsRequested();
        int actions = 0;
        {
            RestlessPerson person;
            person.bench.awaitForm();
            const Stopwatch watch;
            double told = 0;
            while (watch.seconds() < seconds) {
                person.keepTraining();
                person.act();
                ++actions;
                QTest::qWait(500);
                memory.push_back(static_cast<double>(residentBytes()));
                if (watch.seconds() - told > 60) {
                    told = watch.seconds();
                    std::printf("%5.0f s: %6.1f MB (%s), %d experiments, %d figures, %d actions\n",
                                told, memory.back() / kMegabyte, qPrintable(heapWords()),
                                person.experiments(), person.exports(), actions);
                    std::fflush(stdout);
                }
            }
            QVERIFY(person.experiments() > 0);
        }
        qInstallMessageHandler(before);
        QCOMPARE(warnings, QStringList());
        const double second = middleOf(quarter(memory, 1));
        const double last = middleOf(quarter(memory, 3));
        std::printf("memory: %.1f MB in the second quarter, %.1f MB in the last\n",
                    second / kMegabyte, last / kMegabyte);
        QVERIFY(seconds < kLongEnough || last < kFlat * second);
    }
};

LAB_TEST(SoakTest)
#include "SoakTest.moc"
