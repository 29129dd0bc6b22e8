// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"

#include "core/base/Phrase.h"
#include "core/nn/Zoo.h"

#include <algorithm>
#include <iterator>

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
                     "problem in a few minutes on two cores. Residual blocks start with their "
                     "last batch norm at zero (Goyal et al. 2017)."),
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

// Bottlenecks at 50 layers, as the paper has them: depth takes the kind of block with it.
Preset depths() {
    return {"depths",
            asPhrase("Depths 18, 34, 50"),
            asPhrase("Plain and residual networks of 18, 34 and 50 layers on the lesson's images: "
                     "what each further depth costs, and how far shortcuts carry."),
            {"depths",
             runsOf({"plain-18", "plain-34", "plain-50", "resnet-18", "resnet-34", "resnet-50"},
                    lessonRun())}};
}

// The networks of the paper's section 4.2, on the lesson's images.
Preset narrowDepths() {
    return {"depths-cifar",
            asPhrase("Depths 20, 32, 44, 56"),
            asPhrase("The paper's narrow networks of 20 to 56 layers, plain and residual, on the "
                     "lesson's images: about three times the lesson's time."),
            {"depths-cifar", runsOf({"plain-20", "plain-32", "plain-44", "plain-56", "resnet-20",
                                     "resnet-32", "resnet-44", "resnet-56"},
                                    lessonRun())}};
}

Preset strides() {
    std::vector<RunSpec> runs = runsOf({"resnet-50", "resnet-50"}, lessonRun());
    runs.front().network.strideAt = StrideAt::V1;
    return {"strides",
            asPhrase("ResNet-50 v1 and v1.5"),
            asPhrase("ResNet-50 with its stride in the first 1×1, as in the paper, and in the 3×3, "
                     "as in torchvision, on the lesson's images."),
            {"strides", runs}};
}

Preset zeroInit() {
    RunSpec run = lessonRun();
    run.network.zeroInitResidual = false;
    std::vector<RunSpec> runs = runsOf({"resnet-18", "resnet-34"}, run);
    run.network.zeroInitResidual = true;
    std::ranges::copy(runsOf({"resnet-18", "resnet-34"}, run), std::back_inserter(runs));
    return {"zero-init",
            asPhrase("The zero start, with and without"),
            asPhrase("ResNet-18 and ResNet-34 whose blocks start as usual and as nothing but their "
                     "shortcuts (Goyal et al. 2017), on the lesson's images."),
            {"zero-init", runs}};
}

// He et al. 2015, section 4.2: at 110 layers rate 0.1 is too much to begin with.
Preset preact() {
    RunSpec run = lessonRun();
    run.network.zeroInitResidual = false;
    run.recipe.warmupEpochs = 1;
    return {"preact",
            asPhrase("Pre-activation at 110 layers"),
            asPhrase("ResNet-110 with batch norm and ReLU behind and before its convolutions (He "
                     "et al. 2016), on the lesson's images: over twice the lesson's time."),
            {"preact", runsOf({"resnet-110", "preact-resnet-110"}, run)}};
}

RunSpec imagenetRun() {
    RunSpec run;
    run.data.source = "imagenet";
    run.data.imageSize = 224;
    run.data.storedSize = 256;
    run.data.pad = 0;
    run.data.select = Select::Stratified;
    run.recipe.batchSize = 256;
    return run;
}

// He et al. 2015, section 3.4: shorter side at random in 256 to 480, crop of 224, flip, colours as
// Krizhevsky et al. 2012; batches of 256, rate 0.1 divided by 10 "when the error plateaus", 60 ×
// 10^4 steps (120 epochs). The milestones are ours. Table 2 uses option A.
Preset imagenet() {
    RunSpec run = imagenetRun();
    run.network.shortcut = Shortcut::A;
    run.data.scale = PictureScale::Jitter;
    run.data.colourShift = true;
    run.recipe.epochs = 120;
    run.recipe.milestones = {30, 60, 90};
    return {"imagenet",
            asPhrase("ImageNet, an image folder"),
            asPhrase("The paper's recipe at 224 pixels on a folder with train and val, which you "
                     "choose as the data set: for a GPU, and days."),
            {"imagenet", runsOf(kFour, run)}};
}

// torchvision's references/classification with its defaults: random resized crop, flip, 90 epochs,
// rate 0.1 divided by 10 every 30 (its total batch of 8 × 32 is ours).
Preset imagenetTorchvision() {
    RunSpec run = imagenetRun();
    run.data.scale = PictureScale::Area;
    run.recipe.epochs = 90;
    run.recipe.milestones = {30, 60};
    return {"imagenet-torchvision",
            asPhrase("ImageNet, torchvision's recipe"),
            asPhrase("The recipe of torchvision's weights at 224 pixels on a folder with train and "
                     "val, which you choose as the data set: for a GPU, and days."),
            {"imagenet-torchvision", runsOf(kFour, run)}};
}

}  // namespace

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = {lesson(),
                                            shortcuts(),
                                            depths(),
                                            narrowDepths(),
                                            strides(),
                                            zeroInit(),
                                            preact(),
                                            fashionFull(),
                                            cifar10(),
                                            imagenet(),
                                            imagenetTorchvision()};
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
