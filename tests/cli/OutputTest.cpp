// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "core/run/Experiment.h"
#include "core/train/MetricsLog.h"
#include "tests/cli/Program.h"
#include "tests/support/CommaLocale.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace lab;
using namespace lab::test;

namespace {

QString shippedModel() {
    return textOf(shippedModels().front());
}

QString sample() {
    return textOf(samplePictures().front());
}

/// The program with its streams as the shell makes them: "> /dev/full", "<&- >&- 2>&-".
Ended runInShell(const QString& streams, const QStringList& arguments) {
    QProcess process;
    process.start("sh",
                  QStringList{"-c", "exec \"$0\" \"$@\" " + streams, LAB_PROGRAM} + arguments);
    return ended(process);
}

bool hasControlCharacters(const std::string& text) {
    const QString letters = QString::fromStdString(text);
    return std::ranges::any_of(letters, [](QChar letter) {
        const auto code = letter.unicode();
        return (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0) ||
               (code >= 0x202A && code <= 0x202E);
    });
}

/// What the program writes where its standard output is a terminal. Little: nobody reads meanwhile.
std::string onTerminal(const QStringList& arguments) {
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0) {
        return "\x1b: there is no terminal";
    }
    const QString name = QString::fromLocal8Bit(::ptsname(terminal));
    const int kept = ::open(qPrintable(name), O_RDWR | O_NOCTTY);  // what was written stays
    runInShell("> " + name, arguments);
    std::string text(1U << 16U, ' ');
    const auto bytes = ::read(terminal, text.data(), text.size());
    ::close(kept);
    ::close(terminal);
    text.resize(bytes > 0 ? static_cast<std::size_t>(bytes) : 0);
    std::erase(text, '\r');  // of its line discipline
    return text.empty() ? "\x1b: nothing was written" : text;
}

// What colours, retitles, clears, turns round and breaks lines.
const std::string kNasty =
    "\x1b[31mred\x1b]0;x\x07 \xc2\x9b"
    "2J\xe2\x80\xae"
    "dne\nfile \x7f";

}  // namespace

/// Where the program's words and numbers go: standard output and error, whatever they are.
class OutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Descriptor 2 would be steps.csv, and progress lines would lie in it.
    void closedStreamsSpoilNoFile() {
        const TemporaryFolder folder;
        QCOMPARE(runInShell("<&- >&- 2>&-", tinyTraining(folder / "e", 2)).status, 0);
        for (const auto& run : runFolders(folder / "e")) {
            QCOMPARE(readSteps(run).size(), std::size_t{8});  // throws on a line of text
            QCOMPARE(readEpochs(run).size(), std::size_t{2});
            const std::string steps = readFile(run / "steps.csv", 1U << 20U);
            QCOMPARE(steps.find_first_not_of("steplor,0123456789.e-\n"), std::string::npos);
        }
        QCOMPARE(
            runInShell("2>&-", {"compare", textOf(folder / "e"), "--json"}).json()["runs"].size(),
            std::size_t{4});
    }

    void aFullStandardOutputIsAFailure_data() {
        QTest::addColumn<QStringList>("arguments");
        using L = QStringList;
        QTest::newRow("networks") << L{"networks"};
        QTest::newRow("networks, JSON") << L{"networks", "--json"};
        QTest::newRow("summary") << L{"summary", "resnet-18"};
        QTest::newRow("version") << L{"--version"};
        QTest::newRow("help") << L{"train", "--help"};
        for (const char* format : {"--json", "--csv"}) {
            QTest::addRow("classify %s", format)
                << L{"classify", format, "--model", shippedModel(), sample()};
            QTest::addRow("inspect %s", format)
                << L{"inspect", format, "--model", shippedModel(), sample()};
        }
        QTest::newRow("classify") << L{"classify", "--model", shippedModel(), sample()};
        QTest::newRow("bench") << L{"bench", "peak"};
    }
    void aFullStandardOutputIsAFailure() {
        QFETCH(QStringList, arguments);
        const Ended program = runInShell("> /dev/full", arguments);
        QCOMPARE(program.status, 1);
        QVERIFY2(program.err.find("could not be written to standard output (No space left") !=
                     std::string::npos,
                 program.err.c_str());
        QCOMPARE(std::ranges::count(program.err, '\n'), 1);
    }

    void aTrainingOnAFullStandardOutputIsKept() {
        const TemporaryFolder folder;
        const Ended program = runInShell("> /dev/full", tinyTraining(folder / "e", 1));
        QCOMPARE(program.status, 1);
        QCOMPARE(readResults(folder / "e").front().state, RunState::Finished);
        QVERIFY(std::filesystem::exists(folder / "e" / "report.md"));
    }

    void namesCommandNoTerminal() {
        const TemporaryFolder folder;
        const auto nasty = folder / (kNasty + ".png");
        std::filesystem::copy_file(samplePictures().front(), nasty);
        writeFileAtomically(folder / "names.txt",
                            "\x1b[31mred\xc2\x9b\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        const QString model = textOf(folder / "m.safetensors");
        const Ended taken =
            test::run({"import", shippedModel(), "--network", "plain-18", "--labels",
                       textOf(folder / "names.txt"), "--output", model});
        QVERIFY2(taken.status == 0, taken.err.c_str());
        for (const char* format : {"--top=10", "--json"}) {
            const Ended end = test::run({"classify", format, "--model", model, textOf(nasty)});
            QVERIFY2(end.status == 0, end.err.c_str());
            QVERIFY2(!hasControlCharacters(end.out + end.err), end.out.c_str());
        }
        QVERIFY(!hasControlCharacters(
            onTerminal({"classify", "--csv", "--top=1", "--model", model, textOf(nasty)})));
        // The JSON says the names exactly all the same, and so does CSV that is no terminal's.
        const Ended csv = test::run({"classify", "--csv", "--model", model, textOf(nasty)});
        QVERIFY2(csv.out.find("\"" + nasty.string() + "\",m,") != std::string::npos,
                 csv.out.c_str());
        QVERIFY(csv.out.find("\x1b[31mred\xc2\x9b") != std::string::npos);
        const auto json = test::run({"classify", "--json", "--model", model, textOf(nasty)}).json();
        QCOMPARE(json["images"][0]["file"].get<std::string>(), nasty.string());
        for (const QStringList& arguments :
             {QStringList{"inspect", "--model", model, textOf(nasty)},
              QStringList{"classify", "--model", textOf(nasty), textOf(nasty)},
              QStringList{"compare", textOf(nasty)}, QStringList{textOf(nasty)},
              QStringList{"train", "--preset", textOf(nasty)}}) {
            const Ended end = test::run(arguments);
            QVERIFY2(!hasControlCharacters(end.out + end.err), (end.out + end.err).c_str());
        }
    }

    // JSON is UTF-8, and a name of other bytes names no file in it.
    void jsonNamesFilesOfAnyBytes() {
        const TemporaryFolder folder;
        const auto file = folder / "caf\xe9 1.png";
        std::filesystem::copy_file(samplePictures().front(), file);
        const Ended end = runInShell("", {"classify", "--json", "--model", shippedModel(), "--cam",
                                          textOf(folder / "cam"), textOf(folder.path())});
        QVERIFY2(end.status == 0, end.err.c_str());
        const auto bytesOf = [](const nlohmann::json& json, const char* key) {
            return QByteArray::fromPercentEncoding(
                       QByteArray::fromStdString(json.at(key).get<std::string>()))
                .toStdString();
        };
        const auto image = end.json()["images"][0];
        QVERIFY(image["file_bytes"].get<std::string>().ends_with("/caf%E9%201.png"));
        QCOMPARE(bytesOf(image, "file_bytes"), file.string());
        // What the program names itself has no such bytes.
        QVERIFY(std::filesystem::exists(image["results"][0]["cam"].get<std::string>()));
        QVERIFY(!image["results"][0].contains("cam_bytes"));
        QVERIFY(!image["results"][0].contains("model_bytes"));  // it is UTF-8
    }

    void namesForgeNoLine() {
        const TemporaryFolder folder;
        const std::string forged = "q\nAll pictures were read.";
        const auto pictures = folder / ("set\n- Time: 1 s");
        for (const char* split : {"train", "test"}) {
            for (const std::string name : {"a", "b\nB"}) {
                std::filesystem::create_directories(pictures / split / name);
                int count = 0;
                for (const auto& sample : samplePictures()) {
                    std::filesystem::copy_file(
                        sample, pictures / split / name / std::to_string(++count).append(".png"));
                }
            }
            std::filesystem::create_directories(pictures / split / forged);
        }
        writeFileAtomically(pictures / "train" / "b\nB" / "h\nbar.png", "no picture");
        QStringList arguments = tinyTraining(folder / "e", 1);
        arguments.replace(2, textOf(pictures));
        const Ended trained = test::run(arguments);
        QVERIFY2(trained.status == 0, trained.err.c_str());
        const auto beginsALine = [](const std::string& text, const std::string& line) {
            return text.starts_with(line) || text.find("\n" + line) != std::string::npos;
        };
        for (const char* line : {"All pictures", "B/", "bar", "- Time: 1 s"}) {
            QVERIFY2(!beginsALine(trained.err, line), trained.err.c_str());
            QVERIFY2(!beginsALine(trained.out, line), trained.out.c_str());
        }
        QVERIFY2(trained.err.find("q\\nAll pictures were read.") != std::string::npos &&
                     trained.err.find("h\\nbar.png") != std::string::npos,
                 trained.err.c_str());
        for (const QStringList& wrong :
             {QStringList{"train", "--dataset", "no\nsuch", "--output", textOf(folder / "n")},
              QStringList{"evaluate", "no\nsuch"}, QStringList{"compare", "no\nsuch"},
              QStringList{"classify", "--model", shippedModel(), "no\nsuch"},
              QStringList{"train", "--networks", "no\nsuch"}, QStringList{"summary", "no\nsuch"},
              QStringList{"no\nsuch"}, QStringList{"train", "--seed", "no\nsuch"}}) {
            const Ended end = test::run(wrong);
            QVERIFY(end.status != 0);
            QVERIFY2(!beginsALine(end.out + end.err, "such"), (end.out + end.err).c_str());
        }
    }

    // What QApplication, a plugin or LD_PRELOAD does: the person's locale for the whole process.
    void aDecimalCommaIsNowhere() {
        const CommaLocale comma;
        QVERIFY2(comma.isThere(), "no localedef: install the package locales");
        const ModelCard card = readModelCard(shippedModels().front());
        QVERIFY(card.testError.has_value());
        QCOMPARE(*card.testError, std::round(*card.testError * 1e6) / 1e6);
        QVERIFY(*card.testError != std::floor(*card.testError));  // 7.26, not 7
        QCOMPARE(metadataOf(card).at("test_error"),
                 readMetadata(shippedModels().front()).at("test_error"));
    }
};

LAB_TEST(OutputTest)
#include "OutputTest.moc"
