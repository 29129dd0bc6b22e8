// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/train/TrainBench.h"

#include "core/run/NewRuns.h"
#include "core/run/RunExperiment.h"
#include "tests/support/Screenshot.h"
#include "ui/parts/FigureLabel.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>

namespace lab::test {

TrainBench::TrainBench(QSize size, ColourScheme scheme) {
    program.theme.setScheme(scheme);
    program.window.resize(size);
    program.window.show();
    program.window.activateWindow();
    if (!QTest::qWaitForWindowExposed(&program.window)) {
        throw std::runtime_error("the window did not come");
    }
    click("railTrain");
}

TrainPage& TrainBench::page() {
    return find<TrainPage>("trainPage");
}

bool TrainBench::has(const QString& name) const {
    return program.window.findChild<QWidget*>(name) != nullptr;
}

bool TrainBench::isShown(const QString& name) {
    auto* widget = program.window.findChild<QWidget*>(name);
    return widget != nullptr && widget->isVisible();
}

void TrainBench::click(const QString& name) {
    auto& widget = find<QWidget>(name);
    if (!widget.isVisible() || !widget.isEnabled()) {
        throw std::runtime_error(name.toStdString() + " cannot be clicked");
    }
    for (QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(at)) {
            area->ensureWidgetVisible(&widget);
        }
    }
    QTest::mouseClick(&widget, Qt::LeftButton);
}

void TrainBench::type(const QString& name, const QString& text) {
    auto& field = find<QWidget>(name);
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_Delete);
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Tab);
}

void TrainBench::choose(const QString& name, const QString& item) {
    auto& combo = find<QComboBox>(name);
    const int wanted = combo.findText(item);
    if (wanted < 0) {
        throw std::runtime_error(name.toStdString() + " has no " + item.toStdString());
    }
    combo.setFocus();
    QTest::keyClick(&combo, Qt::Key_Home);
    while (combo.currentIndex() < wanted) {
        const int before = combo.currentIndex();
        QTest::keyClick(&combo, Qt::Key_Down);
        if (combo.currentIndex() == before) {
            throw std::runtime_error(name.toStdString() + " does not move");
        }
    }
}

void TrainBench::trigger(const QString& name) {
    auto& action = find<QAction>(name);
    if (!action.isEnabled()) {
        throw std::runtime_error(name.toStdString() + " is disabled");
    }
    action.trigger();
}

QString TrainBench::text(const QString& name) {
    if (auto* label = program.window.findChild<QLabel*>(name)) {
        return label->text();
    }
    return find<QAbstractButton>(name).text();
}

RunTable& TrainBench::table() {
    return find<RunTable>("runTable");
}

QPoint TrainBench::toolPoint(int run, RunTool tool) {
    const QRect place = table().toolRect(run, tool);
    if (place.isEmpty()) {
        throw std::runtime_error("the row does not offer this tool");
    }
    return place.center();
}

void TrainBench::clickTool(int run, RunTool tool) {
    const QPoint at = toolPoint(run, tool);
    QTest::mouseMove(table().viewport(), at);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::NoModifier, at);
}

void TrainBench::fillTiny(int epochs) {
    awaitForm();
    // Two plain networks are enough for a verdict: the residual ones go.
    for (int i = 0; i < 2; ++i) {
        auto& chip = find<QWidget>("chip2");
        chip.setFocus();
        QTest::keyClick(&chip, Qt::Key_Delete);
        settle();
    }
    choose("dataset", "Generated shapes");
    awaitForm();
    type("trainLimit", "64");
    type("epochs", QString::number(epochs));
    type("batchSize", "16");
    type("width", "4");
    type("milestones", "1");
    type("learningRate", "0.05");
    choose("device", "CPU");
}

void TrainBench::awaitForm() {
    auto& caption = find<QLabel>("dataCaption");
    auto& device = find<QComboBox>("device");
    const auto known = [&] { return !caption.text().contains("Looking") && device.count() > 1; };
    if (!QTest::qWaitFor(known, kPatience)) {
        throw std::runtime_error("the form did not get to know its data");
    }
}

bool TrainBench::awaitState(Session::State state) {
    return QTest::qWaitFor([&] { return program.session.state() == state; }, kPatience);
}

void TrainBench::settle() {
    QTest::qWait(20);
}

void TrainBench::saveAs(const QString& file) {
    QFileDialog* dialog = nullptr;
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (QFileDialog* each : program.window.findChildren<QFileDialog*>()) {
                dialog = each->isVisible() ? each : dialog;
            }
            return dialog != nullptr;
        },
        kPatience));
    dialog->findChild<QLineEdit*>("fileNameEdit")->setText(file);  // which may have the keys
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file) && QFileInfo(file).size() > 0, kPatience);
}

std::filesystem::path made(const TrainBench& bench, const std::string& name,
                           const std::vector<RunSpec>& runs) {
    DatasetCache data;
    createExperiment(bench.folder / name, fitted({name, runs}, data), data);
    return bench.folder / name;
}

void trained(const std::filesystem::path& folder) {
    DatasetCache data;
    RunObserver nobody;
    ExperimentControl control(runFolders(folder).size());
    runExperiment(folder, {.device = "cpu", .workers = 1, .threads = 1}, data, control, nobody);
}

namespace {

// What is meant to lie above others, or scrolls.
bool isFree(const QWidget& widget) {
    static const QStringList kFree = {"emptyState", "curveFigure", "qt_scrollarea_viewport",
                                      "passingLine"};
    return widget.isWindow() || kFree.contains(widget.objectName()) ||
           widget.inherits("QFocusFrame") || widget.inherits("QAbstractScrollArea") ||
           widget.inherits("QRubberBand");
}

QString called(const QWidget& widget) {
    QString name = widget.metaObject()->className();
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (!at->objectName().isEmpty()) {
            return name + " in " + at->objectName();
        }
    }
    return name;
}

void checkText(const QWidget& widget, QStringList& problems) {
    if (const auto* figure = qobject_cast<const FigureLabel*>(&widget)) {
        const double text = QFontMetricsF(figure->font()).horizontalAdvance(figure->text());
        if (text > figure->contentsRect().width() || figure->text() == "…") {
            problems << "cut: " + called(widget) + " \"" + figure->toolTip() + "\"";
        }
    } else if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        const bool tooLow = label->wordWrap()
                                ? label->heightForWidth(label->width()) > label->height()
                                : label->sizeHint().height() > label->height() + 1;
        const bool tooNarrow = !label->wordWrap() && label->sizeHint().width() > label->width();
        if (!label->text().isEmpty() && (tooLow || tooNarrow)) {
            problems << "cut: " + called(widget) + " \"" + label->text() + "\"";
        }
    } else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const int text = button->fontMetrics().horizontalAdvance(button->text());
        if (text > button->width() && !button->inherits("lab::NetworkChip")) {
            problems << "cut: " + called(widget) + " \"" + button->text() + "\"";
        }
    }
}

void checkChildren(const QWidget& parent, QStringList& problems) {
    QList<QWidget*> shown;
    for (QWidget* child : parent.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isVisible() && !child->isWindow()) {
            shown << child;
        }
    }
    const bool scrolls = parent.objectName() == "qt_scrollarea_viewport";
    for (QWidget* child : shown) {
        if (!scrolls && !isFree(*child) && !parent.rect().contains(child->geometry())) {
            problems << "outside: " + called(*child);
        }
        for (QWidget* other : shown) {
            if (child < other && !isFree(*child) && !isFree(*other) &&
                child->geometry().intersects(other->geometry())) {
                problems << "overlap: " + called(*child) + " and " + called(*other);
            }
        }
        checkText(*child, problems);
        checkChildren(*child, problems);
    }
}

}  // namespace

QStringList layoutProblems(QWidget& root) {
    // What has changed in this moment has its place only after the layouts' next turn.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList problems;
    checkChildren(root, problems);
    return problems;
}

QStringList takePictures(Program& program, QWidget& page, const QString& name) {
    constexpr QSize kSizes[] = {QSize(1280, 800), QSize(1100, 700)};
    QStringList problems;
    for (const QSize size : kSizes) {
        program.window.resize(size);
        for (const bool dark : {false, true}) {
            program.theme.setScheme(dark ? ColourScheme::Dark : ColourScheme::Light);
            QTest::qWait(150);  // what folds or grows does so in 120 ms
            const QString file =
                QString("%1-%2-%3").arg(name, dark ? "dark" : "light").arg(size.width());
            screenshot(program.window, file);
            if (size == kSizes[0] && !dark) {
                screenshot(program.window, file + "-2x", 2);
            }
        }
        for (const QString& problem : layoutProblems(page)) {
            problems << QString("%1: %2").arg(size.width()).arg(problem);
        }
    }
    return problems;
}

}  // namespace lab::test
