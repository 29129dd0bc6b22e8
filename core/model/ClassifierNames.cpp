// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/ClassifierNames.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/WeightNames.h"

#include <set>

namespace lab {

namespace {

/// "fc.1" for each linear layer that takes the features.
std::vector<std::string> takersIn(const std::vector<Named>& tensors, std::int64_t features,
                                  bool within) {
    constexpr std::string_view kWeight = ".weight";
    std::vector<std::string> found;
    for (const Named& tensor : tensors) {
        const std::string& key = calledOf(tensor);
        if (tensor.name.empty() != within && key.ends_with(kWeight) && !isInStages(key) &&
            tensor.shape.size() == 2 && tensor.shape[1] == features) {
            found.push_back(key.substr(0, key.size() - kWeight.size()));
        }
    }
    return found;
}

/// Whether another layer takes what this one gives.
bool feedsAnother(const std::vector<Named>& tensors, const std::string& layer) {
    const auto one = std::ranges::find_if(
        tensors, [&](const Named& tensor) { return calledOf(tensor) == layer + ".weight"; });
    return std::ranges::any_of(tensors, [&](const Named& other) {
        return &other != &*one && other.shape.size() == 2 && other.shape[1] == one->shape[0] &&
               other.shape[1] != one->shape[1] && other.name.empty() == one->name.empty();
    });
}

/// Whether another layer lies next to this one, as in a head of several: "fc.0" next to "fc.2", be
/// it a linear one or a norm.
/// What the network itself lies in is no head.
bool isOneOfSeveral(const std::vector<Named>& tensors, const std::string& layer,
                    const std::string& prefix) {
    const std::string container = layer.substr(0, layer.rfind('.') + 1);
    if (container.empty() || prefix.starts_with(container)) {
        return false;
    }
    return std::ranges::any_of(tensors, [&](const Named& tensor) {
        const std::string& key = calledOf(tensor);
        const bool isLayer =
            tensor.shape.size() > 1 || key.ends_with(".weight") || key.ends_with(".running_mean");
        return isLayer && key.starts_with(container) && !key.starts_with(layer + ".") &&
               !isInStages(key);
    });
}

// A head of several layers, as contrastive trainings and fastai have it, is left out as a whole.
std::vector<std::string> withoutHeads(std::vector<Named>& tensors,
                                      const std::vector<std::string>& takers,
                                      const std::string& prefix, std::vector<ImportNote>& notes) {
    std::vector<std::string> left;
    std::set<std::string> heads;
    for (const std::string& layer : takers) {
        if (isOneOfSeveral(tensors, layer, prefix)) {
            heads.insert(layer.substr(0, layer.rfind('.')));
        } else {
            left.push_back(layer);
        }
    }
    for (const std::string& head : heads) {
        for (Named& tensor : tensors) {
            if (calledOf(tensor).starts_with(head + ".")) {
                tensor.name.clear();
            }
        }
        notes.push_back({filled(phrase("Its head \"%1\" has several layers, so it is no classifier "
                                       "that is read here."),
                                head),
                         {}});
    }
    return left;
}

// LDAM's NormedLinear: [features, classes], compared by its angle with the features.
void requireLinear(const std::vector<Named>& tensors, std::int64_t features,
                   const std::string& file) {
    constexpr std::array kClassifiers = {"linear.weight", "fc.weight", "classifier.weight"};
    for (const Named& tensor : tensors) {
        const Shape& shape = tensor.shape;
        const std::string& key = calledOf(tensor);
        const bool isClassifier = std::ranges::any_of(
            kClassifiers, [&key](std::string_view name) { return key == name; });
        const auto isBias = [&](const Named& other) {
            return calledOf(other) == key.substr(0, key.rfind('.')) + ".bias";
        };
        if (isClassifier && shape.size() == 2 && shape[0] == features && shape[1] != features &&
            std::ranges::none_of(tensors, isBias)) {
            refuseNoResNet(
                file, filled(phrase("its classifier \"%1\" is [%2, %3] and has no bias, as one is "
                                    "that normalises its weights (LDAM's NormedLinear), and is no "
                                    "linear layer"),
                             tensor.inFile, shape[0], shape[1]));
        }
    }
}

// timm's pre-activation networks classify by a 1×1 convolution, which is a linear layer.
void flattenClassifier(std::vector<Named>& tensors) {
    for (Named& tensor : tensors) {
        Shape& shape = tensor.shape;
        if (tensor.name == "fc.weight" && shape.size() == 4 && shape[2] == 1 && shape[3] == 1) {
            shape.resize(2);
        }
    }
}

}  // namespace

// Outside of the network it is looked for where the file holds no other network, too.
void renameClassifier(std::vector<Named>& tensors, const std::string& prefix, bool alsoOutside,
                      const std::string& file, std::vector<ImportNote>& notes) {
    flattenClassifier(tensors);
    requireLinear(tensors, featuresOf(tensors), file);
    const auto isFc = [](const Named& tensor) { return tensor.name == "fc.weight"; };
    if (std::ranges::any_of(tensors, isFc)) {
        return;
    }
    const std::int64_t features = featuresOf(tensors);
    std::vector<std::string> found = takersIn(tensors, features, /*within=*/true);
    if (found.empty() && alsoOutside) {
        found = takersIn(tensors, features, /*within=*/false);
    }
    found = withoutHeads(tensors, found, prefix, notes);
    std::erase_if(found, [&](const std::string& layer) { return feedsAnother(tensors, layer); });
    if (found.size() > 1) {
        throw Error(
            filled(phrase("%1 has several classifiers (%2), and one is read here; in Python, "
                          "delete the keys of the others and save it again."),
                   file, listed(found)));
    }
    if (found.empty()) {
        return;  // said where the classes are counted
    }
    for (Named& tensor : tensors) {
        for (const char* part : {".weight", ".bias"}) {
            if (calledOf(tensor) == found.front() + part) {
                tensor.name = std::string("fc") + part;
            }
        }
    }
    if (found.front() == "fc") {  // it only lies elsewhere
        return;
    }
    notes.push_back(
        {filled(phrase("Its classifier is called \"%1\" and was taken for fc."), found.front()),
         {}});
}

}  // namespace lab
