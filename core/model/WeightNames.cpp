// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightNames.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/model/ClassifierNames.h"
#include "core/model/KeyForms.h"
#include "core/model/OtherLayers.h"
#include "core/model/OwnNormalisation.h"
#include "core/model/RewrittenWeights.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>

namespace lab {

namespace {

// ---- The place of the network ---------------------------------------------------------------

// What wraps a module within a network: torch.compile(), FSDP, checkpoints of activations. They may
// stand anywhere in a key.
bool isWrapper(const std::string& part) {
    constexpr std::array kWrappers = {"_orig_mod", "_fsdp_wrapped_module",
                                      "_checkpoint_wrapped_module"};
    return std::ranges::find(kWrappers, part) != kWrappers.end();
}

/// An entry as its keys are when they are unwrapped, without a dot at its end.
std::string unwrappedEntry(const std::string& entry) {
    std::vector<std::string> parts = partsOf(entry);
    std::erase_if(parts, isWrapper);
    while (!parts.empty() && parts.back().empty()) {
        parts.pop_back();
    }
    return joined(parts);
}

NamedShapes unwrapped(const NamedShapes& shapes, std::vector<ImportNote>& notes) {
    NamedShapes named;
    std::set<std::string> found;
    for (const auto& [key, shape] : shapes) {
        std::vector<std::string> parts = partsOf(key);
        std::erase_if(parts, [&](const std::string& part) {
            const bool wraps = isWrapper(part);
            if (wraps) {
                found.insert(part);
            }
            return wraps;
        });
        named.emplace_back(joined(parts), shape);
    }
    for (const std::string& part : found) {
        notes.push_back({filled(phrase("Each key's \"%1\" was left out."), part + "."), {}});
    }
    return named;
}

bool isWithin(const Root& root, std::string_view part) {
    const std::vector<std::string> parts = partsOf(root.prefix);
    return std::ranges::find(parts, part) != parts.end();
}

/// What their keys begin with, but for those that begin with nothing.
std::string listOf(const std::vector<Root>& roots) {
    std::string all;
    for (const Root& root : roots) {
        if (!root.prefix.empty()) {
            all += (all.empty() ? "\"" : ", \"") + root.prefix + "\"";
        }
    }
    return all;
}

/// The networks that an entry may mean, in the narrowest sense in which it means any: its keys
/// begin with just this, or with this and more; this is the last part before its keys, or one of
/// them.
std::vector<Root> meantBy(const std::string& entry, const std::vector<Root>& roots) {
    const std::string whole = entry + ".";
    const auto those = [&roots](const auto& isMeant) {
        std::vector<Root> found;
        std::ranges::copy_if(roots, std::back_inserter(found), isMeant);
        return found;
    };
    std::vector<Root> found = those([&](const Root& root) { return root.prefix == whole; });
    if (found.empty()) {
        found = those([&](const Root& root) { return root.prefix.starts_with(whole); });
    }
    if (found.empty()) {
        found = those([&](const Root& root) { return root.prefix.ends_with("." + whole); });
    }
    if (found.empty()) {
        found = those([&](const Root& root) {
            return ("." + root.prefix).find("." + whole) != std::string::npos;
        });
    }
    return found;
}

/// Of an entry that is none: which there are.
[[noreturn]] void refuseEntry(const std::vector<Root>& roots, const WantedEntry& wanted,
                              const std::string& file) {
    const std::string& said = wanted.asked.empty() ? wanted.left : wanted.asked;
    if (wanted.entries.size() > 1) {
        throw OptionError(
            filled(phrase("%1 holds no entry \"%2\"; its entries that hold weights are "
                          "%3."),
                   file, said, listed(wanted.entries)),
            "--entry takes one of them.");
    }
    if (roots.size() > 1) {
        throw OptionError(filled(phrase("%1 holds no entry \"%2\"; the keys of its networks begin "
                                        "with %3."),
                                 file, said, listOf(roots)),
                          "--entry takes one of them.");
    }
    throw OptionError(
        filled(phrase("%1 holds no entry \"%2\"; it holds one network, which needs none."), file,
               said),
        "Leave --entry out.");
}

/// The one that a person wants of several: what they name, or what is used after the training.
/// Throws Error where it must be asked which.
Root wantedOf(const std::vector<Root>& roots, const WantedEntry& asked, const std::string& file) {
    const std::string entry = unwrappedEntry(asked.left);
    std::vector<std::string> wanted = {"encoder_q", "teacher"};
    if (!entry.empty()) {
        wanted = {entry};
    }
    std::vector<Root> meant;
    for (const std::string& part : wanted) {
        meant = meant.empty() ? meantBy(part, roots) : meant;
    }
    if (meant.empty() && entry.empty()) {
        meant = roots;
    }
    if (meant.empty()) {
        refuseEntry(roots, asked, file);
    }
    // No entry can be said for a network whose keys begin with nothing.
    const auto outermost = std::ranges::find(meant, std::string(), &Root::prefix);
    if (meant.size() == 1 || outermost != meant.end()) {
        return outermost == meant.end() ? meant.front() : *outermost;
    }
    throw OptionError(filled(phrase("%1 holds %2 networks, whose keys begin with %3; say which "
                                    "one as the entry."),
                             file, meant.size(), listOf(meant)),
                      "--entry NAME says it.");
}

/// The first convolution of a stem that has several: "conv1.0.weight", or timm's
/// "stem.conv2.weight". Empty: there is none.
std::string deepStemIn(const NamedShapes& shapes) {
    for (const auto& [key, shape] : shapes) {
        constexpr std::string_view kFirst = "conv1.0.weight";
        if (shape.size() != 4 || !(key.ends_with(kFirst) || key.ends_with("stem.conv2.weight"))) {
            continue;
        }
        const std::string stem = key.substr(0, key.rfind('.', key.rfind('.') - 1) + 1);
        const auto isNext = [&, &key = key](const auto& other) {
            return other.first != key && other.second.size() == 4 && other.first.starts_with(stem);
        };
        if (!key.ends_with(kFirst) || std::ranges::any_of(shapes, isNext)) {
            return key;
        }
    }
    return {};
}

/// Why there is no network among these keys.
std::string reasonOfNone(const NamedShapes& shapes) {
    if (shapes.empty()) {
        return phrase("it holds no tensors");
    }
    if (const std::string key = deepStemIn(shapes); !key.empty()) {
        return filled(phrase("its stem has several convolutions (\"%1\"), as ResNet-C's and "
                             "ResNet-D's have"),
                      key);
    }
    // Another network's layers, as a transformer's norms, are no reason: it has no stages.
    const bool hasStages = std::ranges::any_of(
        shapes, [](const auto& shape) { return shape.first.find("layer1.") != std::string::npos; });
    if (const std::string other = otherLayersIn(shapes); hasStages && !other.empty()) {
        return other;
    }
    std::vector<std::string> keys;
    for (const auto& [key, shape] : shapes) {
        keys.push_back(key);
    }
    const auto has = [&keys](std::string_view end) {
        return std::ranges::any_of(keys,
                                   [&](const std::string& key) { return key.ends_with(end); });
    };
    if (has(kStemKey) != has(kBlockKey)) {
        return filled(phrase("it has no %1, but %2"), has(kStemKey) ? kBlockKey : kStemKey,
                      listed(keys));
    }
    return filled(phrase("it has no conv1.weight and layer1.0.conv1.weight, but %1"), listed(keys));
}

void noteChoice(const std::vector<Root>& roots, const Root& wanted,
                std::vector<ImportNote>& notes) {
    constexpr const char* kOption = "--entry NAME takes another.";
    if (roots.size() > 1 && wanted.prefix.empty()) {
        notes.push_back({filled(phrase("It holds %1 networks; that whose keys begin with nothing "
                                       "more was taken, and not those in %2."),
                                roots.size(), listOf(roots)),
                         kOption});
    } else if (roots.size() > 1) {
        notes.push_back({filled(phrase("It holds %1 networks, whose keys begin with %2; \"%3\" was "
                                       "taken."),
                                roots.size(), listOf(roots), wanted.prefix),
                         kOption});
    }
}

Root chosen(const std::vector<Root>& roots, const NamedShapes& shapes, const WantedEntry& entry,
            const std::string& file, std::vector<ImportNote>& notes) {
    if (roots.empty()) {
        refuseNoResNet(file, reasonOfNone(shapes));
    }
    const Root wanted = wantedOf(roots, entry, file);
    noteChoice(roots, wanted, notes);
    if (isWithin(wanted, "encoder_q")) {
        notes.push_back({phrase("It was trained by contrast (MoCo), so what it calls its "
                                "classifier may give no classes."),
                         {}});
    }
    return wanted;
}

// ---- Names within the network ---------------------------------------------------------------

bool isOwnPart(const std::string& part) {
    if (part.starts_with("conv")) {
        return numberIn(part.substr(4)).has_value();
    }
    return part.starts_with("bn") && numberIn(part.substr(2)).has_value();
}

/// Tensors of a block's part that is none of its numbered convolutions and norms, as "shortcut".
struct Projection {
    std::set<std::string> convs;  // "0" of "layer2.0.shortcut.0.weight" [64, 32, 1, 1]
    std::set<std::string> norms;  // "1" of "layer2.0.shortcut.1.running_mean" [64]
    bool onlyThese = true;
};

// A 1x1 convolution and a norm behind it are the projection, whatever their part is called. By
// number they must be the first and the second: ResNet-D pools before them.
bool isProjection(const Projection& part) {
    const auto inPlace = [](const std::set<std::string>& names, const char* number) {
        return !numberIn(*names.begin()) || *names.begin() == number;
    };
    return part.onlyThese && part.convs.size() == 1 && part.norms.size() <= 1 &&
           inPlace(part.convs, "0") && (part.norms.empty() || inPlace(part.norms, "1"));
}

void renameProjections(std::vector<Named>& tensors) {
    std::map<std::string, Projection> found;  // by "layer2.0.shortcut"
    for (const Named& tensor : tensors) {
        const std::vector<std::string> parts = partsOf(tensor.name);
        const std::string block = blockOf(parts);
        if (block.empty() || isOwnPart(parts[2]) || parts[2] == "downsample") {
            continue;
        }
        Projection& one = found[block + parts[2]];
        const bool deeper = parts.size() == 5;
        const bool isConv = deeper && parts[4] == "weight" && tensor.shape.size() == 4 &&
                            tensor.shape[2] == 1 && tensor.shape[3] == 1;
        const bool isNorm = deeper && tensor.shape.size() <= 1;
        one.onlyThese = one.onlyThese && (isConv || isNorm);
        if (isConv) {
            one.convs.insert(parts[3]);
        } else if (isNorm) {
            one.norms.insert(parts[3]);
        }
    }
    for (Named& tensor : tensors) {
        const std::vector<std::string> parts = partsOf(tensor.name);
        const std::string block = blockOf(parts);
        const auto part = block.empty() ? found.end() : found.find(block + parts[2]);
        if (part != found.end() && isProjection(part->second)) {
            const bool isConv = part->second.convs.contains(parts[3]);
            tensor.name = block + (isConv ? "downsample.0." : "downsample.1.") + parts[4];
        }
    }
}

// A pre-activation network's batch norm behind the last block, whatever it is called.
void renameEndNorm(std::vector<Named>& tensors) {
    const std::int64_t features = featuresOf(tensors);
    std::set<std::string> found;
    for (const Named& tensor : tensors) {
        constexpr std::string_view kMean = ".running_mean";
        if (tensor.name.ends_with(kMean) && tensor.shape == Shape{features} &&
            blockOf(partsOf(tensor.name)).empty()) {
            found.insert(tensor.name.substr(0, tensor.name.size() - kMean.size()));
        }
    }
    const bool hasStemNorm = std::ranges::any_of(
        tensors, [](const Named& tensor) { return tensor.name == "bn1.running_mean"; });
    if (hasStemNorm || found.size() != 1) {
        return;
    }
    const std::string prefix = *found.begin() + ".";
    for (Named& tensor : tensors) {
        if (tensor.name.starts_with(prefix)) {
            tensor.name = "bn." + tensor.name.substr(prefix.size());
        }
    }
}

// ---- What is none of it -----------------------------------------------------------------------

/// Counters of the tool thop in each module, and what belongs to losses, queues and prototypes
/// (SwAV) of a training.
bool isAside(const std::string& name) {
    const std::vector<std::string> parts = partsOf(name);
    if (parts.back() == "total_ops" || parts.back() == "total_params") {
        return true;
    }
    const std::string& first = parts.front();
    constexpr std::array kAside = {"criterion", "crit",  "loss",      "metric",
                                   "accuracy",  "queue", "queue_ptr", "prototypes"};
    return !isInStages(name) && std::ranges::any_of(kAside, [&first](std::string_view aside) {
        return first == aside || first.starts_with(std::string(aside) + "_") ||
               first.ends_with("_" + std::string(aside));
    });
}

// torchvision's fcn_resnet and deeplabv3_resnet: 3×3 convolutions on what the last stage gives.
// Their stages stride by 1 and are dilated in the second half, which no shape shows.
void requireNoSegmentation(const std::vector<Named>& tensors, const std::string& file) {
    const std::int64_t features = featuresOf(tensors);
    for (const Named& tensor : tensors) {
        const std::vector<std::string> parts = partsOf(tensor.inFile);
        const bool isInHead = std::ranges::any_of(parts, [](const std::string& part) {
            return part == "classifier" || part == "aux_classifier" || part == "decode_head";
        });
        if (isInHead && tensor.shape.size() == 4 && tensor.shape[1] == features &&
            tensor.shape[2] > 1) {
            refuseNoResNet(file, filled(phrase("it is one for segmentation (\"%1\" [%2, %3, %4, "
                                               "%5]), whose last stages are dilated, as "
                                               "torchvision's are, which no shape shows"),
                                        tensor.inFile, tensor.shape[0], tensor.shape[1],
                                        tensor.shape[2], tensor.shape[3]));
        }
    }
}

}  // namespace

void refuseNoResNet(const std::string& file, const std::string& why) {
    throw Error(filled(
        phrase("%1 holds no network of the ResNet family that is read here: %2; choose weights of "
               "torchvision's, timm's or Hugging Face's ResNet, ResNeXt or Wide ResNet."),
        file, why));
}

TorchvisionNames torchvisionNames(const NamedShapes& given, const WantedEntry& wanted,
                                  const std::string& file) {
    TorchvisionNames result;
    const NamedShapes shapes = unwrapped(given, result.notes);
    const std::vector<Root> roots = rootsOf(shapes);
    requirePlainWeights(shapes, file);
    const Root root = chosen(roots, shapes, wanted, file, result.notes);
    result.form = root.form;
    const auto own = normalisationIn(shapes, root.prefix);
    const auto normalises = [&own](const std::string& key) {
        return own && (key == own->mean || key == own->deviation);
    };
    if (own) {
        result.normalisation.emplace();
    }
    std::vector<Named> tensors;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const auto& [key, shape] = shapes[i];
        if (normalises(key)) {  // said with its figures
            (key == own->mean ? result.normalisation->mean : result.normalisation->deviation) =
                given[i].first;
            continue;
        }
        const bool within =
            key.starts_with(root.prefix) && !isAside(key.substr(root.prefix.size()));
        tensors.push_back({within ? nameIn(root, key) : std::string(), given[i].first, shape});
    }
    if (!root.prefix.empty()) {
        result.notes.push_back(
            {filled(phrase("Each key's \"%1\" was left out."), root.prefix), {}});
    }
    renameProjections(tensors);
    renameEndNorm(tensors);
    requireNoSegmentation(tensors, file);
    renameClassifier(tensors, root.prefix, roots.size() == 1, file, result.notes);
    std::vector<std::string> aside;
    for (const Named& tensor : tensors) {
        if (tensor.name.empty()) {
            aside.push_back(tensor.inFile);
        } else if (!result.inFile.emplace(tensor.name, tensor.inFile).second) {
            refuseNoResNet(file, filled(phrase("it has \"%1\" twice"), tensor.name));
        } else {
            result.shapes.emplace_back(tensor.name, tensor.shape);
        }
    }
    if (!aside.empty()) {
        result.notes.push_back(
            {filled(phrase("Left out, as no part of the network: %1."), listed(aside)), {}});
    }
    return result;
}

}  // namespace lab
