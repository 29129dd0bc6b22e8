// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/OnnxExport.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/OnnxFile.h"
#include "core/model/StoredModel.h"
#include "core/nn/LayerSources.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/SoundWeights.h"

#include <map>
#include <set>

namespace lab {

namespace {

constexpr auto kImage = "input";
constexpr auto kPixels = "pixels";

std::span<const float> numbersOf(const torch::Tensor& tensor) {
    return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
}

[[noreturn]] void refuseWithout(const std::string& key, const std::filesystem::path& file) {
    throw Error(
        filled(phrase("%1 has no \"%2\"; choose another file or train it again."), file, key));
}

[[noreturn]] void refuseTooLarge(const std::string& key, const std::filesystem::path& file) {
    throw Error(filled(phrase("\"%1\" of %2 becomes larger than ONNX's single precision holds; "
                              "export it without folding."),
                       key, file));
}

/// Layer by layer, in forward order.
class Writer {
public:
    Writer(const StoredModel& stored, const NetworkSummary& network, bool fold)
        : m_network(network), m_file(stored.file) {
        for (const auto& [key, tensor] : stored.weights) {
            m_weights.emplace(key, tensor);
        }
        if (fold) {
            findFolded();
        }
    }

    OnnxFile& onnx() { return m_onnx; }

    /// Everything from `image` to what is called `output`.
    void write(const std::string& image, const std::string& output) {
        m_image = image;
        const auto count = static_cast<int>(m_network.layers.size());
        for (int i = 0; i < count; ++i) {
            m_names.push_back(i + 1 == count ? output : layer(i).key);
        }
        for (int i = 0; i < count; ++i) {
            writeLayer(i);
        }
    }

private:
    const LayerSummary& layer(int index) const {
        return m_network.layers[static_cast<std::size_t>(index)];
    }

    // A convolution whose sums go to a batch norm and nowhere else.
    void findFolded() {
        std::map<int, int> readers;
        for (int i = 0; i < static_cast<int>(m_network.layers.size()); ++i) {
            for (const int source : sourcesOf(m_network, i)) {
                ++readers[source];
            }
        }
        for (int i = 0; i < static_cast<int>(m_network.layers.size()); ++i) {
            const int source = sourcesOf(m_network, i).front();
            if (layer(i).kind == LayerKind::BatchNorm && source >= 0 &&
                layer(source).kind == LayerKind::Conv && readers[source] == 1) {
                m_normOf[source] = i;
                m_foldedNorms.insert(i);
            }
        }
    }

    torch::Tensor weight(const std::string& key) const {
        const auto found = m_weights.find(key);
        if (found == m_weights.end()) {
            refuseWithout(key, m_file);
        }
        return found->second.to(torch::kCPU, torch::kFloat64);
    }

    std::string constant(const std::string& key, const torch::Tensor& value) {
        const torch::Tensor single = value.to(torch::kFloat32).contiguous();
        if (!isFinite(single)) {
            refuseTooLarge(key, m_file);
        }
        m_onnx.addConstant(key, single.sizes().vec(), numbersOf(single));
        return key;
    }

    std::string constant(const std::string& key, const std::vector<std::int64_t>& values) {
        m_onnx.addConstant(key, std::span<const std::int64_t>(values));
        return key;
    }

    std::string sourceName(int index) const {
        return index < 0 ? m_image : m_names[static_cast<std::size_t>(index)];
    }

    void writeLayer(int index) {
        const LayerSummary& own = layer(index);
        const std::vector<int> sources = sourcesOf(m_network, index);
        const std::string in = sourceName(sources.front());
        const std::string& out = m_names[static_cast<std::size_t>(index)];
        switch (own.kind) {
            case LayerKind::Conv:
                writeConv(index, in);
                break;
            case LayerKind::BatchNorm:
                if (!m_foldedNorms.contains(index)) {
                    writeNorm(own.key, in, out);
                }
                break;
            case LayerKind::Relu:
                m_onnx.addNode("Relu", {in}, out);
                break;
            case LayerKind::MaxPool:
                m_onnx.addNode("MaxPool", {in}, out, windowOf(own));
                break;
            case LayerKind::ZeroPad:
                writeZeroPad(own, in, out);
                break;
            case LayerKind::Add:
                m_onnx.addNode("Add", {in, sourceName(sources.back())}, out);
                break;
            case LayerKind::AveragePool:
                writePool(index, in, out);
                break;
            case LayerKind::Linear:
                m_onnx.addNode("Gemm",
                               {in, constant(own.key + ".weight", weight(own.key + ".weight")),
                                constant(own.key + ".bias", weight(own.key + ".bias"))},
                               out, {OnnxFile::number("transB", 1)});
                break;
        }
    }

    static std::vector<OnnxFile::Attribute> windowOf(const LayerSummary& own) {
        const std::int64_t pad = own.padding;
        return {OnnxFile::list("kernel_shape", {own.kernel, own.kernel}),
                OnnxFile::list("strides", {own.stride, own.stride}),
                OnnxFile::list("pads", {pad, pad, pad, pad})};
    }

    void writeConv(int index, const std::string& in) {
        const LayerSummary& own = layer(index);
        std::vector<OnnxFile::Attribute> attributes = windowOf(own);
        attributes.push_back(OnnxFile::number("group", own.groups));
        torch::Tensor kernel = weight(own.key + ".weight");
        const auto norm = m_normOf.find(index);
        if (norm == m_normOf.end()) {
            m_onnx.addNode("Conv", {in, constant(own.key + ".weight", kernel)},
                           m_names[static_cast<std::size_t>(index)], attributes);
            return;
        }
        const std::string& key = layer(norm->second).key;
        const torch::Tensor scale =
            weight(key + ".weight") / torch::sqrt(weight(key + ".running_var") + kNormEpsilon);
        const torch::Tensor bias = weight(key + ".bias") - weight(key + ".running_mean") * scale;
        m_onnx.addNode("Conv",
                       {in, constant(own.key + ".weight", kernel * scale.reshape({-1, 1, 1, 1})),
                        constant(own.key + ".bias", bias)},
                       m_names[static_cast<std::size_t>(norm->second)], attributes);
    }

    void writeNorm(const std::string& key, const std::string& in, const std::string& out) {
        std::vector<std::string> inputs = {in};
        for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
            inputs.push_back(constant(key + part, weight(key + part)));
        }
        m_onnx.addNode("BatchNormalization", inputs, out, "epsilon",
                       static_cast<float>(kNormEpsilon));
    }

    // Shortcut option A: every stride-th place, and channels of zeros behind the others.
    void writeZeroPad(const LayerSummary& own, const std::string& in, const std::string& out) {
        const std::string kept = own.key + ".kept";
        m_onnx.addNode("Slice",
                       {in, constant(own.key + ".starts", {0, 0}),
                        constant(own.key + ".ends", {own.input.height, own.input.width}),
                        constant(own.key + ".axes", {2, 3}),
                        constant(own.key + ".steps", {own.stride, own.stride})},
                       kept);
        m_onnx.addNode(
            "Pad",
            {kept, constant(own.key + ".pads",
                            {0, 0, 0, 0, 0, own.output.channels - own.input.channels, 0, 0})},
            out);
    }

    // And flat, as the classifier takes it.
    void writePool(int index, const std::string& in, const std::string& out) {
        const std::string pooled = layer(index).key + ".pooled";
        m_onnx.addNode("GlobalAveragePool", {in}, pooled);
        m_onnx.addNode("Flatten", {pooled}, out, {OnnxFile::number("axis", 1)});
    }

    const NetworkSummary& m_network;
    std::filesystem::path m_file;
    std::map<std::string, torch::Tensor> m_weights;
    std::map<int, int> m_normOf;  ///< by convolution, where it is folded
    std::set<int> m_foldedNorms;
    std::vector<std::string> m_names;  ///< of each layer's output
    std::string m_image;
    OnnxFile m_onnx;
};

// Pixels of 8 bits as the network takes them.
void writePreparation(OnnxFile& onnx, const InputSpec& input) {
    const std::vector<std::int64_t> shape = {1, input.channels, 1, 1};
    const auto constant = [&](const char* name, const std::vector<double>& values) {
        const std::vector<float> single(values.begin(), values.end());
        onnx.addConstant(name, shape, single);
    };
    const std::vector<double> most(static_cast<std::size_t>(input.channels), 255.0);
    constant("preparation.most", most);
    constant("preparation.mean", input.mean);
    constant("preparation.deviation", input.deviation);
    onnx.addNode("Cast", {kPixels}, "preparation.real",
                 {OnnxFile::number("to", static_cast<int>(OnnxFile::Element::Float))});
    onnx.addNode("Div", {"preparation.real", "preparation.most"}, "preparation.share");
    onnx.addNode("Sub", {"preparation.share", "preparation.mean"}, "preparation.centred");
    onnx.addNode("Div", {"preparation.centred", "preparation.deviation"}, kImage);
}

}  // namespace

void exportOnnx(const std::filesystem::path& model, const std::filesystem::path& output,
                const OnnxOptions& options) {
    const torch::NoGradGuard noGrad;
    const StoredModel stored = readStoredModel(model);
    // Whether keys and shapes are the network's is asked where it answers.
    FoldedNetwork(stored.card.spec.network, stored.weights, torch::kCPU, stored.file.string());
    ModelCard card = completed(stored.card, stored.file);
    if (card.source.empty() && card.command.empty()) {
        card.command = commandOf(card.spec);
    }
    const InputSpec& input = *card.input;
    const NetworkSpec& spec = card.spec.network;
    const NetworkSummary network = summaryOf(spec, {input.size, input.size});
    Writer writer(stored, network, options.fold);
    if (options.withPreparation) {
        writePreparation(writer.onnx(), input);
    }
    const std::string answer = card.hasClassifier() ? "logits" : "features";
    writer.write(kImage, answer);
    const std::vector<std::int64_t> shape = {input.channels, input.size, input.size};
    const OnnxFile::Port port = options.withPreparation
                                    ? OnnxFile::Port{kPixels, OnnxFile::Element::Byte, shape}
                                    : OnnxFile::Port{kImage, OnnxFile::Element::Float, shape};
    const std::int64_t width =
        card.hasClassifier() ? spec.classes : network.layers.back().output.channels;
    removeLeftovers(output.parent_path(), OwnTemporaries::Keep);
    writeFileAtomically(
        namedFile(output),
        writer.onnx().bytes(titleOf(spec), port, {answer, OnnxFile::Element::Float, {width}},
                            metadataOf(card)));
}

}  // namespace lab
