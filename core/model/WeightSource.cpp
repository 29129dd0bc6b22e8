// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightSource.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/NamedTensors.h"
#include "core/weights/ForeignFile.h"

#include <algorithm>
#include <array>
#include <regex>

namespace lab {

namespace {

namespace fs = std::filesystem;

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

bool endsAsWeights(const fs::path& file) {
    constexpr std::array kEnds = {".pth", ".pt", ".safetensors", ".bin", ".ckpt"};
    const std::string name = lowered(file.filename().string());
    return !isPart(file) && name != "optimizer.bin" && name != "scheduler.bin" &&
           std::ranges::any_of(kEnds, [&name](const char* end) { return name.ends_with(end); });
}

/// The files in a folder for which this holds, by name.
std::vector<std::string> namesWithin(const fs::path& folder, const auto& holds) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && holds(entry->path())) {
            names.push_back(entry->path().filename().string());
        }
    }
    std::ranges::sort(names);
    return names;
}

/// Whether it is what torch.save() packs, in a folder of its own or not.
bool isUnpacked(const fs::path& folder) {
    std::error_code error;
    bool is = fs::exists(folder / "data.pkl", error);
    for (fs::directory_iterator entry(folder, error);
         !is && !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        is = fs::exists(entry->path() / "data.pkl", ignored);
    }
    return is;
}

/// What a folder is that was given for weights, and which file is to be chosen.
std::string sentenceOfFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / ".metadata", error)) {
        return shardsSentence(folder);
    }
    if (fs::exists(folder / "run.json", error)) {
        return filled(phrase("%1 is a run of this program, which needs no import; choose it as it "
                             "is."),
                      folder);
    }
    if (isUnpacked(folder)) {
        return filled(
            phrase("%1 is a .pth file that was unpacked; choose that file as torch.save() "
                   "wrote it, packed."),
            folder);
    }
    if (const auto names = namesWithin(folder, endsAsWeights); !names.empty()) {
        return filled(phrase("%1 is a folder; choose a file of weights in it: %2."), folder,
                      listed(names));
    }
    if (const auto parts = namesWithin(folder, isPart); !parts.empty()) {
        return partsSentence(folder / parts.front());
    }
    return filled(phrase("%1 is a folder, and no file of weights lies in it; choose a .pth or "
                         ".safetensors file."),
                  folder);
}

void requireWhole(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        throw Error(sentenceOfFolder(file));
    }
    if (isPart(file)) {
        throw Error(partsSentence(file));
    }
}

// MLX's convolutions are [out, height, width, in]. Their kernels are square, so the sizes show
// whether it is this order or PyTorch's, in which files that were only passed on still lie.
bool areChannelsLast(const NamedTensors& tensors) {
    bool differs = false;
    for (const auto& [key, tensor] : tensors) {
        if (tensor.dim() == 4) {
            if (tensor.size(1) != tensor.size(2)) {
                return false;
            }
            differs = differs || tensor.size(2) != tensor.size(3);
        }
    }
    return differs;
}

void turnFromMlx(WeightSource& source) {
    const auto format = source.metadata.find("format");
    if (format == source.metadata.end() || format->second != "mlx" ||
        !areChannelsLast(source.tensors)) {
        return;
    }
    for (auto& [key, tensor] : source.tensors) {
        tensor = tensor.dim() == 4 ? tensor.permute({0, 3, 1, 2}) : tensor;
    }
    source.notes.push_back({phrase("Its convolutions have their channels last, as MLX's have, and "
                                   "were put into PyTorch's order."),
                            {}});
}

}  // namespace

WeightSource readWeightSource(const fs::path& file, const std::string& entry) {
    requireWhole(file);
    if (const std::string foreign = foreignSentence(file); !foreign.empty()) {
        throw Error(foreign);
    }
    WeightSource source;
    source.entryLeft = entry;
    if (!beginsAsTorchFile(file)) {
        SafeTensors content = readSafeTensors(file);
        source.form = "SafeTensors";
        source.tensors = std::move(content.tensors);
        source.metadata = std::move(content.metadata);
        std::erase_if(source.tensors,
                      [](const auto& tensor) { return tensor.first.starts_with("momentum."); });
        turnFromMlx(source);
        return source;
    }
    const TorchFile torchFile(file, entry);
    source.form = torchFile.format() == TorchFormat::Zip ? ".pth (zip)" : ".pth (the older form)";
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

}  // namespace lab
