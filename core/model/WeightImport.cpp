// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightImport.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/base/Unicode.h"
#include "core/base/platform/Files.h"
#include "core/data/RawSplit.h"
#include "core/model/Assumptions.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "core/model/OtherLayers.h"
#include "core/model/OwnNormalisation.h"
#include "core/model/WeightFacts.h"
#include "core/model/WeightSource.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/SoundWeights.h"
#include "core/train/Checkpoint.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListedTensors = 3;  // differences that a sentence lists

NamedShapes shapesIn(const NamedTensors& tensors) {
    NamedShapes shapes;
    for (const auto& [key, tensor] : tensors) {
        shapes.emplace_back(key, tensor.sizes().vec());
    }
    return shapes;
}

/// The figures of the network's own normalisation, as those that a person writes.
StatedInput figuresOf(const NormalisationKeys& keys, const NamedTensors& tensors, int channels) {
    const std::map<std::string, torch::Tensor> given(tensors.begin(), tensors.end());
    const auto figures = [&given](const std::string& key) {
        const torch::Tensor flat = given.at(key).resolve_neg().to(torch::kFloat64).flatten();
        std::vector<double> read(static_cast<std::size_t>(flat.numel()));
        for (std::size_t i = 0; i < read.size(); ++i) {
            read[i] = asWritten(flat[static_cast<std::int64_t>(i)].item<double>());
        }
        return read;
    };
    return inputOfFigures(phrase("normalisation"), figures(keys.mean), figures(keys.deviation),
                          channels);
}

/// detectron2's networks see BGR by default, pixels from 0 to 255 from which they only take a mean.
/// Figures of the network's own tell by their order which it is. What is left are figures of RGB.
bool seesBgr(const Recognised& found, WeightFacts& facts, std::vector<ImportNote>& notes) {
    if (!found.isDetectron2 || found.spec.inputChannels != 3) {
        return false;
    }
    StatedInput& own = facts.own;
    const bool isTold = own.mean.size() == 3 && own.mean.front() != own.mean.back();
    if (isTold && own.mean.front() > own.mean.back()) {
        return false;
    }
    if (isTold) {
        std::ranges::reverse(own.mean);
        std::ranges::reverse(own.deviation);
        notes.push_back({phrase("By its mean it sees BGR; the channels of its first convolution "
                                "were turned to RGB."),
                         {}});
        return true;
    }
    if (facts.input.isNothing()) {
        constexpr double kBytes = 255;
        facts.input = inputOfFigures(
            phrase("detectron2's defaults"), {123.675 / kBytes, 116.28 / kBytes, 103.53 / kBytes},
            {1 / kBytes, 1 / kBytes, 1 / kBytes}, found.spec.inputChannels);
    }
    notes.push_back(
        {filled(phrase("It was taken to see BGR, as detectron2's networks do by default, and the "
                       "channels of its first convolution were turned to RGB; where it sees RGB, "
                       "turn them in Python before: weights[\"%1\"] = weights[\"%1\"].flip(1)."),
                found.nameInFile("conv1.weight")),
         {}});
    return true;
}

/// Whether this program wrote the file, so that it says what it is.
bool isOwn(const WeightSource& source, const WeightHints& hints) {
    return hasCard(source.metadata) && hints.network.empty();
}

Recognised recognisedIn(const WeightSource& source, const WeightHints& hints,
                        const std::string& file) {
    if (isOwn(source, hints)) {
        Recognised found;
        found.spec = cardOf(source.metadata, file).spec.network;
        found.differences = differencesFrom(found.spec, shapesIn(source.tensors));
        return found;
    }
    WeightHints left = hints;
    left.entryLeft = source.entryLeft;
    left.entries = source.others;
    if (!source.entry.empty()) {
        left.entries.insert(left.entries.begin(), source.entry);
    }
    return recognise(shapesIn(source.tensors), left, file);
}

void requireNoDifferences(const Recognised& found, const NamedTensors& tensors, bool isNamed,
                          const std::string& file) {
    if (found.differences.empty()) {
        return;
    }
    std::string list;
    for (std::size_t i = 0; i < std::min(kListedTensors, found.differences.size()); ++i) {
        list += (i == 0 ? "" : "; ") + found.differences[i];
    }
    if (found.differences.size() > kListedTensors) {
        list += filled(phrase("; and %1 more"), found.differences.size() - kListedTensors);
    }
    if (isNamed) {
        throw OptionError(
            filled(phrase("%1 does not fit a %2 (%3); name the network it was made for, or have it "
                          "recognised."),
                   file, titleOf(found.spec), list),
            "Without --network it is recognised.");
    }
    if (const std::string reason = otherLayersIn(shapesIn(tensors)); !reason.empty()) {
        throw Error(filled(phrase("%1 comes nearest to a %2, but %3; networks of that kind are not "
                                  "read here (%4); choose weights of torchvision's own ResNet "
                                  "family."),
                           file, titleOf(found.spec), reason, list));
    }
    throw Error(
        filled(phrase("%1 comes nearest to a %2, but differs (%3), and networks of that kind are "
                      "not read here; choose weights of torchvision's own ResNet family."),
               file, titleOf(found.spec), list));
}

// In torchvision's order, fp32; the counters that old files lack are 0.
NamedTensors orderedWeights(const WeightSource& source, const Recognised& found,
                            const std::string& file) {
    const std::map<std::string, torch::Tensor> given(source.tensors.begin(), source.tensors.end());
    NamedTensors weights;
    for (const auto& [key, shape] : shapesOf(found.spec)) {
        const auto entry = given.find(found.nameInFile(key));
        const bool isCounter = shape.empty();
        if (entry == given.end()) {
            weights.emplace_back(key, torch::zeros({}, torch::kInt64));
        } else if (!isCounter && !entry->second.is_floating_point()) {
            throw Error(filled(phrase("%1 holds \"%2\" in whole numbers (%3), and weights are read "
                                      "here in fp32, fp16, bf16 and fp64; choose a file that has "
                                      "them so."),
                               file, entry->first, c10::toString(entry->second.scalar_type())));
        } else {
            if (entry->second.scalar_type() == torch::kFloat64) {  // before it becomes fp32
                requireSound({{key, entry->second}}, file);
            }
            // A classifier may be a 1×1 convolution: recognise() lets that alone pass.
            weights.emplace_back(key, entry->second.to(isCounter ? torch::kInt64 : torch::kFloat32)
                                          .reshape(shape)
                                          .contiguous()
                                          .resolve_neg());
        }
    }
    return weights;
}

// The channels of a network whose option A pads on both sides, in an order in which it pads behind:
// those that a shortcut brings come first, in every stage. The answers stay the same.
NamedTensors paddedBehind(const NetworkSpec& spec, NamedTensors weights) {
    std::map<std::string, torch::Tensor*> named;
    for (auto& [key, tensor] : weights) {
        named[key] = &tensor;
    }
    const auto reorder = [&named](const std::string& key, std::int64_t dimension,
                                  const std::vector<std::int64_t>& order) {
        torch::Tensor& tensor = *named.at(key);
        tensor = tensor.index_select(dimension, torch::tensor(order, torch::kInt64));
    };
    const NetworkPlan plan = planOf(spec);
    std::vector<std::int64_t> order(static_cast<std::size_t>(plan.stem.outputs));
    std::iota(order.begin(), order.end(), 0);  // new place: old channel
    for (const BlockPlan& block : plan.blocks) {
        const std::string key = block.key() + ".";
        const auto reorderNorm = [&](const std::string& norm) {
            for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
                reorder(norm + part, 0, order);
            }
        };
        reorder(key + "conv1.weight", 1, order);
        if (block.order == Order::Pre) {
            reorderNorm(key + "bn1");
        }
        const std::int64_t before = (block.outputs() - block.inputs()) / 2;
        if (block.shortcut == ShortcutPath::ZeroPadded && block.outputs() > block.inputs()) {
            for (std::int64_t& channel : order) {
                channel += before;
            }
            for (std::int64_t i = 0; i < block.outputs(); ++i) {
                if (i < before || i >= before + block.inputs()) {
                    order.push_back(i);
                }
            }
        }
        const std::string last = std::to_string(block.convs.size());
        reorder(key + "conv" + last + ".weight", 0, order);
        if (block.order == Order::Post) {
            reorderNorm(key + "bn" + last);
        }
    }
    for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
        if (plan.endNorm) {
            reorder(std::string("bn") + part, 0, order);
        }
    }
    if (plan.classes > 0) {
        reorder("fc.weight", 1, order);
    }
    return weights;
}

// ImageNet's own names have some, so they are no mistake; but classes are matched by their names.
void noteDuplicates(const std::vector<std::string>& names, const fs::path& labels,
                    std::vector<ImportNote>& notes) {
    std::map<std::string, std::size_t> lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [first, isNew] = lines.emplace(composed(names[i]), i + 1);
        if (!isNew) {
            notes.push_back({filled(phrase("Lines %1 and %2 of %3 have the same name, \"%4\"."),
                                    first->second, i + 1, labels, names[i]),
                             {}});
            return;
        }
    }
}

std::vector<std::string> classesOf(const NetworkSpec& network, const fs::path& labels,
                                   std::vector<ImportNote>& notes) {
    if (network.classes == 0) {
        if (!labels.empty()) {
            throw Error(filled(phrase("The weights have no classifier, so there are no classes for "
                                      "the names in %1; leave these out."),
                               labels));
        }
        return {};
    }
    if (!labels.empty()) {
        std::vector<std::string> names = readClassNames(labels, network.classes);
        noteDuplicates(names, labels, notes);
        return names;
    }
    if (network.classes == 1000) {
        return imageNetClasses();
    }
    notes.push_back({filled(phrase("Its %1 classes are named by their numbers."), network.classes),
                     "--labels FILE names them."});
    std::vector<std::string> numbers;
    for (int i = 0; i < network.classes; ++i) {
        numbers.push_back(std::to_string(i));
    }
    return numbers;
}

/// What keeps the options from a file that says its network itself: it lists those that do.
void requireNoLayerHints(const WeightHints& hints, const std::string& file) {
    std::string options;
    std::string words;
    const auto add = [&](bool isGiven, const char* option, const std::string& word) {
        if (isGiven) {
            options += (options.empty() ? "" : ", ") + std::string(option);
            words += (words.empty() ? "" : ", ") + word;
        }
    };
    add(hints.stem.has_value(), "--stem", phrase("the stem"));
    add(hints.strideAt.has_value(), "--stride", phrase("where it strides"));
    add(hints.padding.has_value(), "--padding", phrase("where it pads"));
    add(!hints.entry.empty(), "--entry", phrase("the entry"));
    if (!options.empty()) {
        throw OptionError(filled(phrase("%1 says itself which network it is, so what was said of "
                                        "it (%2) cannot be used; leave it out."),
                                 file, words),
                          "Leave out: " + options + ".");
    }
}

/// The card of a file of ours, with the input that the options say.
ModelCard ownCard(const WeightSource& source, const Recognised& found, const ImportOptions& options,
                  const std::string& file, std::vector<ImportNote>& notes) {
    ModelCard card = cardOf(source.metadata, file);
    requireNoLayerHints(options.hints, file);
    if (!options.imageSize && options.mean.empty() && options.deviation.empty()) {
        return card;
    }
    WeightFacts facts;
    if (card.input) {
        facts.input.saidBy = phrase("its card");
        facts.input.size = card.input->size;
        facts.input.shorterSide = card.input->shorterSide;
        facts.input.mean = card.input->mean;
        facts.input.deviation = card.input->deviation;
    }
    InputSpec input = assumedInput(found, facts, options, file, notes);
    input.cut = card.input ? card.input->cut : input.cut;
    card.input = input;
    card.spec.data.imageSize = input.size;
    card.spec.data.storedSize = input.shorterSide;
    card.testError.reset();  // it was of other pictures
    return card;
}

ModelCard newCard(const Recognised& found, const WeightFacts& facts, const ImportOptions& options,
                  const std::string& file, std::vector<ImportNote>& notes) {
    const NetworkSpec& network = found.spec;
    ModelCard card;
    card.spec.network = network;
    card.input = assumedInput(found, facts, options, file, notes);
    card.classes = facts.classes;
    card.spec.data.imageSize = card.input->size;
    card.spec.data.storedSize = card.input->shorterSide;
    if (network.classes == 1000) {
        card.spec.data.source = "imagenet";
    }
    return card;
}

/// As much of a name as leaves room for what is put before and behind it while a file is written: a
/// file's name has at most 255 bytes.
std::string shortName(const std::string& name) {
    constexpr std::size_t kLongest = 180;
    std::size_t size = std::min(name.size(), kLongest);
    while (size > 0 && size < name.size() &&
           (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) {
        --size;  // within a letter of UTF-8
    }
    return name.substr(0, size);
}

/// A new file in the program's own folder: what was imported before under this name stays.
fs::path intoOwnFolder(const fs::path& weights, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata,
                       std::vector<ImportNote>& notes) {
    const std::string name = shortName(weights.stem().string());
    fs::path wanted = importedModelsFolder() / name;
    wanted += ".safetensors";
    if (name != weights.stem()) {
        notes.push_back(
            {filled(phrase("The name %1 is too long for what is made of it; the network "
                           "is called %2."),
                    weights.stem(), name),
             {}});
    }
    std::error_code problem;
    fs::create_directories(wanted.parent_path(), problem);
    if (problem) {
        throw OptionError(
            filled(phrase("The folder of imported networks, %1, could not be made (%2): check its "
                          "permissions, and HOME and XDG_DATA_HOME, which say where it is."),
                   wanted.parent_path(), problem.message()),
            "--output FILE names another place.");
    }
    removeLeftovers(wanted.parent_path(), OwnTemporaries::Keep);
    const fs::path file = writeWeights(wanted, tensors, metadata, IfTaken::NextName);
    if (file != wanted) {
        notes.push_back(
            {filled(phrase("There is a network %1 already, which stays; this one is called %2."),
                    wanted.stem(), file.stem()),
             {}});
    }
    return file;
}

/// All of an import but the writing.
struct Prepared {
    ImportResult result;
    NamedTensors weights;
    std::map<std::string, std::string> metadata;
};

Prepared preparedImport(const fs::path& weights, const ImportOptions& options) {
    const torch::NoGradGuard noGrad;
    const std::string name = weights.string();
    WeightSource source = readWeightSource(weights, options.hints.entry);
    Recognised found = recognisedIn(source, options.hints, name);
    const bool isOurs = isOwn(source, options.hints);
    WeightFacts facts;
    if (!isOurs) {
        facts = factsOf(weights, source.stated, found.spec);  // its reasons are nearer to the truth
    }
    requireNoDifferences(found, source.tensors, !options.hints.network.empty(), name);
    if (!isOurs) {
        found.spec.strideAt =
            options.hints.strideAt.value_or(facts.strideAt.value_or(found.spec.strideAt));
    }
    if (found.normalisation) {
        facts.own = figuresOf(*found.normalisation, source.tensors, found.spec.inputChannels);
    }
    const bool isBgr = seesBgr(found, facts, found.notes);
    ImportResult result;
    result.network = found.spec;
    result.form = source.form;
    result.notes = std::move(source.notes);
    result.entry = source.entry;
    result.others = source.others;
    result.notes.insert(result.notes.end(), found.notes.begin(), found.notes.end());
    if (!isOurs) {
        std::ranges::move(assumptionsOf(found, facts, options.hints),
                          std::back_inserter(result.notes));
    }
    ModelCard card = isOurs ? ownCard(source, found, options, name, result.notes)
                            : newCard(found, facts, options, name, result.notes);
    if (card.classes.empty() || !options.labels.empty()) {
        card.classes = classesOf(found.spec, options.labels, result.notes);
    } else if (!facts.classesFrom.empty()) {
        result.notes.push_back(
            {filled(phrase("The names of its classes were taken from %1."), facts.classesFrom),
             {}});
    }
    card.source = weights.filename().string();
    result.input = card.input;
    auto metadata = metadataOf(card);
    metadata["format"] = "pt";
    NamedTensors ordered = orderedWeights(source, found, name);
    if (isBgr) {
        ordered.front().second = ordered.front().second.flip(1).contiguous();  // conv1.weight
    }
    if (!isOurs) {
        result.padding = paddingOf(found, options.hints);
        if (result.padding == Padding::Both) {
            ordered = paddedBehind(found.spec, std::move(ordered));
        }
    }
    requireSound(ordered, name);
    FoldedNetwork(found.spec, ordered, torch::kCPU, name);  // throws where folded weights overflow
    return {std::move(result), std::move(ordered), std::move(metadata)};
}

}  // namespace

ImportResult importWeights(const fs::path& weights, const ImportOptions& options,
                           const fs::path& output) {
    Prepared made = preparedImport(weights, options);
    if (output.empty()) {
        made.result.file = intoOwnFolder(weights, made.weights, made.metadata, made.result.notes);
    } else {
        removeLeftovers(output.parent_path(), OwnTemporaries::Keep);
        writeWeights(namedFile(output), made.weights, made.metadata);
        made.result.file = output;
    }
    return std::move(made.result);
}

ImportResult examineWeights(const fs::path& weights, const ImportOptions& options) {
    return preparedImport(weights, options).result;
}

}  // namespace lab
