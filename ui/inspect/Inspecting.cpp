#include "ui/inspect/Inspecting.h"

#include "core/base/Error.h"
#include "core/base/Stopwatch.h"
#include "core/data/Dataset.h"
#include "core/data/Picture.h"
#include "core/infer/Classifier.h"
#include "ui/Job.h"
#include "ui/classify/Pictures.h"

#include <algorithm>
#include <cmath>
#include <exception>

namespace lab {

namespace {

namespace fs = std::filesystem;

// "shirt-12.png" of the samples is a shirt.
QString sampleLabel(const fs::path& file) {
    const QString stem = QString::fromStdString(file.stem().string());
    return file.parent_path().filename() == "samples" && stem.contains('-')
               ? stem.section('-', 0, -2)
               : QString();
}

std::shared_ptr<const InspectNetwork> opened(
    const InspectSource& source,
    const std::array<std::shared_ptr<const InspectNetwork>, 2>& known) {
    for (const auto& one : known) {
        if (one && one->source == source) {
            return one;
        }
    }
    return openInspectNetwork(source);
}

// Test images come from what the second network was trained on, else from the first one's data.
// Imported weights know no data set.
std::optional<DataSpec> dataOf(const InspectPass& pass) {
    for (const std::size_t n : {1U, 0U}) {
        if (pass.networks[n] && pass.networks[n]->network->card().source.empty()) {
            return pass.networks[n]->network->card().spec.data;
        }
    }
    return std::nullopt;
}

PreparedImage preparedFor(const Image& image, const InputSpec& input, bool ofDataset) {
    const bool fits =
        image.channels == input.channels && image.width == input.size && image.height == input.size;
    return ofDataset && fits ? PreparedImage{image} : prepare(image, input);
}

}  // namespace

InspectAnswer answerOf(const Trace& trace) {
    const std::vector<float>& logits = trace.logits();
    const auto most = std::ranges::max_element(logits);
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit) - *most);
    }
    const auto index = static_cast<std::size_t>(most - logits.begin());
    return {shortName(trace.network().card().classes.at(index)), 1 / sum};
}

InspectView viewOf(const InspectPass& pass, const InspectStep& step, StepBy by) {
    InspectView view;
    const std::array<int, 2>& at = by == StepBy::Block ? step.block : step.layer;
    for (std::size_t n = 0; n < 2; ++n) {
        if (pass.traces[n] && at[n] >= 0) {
            view.lanes[n] = by == StepBy::Block ? shownBlock(*pass.traces[n], at[n])
                                                : shownLayer(*pass.traces[n], at[n]);
        }
    }
    for (std::size_t n = 0; n < 2; ++n) {
        const std::size_t other = 1 - n;
        if (!pass.traces[n] || at[n] >= 0 || at[other] < 0 || !pass.traces[other]) {
            continue;
        }
        const LayerPart part =
            by == StepBy::Layer
                ? pass.traces[other]->summary().layers[static_cast<std::size_t>(at[other])].part
                : LayerPart::Residual;
        const QString gap = step.block[n] < 0             ? Inspecting::tr("no such block")
                            : part == LayerPart::Shortcut ? Inspecting::tr("no such shortcut")
                            : part == LayerPart::Join
                                ? Inspecting::tr("no addition\nin a plain block")
                                : Inspecting::tr("no such layer");
        view.lanes[n] = shownGap(view.lanes[other], gap);
    }
    return view;
}

Inspecting::Inspecting(QObject* parent)
    : QObject(parent), m_passJob(new Job(this)), m_viewJob(new Job(this)) {
    for (Job* job : {m_passJob, m_viewJob}) {
        connect(job, &Job::failed, this, &Inspecting::failed);
        connect(job, &Job::failed, this, [this] {
            nextPass();
            nextView();
            Q_EMIT busyChanged();
        });
        connect(job, &Job::done, this, [this] {
            nextPass();
            nextView();
            Q_EMIT busyChanged();
        });
    }
}

Inspecting::~Inspecting() = default;

bool Inspecting::isBusy() const {
    return m_wish || m_viewWish || m_passJob->isRunning() || m_viewJob->isRunning();
}

void Inspecting::look(const std::array<InspectSource, 2>& sources, const InspectImage& image) {
    m_wish = Wish{sources, image, m_known, m_dataset, m_datasetOf, m_threads};
    nextPass();
    Q_EMIT busyChanged();
}

void Inspecting::forget() {
    m_known = {};
}

void Inspecting::nextPass() {
    if (!m_wish || m_passJob->isRunning()) {
        return;
    }
    Wish wish = std::move(*m_wish);
    m_wish.reset();
    wish.known = m_known;  // what came meanwhile
    wish.dataset = m_dataset;
    wish.datasetOf = m_datasetOf;
    m_passJob->start([wish = std::move(wish)] { return lookAt(wish); },
                     [this](const Found& found) { take(found); });
}

void Inspecting::take(const Found& found) {
    m_known = found.pass->networks;
    m_dataset = found.dataset;
    m_datasetOf = found.datasetOf;
    if (!m_wish) {  // else a newer one follows
        Q_EMIT passed(found.pass);
    }
}

Inspecting::Found Inspecting::lookAt(Wish wish) {
    useInferenceThreads(wish.threads);
    auto pass = std::make_shared<InspectPass>();
    pass->image = wish.image;
    for (std::size_t n = 0; n < 2; ++n) {
        try {
            pass->networks[n] = opened(
                wish.sources[n], n == 0 ? wish.known : std::array{wish.known[0], wish.known[1]});
        } catch (const std::exception& error) {
            pass->problems[n] = QString::fromUtf8(error.what());
        }
    }
    Found found;
    found.dataset = wish.dataset;
    found.datasetOf = wish.datasetOf;
    const auto finish = [&] {
        found.pass = pass;
        return found;
    };
    Image image;
    try {
        if (const auto data = dataOf(*pass); data && (!found.dataset || found.datasetOf != data)) {
            found.datasetOf = data;
            found.dataset = nullptr;
            found.dataset = loadDataset(*data);
        }
    } catch (const std::exception& error) {
        if (wish.image.file.empty()) {
            pass->imageProblem = QString::fromUtf8(error.what());
            return finish();
        }
    }
    const bool ofDataset = wish.image.file.empty();
    if (found.dataset && dataOf(*pass)) {
        pass->dataset = QString::fromStdString(found.dataset->name);
        pass->testImages = static_cast<int>(found.dataset->test.count());
    }
    if (ofDataset) {
        if (pass->testImages == 0) {
            pass->imageProblem =
                tr("These networks come without test images; open a picture or drop one here.");
            return finish();
        }
        const int index = std::clamp(wish.image.index, 0, pass->testImages - 1);
        pass->image.index = index;
        image = found.dataset->test.image(index);
        pass->label = shortName(found.dataset->classNames.at(static_cast<std::size_t>(
            found.dataset->test.labels.at(static_cast<std::size_t>(index)))));
    } else {
        WholePicture whole = readPicture(wish.image.file);
        if (whole.problem) {
            pass->imageProblem =
                tr("%1 cannot be read: %2; choose another picture.")
                    .arg(QString::fromStdString(wish.image.file.filename().string()),
                         QString::fromStdString(*whole.problem));
            return finish();
        }
        image = std::move(whole.image);
        pass->label = sampleLabel(wish.image.file);
    }
    pass->picture = imageOf(image);
    const Stopwatch watch;
    for (std::size_t n = 0; n < 2; ++n) {
        if (!pass->networks[n]) {
            continue;
        }
        try {
            const auto& network = pass->networks[n]->network;
            pass->traces[n] = std::make_shared<const Trace>(
                network, preparedFor(image, network->input(), ofDataset));
        } catch (const std::exception& error) {
            pass->problems[n] = QString::fromUtf8(error.what());
        }
    }
    pass->milliseconds = 1000 * watch.seconds();
    return finish();
}

void Inspecting::read(std::shared_ptr<const InspectPass> pass, const InspectStep& step, StepBy by) {
    m_viewWish = ViewWish{std::move(pass), step, by};
    nextView();
    Q_EMIT busyChanged();
}

void Inspecting::nextView() {
    if (!m_viewWish || m_viewJob->isRunning()) {
        return;
    }
    const ViewWish wish = std::move(*m_viewWish);
    m_viewWish.reset();
    m_viewJob->start(
        [wish, threads = m_threads] {
            useInferenceThreads(threads);
            return std::make_shared<const InspectView>(viewOf(*wish.pass, wish.step, wish.by));
        },
        [this](const std::shared_ptr<const InspectView>& view) { Q_EMIT viewed(view); });
}

}  // namespace lab
