// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/TensorBoard.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/ProtobufMessage.h"
#include "core/base/platform/Files.h"
#include "core/run/Experiment.h"
#include "core/train/MetricsLog.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iomanip>
#include <sstream>

namespace lab {

namespace {

// CRC-32C (Castagnoli), as a record has it.
std::uint32_t crc32c(std::string_view bytes) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) {
                value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82F63B78U : 0U);
            }
            made[i] = value;
        }
        return made;
    }();
    std::uint32_t crc = ~0U;
    for (const char byte : bytes) {
        crc = table[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFFU] ^ (crc >> 8U);
    }
    return ~crc;
}

void append(std::string& file, std::string_view bytes) {
    file.append(bytes);
}

void appendChecksum(std::string& file, std::string_view of) {
    const std::uint32_t crc = crc32c(of);
    const std::uint32_t masked = ((crc >> 15U) | (crc << 17U)) + 0xA282EAD8U;
    append(file, {reinterpret_cast<const char*>(&masked), sizeof masked});
}

// TFRecord: length, its checksum, the event, its checksum.
void appendRecord(std::string& file, const std::string& event) {
    const std::uint64_t length = event.size();
    const std::string_view head(reinterpret_cast<const char*>(&length), sizeof length);
    append(file, head);
    appendChecksum(file, head);
    append(file, event);
    appendChecksum(file, event);
}

/// One event file: scalars at a step and a moment.
class Events {
public:
    explicit Events(double begun) : m_begun(begun) {
        ProtobufMessage version;
        version.wideReal(1, begun).text(3, "brain.Event:2");
        appendRecord(m_file, version.bytes());
    }
    void add(const std::string& tag, std::int64_t step, double after, double value) {
        ProtobufMessage scalar;
        scalar.text(1, tag).real(2, static_cast<float>(value));
        ProtobufMessage event;
        event.wideReal(1, m_begun + after).integer(2, step);
        event.message(5, ProtobufMessage().message(1, scalar));
        appendRecord(m_file, event.bytes());
    }
    const std::string& bytes() const { return m_file; }

private:
    double m_begun;
    std::string m_file;
};

// Seconds since 1970 of "2026-11-30T09:12:00Z"; 0 where it is no moment.
double secondsOf(const std::string& created) {
    std::tm moment{};
    std::istringstream text(created);
    text.imbue(std::locale::classic());
    text >> std::get_time(&moment, "%Y-%m-%dT%H:%M:%S");
    if (text.fail()) {
        return 0;
    }
    using namespace std::chrono;
    const sys_days day = year(moment.tm_year + 1900) /
                         month(static_cast<unsigned>(moment.tm_mon) + 1) /
                         std::chrono::day(static_cast<unsigned>(moment.tm_mday));
    return static_cast<double>(day.time_since_epoch().count()) * 86400 + moment.tm_hour * 3600 +
           moment.tm_min * 60 + moment.tm_sec;
}

std::string eventsOf(const RunResult& run, const std::vector<StepRecord>& steps) {
    Events events(secondsOf(run.info.created));
    const double perStep =
        run.epochs.empty()
            ? 0
            : run.seconds() / static_cast<double>(run.epochs.size()) /
                  static_cast<double>(std::max<std::int64_t>(1, stepsPerEpoch(run.info)));
    for (const StepRecord& step : steps) {
        const double after = perStep * static_cast<double>(step.step);
        events.add("step/train_loss", step.step, after, step.loss);
        events.add("step/train_error", step.step, after, step.error);
    }
    double after = 0;
    for (const EpochRecord& epoch : run.epochs) {
        after += epoch.seconds;
        events.add("epoch/train_loss", epoch.epoch, after, epoch.trainLoss);
        events.add("epoch/train_error", epoch.epoch, after, epoch.trainError);
        events.add("epoch/test_loss", epoch.epoch, after, epoch.testLoss);
        events.add("epoch/test_error", epoch.epoch, after, epoch.testError);
        events.add("epoch/learning_rate", epoch.epoch, after, epoch.learningRate);
        events.add("epoch/seconds", epoch.epoch, after, epoch.seconds);
    }
    return events.bytes();
}

}  // namespace

int exportTensorBoard(const std::filesystem::path& experiment,
                      const std::filesystem::path& output) {
    const std::vector<RunResult> results = readResults(experiment);
    for (const RunResult& run : results) {
        const std::filesystem::path folder = output / run.key;
        std::error_code problem;
        std::filesystem::create_directories(folder, problem);
        if (problem) {
            throw Error(filled(phrase("Could not make %1: %2."), folder, problem.message()));
        }
        std::string name = "events.out.tfevents.";
        name += std::to_string(static_cast<std::int64_t>(secondsOf(run.info.created)));
        name += ".resnet-lab";
        writeFileAtomically(folder / name, eventsOf(run, readSteps(experiment / run.key)));
    }
    return static_cast<int>(results.size());
}

}  // namespace lab
