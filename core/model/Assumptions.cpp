// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Assumptions.h"

#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/model/PixelFigures.h"
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

bool padsChannels(const NetworkSpec& network) {
    return std::ranges::any_of(planOf(network).blocks, [](const BlockPlan& block) {
        return block.shortcut == ShortcutPath::ZeroPadded && block.outputs() > block.inputs();
    });
}

/// akamaster's networks for CIFAR-10: option A, with a classifier called "linear".
bool isAkamasters(const Recognised& found) {
    return padsChannels(found.spec) && found.nameInFile("fc.weight").ends_with("linear.weight");
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
    if (isAkamasters(found) && network.inputChannels == 3) {
        InputSpec input = imageNetInput();  // its trainer's figures
        input.size = input.shorterSide = 32;
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

/// What the input was taken from where nothing states it.
struct Origin {
    std::string name;   ///< "ImageNet"
    std::string whole;  ///< the sentence where all of it was taken
};

Origin guessOf(const InputSpec& input, const Recognised& found) {
    if (isAkamasters(found) && input.size == 32) {
        return {phrase("akamaster's networks"),
                phrase("Pictures are prepared as akamaster's networks want them: 32 pixels, "
                       "ImageNet's mean and deviation.")};
    }
    if (isTimmsPreActivation(found)) {
        return {phrase("timm's pre-activation networks"),
                phrase("Pictures are prepared as timm's pre-activation networks want them: 224 "
                       "pixels, mean and deviation 0.5.")};
    }
    if (input.style != InputStyle::Centre) {
        return {"Fashion-MNIST",
                phrase("Pictures are prepared as Fashion-MNIST's: grey, its mean and deviation; "
                       "what is not yet 28 pixels with a dark edge is trimmed, made light on black "
                       "and fitted into 28 pixels.")};
    }
    if (input.size == 32) {
        return {"CIFAR-10",
                phrase("Pictures are prepared as CIFAR-10's: 32 pixels, its mean and deviation.")};
    }
    return {"ImageNet",
            phrase("Pictures are prepared as ImageNet's: 224 pixels, its mean and deviation.")};
}

std::string listed(const std::vector<double>& figures) {
    std::string text;
    for (const double figure : figures) {
        text += (text.empty() ? "" : ", ") + generalText(figure, 4);
    }
    return text;
}

std::string wholeOf(const StatedInput& said) {
    const std::string& by = said.saidBy;
    return said.otherwise.empty()
               ? filled(phrase("Pictures are prepared as its %1 says: %2 pixels."), by, *said.size)
               : filled(phrase("Pictures are prepared as its %1 says, %2 pixels, but for what "
                               "follows."),
                        by, *said.size);
}

/// Of the input that was taken from elsewhere, what the options leave of it. `own`: what the
/// network normalises by itself, which comes before what is said.
std::vector<ImportNote> inputNotes(const InputSpec& taken, const StatedInput& said,
                                   const StatedInput& own, const Origin& guess,
                                   const ImportOptions& options) {
    const bool isAsked = options.imageSize || !options.mean.empty() || !options.deviation.empty() ||
                         !own.isNothing();
    if (!isAsked && said.isNothing()) {
        return {{guess.whole, "--image-size, --mean and --deviation say otherwise."}};
    }
    if (!isAsked && said.isWhole()) {
        return {{wholeOf(said), {}}};
    }
    std::vector<ImportNote> notes;
    const auto add = [&](const StatedInput* by, const char* english, const std::string& what,
                         const char* option) {
        notes.push_back({filled(phrase(english), what, by ? by->saidBy : guess.name),
                         by ? std::string() : std::string(option)});
    };
    if (!options.imageSize) {
        add(said.size ? &said : nullptr, asPhrase("The image size, %1 pixels, was taken from %2."),
            std::to_string(taken.size), "--image-size says otherwise.");
    }
    if (!own.isNothing() && options.mean.empty() && options.deviation.empty()) {
        notes.push_back({filled(phrase("The network normalises pictures itself, so the mean, %1, "
                                       "and the deviation, %2, were taken from there."),
                                listed(own.mean), listed(own.deviation)),
                         "--mean and --deviation say otherwise."});
        return notes;
    }
    const StatedInput& figures = own.isNothing() ? said : own;
    if (options.mean.empty()) {
        add(figures.mean.empty() ? nullptr : &figures, asPhrase("The mean, %1, was taken from %2."),
            listed(taken.mean), "--mean says otherwise.");
    }
    if (options.deviation.empty()) {
        add(figures.deviation.empty() ? nullptr : &figures,
            asPhrase("The deviation, %1, was taken from %2."), listed(taken.deviation),
            "--deviation says otherwise.");
    }
    return notes;
}

/// What is done otherwise than was said, and how the figures were taken.
std::vector<ImportNote> inputRemarks(const StatedInput& said, const StatedInput& own,
                                     const ImportOptions& options) {
    std::vector<ImportNote> notes;
    for (const StatedInput* by : {&said, &own}) {
        for (const std::string& sentence : by->otherwise) {
            notes.push_back({sentence, {}});
        }
    }
    const bool takesFigures = options.mean.empty() || options.deviation.empty();
    const StatedInput& figures = own.isNothing() ? said : own;
    if (figures.dividedBy255 && takesFigures) {
        notes.push_back({filled(phrase("What its %1 says of mean and deviation is of pixels from 0 "
                                       "to 255, and was divided by 255."),
                                figures.saidBy),
                         {}});
    }
    const bool differs = (!said.mean.empty() && said.mean != own.mean) ||
                         (!said.deviation.empty() && said.deviation != own.deviation);
    if (!own.isNothing() && differs && takesFigures) {
        notes.push_back({filled(phrase("What its %1 says as %2 was not used."), said.saidBy,
                                phrase("mean and deviation")),
                         {}});
    }
    return notes;
}

/// The usual input with what is stated in its place.
InputSpec withStated(InputSpec input, const StatedInput& said) {
    if (said.isNothing()) {
        return input;
    }
    input.style = InputStyle::Centre;
    input.size = said.size.value_or(input.size);
    input.shorterSide =
        said.shorterSide.value_or(said.crop ? static_cast<int>(input.size / *said.crop)
                                            : std::max(input.size, input.shorterSide));
    input.mean = said.mean.empty() ? input.mean : said.mean;
    input.deviation = said.deviation.empty() ? input.deviation : said.deviation;
    return input;
}

/// One figure for all channels, or one for each.
std::vector<double> figuresFor(const std::vector<double>& said, int channels, const char* english,
                               const char* option) {
    std::vector<double> figures = said;
    if (said.size() == 1) {
        figures.assign(static_cast<std::size_t>(channels), said.front());
    }
    if (figures.size() != static_cast<std::size_t>(channels)) {
        throw OptionError(filled(phrase(english), said.size(), channels), option);
    }
    return figures;
}

void requireNone(const std::string& problem) {
    if (!problem.empty()) {
        throw Error(problem);
    }
}

/// Of what no shape shows in any network: what the stages stride by, how it pools, its norms.
ImportNote commonAssumption(const NetworkSpec& network) {
    std::string strides;
    for (std::size_t stage = 0; stage < network.blocks.size(); ++stage) {
        strides += stage == 0 ? "1" : ", 2";
    }
    return {filled(phrase("Stages that stride by %1, average pooling before the classifier and "
                          "batch norms of the epsilon 0.00001 were assumed."),
                   strides),
            {}};
}

std::vector<ImportNote> layerAssumptions(const NetworkSpec& network, const WeightFacts& facts,
                                         const WeightHints& hints) {
    std::vector<ImportNote> notes;
    notes.push_back({phrase("ReLU was assumed; weights do not tell the activation."), {}});
    if (network.stem == Stem::ImageNet) {
        notes.push_back({phrase("Max pooling was assumed behind the 7×7 stem."), {}});
    } else {
        notes.push_back({phrase("No max pooling was assumed behind the 3×3 stem."), {}});
    }
    notes.push_back(commonAssumption(network));
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
    if (network.block == BlockKind::Bottleneck && network.blocks.size() > 1 && !hints.strideAt &&
        !facts.strideAt) {
        notes.push_back(
            network.strideAt == StrideAt::V1
                ? ImportNote{phrase("Bottlenecks were taken to stride in their 1×1 (v1, "
                                    "as detectron2's do by default)."),
                             "--stride v1.5 names the 3×3."}
                : ImportNote{phrase("Bottlenecks were taken to stride in their 3×3 "
                                    "(v1.5, as torchvision's do)."),
                             "--stride v1 names the 1×1."});
    }
    return notes;
}

}  // namespace

std::optional<Padding> paddingOf(const Recognised& found, const WeightHints& hints) {
    if (!padsChannels(found.spec)) {
        if (hints.padding) {
            throw OptionError(
                filled(phrase("A %1 has no shortcuts of option A that pad; leave the padding out."),
                       titleOf(found.spec)),
                "Leave --padding out.");
        }
        return std::nullopt;
    }
    return hints.padding.value_or(isAkamasters(found) ? Padding::Both : Padding::Behind);
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
    std::vector<ImportNote> notes;
    if (facts.settleLayers()) {
        notes.push_back({filled(phrase("Its %1 says which network it is."), facts.saidBy), {}});
    } else {
        notes = layerAssumptions(found.spec, facts, hints);
    }
    for (const std::string& setting : facts.unknown) {
        notes.push_back({filled(phrase("It also states \"%1\", of which is not known here what it "
                                       "changes."),
                                setting),
                         {}});
    }
    for (const std::string& sentence : facts.notes) {
        notes.push_back({sentence, {}});
    }
    std::ranges::move(paddingNotes(found, hints), std::back_inserter(notes));
    return notes;
}

InputSpec assumedInput(const Recognised& found, const WeightFacts& facts,
                       const ImportOptions& options, const std::string& file,
                       std::vector<ImportNote>& notes) {
    const StatedInput& said = facts.input;
    const StatedInput& own = facts.own;
    const InputSpec usual = usualInput(found, file);
    InputSpec input = withStated(withStated(usual, said), own);
    std::ranges::move(inputNotes(input, said, own, guessOf(usual, found), options),
                      std::back_inserter(notes));
    std::ranges::move(inputRemarks(said, own, options), std::back_inserter(notes));
    requireNone(problemOfMean(options.mean));
    requireNone(problemOfDeviation(options.deviation));
    if (options.imageSize || !options.mean.empty() || !options.deviation.empty()) {
        input.style = InputStyle::Centre;
    }
    if (options.imageSize && *options.imageSize != input.size) {
        // Other sets than ImageNet, whose cut takes 224 of 256 pixels, are seen whole.
        input.size = *options.imageSize;
        input.shorterSide = *options.imageSize;
    }
    if (!options.mean.empty()) {
        input.mean = figuresFor(options.mean, input.channels,
                                asPhrase("The mean has %1 numbers, but the network sees %2 "
                                         "channels; give one for each."),
                                "--mean says them.");
    }
    if (!options.deviation.empty()) {
        input.deviation = figuresFor(options.deviation, input.channels,
                                     asPhrase("The deviation has %1 numbers, but the network sees "
                                              "%2 channels; give one for each."),
                                     "--deviation says them.");
    }
    validate(input);
    if (input.style == InputStyle::Centre && input.shorterSide != input.size) {
        notes.push_back({filled(phrase("A picture's shorter side becomes %1 pixels, of which the "
                                       "middle %2 are seen."),
                                input.shorterSide, input.size),
                         {}});
    }
    return input;
}

}  // namespace lab
