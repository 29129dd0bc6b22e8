// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/MetricsLog.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace lab {

namespace {

constexpr std::string_view kEpochHeader =
    "epoch,train_loss,train_error,test_loss,test_error,learning_rate,seconds";
constexpr std::string_view kStepHeader = "step,loss,error";
constexpr std::uintmax_t kMaxLogBytes = 1U << 28U;  // ImageNet for 90 epochs takes 2^25

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

/// Takes one number off the front of `line`, and the comma behind it.
template <class Number>
bool take(std::string_view& line, Number& value) {
    const char* const end = line.data() + line.size();
    const auto [next, problem] = std::from_chars(line.data(), end, value);
    const bool hasMore = next != end;
    const bool isWhole = problem == std::errc() && (!hasMore || *next == ',');
    line.remove_prefix(isWhole && hasMore ? next + 1 - line.data() : line.size());
    return isWhole;
}

// from_chars() takes "nan" and "inf", too. What no training writes would go into a verdict.
bool isCost(double value) {
    return std::isfinite(value) && value >= 0;
}

bool isError(double value) {
    return value >= 0 && value <= 100;
}

// The commas are counted, because take() cannot tell "1,2" from "1,2,".
std::optional<EpochRecord> epochOf(std::string_view line) {
    EpochRecord r;
    const auto commas = std::ranges::count(line, ',');
    const bool isWhole = commas == 6 && take(line, r.epoch) && r.epoch >= 1 &&
                         take(line, r.trainLoss) && take(line, r.trainError) &&
                         take(line, r.testLoss) && take(line, r.testError) &&
                         take(line, r.learningRate) && take(line, r.seconds);
    const bool holds = isCost(r.trainLoss) && isError(r.trainError) && isCost(r.testLoss) &&
                       isError(r.testError) && isCost(r.learningRate) && isCost(r.seconds);
    return isWhole && holds ? std::optional(r) : std::nullopt;
}

std::optional<StepRecord> stepOf(std::string_view line) {
    StepRecord r;
    const auto commas = std::ranges::count(line, ',');
    const bool isWhole = commas == 2 && take(line, r.step) && r.step >= 1 && take(line, r.loss) &&
                         take(line, r.error);
    return isWhole && isCost(r.loss) && isError(r.error) ? std::optional(r) : std::nullopt;
}

std::int64_t numberOf(const EpochRecord& record) {
    return record.epoch;
}

std::int64_t numberOf(const StepRecord& record) {
    return record.step;
}

// What may follow a record: no epoch is left out, and no step comes before a later one.
bool mayFollow(const EpochRecord& record, const EpochRecord* before) {
    return record.epoch == (before ? before->epoch : 0) + 1;
}

bool mayFollow(const StepRecord& record, const StepRecord* before) {
    return before == nullptr || record.step > before->step;
}

template <class Record>
std::vector<Record> read(const std::filesystem::path& file, std::string_view header,
                         std::optional<Record> (*parse)(std::string_view)) {
    std::vector<Record> records;
    if (!std::filesystem::exists(file)) {
        return records;
    }
    const std::string content = readFile(file, kMaxLogBytes);
    // What an editor or a spreadsheet adds says nothing: a byte order mark, a return at line ends.
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::size_t begin = content.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    for (int line = 1;; ++line) {
        const std::size_t end = content.find('\n', begin);
        if (end == std::string::npos) {
            return records;
        }
        std::string_view whole(content.data() + begin, end - begin);
        whole.remove_suffix(whole.ends_with('\r') ? 1 : 0);
        if (line > 1) {
            const std::optional<Record> record = parse(whole);
            const Record* before = records.empty() ? nullptr : &records.back();
            if (!record || !mayFollow(*record, before)) {
                const bool isLate = record && before && numberOf(*record) <= numberOf(*before);
                throw Error(filled(!record  ? phrase("%1, line %2, is damaged: %3 is no record; "
                                                      "delete the line and everything after it.")
                                   : isLate ? phrase("%1, line %2, is damaged: %3 comes after a "
                                                     "later record; delete the line and "
                                                     "everything after it.")
                                            : phrase("%1, line %2, is damaged: an epoch is missing "
                                                     "before %3; delete the line and everything "
                                                     "after it."),
                                   file, line, excerptOf(std::string(whole))));
            }
            records.push_back(*record);
        } else if (whole != header) {
            throw Error(
                filled(phrase("%1 does not begin with \"%2\"; it is not a log of ResNet Lab."),
                       file, header));
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
