#include "core/train/MetricsLog.h"

#include "core/base/Error.h"

#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace lab {

namespace {

constexpr std::string_view kEpochHeader =
    "epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds";
constexpr std::string_view kStepHeader = "step,loss,error";
constexpr std::uintmax_t kMaxBytes = 1U << 28U;  // ImageNet for 90 epochs takes 2^25

// The shortest text that reads back as the same double: files of equal runs are equal.
std::string text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string lineOf(const EpochRecord& r) {
    return std::to_string(r.epoch) + "," + text(r.trainLoss) + "," + text(r.trainError) + "," +
           text(r.testLoss) + "," + text(r.testError) + "," + text(r.learningRate) + "," +
           text(r.seconds) + "\n";
}

std::string lineOf(const StepRecord& r) {
    return std::to_string(r.step) + "," + text(r.loss) + "," + text(r.error) + "\n";
}

template <std::size_t Count>
std::array<double, Count> numbersOf(std::string_view line, const std::string& where) {
    std::array<double, Count> values{};
    const char* at = line.data();
    const char* const end = line.data() + line.size();
    for (std::size_t i = 0; i < Count; ++i) {
        const auto [next, problem] = std::from_chars(at, end, values[i]);
        const bool last = i + 1 == Count;
        if (problem != std::errc() || (last ? next != end : next == end || *next != ',')) {
            throw Error(where + " is damaged: \"" + std::string(line.substr(0, 60)) +
                        "\" is no record; delete the line and everything after it.");
        }
        at = next + 1;
    }
    return values;
}

EpochRecord epochOf(std::string_view line, const std::string& where) {
    const auto v = numbersOf<7>(line, where);
    return {static_cast<int>(v[0]), v[1], v[2], v[3], v[4], v[5], v[6]};
}

StepRecord stepOf(std::string_view line, const std::string& where) {
    const auto v = numbersOf<3>(line, where);
    return {static_cast<std::int64_t>(v[0]), v[1], v[2]};
}

template <class Record>
std::vector<Record> read(const std::filesystem::path& file, std::string_view header,
                         Record (*parse)(std::string_view, const std::string&)) {
    std::vector<Record> records;
    if (!std::filesystem::exists(file)) {
        return records;
    }
    const std::string content = readFile(file, kMaxBytes);
    std::size_t begin = 0;
    for (int line = 1;; ++line) {
        const std::size_t end = content.find('\n', begin);
        if (end == std::string::npos) {
            return records;
        }
        const std::string_view whole(content.data() + begin, end - begin);
        const std::string where = file.string() + ", line " + std::to_string(line) + ",";
        if (line > 1) {
            records.push_back(parse(whole, where));
        } else if (whole != header) {
            throw Error(file.string() + " does not begin with \"" + std::string(header) +
                        "\"; it is not a log of ResNet Lab.");
        }
        begin = end + 1;
    }
}

template <class Record, class Keep>
void rewrite(const std::filesystem::path& file, std::string_view header,
             const std::vector<Record>& records, Keep keep) {
    std::string content = std::string(header) + "\n";
    for (const Record& record : records) {
        if (keep(record)) {
            content += lineOf(record);
        }
    }
    writeFileAtomically(file, content);
}

}  // namespace

std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder) {
    return read<EpochRecord>(folder / "metrics.csv", kEpochHeader, epochOf);
}

std::vector<StepRecord> readSteps(const std::filesystem::path& folder) {
    return read<StepRecord>(folder / "steps.csv", kStepHeader, stepOf);
}

MetricsLog::MetricsLog(const std::filesystem::path& folder, int epochs, std::int64_t steps) {
    rewrite(folder / "metrics.csv", kEpochHeader, readEpochs(folder),
            [epochs](const EpochRecord& record) { return record.epoch <= epochs; });
    rewrite(folder / "steps.csv", kStepHeader, readSteps(folder),
            [steps](const StepRecord& record) { return record.step <= steps; });
    m_epochs.emplace(folder / "metrics.csv");
    m_steps.emplace(folder / "steps.csv");
}

void MetricsLog::append(const EpochRecord& record) {
    m_epochs->write(lineOf(record));
}

void MetricsLog::append(const StepRecord& record) {
    m_steps->write(lineOf(record));
}

void MetricsLog::sync() {
    m_epochs->sync();
    m_steps->sync();
}

}  // namespace lab
