// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Recognise.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/model/WeightNames.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/Zoo.h"

#include <algorithm>
#include <map>
#include <set>

namespace lab {

namespace {

constexpr int kMostStages = 6;
constexpr std::string_view kCounter = "num_batches_tracked";  // since PyTorch 0.4.1

using Shapes = std::map<std::string, Shape>;

std::string textOf(const Shape& shape) {
    std::string text = "[";
    for (const std::int64_t size : shape) {
        text += text.size() > 1 ? ", " : "";
        text += std::to_string(size);
    }
    return text + "]";
}

/// The weights as they are, read piece by piece. Sizes are checked by validate() and against the
/// whole plan later; here they only must not be nonsense.
class Reader {
public:
    Reader(const Shapes& shapes, const std::string& file) : m_shapes(shapes), m_file(file) {}

    const Shape* find(const std::string& key) const {
        const auto found = m_shapes.find(key);
        return found == m_shapes.end() ? nullptr : &found->second;
    }
    /// A convolution's [out, in / groups, k, k].
    Shape conv(const std::string& key) const {
        const Shape* shape = find(key);
        if (!shape || shape->size() != 4 || (*shape)[0] < 1 || (*shape)[1] < 1 ||
            std::ranges::any_of(*shape, [](std::int64_t size) { return size > 1 << 20; })) {
            refuseNoResNet(m_file,
                           shape ? filled(phrase("\"%1\" has the shape %2"), key, textOf(*shape))
                                 : filled(phrase("it has no \"%1\""), key));
        }
        return *shape;
    }
    std::vector<int> blocks() const {
        std::vector<int> counts;
        for (int stage = 1; stage <= kMostStages; ++stage) {
            int count = 0;
            while (count <= 300 && find(blockKey(stage, count) + "conv1.weight")) {
                ++count;
            }
            if (count == 0) {
                break;
            }
            counts.push_back(count);
        }
        return counts;
    }
    static std::string blockKey(int stage, int index) {
        return "layer" + std::to_string(stage) + "." + std::to_string(index) + ".";
    }
    /// The first tensor on a shortcut that is no projection; empty where there is none.
    std::string strayProjection() const {
        for (const auto& [key, shape] : m_shapes) {
            for (const char* part : {".downsample.", ".shortcut.", ".skip."}) {
                if (key.starts_with("layer") && key.find(part) != std::string::npos) {
                    return key;
                }
            }
        }
        return {};
    }
    bool projects(int stage, int index) const {
        return find(blockKey(stage, index) + "downsample.0.weight") != nullptr;
    }

private:
    const Shapes& m_shapes;
    const std::string& m_file;
};

void readStem(const Reader& reader, const WeightHints& hints, const std::string& file,
              Recognised& found) {
    const Shape conv = reader.conv("conv1.weight");
    found.spec.width = static_cast<int>(conv[0]);
    found.spec.inputChannels = static_cast<int>(conv[1]);
    if (conv[2] == 7) {
        found.spec.stem = Stem::ImageNet;
    } else if (conv[2] == 3) {
        found.spec.stem = hints.stem.value_or(Stem::Cifar);
        if (!hints.stem) {
            found.notes.push_back(
                {phrase("The 3×3 stem was taken for one of stride 1 (cifar), which its shape does "
                        "not tell."),
                 "--stem small names the other."});
        }
    } else {
        refuseNoResNet(file, filled(phrase("its stem has the shape %1"), textOf(conv)));
    }
}

// In pre-activation order the stem has no batch norm, and that of a stage's first block has the
// channels of what comes in.
void readOrder(const Reader& reader, NetworkSpec& spec) {
    const std::string block = Reader::blockKey(static_cast<int>(spec.blocks.size()), 0);
    const Shape* norm = reader.find(block + "bn1.weight");
    const Shape conv = reader.conv(block + "conv1.weight");
    const bool fits = norm && norm->size() == 1 && norm->front() == conv[1];
    spec.order = !reader.find("bn1.weight") && fits ? Order::Pre : Order::Post;
    spec.endNorm = spec.order == Order::Post || reader.find("bn.weight") != nullptr;
}

void readBlocks(const Reader& reader, NetworkSpec& spec) {
    spec.blocks = reader.blocks();
    spec.block = reader.find("layer1.0.conv3.weight") ? BlockKind::Bottleneck : BlockKind::Basic;
    spec.cardinality = 1;
    spec.groupWidth = 64;
    if (spec.block == BlockKind::Bottleneck) {
        const Shape inner = reader.conv("layer1.0.conv2.weight");  // [inner, inner / groups, 3, 3]
        spec.cardinality = static_cast<int>(std::max<std::int64_t>(1, inner[0] / inner[1]));
        spec.groupWidth = static_cast<int>(inner[1] * 64 / std::max(1, spec.width));
    }
}

/// What --network calls a network of these blocks.
std::string nameFor(Family family, const NetworkSpec& spec) {
    const auto alike = [&](const NetworkSpec& row) {
        return row.family == family && row.block == spec.block && row.order == spec.order;
    };
    for (const NetworkSpec& row : zoo()) {
        if (alike(row) && row.blocks == spec.blocks) {
            return row.name;
        }
    }
    for (const NetworkSpec& row : zoo()) {
        if (alike(row) && (row.blocks.size() == spec.blocks.size() || spec.blocks.size() != 3)) {
            return row.name + ":" + blocksText(spec.blocks, '.');
        }
    }
    return std::string(toText(family));
}

NetworkSpec namedNetwork(const std::string& name) {
    const std::size_t colon = name.find(':');
    NetworkSpec spec = zooNetwork(name.substr(0, colon));
    if (colon != std::string::npos) {
        spec.blocks = blocksFrom(name.substr(colon + 1), '.');
        spec.name = networkName(spec);
    }
    return spec;
}

/// Which blocks have a projection tells the shortcut option; none at all leaves a plain network and
/// option A.
void readShortcut(const Reader& reader, const WeightHints& hints, const std::string& file,
                  Recognised& found) {
    NetworkSpec& spec = found.spec;
    bool any = false;
    bool everywhere = false;
    for (int stage = 1; stage <= static_cast<int>(spec.blocks.size()); ++stage) {
        for (int index = 0; index < spec.blocks[stage - 1]; ++index) {
            const bool projects = reader.projects(stage, index);
            const bool keepsShape = index > 0 || (stage == 1 && spec.block == BlockKind::Basic);
            any = any || projects;
            everywhere = everywhere || (projects && keepsShape);
        }
    }
    if (any) {
        spec.family = Family::Residual;
        spec.shortcut = everywhere ? Shortcut::C : Shortcut::B;
        return;
    }
    if (const std::string stray = reader.strayProjection(); !stray.empty()) {
        refuseNoResNet(file, filled(phrase("its shortcuts have other layers than a 1×1 convolution "
                                           "and a batch norm (\"%1\"), as ResNet-D's have"),
                                    stray));
    }
    if (hints.network.empty()) {
        if (!found.nameInFile("fc.weight").ends_with("linear.weight")) {
            const std::string plain = nameFor(Family::Plain, spec);
            const std::string residual = nameFor(Family::Residual, spec);
            throw OptionError(
                filled(phrase("%1 has no projection shortcut, so it is a plain network or one of "
                              "option A, which its shapes do not tell; say which network it is: "
                              "%2 or %3."),
                       file, plain, residual),
                "--network " + plain + " or --network " + residual + " says it.");
        }
        spec.family = Family::Residual;
        found.notes.push_back(
            {phrase("It has no projection shortcut and calls its classifier \"linear\", so it was "
                    "taken for a residual network of option A, as akamaster's are."),
             "--network " + nameFor(Family::Plain, spec) + " names the plain one."});
    }
    spec.shortcut = spec.family == Family::Residual ? Shortcut::A : Shortcut::B;
}

void readClasses(const Reader& reader, const std::string& file, Recognised& found) {
    const Shape* shape = reader.find("fc.weight");
    if (!shape) {
        found.spec.classes = 0;
        found.notes.push_back({phrase("It has no classifier, so it can be looked into in Inspect "
                                      "and gives no answers."),
                               {}});
        return;
    }
    const std::string key = found.nameInFile("fc.weight");
    const std::string bias = key.substr(0, key.rfind('.')) + ".bias";
    if (shape->size() == 2 &&
        (*shape)[0] == 1) {  // a sigmoid's answer is the softmax's of 0 and it
        throw Error(filled(
            phrase("%1 gives one answer, as for yes or no, and 2 or more classes are read here; in "
                   "Python, add the other one, for which the answers stay the same, and save it "
                   "again: weights[\"%2\"] = torch.cat([torch.zeros(1, %3), weights[\"%2\"]]); "
                   "weights[\"%4\"] = torch.cat([torch.zeros(1), weights[\"%4\"]])."),
            file, key, (*shape)[1], bias));
    }
    if (!reader.find("fc.bias") && shape->size() == 2) {
        throw Error(filled(
            phrase("%1 has a classifier without a bias (\"%2\"), and one with it is read here; "
                   "where it is linear and does not normalise its weights, add zeros in Python "
                   "and save it again: weights[\"%3\"] = torch.zeros(%4)."),
            file, key, bias, (*shape)[0]));
    }
    if (shape->size() != 2 || (*shape)[0] < 2 || (*shape)[0] > 100'000) {
        refuseNoResNet(file, filled(phrase("its classifier \"%1\" has the shape %2, and it takes "
                                           "2 or more classes"),
                                    key, textOf(*shape)));
    }
    found.spec.classes = static_cast<int>((*shape)[0]);
}

void addConv(NamedShapes& shapes, const std::string& key, const ConvPlan& conv) {
    shapes.emplace_back(key + ".weight",
                        Shape{conv.outputs, conv.inputs / conv.groups, conv.kernel, conv.kernel});
}

void addNorm(NamedShapes& shapes, const std::string& key, int channels) {
    for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
        shapes.emplace_back(key + part, Shape{channels});
    }
    shapes.emplace_back(key + "." + std::string(kCounter), Shape{});
}

void addBlock(NamedShapes& shapes, const BlockPlan& block) {
    const bool pre = block.order == Order::Pre;
    const std::string key = block.key() + ".";
    for (std::size_t i = 0; i < block.convs.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (pre) {
            addNorm(shapes, key + "bn" + number, block.normChannels(block.convs[i]));
        }
        addConv(shapes, key + "conv" + number, block.convs[i]);
        if (!pre) {
            addNorm(shapes, key + "bn" + number, block.normChannels(block.convs[i]));
        }
    }
    if (const auto projection = block.projection()) {
        addConv(shapes, key + "downsample.0", *projection);
        if (!pre) {
            addNorm(shapes, key + "downsample.1", projection->outputs);
        }
    }
}

}  // namespace

NamedShapes shapesOf(const NetworkSpec& spec) {
    const NetworkPlan plan = planOf(spec);
    NamedShapes shapes;
    addConv(shapes, "conv1", plan.stem);
    if (plan.order == Order::Post) {
        addNorm(shapes, "bn1", plan.stem.outputs);
    }
    for (const BlockPlan& block : plan.blocks) {
        addBlock(shapes, block);
    }
    if (plan.endNorm) {
        addNorm(shapes, "bn", plan.features);
    }
    if (plan.classes > 0) {
        shapes.emplace_back("fc.weight", Shape{plan.classes, plan.features});
        shapes.emplace_back("fc.bias", Shape{plan.classes});
    }
    return shapes;
}

std::vector<std::string> differencesFrom(const NetworkSpec& spec, const NamedShapes& shapes) {
    const Shapes given(shapes.begin(), shapes.end());
    std::vector<std::string> differences;
    std::set<std::string> expected;
    for (const auto& [key, shape] : shapesOf(spec)) {
        expected.insert(key);
        const auto found = given.find(key);
        if (found != given.end() && found->second != shape) {
            differences.push_back(filled(phrase("\"%1\" is %2 and not %3"), key,
                                         textOf(found->second), textOf(shape)));
        } else if (found == given.end() && !key.ends_with(kCounter)) {
            differences.push_back(filled(phrase("\"%1\" is missing"), key));
        }
    }
    for (const auto& [key, shape] : shapes) {
        if (!expected.contains(key)) {
            differences.push_back(filled(phrase("\"%1\" %2 has no place"), key, textOf(shape)));
        }
    }
    return differences;
}

Recognised recognise(const NamedShapes& shapes, const WeightHints& hints, const std::string& file) {
    TorchvisionNames names = torchvisionNames(
        shapes, {hints.entryLeft.value_or(hints.entry), hints.entry, hints.entries}, file);
    const Shapes given(names.shapes.begin(), names.shapes.end());
    Recognised found;
    found.inFile = std::move(names.inFile);
    found.notes = std::move(names.notes);
    found.normalisation = std::move(names.normalisation);
    found.isDetectron2 = names.form == KeyForm::Detectron2;
    if (!hints.network.empty()) {
        found.spec = namedNetwork(hints.network);
    }
    const NetworkSpec named = found.spec;
    const Reader reader(given, file);
    readStem(reader, hints, file, found);
    readBlocks(reader, found.spec);
    readOrder(reader, found.spec);
    readShortcut(reader, hints, file, found);
    readClasses(reader, file, found);
    if (hints.network.empty()) {
        found.spec.name = networkName(found.spec);
        if (!found.spec.endNorm) {
            found.notes.push_back(
                {phrase("It has no batch norm behind the last block, as kuangliu's pre-activation "
                        "networks; it was taken without one, and without a ReLU there."),
                 {}});
        }
    } else {
        found.spec.block = named.block;
        found.spec.blocks = named.blocks;
        found.spec.cardinality = named.cardinality;
        found.spec.groupWidth = named.groupWidth;
        found.spec.family = named.family;
        found.spec.order = named.order;
    }
    const StrideAt usual = found.isDetectron2 ? StrideAt::V1 : found.spec.strideAt;
    found.spec.strideAt = hints.strideAt.value_or(usual);
    try {
        validate(found.spec);
    } catch (const Error& error) {
        throw Error(filled(phrase("%1 cannot be used: %2"), file, error.what()));
    }
    found.differences = differencesFrom(found.spec, names.shapes);
    return found;
}

}  // namespace lab
