// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/run/Experiment.h"
#include "core/run/NewRuns.h"
#include "core/run/TensorBoard.h"
#include "core/train/MetricsLog.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cstring>

using namespace lab;
using namespace lab::test;

namespace {

// Bit by bit, unlike the program's table.
std::uint32_t slowCrc(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0x82F63B78U : crc >> 1U;
        }
    }
    return ~crc;
}

template <class Value>
Value valueAt(std::string_view bytes, std::size_t place) {
    Value value;
    std::memcpy(&value, bytes.data() + place, sizeof value);
    return value;
}

bool isChecksum(std::uint32_t masked, std::string_view of) {
    const std::uint32_t crc = slowCrc(of);
    return masked == ((crc >> 15U) | (crc << 17U)) + 0xA282EAD8U;
}

// The events of a file; a checksum that is wrong ends the test.
std::vector<std::string> eventsIn(const std::string& file) {
    std::vector<std::string> events;
    const std::string_view bytes(file);
    for (std::size_t place = 0; place < bytes.size();) {
        const auto length = static_cast<std::size_t>(valueAt<std::uint64_t>(bytes, place));
        const auto event = bytes.substr(place + 12, length);
        if (!isChecksum(valueAt<std::uint32_t>(bytes, place + 8), bytes.substr(place, 8)) ||
            !isChecksum(valueAt<std::uint32_t>(bytes, place + 12 + length), event)) {
            QTest::qFail("a checksum is wrong", __FILE__, __LINE__);
            return {};
        }
        events.emplace_back(event);
        place += 16 + length;
    }
    return events;
}

// The scalar of this tag at this step, which stand beside each other in an event.
std::optional<float> scalarOf(const std::vector<std::string>& events, const std::string& tag,
                              char step) {
    for (const std::string& event : events) {
        const auto found = event.find(tag + std::string("\x15", 1));   // field 2, 32 bits
        const bool isAt = event.find(std::string{'\x10', step}) == 9;  // field 2 behind the time
        if (found != std::string::npos && isAt) {
            return valueAt<float>(event, found + tag.size() + 1);
        }
    }
    return {};
}

}  // namespace

/// An experiment as TensorBoard's event files.
class TensorBoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEachFigure() {
        QCOMPARE(slowCrc("123456789"), 0xE3069283U);  // RFC 3720, appendix B.4
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e",
                         fitted({"e", {tinyRun("plain-18"), tinyRun("resnet-18")}}, data), data);
        const auto run = runFolders(folder / "e").front();
        {
            MetricsLog log(run, 0, 0);
            log.append(StepRecord{1, 2.5, 90});
            log.append(EpochRecord{1, 2.25, 81.5, 2.125, 79.5, 0.05, 3});
        }
        QCOMPARE(exportTensorBoard(folder / "e", folder / "board"), 2);
        for (const auto& each : runFolders(folder / "e")) {
            int files = 0;
            for (const auto& file :
                 std::filesystem::directory_iterator(folder / "board" / each.filename())) {
                QVERIFY(file.path().filename().string().starts_with("events.out.tfevents."));
                ++files;
            }
            QCOMPARE(files, 1);
        }
        const auto file =
            std::filesystem::directory_iterator(folder / "board" / run.filename())->path();
        const std::vector<std::string> events = eventsIn(readFile(file, 1 << 20));
        QCOMPARE(events.size(), std::size_t{1 + 2 + 6});
        QVERIFY(events.front().ends_with("brain.Event:2"));
        QCOMPARE(scalarOf(events, "step/train_loss", 1), std::optional(2.5F));
        QCOMPARE(scalarOf(events, "epoch/train_error", 1), std::optional(81.5F));
        QCOMPARE(scalarOf(events, "epoch/test_error", 1), std::optional(79.5F));
        QCOMPARE(scalarOf(events, "epoch/learning_rate", 1), std::optional(0.05F));
        // Moments grow from when the run was made.
        const double begun = valueAt<double>(events.front(), 1);
        QVERIFY(begun > 1.7e9);
        QCOMPARE(valueAt<double>(events.back(), 1), begun + 3);
    }

    void whatCannotBeReadOrWrittenIsASentence() {
        const TemporaryFolder folder;
        QVERIFY(!sentenceOf([&] { exportTensorBoard(folder / "none", folder / "b"); }).empty());
        QVERIFY(!std::filesystem::exists(folder / "b"));
    }
};

LAB_TEST(TensorBoardTest)
#include "TensorBoardTest.moc"
