// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightImport.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/data/RawSplit.h"
#include "core/model/Assumptions.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "core/model/WeightFacts.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/SoundWeights.h"
#include "core/train/Checkpoint.h"
#include "core/weights/ForeignFile.h"
#include "core/weights/TorchFile.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <regex>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListedTensors = 12;  // differences that a sentence lists

struct Source {
    std::string form;
    std::vector<ImportNote> notes;
    StatedInFile stated;    // by entries beside the weights
    std::string entryLeft;  // of the entry that was asked for, what may begin the keys
    std::string entry;      // the one that was taken
    std::vector<std::string> others;
    NamedTensors tensors;
    std::map<std::string, std::string> metadata;
};

torch::ScalarType scalarOf(NumberType type) {
    switch (type) {
        case NumberType::F64:
            return torch::kFloat64;
        case NumberType::F16:
            return torch::kFloat16;
        case NumberType::BF16:
            return torch::kBFloat16;
        case NumberType::I64:
            return torch::kInt64;
        case NumberType::I32:
            return torch::kInt32;
        case NumberType::I16:
            return torch::kInt16;
        case NumberType::I8:
            return torch::kInt8;
        case NumberType::U8:
            return torch::kUInt8;
        case NumberType::Bool:
            return torch::kBool;
        case NumberType::F32:
            break;
    }
    return torch::kFloat32;
}

// Storages may be shared, so each is read once and lives as long as a tensor that shows it.
NamedTensors tensorsOf(const TorchFile& file, const std::string& name) {
    std::map<std::string, torch::Tensor> storages;
    NamedTensors tensors;
    for (const StoredTensor& stored : file.tensors()) {
        torch::Tensor& storage = storages[stored.storage];
        if (!storage.defined()) {
            const std::string bytes = file.readStorage(stored);
            const auto count = static_cast<std::int64_t>(bytes.size() / bytesOf(stored.type));
            storage = torch::empty({count}, scalarOf(stored.type));
            std::copy_n(bytes.data(), count * storage.element_size(),
                        static_cast<char*>(storage.data_ptr()));
        }
        if (storage.scalar_type() != scalarOf(stored.type)) {
            throw Error(filled(phrase("%1 has a tensor \"%2\" that shares its numbers with one of "
                                      "another type; save its state_dict again."),
                               name, stored.key));
        }
        const torch::Tensor shown = storage.as_strided(stored.shape, stored.strides, stored.offset);
        tensors.emplace_back(stored.key, stored.isNegated ? torch::_neg_view(shown) : shown);
    }
    return tensors;
}

/// Whether a file is one of several that weights were divided into: "model-00001-of-00003".
bool isPart(const fs::path& file) {
    static const std::regex pattern(R"(.*-\d+-of-(\d+))");
    std::smatch parts;
    const std::string stem = file.stem().string();
    return std::regex_match(stem, parts, pattern) && std::stoll(parts[1].str().substr(0, 9)) > 1;
}

void requireWhole(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        if (fs::exists(file / ".metadata", error)) {
            throw Error(shardsSentence(file));
        }
        throw Error(filled(fs::exists(file / "run.json", error)
                               ? phrase("%1 is a run of this program, which needs no import; "
                                        "choose it as it is.")
                               : phrase("%1 is a folder; choose a .pth or .safetensors file, as "
                                        "torch.save() writes it, packed."),
                           file));
    }
    if (isPart(file)) {
        throw Error(
            filled(phrase("%1 is one of several parts, and weights are read from one file here; in "
                          "Python, save them as one: model.save_pretrained(\"FOLDER\", "
                          "max_shard_size=\"100GB\")."),
                   file));
    }
}

Source readSource(const fs::path& file, const std::string& entry) {
    requireWhole(file);
    if (const std::string foreign = foreignSentence(file); !foreign.empty()) {
        throw Error(foreign);
    }
    Source source;
    source.entryLeft = entry;
    if (!beginsAsTorchFile(file)) {
        SafeTensors content = readSafeTensors(file);
        source.form = "SafeTensors";
        source.tensors = std::move(content.tensors);
        source.metadata = std::move(content.metadata);
        std::erase_if(source.tensors,
                      [](const auto& tensor) { return tensor.first.starts_with("momentum."); });
        return source;
    }
    const TorchFile torchFile(file, entry);
    source.form =
        torchFile.format() == TorchFormat::Zip ? ".pth (zip)" : ".pth (before PyTorch 1.6)";
    source.stated = torchFile.stated();
    const std::string& nest = torchFile.nestedIn();
    source.entryLeft = torchFile.entryLeft();
    source.entry = nest;
    source.others = torchFile.otherNests();
    if (!nest.empty()) {
        source.notes.push_back(
            {filled(phrase("The weights were taken from its entry \"%1\"."), nest), {}});
    }
    if (!source.others.empty()) {
        std::string others;
        for (const std::string& other : source.others) {
            others += (others.empty() ? "\"" : ", \"") + other + "\"";
        }
        source.notes.push_back({filled(phrase("It also holds tensors in its entries %1."), others),
                                "--entry NAME takes others."});
    }
    source.tensors = tensorsOf(torchFile, file.string());
    return source;
}

NamedShapes shapesIn(const NamedTensors& tensors) {
    NamedShapes shapes;
    for (const auto& [key, tensor] : tensors) {
        shapes.emplace_back(key, tensor.sizes().vec());
    }
    return shapes;
}

/// Whether this program wrote the file, so that it says what it is.
bool isOwn(const Source& source, const WeightHints& hints) {
    return hasCard(source.metadata) && hints.network.empty();
}

Recognised recognisedIn(const Source& source, const WeightHints& hints, const std::string& file) {
    if (isOwn(source, hints)) {
        Recognised found;
        found.spec = cardOf(source.metadata, file).spec.network;
        found.differences = differencesFrom(found.spec, shapesIn(source.tensors));
        return found;
    }
    WeightHints left = hints;
    left.entry = source.entryLeft;
    return recognise(shapesIn(source.tensors), left, file);
}

void requireNoDifferences(const Recognised& found, bool isNamed, const std::string& file) {
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
    throw Error(
        filled(phrase("%1 comes nearest to a %2, but differs (%3), and networks of that kind are "
                      "not read here; choose weights of torchvision's own ResNet family."),
               file, titleOf(found.spec), list));
}

// In torchvision's order, fp32; the counters that old files lack are 0.
NamedTensors orderedWeights(const Source& source, const Recognised& found,
                            const std::string& file) {
    const std::map<std::string, torch::Tensor> given(source.tensors.begin(), source.tensors.end());
    NamedTensors weights;
    for (const auto& [key, shape] : shapesOf(found.spec)) {
        const auto entry = given.find(found.nameInFile(key));
        const bool isCounter = shape.empty();
        if (entry == given.end()) {
            weights.emplace_back(key, torch::zeros({}, torch::kInt64));
        } else if (!isCounter && !entry->second.is_floating_point()) {
            throw Error(filled(phrase("%1 holds \"%2\" in whole numbers (%3), as quantised weights "
                                      "are; choose the weights from before they were quantised."),
                               file, entry->first, c10::toString(entry->second.scalar_type())));
        } else {
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
    std::map<std::string_view, std::size_t> lines;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto [first, isNew] = lines.emplace(names[i], i + 1);
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
ModelCard ownCard(const Source& source, const Recognised& found, const ImportOptions& options,
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

/// A new file in the program's own folder: what was imported before under this name stays.
fs::path intoOwnFolder(const fs::path& weights, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata,
                       std::vector<ImportNote>& notes) {
    fs::path wanted = importedModelsFolder() / weights.stem();
    wanted += ".safetensors";
    std::error_code problem;
    fs::create_directories(wanted.parent_path(), problem);
    if (problem) {
        throw Error(filled(phrase("Could not open %1; check the path and its permissions."),
                           wanted.parent_path()));
    }
    const fs::path made = temporaryNameFor(wanted);
    writeWeights(made, tensors, metadata);
    const fs::path file = moveToFreeName(made, wanted);
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
    Source source = readSource(weights, options.hints.entry);
    Recognised found = recognisedIn(source, options.hints, name);
    requireNoDifferences(found, !options.hints.network.empty(), name);
    const bool isOurs = isOwn(source, options.hints);
    WeightFacts facts;
    if (!isOurs) {
        facts = factsOf(weights, source.stated, found.spec);
        found.spec.strideAt =
            options.hints.strideAt.value_or(facts.strideAt.value_or(found.spec.strideAt));
    }
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
    }
    card.source = weights.filename().string();
    result.input = card.input;
    auto metadata = metadataOf(card);
    metadata["format"] = "pt";
    NamedTensors ordered = orderedWeights(source, found, name);
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
        writeWeights(output, made.weights, made.metadata);
        made.result.file = output;
    }
    return std::move(made.result);
}

ImportResult examineWeights(const fs::path& weights, const ImportOptions& options) {
    return preparedImport(weights, options).result;
}

}  // namespace lab
