// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Assumptions.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/nn/NetworkPlan.h"

#include <algorithm>
#include <iterator>

namespace lab {

namespace {

// timm's resnetv2_*, whose pictures have another mean and deviation than torchvision's.
bool isTimmsPreActivation(const Recognised& found) {
    return found.spec.order == Order::Pre &&
           found.nameInFile("fc.weight").ends_with("head.fc.weight");
}

InputSpec usualInput(const Recognised& found, const std::string& file) {
    const NetworkSpec& network = found.spec;
    if (network.inputChannels == 3 && network.stem == Stem::ImageNet) {
        InputSpec input = imageNetInput();
        if (isTimmsPreActivation(found)) {
            input.mean.assign(3, 0.5);
            input.deviation.assign(3, 0.5);
        }
        return input;
    }
    if (network.inputChannels == 3) {
        return {InputStyle::Centre, 3, 32, 32, {0.4914, 0.4822, 0.4465}, {0.2470, 0.2435, 0.2616}};
    }
    if (network.inputChannels == 1) {
        return {InputStyle::Garment, 1, 28, 28, {0.2860}, {0.3530}};
    }
    throw Error(filled(phrase("%1 holds a network of %2 input channels, which cannot answer for "
                              "pictures; choose one of 1 or 3."),
                       file, network.inputChannels));
}

ImportNote noteOf(const InputSpec& usual, bool timms) {
    const std::string said =
        timms ? phrase(
                    "Pictures are prepared as timm's pre-activation networks want them: 224 "
                    "pixels, mean and deviation 0.5.")
        : usual.style != InputStyle::Centre
            ? phrase("Pictures are prepared as Fashion-MNIST's: 28 pixels, grey on black.")
        : usual.size == 32
            ? phrase("Pictures are prepared as CIFAR-10's: 32 pixels, its mean and deviation.")
            : phrase("Pictures are prepared as ImageNet's: 224 pixels, its mean and deviation.");
    return {said, "--image-size, --mean and --deviation say otherwise."};
}

/// One figure for all channels, or one for each.
std::vector<double> figuresFor(const std::vector<double>& said, int channels, const char* what) {
    std::vector<double> figures = said;
    if (said.size() == 1) {
        figures.assign(static_cast<std::size_t>(channels), said.front());
    }
    if (figures.size() != static_cast<std::size_t>(channels)) {
        throw Error(filled(phrase("%1 has %2 numbers, but the network sees %3 channels; give one "
                                  "for each."),
                           phrase(what), said.size(), channels));
    }
    return figures;
}

std::vector<ImportNote> layerAssumptions(const NetworkSpec& network, const WeightHints& hints) {
    std::vector<ImportNote> notes;
    notes.push_back({phrase("ReLU was assumed; weights do not tell the activation."), {}});
    if (network.stem == Stem::ImageNet) {
        notes.push_back({phrase("Max pooling was assumed behind the 7×7 stem."), {}});
    }
    if (network.blocks.size() > 1) {
        notes.push_back(
            {phrase("The blocks were taken to stride in their convolutions, without pooling "
                    "against aliasing (as resnetblur and resnetaa have it) and without dilation."),
             {}});
    }
    const auto fork = [](const BlockPlan& block) { return block.shortcutTakesActivated(); };
    if (std::ranges::any_of(planOf(network).blocks, fork)) {
        notes.push_back(
            {phrase("Shortcuts that change the shape were taken to follow the block's first batch "
                    "norm and ReLU, as kuangliu's and timm's do; some networks lead them past it."),
             {}});
    }
    if (network.block == BlockKind::Bottleneck && network.blocks.size() > 1 && !hints.strideAt) {
        notes.push_back({phrase("Bottlenecks were taken to stride in their 3×3 (v1.5, as "
                                "torchvision's do)."),
                         "--stride v1 names the 1×1."});
    }
    return notes;
}

bool padsChannels(const NetworkSpec& network) {
    return std::ranges::any_of(planOf(network).blocks, [](const BlockPlan& block) {
        return block.shortcut == ShortcutPath::ZeroPadded && block.outputs() > block.inputs();
    });
}

}  // namespace

std::optional<Padding> paddingOf(const Recognised& found, const WeightHints& hints) {
    if (!padsChannels(found.spec)) {
        if (hints.padding) {
            throw Error(
                filled(phrase("A %1 has no shortcuts of option A that pad; leave the padding "
                              "(--padding) out."),
                       titleOf(found.spec)));
        }
        return std::nullopt;
    }
    return hints.padding.value_or(
        found.nameInFile("fc.weight").ends_with("linear.weight") ? Padding::Both : Padding::Behind);
}

namespace {

std::vector<ImportNote> paddingNotes(const Recognised& found, const WeightHints& hints) {
    if (hints.padding || !padsChannels(found.spec)) {
        return {};
    }
    if (paddingOf(found, hints) == Padding::Both) {
        return {{phrase("Option A was taken to put zero channels on both sides of the others, as "
                        "networks do that call their classifier \"linear\"."),
                 "--padding behind says otherwise."}};
    }
    return {{phrase("Option A was taken to put zero channels behind the others."),
             "--padding both names both sides."}};
}

}  // namespace

std::vector<ImportNote> assumptionsOf(const Recognised& found, const WeightFacts& facts,
                                      const WeightHints& hints) {
    std::vector<ImportNote> notes =
        facts.saidBy.empty()
            ? layerAssumptions(found.spec, hints)
            : std::vector<ImportNote>{
                  {filled(phrase("Its %1 says which network it is."), facts.saidBy), {}}};
    std::ranges::move(paddingNotes(found, hints), std::back_inserter(notes));
    return notes;
}

InputSpec assumedInput(const Recognised& found, const WeightFacts& facts,
                       const ImportOptions& options, const std::string& file,
                       std::vector<ImportNote>& notes) {
    InputSpec input = facts.input ? *facts.input : usualInput(found, file);
    const bool isGuess = !options.imageSize || options.mean.empty() || options.deviation.empty();
    if (facts.input) {
        notes.push_back({filled(phrase("Pictures are prepared as its %1 says: %2 pixels."),
                                facts.saidBy, input.size),
                         {}});
    } else if (isGuess) {
        notes.push_back(noteOf(input, isTimmsPreActivation(found)));
    }
    if (options.imageSize || !options.mean.empty() || !options.deviation.empty()) {
        input.style = InputStyle::Centre;
    }
    if (options.imageSize && *options.imageSize != input.size) {
        // Other sets than ImageNet, whose cut takes 224 of 256 pixels, are seen whole.
        input.size = *options.imageSize;
        input.shorterSide = *options.imageSize;
    }
    if (!options.mean.empty()) {
        input.mean = figuresFor(options.mean, input.channels, asPhrase("The mean (--mean)"));
    }
    if (!options.deviation.empty()) {
        input.deviation =
            figuresFor(options.deviation, input.channels, asPhrase("The deviation (--deviation)"));
    }
    validate(input);
    return input;
}

}  // namespace lab
