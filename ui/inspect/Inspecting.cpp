// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/Inspecting.h"

#include "core/base/Stopwatch.h"
#include "core/data/Dataset.h"
#include "core/data/Picture.h"
#include "core/infer/Classifier.h"
#include "ui/base/ClassNames.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/base/QtImage.h"

#include <algorithm>
#include <exception>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kWhole = 0;  // a picture is not made smaller

// "shirt-12.png" of the samples is a shirt.
QString sampleLabel(const fs::path& file) {
    const QString stem = pathText(file.stem());
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

// What goes through the networks, as a person sees it and as each of them does.
struct PassingImage {
    Image shown;
    std::array<PreparedImage, 2> prepared;  // of the networks that are there
};

// The sentence of what `work` threw; empty when it ended well.
template <class Work>
QString problemOf(Work work) {
    try {
        work();
        return {};
    } catch (const std::exception& error) {
        return QString::fromUtf8(error.what());
    }
}

PreparedImage preparedTest(const Image& image, const InputSpec& input) {
    const bool fits =
        image.channels == input.channels && image.width == input.size && image.height == input.size;
    return fits ? PreparedImage{image} : prepare(image, input);
}

std::optional<PassingImage> testImage(InspectPass& pass, const Dataset* dataset) {
    if (dataset == nullptr || dataset->test.count() == 0) {
        if (pass.imageProblem.isEmpty()) {
            pass.imageProblem = Inspecting::tr(
                "These networks come without test images; open a picture or drop one here.");
        }
        return std::nullopt;
    }
    const Split& test = dataset->test;
    pass.image.index = std::clamp(pass.image.index, 0, static_cast<int>(test.count()) - 1);
    const auto label = test.labels.at(static_cast<std::size_t>(pass.image.index));
    pass.label = shortName(dataset->classNames.at(static_cast<std::size_t>(label)));
    PassingImage image{test.image(pass.image.index), {}};
    for (std::size_t n = 0; n < 2; ++n) {
        if (pass.networks[n]) {
            image.prepared[n] = preparedTest(image.shown, pass.networks[n]->network->input());
        }
    }
    return image;
}

// A file is read as classification reads it: at the size that each network's card asks for.
std::optional<PassingImage> pictureOf(InspectPass& pass) {
    const fs::path& file = pass.image.file;
    std::vector<InputSpec> inputs;
    for (const auto& network : pass.networks) {
        if (network) {
            inputs.push_back(network->network->input());
        }
    }
    PictureForNetworks read = readPictureFor(file, inputs, kWhole);
    if (read.problem) {
        pass.imageProblem =
            Inspecting::tr("%1 cannot be read: %2; choose another picture.")
                .arg(pathText(file.filename()), QString::fromStdString(*read.problem));
        return std::nullopt;
    }
    pass.label = sampleLabel(file);
    PassingImage image{std::move(read.shown.image), {}};
    auto next = read.prepared.begin();
    for (std::size_t n = 0; n < 2; ++n) {
        if (pass.networks[n]) {
            image.prepared[n] = std::move(*next++);
        }
    }
    return image;
}

void traceThrough(InspectPass& pass, const PassingImage& image) {
    const Stopwatch watch;
    for (std::size_t n = 0; n < 2; ++n) {
        if (!pass.networks[n]) {
            continue;
        }
        const auto& network = pass.networks[n]->network;
        pass.problems[n] = problemOf(
            [&] { pass.traces[n] = std::make_shared<const Trace>(network, image.prepared[n]); });
    }
    pass.milliseconds = 1000 * watch.seconds();
}

// Why lane `n` has nothing where the other network has a layer or a block.
QString gapText(const NetworkSummary& other, const InspectStep& step, std::size_t n, StepBy by) {
    if (step.column >= 0 && step.block.at(n) < 0) {
        return Inspecting::tr("no such block");
    }
    const auto at = static_cast<std::size_t>(step.layer.at(1 - n));
    const LayerPart part = by == StepBy::Layer ? other.layers.at(at).part : LayerPart::Residual;
    switch (part) {
        case LayerPart::Shortcut:
            return Inspecting::tr("no such shortcut");
        case LayerPart::Join:
            return Inspecting::tr("no addition\nin a plain block");
        default:
            return Inspecting::tr("no such layer");
    }
}

}  // namespace

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
        view.lanes[n] =
            shownGap(view.lanes[other], gapText(pass.traces[other]->summary(), step, n, by));
    }
    return view;
}

Inspecting::Inspecting(QObject* parent)
    : QObject(parent), m_passJob(new Job(this)), m_viewJob(new Job(this)) {
    connect(m_passJob, &Job::failed, this, &Inspecting::handleFailure);
    connect(m_viewJob, &Job::failed, this, [this](const QString& sentence) {
        Q_EMIT viewed(std::make_shared<const InspectView>());
        Q_EMIT failed(sentence);
    });
    for (Job* job : {m_passJob, m_viewJob}) {
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
    m_wish = Wish{sources, image, m_known, m_dataset, m_datasetOf};
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
    m_at = wish.image;
    wish.known = m_known;  // what came meanwhile
    wish.dataset = m_dataset;
    wish.datasetOf = m_datasetOf;
    m_passJob->start([wish = std::move(wish)] { return traced(wish); },
                     [this](const Found& found) { take(found); });
}

// What went through before is no answer to what was asked: a pass of nothing takes its place.
void Inspecting::handleFailure(const QString& sentence) {
    auto pass = std::make_shared<InspectPass>();
    pass->image = m_at;
    pass->imageProblem = sentence;
    pass->problems = {sentence, sentence};
    if (!m_wish) {
        Q_EMIT passed(pass);
    }
}

void Inspecting::take(const Found& found) {
    m_known = found.pass->networks;
    m_dataset = found.dataset;
    m_datasetOf = found.datasetOf;
    if (!m_wish) {  // else a newer one follows
        Q_EMIT passed(found.pass);
    }
}

Inspecting::Found Inspecting::traced(const Wish& wish) {
    useInferenceThreads(1);
    auto pass = std::make_shared<InspectPass>();
    pass->image = wish.image;
    for (std::size_t n = 0; n < 2; ++n) {
        pass->problems[n] =
            problemOf([&] { pass->networks[n] = opened(wish.sources[n], wish.known); });
    }
    Found found{pass, wish.dataset, wish.datasetOf};
    if (const auto data = dataOf(*pass); !data) {
        found.dataset = nullptr;
        found.datasetOf = std::nullopt;
    } else if (!found.dataset || found.datasetOf != data) {
        found.datasetOf = data;
        found.dataset = nullptr;
        pass->imageProblem = problemOf([&] { found.dataset = loadDataset(*data); });
    }
    const std::optional<PassingImage> image =
        wish.image.file.empty() ? testImage(*pass, found.dataset.get()) : pictureOf(*pass);
    if (found.dataset) {
        pass->dataset = QString::fromStdString(found.dataset->name);
        pass->testImages = static_cast<int>(found.dataset->test.count());
    }
    if (image) {
        pass->imageProblem.clear();
        pass->picture = imageOf(image->shown);
        traceThrough(*pass, *image);
    }
    return found;
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
        [wish] {
            useInferenceThreads(1);
            return std::make_shared<const InspectView>(viewOf(*wish.pass, wish.step, wish.by));
        },
        [this](const std::shared_ptr<const InspectView>& view) { Q_EMIT viewed(view); });
}

}  // namespace lab
