// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/LessonNetworks.h"

#include "core/base/Error.h"
#include "core/data/Dataset.h"
#include "core/model/Models.h"
#include "core/nn/Zoo.h"
#include "ui/base/Language.h"

#include <set>

namespace lab {

namespace {

constexpr std::int64_t kLessonNetworksLooked =
    60;  // test images, among which one of each class is taken
constexpr int kWidth = 16;

// One test image of each class, in the order in which they come.
void addPictures(LessonNetwork& network, const Dataset& dataset) {
    std::set<std::int64_t> classes;
    for (std::int64_t i = 0; i < dataset.test.count(); ++i) {
        const std::int64_t label = dataset.test.labels[static_cast<std::size_t>(i)];
        if (classes.insert(label).second) {
            network.pictures.push_back({dataset.test.image(i), false});
            network.names << QString::fromStdString(
                dataset.classNames[static_cast<std::size_t>(label)]);
        }
    }
}

DataSpec fewImages(DataSpec data) {
    data.trainLimit = kLessonNetworksLooked;
    data.testLimit = kLessonNetworksLooked;
    return data;
}

LessonNetwork shipped() {
    for (const auto& file : shippedModels()) {
        auto traced = std::make_shared<const TracedNetwork>(file);
        if (traced->spec().family == Family::Residual && depthOf(traced->spec()) == 34) {
            LessonNetwork network;
            const auto dataset = loadDataset(fewImages(traced->card().spec.data));
            addPictures(network, *dataset);
            network.trained = true;
            network.origin = say("%1, trained on %2")
                                 .arg(QString::fromStdString(titleOf(traced->spec())),
                                      QString::fromStdString(dataset->name));
            network.network = std::move(traced);
            return network;
        }
    }
    throw Error("No ResNet-34 comes with the program.");
}

}  // namespace

LessonNetwork trainedResNet() {
    try {
        return shipped();
    } catch (const Error&) {  // no model or no data set: both can be made here
        return freshResNet(Shortcut::B);
    }
}

LessonNetwork freshResNet(Shortcut shortcut) {
    ModelCard card;
    card.spec.data.source = "shapes";
    card.spec.data = fewImages(card.spec.data);
    const auto dataset = loadDataset(card.spec.data);
    card.spec.network = zooNetwork("resnet-34");
    card.spec.network.width = kWidth;
    card.spec.network.stem = Stem::Small;
    card.spec.network.shortcut = shortcut;
    card.spec.network.inputChannels = 1;
    card.spec.network.classes = dataset->classes();
    card.input = inputOf(*dataset);
    card.classes = dataset->classNames;
    LessonNetwork network;
    addPictures(network, *dataset);
    network.network = std::make_shared<const TracedNetwork>(std::move(card));
    network.origin = say("ResNet-34 with fresh weights, generated shapes");
    return network;
}

}  // namespace lab
