// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/WindowMain.h"

#include "app/Console.h"
#include "core/nn/Zoo.h"
#include "core/run/Presets.h"
#include "ui/base/Language.h"
#include "ui/diagram/NetworkDiagram.h"
#include "ui/networks/FrameTimes.h"
#include "ui/networks/NetworksPage.h"
#include "ui/shell/Heartbeat.h"
#include "ui/shell/Program.h"
#include "ui/shell/Zoom.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <nlohmann/json.hpp>

#include <clocale>
#include <cstdio>
#include <cstdlib>

namespace lab {

namespace {

// QApplication aborts where there is no display; the person gets a sentence instead.
void onNoDisplay(QtMsgType type, const QMessageLogContext& /*context*/, const QString& /*text*/) {
    if (type == QtFatalMsg) {
        std::fputs(
            "There is no display for the window; train in the terminal with: resnet-lab "
            "train\n",
            stderr);
        std::_Exit(1);
    }
}

// Qt keeps references to both for its whole life.
struct Arguments {
    std::string name = "resnet-lab";
    char* list[2] = {name.data(), nullptr};
    int count = 1;
};

std::unique_ptr<QApplication> application(Arguments& arguments) {
    QCoreApplication::setOrganizationName("ResNet Lab");
    QCoreApplication::setApplicationName("ResNet Lab");
    QCoreApplication::setApplicationVersion(LAB_VERSION);
    QGuiApplication::setDesktopFileName("org.resnetlab.ResNetLab");
    applyZoom();
    const auto before = qInstallMessageHandler(onNoDisplay);
    auto made = std::make_unique<QApplication>(arguments.count, arguments.list);
    qInstallMessageHandler(before);
    std::setlocale(LC_NUMERIC,
                   "C");  // Qt set the person's: libraries would write "7,26" into files
    return made;
}

void printReport(const HeartbeatReport& report, bool asJson) {
    if (asJson) {
        const nlohmann::ordered_json json = {{"beats", report.beats},
                                             {"seconds", report.seconds},
                                             {"longest_gap_ms", report.longest},
                                             {"gap_99_percent_ms", report.share99},
                                             {"share_below_50_ms", report.below50},
                                             {"share_below_100_ms", report.below100}};
        printJson(json);
        return;
    }
    print(
        "{} heartbeats in {:.1f} s: longest gap {:.1f} ms, 99 % below {:.1f} ms; below 50 ms: "
        "{:.3f} %, below 100 ms: {:.3f} %\n",
        report.beats, report.seconds, report.longest, report.share99, 100 * report.below50,
        100 * report.below100);
}

void printTimes(const char* what, const FrameTimes& times) {
    print(
        "{}: {} frames, mean {:.2f} ms, 99 % below {:.2f} ms, longest {:.2f} ms; within 1/60 s: "
        "{:.1f} %\n",
        what, times.frames, times.mean, times.share99, times.longest, 100 * times.below60Hz);
}

nlohmann::ordered_json jsonOf(const FrameTimes& times) {
    return {{"frames", times.frames},
            {"mean_ms", times.mean},
            {"frame_99_percent_ms", times.share99},
            {"longest_ms", times.longest},
            {"share_within_60_hz", times.below60Hz}};
}

}  // namespace

int runWindow() {
    Arguments arguments;
    const auto qt = application(arguments);
    const Language language(*qt);
    Program program(*qt);
    program.window.show();
    return QApplication::exec();
}

int benchUi(const BenchUiOptions& options) {
    Arguments arguments;
    const auto qt = application(arguments);
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    Program program(*qt, root);
    Heartbeat heart;
    HeartbeatReport report;
    QString problem;
    QObject::connect(&program.session, &Session::failed, qt.get(), [&](const QString& sentence) {
        problem = sentence;
        QApplication::exit();  // quit() would ask the window, which asks the person
    });
    program.window.show();
    program.window.findChild<QToolButton*>("railTrain")->click();
    QTimer::singleShot(500, qt.get(), [&] {  // when the window stands
        Execution execution;
        execution.workers = options.workers;
        program.session.start(presetNamed("lesson").experiment, execution, root / "lesson");
        heart.start();
    });
    QTimer::singleShot(500 + static_cast<int>(options.seconds * 1000), qt.get(), [&] {
        report = heart.stop();
        QApplication::exit();
    });
    QApplication::exec();
    if (!problem.isEmpty()) {
        printNote(problem.toStdString() + "\n");
        return kFailed;
    }
    printReport(report, options.json);
    return report.longest <= 100 && report.below50 >= 0.999 ? kDone : kFailed;
}

int benchNetworks(const BenchNetworksOptions& options) {
    Arguments arguments;
    const auto qt = application(arguments);
    const QTemporaryDir folder;
    Program program(*qt, std::filesystem::path(folder.path().toStdString()));
    program.window.show();
    program.window.findChild<QToolButton*>("railNetworks")->click();
    auto* page = program.window.findChild<NetworksPage*>();
    auto* diagram = page->findChild<NetworkDiagram*>();
    FrameTimes scrolling;
    FrameTimes zooming;
    QTimer::singleShot(500, qt.get(), [&] {  // when the window stands
        page->setPair({{zooNetwork("resnet-152"), zooNetwork("resnext-101-32x8d")}, 224});
        scrolling = timeScrolling(*diagram, options.frames);
        zooming = timeZooming(*diagram, options.frames);
        QApplication::exit();
    });
    QApplication::exec();
    if (options.json) {
        const nlohmann::ordered_json json = {{"scrolling", jsonOf(scrolling)},
                                             {"zooming", jsonOf(zooming)}};
        printJson(json);
    } else {
        printTimes("scrolling", scrolling);
        printTimes("zooming", zooming);
    }
    return scrolling.below60Hz >= 0.99 && zooming.below60Hz >= 0.99 ? kDone : kFailed;
}

}  // namespace lab
