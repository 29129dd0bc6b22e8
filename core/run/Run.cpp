// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Run.h"

#include "core/base/Error.h"
#include "core/base/Instructions.h"
#include "core/base/LastingError.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Threads.h"
#include "core/base/platform/Cores.h"
#include "core/base/platform/Files.h"
#include "core/base/platform/Memory.h"
#include "core/model/ModelCard.h"
#include "core/run/MemoryNeed.h"
#include "core/run/RunFiles.h"
#include "core/run/SameData.h"
#include "core/train/Checkpoint.h"

#include <algorithm>
#include <limits>

namespace lab {

bool isTrainedToTheEnd(const std::filesystem::path& folder) {
    const RunResult run = readRun(folder);
    const bool isWithoutCheckpoint = !std::filesystem::exists(folder / "last.safetensors");
    return run.state == RunState::Finished &&
           (isWithoutCheckpoint || epochsOfCheckpoint(folder) == run.info.spec.recipe.epochs);
}

Run::Run(std::filesystem::path folder, RunData data, Compute compute, const Execution& execution,
         std::function<int()> share, TrainEvents events)
    : m_folder(std::move(folder)),
      m_info(readRunInfo(m_folder)),
      m_data(std::move(data)),
      m_compute(compute),
      m_legSeconds(execution.legSeconds),
      m_threads(execution.threads),
      m_share(std::move(share)),
      m_events(std::move(events)) {
    m_compute.bf16 = m_info.spec.recipe.precision == Precision::Bf16;
    m_compute.layout = kFastestLayout;
    m_progress = isTrainedToTheEnd(m_folder) ? 1 : 0;
}

double Run::progress() const {
    return m_progress;
}

// As many as were asked for; else what the others leave, and no more than the run began with.
int Run::threadsNow() const {
    if (m_threads > 0) {
        return m_threads;
    }
    const int most = m_info.threads > 0 ? m_info.threads : coreCount();
    return std::clamp(m_share(), 1, most);
}

void Run::leg(const RunControl& control) {
    if (m_progress >= 1) {
        return;
    }
    try {
        useThreads(threadsNow());
        if (!m_trainer) {
            open();
        }
        train(control);
    } catch (const std::exception& error) {
        m_info.failsAgain = dynamic_cast<const LastingError*>(&error) != nullptr;
        fail(sentenceOf(error, m_info.spec.recipe.batchSize));
    }
}

void Run::checkData() const {
    if (!m_data.set) {
        throw Error(m_data.missing);
    }
    const Dataset& set = *m_data.set;
    const RunSpec& spec = m_info.spec;
    requireSameData(m_info, m_folder, set, m_data.digest);
    if (m_compute.device.is_cpu()) {
        const auto batch = std::min<std::int64_t>(spec.recipe.batchSize, set.train.count());
        requireMemory(spec, set.imageSize, batch, memoryBytes());
    }
}

void Run::open() {
    removeLeftovers(m_folder, OwnTemporaries::Remove);
    const std::filesystem::path file = m_folder / "last.safetensors";
    checkData();
    const RunSpec& spec = m_info.spec;
    auto trainer = std::make_unique<Trainer>(spec.network, spec.recipe, spec.data, m_data.set,
                                             spec.seed, m_compute);
    if (std::filesystem::exists(file)) {
        const Checkpoint checkpoint = readCheckpoint(file);
        trainer->restore(checkpoint.weights, checkpoint.momentum, checkpoint.position,
                         file.string());
    }
    const int epochsDone = trainer->position().epochsDone;
    if (const std::string lost = lostEpochsText(m_folder, epochsDone, readEpochs(m_folder));
        !lost.empty()) {
        throw Error(lost);
    }
    m_log = std::make_unique<MetricsLog>(m_folder, trainer->position().epochsDone,
                                         trainer->stepsDone());
    ModelCard card;
    card.spec = spec;
    card.input = inputOf(*m_data.set);
    card.classes = m_data.set->classNames;
    if (std::filesystem::exists(file)) {  // one card from the beginning to the end
        const ModelCard begun = readModelCard(file);
        card.input = begun.input ? begun.input : card.input;
        card.classes = begun.classes.empty() ? card.classes : begun.classes;
    }
    m_metadata = metadataOf(card);
    const RunResult known = readRun(m_folder);
    m_bestTestError =
        known.epochs.empty() ? std::numeric_limits<double>::infinity() : known.bestTestError();
    m_info.failure.clear();
    m_info.failsAgain = false;
    m_info.device = m_compute.device.str();
    m_info.threads = m_threads > 0 ? m_threads : m_info.threads;
    if (const std::string now = toText(instructions()); lastInstructions(m_info) != now) {
        m_info.instructions += (m_info.instructions.empty() ? "" : ", ") + now;
    }
    m_info.libtorch = libtorchVersion();
    writeRunInfo(m_folder, m_info);
    m_trainer = std::move(trainer);
}

void Run::train(const RunControl& control) {
    TrainEvents events;
    events.step = [this](const StepRecord& record) {
        m_log->append(record);
        if (m_events.step) {
            m_events.step(record);
        }
    };
    events.epoch = [this](const EpochRecord& record) { epochDone(record); };
    m_trainer->advance(m_legSeconds, control, events);
    save();
    m_progress = m_trainer->finished() ? 1 : std::min(m_trainer->progress(), 0.999999);
}

void Run::epochDone(const EpochRecord& record) {
    m_log->append(record);
    if (record.testError < m_bestTestError) {
        m_bestTestError = record.testError;
        std::map<std::string, std::string> metadata = m_metadata;
        metadata["epoch"] = std::to_string(record.epoch);
        metadata["test_error"] = fixedText(record.testError, 6);
        writeWeights(m_folder / "best.safetensors", stateOf(*m_trainer->network()), metadata);
    }
    if (m_events.epoch) {
        m_events.epoch(record);
    }
}

// Logs first: a checkpoint never runs ahead of them, and lines past it are dropped at resume.
void Run::save() {
    m_log->sync();
    writeCheckpoint(m_folder / "last.safetensors",
                    {stateOf(*m_trainer->network()), m_trainer->momentum(), m_trainer->position()},
                    m_metadata);
}

void Run::fail(const std::string& why) {
    m_trainer.reset();  // its memory is for the others
    m_log.reset();
    m_info.failure = why;
    try {
        writeRunInfo(m_folder, m_info);
    } catch (const std::exception&) {
        // The same full disk or lost folder; the sentence still reaches the user.
    }
    throw Error(why);
}

}  // namespace lab
