#include "core/infer/WeightImport.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/RawSplit.h"
#include "core/infer/Models.h"
#include "core/infer/TorchFile.h"
#include "core/run/ModelCard.h"
#include "core/train/Checkpoint.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListed = 12;  // differences that a sentence lists

struct Source {
    std::string form;
    std::vector<std::string> notes;
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
                                      "another type; save its state_dict anew."),
                               name, stored.key));
        }
        tensors.emplace_back(stored.key,
                             storage.as_strided(stored.shape, stored.strides, stored.offset));
    }
    return tensors;
}

Source readSource(const fs::path& file) {
    Source source;
    if (!looksLikeTorchFile(file)) {
        SafeTensors content = readSafeTensors(file);
        source.form = "SafeTensors";
        source.tensors = std::move(content.tensors);
        source.metadata = std::move(content.metadata);
        std::erase_if(source.tensors,
                      [](const auto& entry) { return entry.first.starts_with("momentum."); });
        return source;
    }
    const TorchFile torchFile(file);
    source.form =
        torchFile.format() == TorchFormat::Zip ? ".pth (zip)" : ".pth (before PyTorch 1.6)";
    if (!torchFile.nestedIn().empty()) {
        source.notes.push_back(
            filled(phrase("The weights were taken from its entry \"%1\"."), torchFile.nestedIn()));
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

Recognised recognisedIn(const Source& source, const WeightHints& hints, const std::string& file) {
    if (source.metadata.contains("spec") && hints.network.empty()) {  // our own file knows
        Recognised found;
        found.spec = cardOf(source.metadata, file).spec.network;
        found.differences = differencesFrom(found.spec, shapesIn(source.tensors));
        return found;
    }
    return recognise(shapesIn(source.tensors), hints, file);
}

void requireNoDifferences(const Recognised& found, const std::string& file) {
    if (found.differences.empty()) {
        return;
    }
    std::string list;
    for (std::size_t i = 0; i < std::min(kListed, found.differences.size()); ++i) {
        list += (i == 0 ? "" : "; ") + found.differences[i];
    }
    if (found.differences.size() > kListed) {
        list += filled(phrase("; and %1 more"), found.differences.size() - kListed);
    }
    throw Error(filled(
        phrase("%1 does not fit a %2 (%3); name the network it was made for with --network."), file,
        titleOf(found.spec), list));
}

// In torchvision's order, fp32; the counters that old files lack are 0.
NamedTensors orderedWeights(const Source& source, const Recognised& found) {
    const std::map<std::string, torch::Tensor> given(source.tensors.begin(), source.tensors.end());
    NamedTensors weights;
    for (const auto& [key, shape] : shapesOf(found.spec)) {
        const auto entry = given.find(found.prefix + key);
        const bool isCounter = shape.empty();
        if (entry == given.end()) {
            weights.emplace_back(key, torch::zeros({}, torch::kInt64));
        } else {
            weights.emplace_back(
                key, entry->second.to(isCounter ? torch::kInt64 : torch::kFloat32).contiguous());
        }
    }
    return weights;
}

/// The input that such weights usually want; a sentence where that is a guess.
InputSpec usualInput(const NetworkSpec& network, const std::string& file,
                     std::vector<std::string>& notes) {
    if (network.inputChannels == 3 && network.stem == Stem::ImageNet) {
        return imageNetInput();
    }
    if (network.inputChannels == 3) {
        notes.emplace_back(
            phrase("Pictures are prepared as CIFAR-10's: 32 pixels, its mean and deviation."));
        return {InputStyle::Centre, 3, 32, 32, {0.4914, 0.4822, 0.4465}, {0.2470, 0.2435, 0.2616}};
    }
    if (network.inputChannels == 1) {
        notes.emplace_back(
            phrase("Pictures are prepared as Fashion-MNIST's: 28 pixels, grey on black."));
        return {InputStyle::Garment, 1, 28, 28, {0.2860}, {0.3530}};
    }
    throw Error(filled(phrase("%1 holds a network of %2 input channels, which cannot answer for "
                              "pictures; choose one of 1 or 3."),
                       file, network.inputChannels));
}

std::vector<std::string> classesOf(const NetworkSpec& network, const fs::path& labels,
                                   std::vector<std::string>& notes) {
    if (!labels.empty()) {
        return readClassNames(labels, network.classes);
    }
    if (network.classes == 1000) {
        return imageNetClasses();
    }
    notes.push_back(
        filled(phrase("Its %1 classes are named by their numbers; --labels FILE names them."),
               network.classes));
    std::vector<std::string> numbers;
    for (int i = 0; i < network.classes; ++i) {
        numbers.push_back(std::to_string(i));
    }
    return numbers;
}

ModelCard newCard(const NetworkSpec& network, const std::string& file,
                  std::vector<std::string>& notes) {
    ModelCard card;
    card.spec.network = network;
    card.input = usualInput(network, file, notes);
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
                       std::vector<std::string>& notes) {
    fs::path wanted = importedModelsFolder() / weights.stem();
    wanted += ".safetensors";
    fs::create_directories(wanted.parent_path());
    const fs::path made = temporaryBeside(wanted);
    writeWeights(made, tensors, metadata);
    const fs::path file = moveToFreeName(made, wanted);
    if (file != wanted) {
        notes.push_back(
            filled(phrase("There is a network %1 already, which stays; this one is called %2."),
                   wanted.stem(), file.stem()));
    }
    return file;
}

}  // namespace

ImportResult importWeights(const fs::path& weights, const ImportOptions& options,
                           const fs::path& output) {
    const torch::NoGradGuard noGrad;
    const std::string name = weights.string();
    Source source = readSource(weights);
    const Recognised found = recognisedIn(source, options.hints, name);
    requireNoDifferences(found, name);
    ImportResult result{found.spec, output, source.form, std::move(source.notes)};
    result.notes.insert(result.notes.end(), found.notes.begin(), found.notes.end());
    const bool isOurs = source.metadata.contains("spec") && options.hints.network.empty();
    ModelCard card =
        isOurs ? cardOf(source.metadata, weights) : newCard(found.spec, name, result.notes);
    if (card.classes.empty() || !options.labels.empty()) {
        card.classes = classesOf(found.spec, options.labels, result.notes);
    }
    card.source = weights.filename().string();
    auto metadata = metadataOf(card);
    metadata["format"] = "pt";
    const NamedTensors ordered = orderedWeights(source, found);
    if (output.empty()) {
        result.file = intoOwnFolder(weights, ordered, metadata, result.notes);
    } else {
        writeWeights(output, ordered, metadata);
    }
    return result;
}

}  // namespace lab
