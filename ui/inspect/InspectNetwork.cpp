// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectNetwork.h"

#include "core/base/Error.h"
#include "core/data/Dataset.h"
#include "core/model/LostWeights.h"
#include "core/nn/Zoo.h"
#include "core/run/Presets.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/intake/StoredModels.h"

#include <QStringList>

#include <algorithm>
#include <system_error>

namespace lab {

namespace {

namespace fs = std::filesystem;

const QChar kInspectNetworkBetween('|');

// The lesson's images; generated shapes where they are not on this machine.
std::shared_ptr<const Dataset> lessonData(DataSpec& data, QString& note) {
    try {
        return loadDataset(data);
    } catch (const Error&) {
        note =
            say("Fashion-MNIST is not on this machine, so fresh networks look at generated "
                "shapes.");
        data.source = "shapes";
        return loadDataset(data);
    }
}

std::shared_ptr<const TracedNetwork> freshNetwork(const InspectSource& source, QString& note) {
    ModelCard card;
    card.spec = presetNamed("lesson").experiment.runs.front();
    card.spec.network = inSettings(zooNetwork(source.network.toStdString()), card.spec.network);
    card.spec.seed = source.seed;
    const auto dataset = lessonData(card.spec.data, note);
    card.spec.network.inputChannels = dataset->test.channels;
    card.spec.network.classes = dataset->classes();
    card.input = inputOf(*dataset);
    card.classes = dataset->classNames;
    return std::make_shared<const TracedNetwork>(std::move(card));
}

int momentOf(const std::vector<RunWeights>& moments, int epoch) {
    const auto asked = std::ranges::find_if(moments, [epoch](const RunWeights& one) {
        return epoch < 0 ? one.best : one.epoch == epoch;
    });
    return asked == moments.end() ? static_cast<int>(moments.size()) - 1
                                  : static_cast<int>(asked - moments.begin());
}

}  // namespace

QString textOf(const InspectSource& source) {
    switch (source.kind) {
        case InspectSource::Kind::Fresh:
            return QStringList{"fresh", source.network, QString::number(source.seed)}.join(
                kInspectNetworkBetween);
        case InspectSource::Kind::File:
            return QStringLiteral("file") + kInspectNetworkBetween + rememberedModel(source.path);
        case InspectSource::Kind::Run:
            break;
    }
    return QStringList{"run", QString::number(source.epoch), pathText(source.path)}.join(
        kInspectNetworkBetween);
}

InspectSource inspectSourceFrom(const QString& text, const InspectSource& otherwise) {
    InspectSource source;
    const QString kind = text.section(kInspectNetworkBetween, 0, 0);
    if (kind == "fresh") {
        source.network = text.section(kInspectNetworkBetween, 1, 1);
        source.seed = text.section(kInspectNetworkBetween, 2, 2).toULongLong();
        const auto named = [&](const NetworkSpec& row) {
            return QString::fromStdString(row.name) == source.network;
        };
        return std::ranges::any_of(zoo(), named) ? source : otherwise;
    }
    if (kind == "file") {
        source.kind = InspectSource::Kind::File;
        source.path = rememberedModelPath(text.section(kInspectNetworkBetween, 1));
    } else if (kind == "run") {
        source.kind = InspectSource::Kind::Run;
        source.epoch = text.section(kInspectNetworkBetween, 1, 1).toInt();
        source.path = text.section(kInspectNetworkBetween, 2).toStdString();
    }
    std::error_code error;
    return !source.path.empty() && fs::exists(source.path, error) ? source : otherwise;
}

InspectSource inspectSourceAt(const fs::path& path) {
    InspectSource source;
    std::error_code error;
    source.kind =
        fs::is_directory(path, error) ? InspectSource::Kind::Run : InspectSource::Kind::File;
    source.path = path;
    return source;
}

std::array<InspectSource, 2> usualInspectSources() {
    std::array<InspectSource, 2> sources;
    const char* names[] = {"plain-34", "resnet-34"};
    for (std::size_t n = 0; n < 2; ++n) {
        sources[n].network = names[n];
        for (const fs::path& file : shippedModelsHere()) {
            if (file.stem().string().starts_with(names[n])) {
                sources[n] = inspectSourceAt(file);
                break;
            }
        }
    }
    return sources;
}

std::shared_ptr<const InspectNetwork> openInspectNetwork(const InspectSource& source) {
    auto opened = std::make_shared<InspectNetwork>();
    opened->source = source;
    if (source.kind == InspectSource::Kind::Fresh) {
        opened->network = freshNetwork(source, opened->note);
        return opened;
    }
    if (source.kind == InspectSource::Kind::File) {
        opened->network = std::make_shared<const TracedNetwork>(source.path);
        return opened;
    }
    opened->moments = weightsOfRun(source.path);
    opened->moment = momentOf(opened->moments, source.epoch);
    if (source.epoch < 0) {
        opened->note = QString::fromStdString(lostBestText(source.path));
    }
    const fs::path& file = opened->moments.at(static_cast<std::size_t>(opened->moment)).file;
    opened->network = file.empty()
                          ? std::make_shared<const TracedNetwork>(initialCardOf(source.path))
                          : std::make_shared<const TracedNetwork>(file);
    return opened;
}

QString originText(const InspectNetwork& network) {
    const auto seed = [&] { return QString::number(network.network->card().spec.seed); };
    switch (network.source.kind) {
        case InspectSource::Kind::Fresh:
            return say("fresh weights");
        case InspectSource::Kind::File:
            return originOf(network.source.path);
        case InspectSource::Kind::Run:
            break;
    }
    return say("%1, seed %2").arg(originOf(network.source.path), seed());
}

QString momentText(const RunWeights& moment) {
    if (moment.file.empty()) {
        return say("Initial weights");
    }
    if (moment.within) {
        return say("Epoch %1, within").arg(moment.epoch + 1);
    }
    return moment.best ? say("Epoch %1 (best)").arg(moment.epoch)
                       : say("Epoch %1").arg(moment.epoch);
}

}  // namespace lab
