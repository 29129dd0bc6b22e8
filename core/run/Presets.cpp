// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"

#include "core/base/Phrase.h"
#include "core/nn/Zoo.h"

#include <algorithm>

namespace lab {

namespace {

const std::vector<std::string> kFour = {"plain-18", "plain-34", "resnet-18", "resnet-34"};

std::vector<RunSpec> runsOf(const std::vector<std::string>& names, const RunSpec& common) {
    std::vector<RunSpec> runs;
    for (const std::string& name : names) {
        RunSpec run = common;
        run.network = inSettings(zooNetwork(name), common.network);
        run.recipe.precision = Precision::Auto;
        runs.push_back(std::move(run));
    }
    return runs;
}

// Its free choices were settled by experiment: docs/lesson.md.
RunSpec lessonRun() {
    RunSpec run;
    run.network.width = 16;
    run.network.stem = Stem::Small;
    run.network.zeroInitResidual = true;
    run.data.source = "fashion-mnist";
    run.data.trainLimit = 20000;
    run.recipe.milestones = {6, 8};
    return run;
}

Preset lesson() {
    return {"lesson",
            asPhrase("Lesson · Fashion-MNIST"),
            asPhrase("Four networks on 20 000 images of Fashion-MNIST, 10 epochs: the degradation "
                     "problem in a few minutes on two cores."),
            {"lesson", runsOf(kFour, lessonRun())}};
}

Preset fashionFull() {
    RunSpec run = lessonRun();
    run.network.width = 64;
    run.network.stem = Stem::ImageNet;
    run.data.trainLimit = 0;
    return {"fashion-full",
            asPhrase("Fashion-MNIST, full width"),
            asPhrase("Four networks of the paper's width on all 60 000 images of Fashion-MNIST, 10 "
                     "epochs: hours without a GPU."),
            {"fashion-full", runsOf(kFour, run)}};
}

// He et al. 2015, section 4.2: 64 000 steps of 128, rate divided at 32 000 and 48 000, pad 4. One
// epoch is 390 steps. The paper trains its own narrow networks of 20 to 110 layers there.
Preset cifar10() {
    RunSpec run;
    run.network.stem = Stem::Cifar;
    run.data.source = "cifar-10";
    run.data.pad = 4;
    run.recipe.epochs = 164;
    run.recipe.milestones = {82, 123};
    return {"cifar10",
            asPhrase("CIFAR-10"),
            asPhrase("Four networks with a 3×3 stem on CIFAR-10 with the schedule of the paper's "
                     "section 4.2: for a GPU."),
            {"cifar10", runsOf(kFour, run)}};
}

Preset shortcuts() {
    std::vector<RunSpec> runs;
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        RunSpec run = lessonRun();
        run.network.shortcut = option;
        runs.push_back(runsOf({"resnet-34"}, run).front());
    }
    return {"shortcuts",
            asPhrase("Shortcut options A, B, C"),
            asPhrase("ResNet-34 with zero-padded, projected-where-needed and always-projected "
                     "shortcuts, on the lesson's images."),
            {"shortcuts", runs}};
}

// He et al. 2015, section 3.4: batches of 256, rate 0.1 divided by 10 "when the error plateaus", 60
// × 10^4 steps (120 epochs). The milestones are ours. Table 2 uses option A.
Preset imagenet() {
    RunSpec run;
    run.network.shortcut = Shortcut::A;
    run.data.source = "imagenet";
    run.data.imageSize = 224;
    run.data.storedSize = 256;
    run.data.pad = 0;
    run.recipe.batchSize = 256;
    run.recipe.epochs = 120;
    run.recipe.milestones = {30, 60, 90};
    return {"imagenet",
            asPhrase("ImageNet, an image folder"),
            asPhrase("The paper's recipe at 224 pixels on a folder with train and val, which you "
                     "choose as the data set: for a GPU, and days."),
            {"imagenet", runsOf(kFour, run)}};
}

}  // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = {lesson(), fashionFull(), cifar10(), shortcuts(),
                                            imagenet()};
    return all;
}

const Preset& presetNamed(std::string_view name) {
    const auto found = std::ranges::find(presets(), name, &Preset::name);
    if (found != presets().end()) {
        return *found;
    }
    std::string names;
    for (const Preset& preset : presets()) {
        names += (names.empty() ? "" : ", ") + preset.name;
    }
    throw Error(filled(phrase("There is no preset \"%1\"; choose one of: %2."), name, names));
}

NetworkSpec inSettings(NetworkSpec network, const NetworkSpec& common) {
    if (!isCifarNetwork(network)) {
        network.width = common.width;
        network.stem = common.stem;
        network.shortcut = common.shortcut;
    }
    network.zeroInitResidual = common.zeroInitResidual && network.family == Family::Residual;
    return network;
}

std::vector<RunSpec> withSeeds(const std::vector<RunSpec>& runs,
                               const std::vector<std::uint64_t>& seeds) {
    std::vector<RunSpec> all;
    for (const std::uint64_t seed : seeds) {
        for (RunSpec run : runs) {
            run.seed = seed;
            all.push_back(std::move(run));
        }
    }
    return all;
}

}  // namespace lab
