#include "core/run/Run.h"

#include "core/base/Error.h"
#include "core/run/ModelCard.h"
#include "core/train/Checkpoint.h"

#include <limits>

namespace lab {

namespace {

std::string sentenceOf(const c10::Error& error, const RunSpec& spec) {
    const std::string text = error.what_without_backtrace();
    for (const char* sign : {"out of memory", "can't allocate", "not enough memory"}) {
        if (text.find(sign) != std::string::npos) {
            return "There is not enough memory for batches of " +
                   std::to_string(spec.recipe.batchSize) + " images; choose a smaller batch size.";
        }
    }
    return "LibTorch stopped: " + text.substr(0, text.find('\n'));
}

// What a process killed in the middle of writeFileAtomically left behind.
void removeLeftovers(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(".") && name.ends_with(".tmp")) {
            std::error_code ignored;
            std::filesystem::remove(entry.path(), ignored);
        }
    }
}

}  // namespace

Run::Run(std::filesystem::path folder, std::shared_ptr<const Dataset> dataset, Compute compute,
         double legSeconds, TrainEvents events)
    : m_folder(std::move(folder)),
      m_info(readRunInfo(m_folder)),
      m_dataset(std::move(dataset)),
      m_compute(compute),
      m_legSeconds(legSeconds),
      m_events(std::move(events)) {
    m_compute.bf16 = m_info.spec.recipe.precision == Precision::Bf16;
    m_compute.layout = kFastestLayout;
}

double Run::progress() const {
    return m_progress;
}

void Run::leg(const RunControl& control) {
    try {
        if (!m_trainer) {
            open();
        }
        train(control);
    } catch (const c10::Error& error) {
        fail(sentenceOf(error, m_info.spec));
    } catch (const std::bad_alloc&) {
        fail("There is not enough memory; choose a smaller batch size or fewer workers.");
    } catch (const std::exception& error) {
        fail(error.what());
    }
}

void Run::open() {
    removeLeftovers(m_folder);
    const RunSpec& spec = m_info.spec;
    auto trainer = std::make_unique<Trainer>(spec.network, spec.recipe, spec.data, m_dataset,
                                             spec.seed, m_compute);
    const std::filesystem::path file = m_folder / "last.safetensors";
    if (std::filesystem::exists(file)) {
        const Checkpoint checkpoint = readCheckpoint(file);
        trainer->restore(checkpoint.weights, checkpoint.momentum, checkpoint.position,
                         file.string());
    }
    m_log = std::make_unique<MetricsLog>(m_folder, trainer->position().epochsDone,
                                         trainer->stepsDone());
    ModelCard card;
    card.spec = spec;
    card.input = inputOf(*m_dataset);
    card.classes = m_dataset->classNames;
    m_metadata = metadataOf(card);
    const RunResult known = readRun(m_folder);
    m_bestTestError =
        known.epochs.empty() ? std::numeric_limits<double>::infinity() : known.bestTestError();
    m_info.failure.clear();
    m_info.device = m_compute.device.str();
    m_info.threads = at::get_num_threads();
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
        metadata["test_error"] = std::to_string(record.testError);
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
    m_info.failure = why;
    try {
        writeRunInfo(m_folder, m_info);
    } catch (
        const Error&) {  // the same full disk or lost folder; the sentence still reaches the user
    }
    throw Error(why);
}

}  // namespace lab
