// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "core/nn/Network.h"
#include "core/run/NewRuns.h"
#include "core/run/RunWeights.h"
#include "core/trace/Trace.h"
#include "core/trace/TraceReport.h"
#include "core/train/Checkpoint.h"
#include "tests/core/model/Weights.h"
#include "tests/support/SettledNorms.h"
#include "tests/support/Trained.h"

#include <QtTest>

#include <map>
#include <thread>

using namespace lab;
using namespace lab::test;

namespace {

InputSpec smallInput(int channels, int size) {
    InputSpec input;
    input.channels = channels;
    input.size = size;
    input.shorterSide = size;
    input.mean.assign(static_cast<std::size_t>(channels), 0.4);
    input.deviation.assign(static_cast<std::size_t>(channels), 0.3);
    return input;
}

PreparedImage noise(const InputSpec& input) {
    PreparedImage prepared{{input.size, input.size, input.channels, {}}};
    prepared.image.pixels.resize(prepared.image.size());
    for (std::size_t i = 0; i < prepared.image.pixels.size(); ++i) {
        prepared.image.pixels[i] = static_cast<std::uint8_t>((i * 73 + i / 9 * 31) % 251);
    }
    return prepared;
}

/// A network with settled weights, as a module and as a file that tracing reads.
struct Pair {
    Network network{nullptr};
    InputSpec input;
    std::filesystem::path file;

    Pair(const NetworkSpec& spec, const TemporaryFolder& folder, int size) : network(spec) {
        initialise(network, 7);
        settleNorms(network);
        network->eval();
        input = smallInput(spec.inputChannels, size);
        ModelCard card;
        card.spec.network = spec;
        card.input = input;
        for (int i = 0; i < spec.classes; ++i) {
            card.classes.push_back("class " + std::to_string(i));
        }
        file = folder / "network.safetensors";
        writeWeights(file, stateOf(*network), metadataOf(card));
    }
    Trace trace() const { return {std::make_shared<const TracedNetwork>(file), noise(input)}; }
    // As batchOf() would, but by other means.
    torch::Tensor tensor() const {
        const PreparedImage prepared = noise(input);
        const torch::Tensor bytes = torch::tensor(std::vector<int>(prepared.image.pixels.begin(),
                                                                   prepared.image.pixels.end()),
                                                  torch::kFloat32)
                                        .reshape({1, input.channels, input.size, input.size});
        return (bytes / 255 - 0.4) / 0.3;
    }
};

torch::Tensor tensorOf(const FeatureMaps& maps) {
    return torch::tensor(maps.values)
        .reshape({1, maps.shape.channels, maps.shape.height, maps.shape.width});
}

bool near(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() &&
           torch::allclose(a, b, 1e-3, 1e-4 * (1 + b.abs().max().item<double>()));
}

// LibTorch 1.13 has no hooks in C++: the module's own layers are called by their keys, in the order
// in which torchvision's forward() calls them.
class Recomputed {
public:
    Recomputed(const Network& network, torch::Tensor x) {
        for (const auto& module : network->named_modules()) {
            m_modules[module.key()] = module.value();
        }
        const bool pre = network->spec().order == Order::Pre;
        x = conv("conv1", x);
        if (!pre) {
            x = note("relu", torch::relu(norm("bn1", x)));
        }
        if (network->spec().stem == Stem::ImageNet) {
            x = note("maxpool", torch::max_pool2d(x, 3, 2, 1));
        }
        for (const Block& block : network->blocks()) {
            x = pre ? throughPre(block->plan(), x) : through(block->plan(), x);
        }
        if (pre) {
            x = note("relu", torch::relu(norm("bn", x)));
        }
        x = note("avgpool", torch::adaptive_avg_pool2d(x, {1, 1}));
        note("fc", m_modules.at("fc")->as<torch::nn::Linear>()->forward(x.flatten(1)))
            .reshape({1, -1, 1, 1});
    }

    std::map<std::string, torch::Tensor> outputs;
    struct Parts {
        torch::Tensor input, residual, shortcut, sum, output;
    };
    std::vector<Parts> blocks;

private:
    torch::Tensor note(const std::string& key, torch::Tensor x) {
        outputs[key] = x.dim() == 2 ? x.reshape({1, -1, 1, 1}) : x;
        return x;
    }
    torch::Tensor conv(const std::string& key, const torch::Tensor& x) {
        return note(key, m_modules.at(key)->as<torch::nn::Conv2d>()->forward(x));
    }
    torch::Tensor norm(const std::string& key, const torch::Tensor& x) {
        return note(key, m_modules.at(key)->as<torch::nn::BatchNorm2d>()->forward(x));
    }
    static torch::Tensor padded(const BlockPlan& plan, const torch::Tensor& x,
                                const torch::Tensor& y) {
        torch::Tensor made = torch::zeros_like(y);
        made.slice(1, 0, x.size(1))
            .copy_(x.slice(2, 0, x.size(2), plan.stride).slice(3, 0, x.size(3), plan.stride));
        return made;
    }
    // He et al. 2016: y = F(x) + x, or F(x) + W a where the shape changes, with a = ReLU(BN(x)).
    torch::Tensor throughPre(const BlockPlan& plan, const torch::Tensor& x) {
        const std::string key = plan.key() + ".";
        const torch::Tensor a = note(key + "relu", torch::relu(norm(key + "bn1", x)));
        torch::Tensor y = conv(key + "conv1", a);
        y = conv(key + "conv2", note(key + "relu_1", torch::relu(norm(key + "bn2", y))));
        if (plan.convs.size() == 3) {
            y = conv(key + "conv3", note(key + "relu_2", torch::relu(norm(key + "bn3", y))));
        }
        Parts parts{x, y, {}, {}, y};
        if (plan.shortcut == ShortcutPath::Projection) {
            parts.shortcut = conv(key + "downsample.0", a);
        } else if (plan.shortcut == ShortcutPath::ZeroPadded) {
            parts.shortcut = note(key + "downsample", padded(plan, a, y));
        } else if (plan.shortcut == ShortcutPath::Identity) {
            parts.shortcut = x;
        }
        if (parts.shortcut.defined()) {
            parts.sum = parts.output = note(key + "add", y + parts.shortcut);
        }
        blocks.push_back(parts);
        return parts.output;
    }
    torch::Tensor through(const BlockPlan& plan, const torch::Tensor& x) {
        const std::string key = plan.key() + ".";
        Parts parts;
        parts.input = x;
        torch::Tensor y = x;
        for (std::size_t i = 1; i <= plan.convs.size(); ++i) {
            const std::string number = std::to_string(i);
            y = norm(key + "bn" + number, conv(key + "conv" + number, y));
            if (i < plan.convs.size()) {
                y = note(key + (i == 1 ? "relu" : "relu_1"), torch::relu(y));
            }
        }
        parts.residual = y;
        if (plan.shortcut == ShortcutPath::Projection) {
            parts.shortcut = norm(key + "downsample.1", conv(key + "downsample.0", x));
        } else if (plan.shortcut == ShortcutPath::ZeroPadded) {
            parts.shortcut = note(key + "downsample", padded(plan, x, y));
        } else if (plan.shortcut == ShortcutPath::Identity) {
            parts.shortcut = x;
        }
        if (parts.shortcut.defined()) {
            y = note(key + "add", y + parts.shortcut);
            parts.sum = y;
        }
        parts.output = note(key + (plan.convs.size() == 2 ? "relu_1" : "relu_2"), torch::relu(y));
        blocks.push_back(parts);
        return parts.output;
    }

    std::map<std::string, std::shared_ptr<torch::nn::Module>> m_modules;
};

bool isOf(const ActivationStatistics& statistics, const torch::Tensor& x) {
    const torch::Tensor doubled = x.to(torch::kFloat64);
    const double deviation = doubled.std(/*unbiased=*/false).item<double>();
    const double mean = doubled.mean().item<double>();
    const double zeros = (x == 0).to(torch::kFloat64).mean().item<double>();
    return std::abs(statistics.mean - mean) < 1e-3 * (deviation + std::abs(mean)) + 1e-6 &&
           std::abs(statistics.deviation - deviation) < 1e-3 * deviation + 1e-6 &&
           std::abs(statistics.zeros - zeros) < 2e-3;
}

}  // namespace

/// What flows through a network, layer by layer.
class TraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayerIsTheModules_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shortcut");
        for (const NetworkSpec& spec : zooOfEachKind()) {
            QTest::newRow(spec.name.c_str()) << QString::fromStdString(spec.name)
                                             << QString::fromStdString(toText(spec.shortcut));
        }
        for (const char* option : {"A", "C"}) {
            QTest::addRow("resnet-34 %s", option) << "resnet-34" << option;
            QTest::addRow("resnet-50 %s", option) << "resnet-50" << option;
            QTest::addRow("preact-resnet-34 %s", option) << "preact-resnet-34" << option;
        }
    }
    void everyLayerIsTheModules() {
        QFETCH(QString, name);
        QFETCH(QString, shortcut);
        NetworkSpec spec = zooNetwork(name.toStdString());
        spec.width = spec.cardinality > 1 || spec.groupWidth != 64 ? 32 : 4;
        spec.shortcut = fromText<Shortcut>(shortcut.toStdString());
        spec.classes = 5;
        for (int& count : spec.blocks) {  // over 164 layers two roundings drift apart
            count = std::min(count, 6);
        }
        const TemporaryFolder folder;
        Pair pair(spec, folder, 33);
        const torch::NoGradGuard noGrad;
        const Trace trace = pair.trace();
        const Recomputed truth(pair.network, pair.tensor());
        const NetworkSummary& summary = trace.summary();
        QCOMPARE(truth.outputs.size(), summary.layers.size());
        QCOMPARE(trace.layers().size(), summary.layers.size());
        QVERIFY(near(tensorOf(trace.image()), pair.tensor()));
        for (std::size_t i = 0; i < summary.layers.size(); ++i) {
            const std::string& key = summary.layers[i].key;
            const torch::Tensor& wanted = truth.outputs.at(key);
            if (i % 7 == 0 || summary.layers[i].part != LayerPart::Residual) {
                const FeatureMaps maps = trace.layer(i);
                QVERIFY2(maps.shape == summary.layers[i].output, key.c_str());
                QVERIFY2(near(tensorOf(maps), wanted), key.c_str());
            }
            QVERIFY2(isOf(trace.layers()[i], wanted), key.c_str());
        }
        for (std::size_t i = 0; i < summary.blocks.size(); ++i) {
            checkBlock(trace, i, truth.blocks[i]);
        }
        QVERIFY(
            near(torch::tensor(trace.logits()), pair.network->forward(pair.tensor()).flatten()));
    }

    // The trained network that answers has its batch norms folded: the same up to rounding.
    void theLastActivationIsTheClassifiersAnswer() {
        for (const char* name : {"plain-34", "resnet-34", "resnet-50"}) {
            const TemporaryFolder folder;
            const auto run = trained(folder / "e", tinyRun(name));
            const auto network = std::make_shared<const TracedNetwork>(run);
            const Classifier classifier(run, "cpu");
            QVERIFY(network->input() == classifier.input());
            QCOMPARE(network->card().classes, classifier.card().classes);
            const auto dataset = loadDataset(network->card().spec.data);
            for (int i = 0; i < 4; ++i) {
                const PreparedImage image{dataset->test.image(i)};
                const Trace trace(network, image);
                const FeatureMaps last = trace.layer(trace.summary().layers.size() - 1);
                QCOMPARE(last.values, trace.logits());
                QVERIFY(near(torch::tensor(trace.logits()),
                             torch::tensor(classifier.logits(std::span(&image, 1)).front())));
            }
        }
    }

    void scalesOneBlocksResidual() {
        for (const char* name : {"resnet-18", "plain-18"}) {
            NetworkSpec spec = tinyNetwork(name);
            spec.width = 8;
            const TemporaryFolder folder;
            const Pair pair(spec, folder, 28);
            const torch::NoGradGuard noGrad;
            const Trace whole = pair.trace();
            const std::size_t at = 3;  // an identity block
            QVERIFY(whole.scaled(at, 1).logits() == whole.logits());
            const Trace half = whole.scaled(at, 0.5);
            const BlockParts<FeatureMaps> before = whole.block(at);
            const BlockParts<FeatureMaps> after = half.block(at);
            QCOMPARE(after.input.values, before.input.values);
            const torch::Tensor x = tensorOf(before.input);
            const torch::Tensor f = tensorOf(before.residual);
            const bool plain = spec.family == Family::Plain;
            QVERIFY(near(tensorOf(after.residual), 0.5 * f));
            QVERIFY(near(tensorOf(after.output), torch::relu(plain ? 0.5 * f : x + 0.5 * f)));
            // What comes behind is the network's own block on that.
            Block next = pair.network->blocks().at(at + 1);
            QVERIFY(
                near(tensorOf(half.block(at + 1).output), next->forward(tensorOf(after.output))));
            QVERIFY(half.logits() != whole.logits());
            QVERIFY(half.blocks()[at - 1].output == whole.blocks()[at - 1].output);
            // With F gone, a residual block passes x on (x is not negative) and a plain one
            // nothing.
            const Trace none = whole.scaled(at, 0);
            const FeatureMaps gone = none.block(at).output;
            QVERIFY(plain ? near(tensorOf(gone), torch::zeros_like(x)) : near(tensorOf(gone), x));
            QCOMPARE(none.blocks()[at].ratio(), 0.0);
        }
    }

    // A network's name may have a comma; in a table it is one field.
    void aNameIsOneFieldOfTheTable() {
        NetworkSpec spec = tinyNetwork("resnet-18");
        spec.name = "mine, wider";
        const TemporaryFolder folder;
        const Pair pair(spec, folder, 28);
        const Trace trace = pair.trace();
        const std::string table = traceCsv({&trace});
        QVERIFY2(table.find("\n\"mine, wider\",") != std::string::npos, table.c_str());
    }

    void readsEveryMomentOfARun() {
        const TemporaryFolder folder;
        RunSpec spec = tinyRun("resnet-18", 5);
        spec.recipe.epochs = 4;
        const auto run = trained(folder / "e", spec);
        std::filesystem::copy(run / "last.safetensors", folder / "later.safetensors");
        const std::vector<RunWeights> moments = weightsOfRun(run);
        QVERIFY(moments.size() >= 2 && moments.size() <= 3);  // the best may be the last
        QCOMPARE(moments.front().epoch, 0);
        QVERIFY(moments.front().file.empty());
        QCOMPARE(moments.back().epoch, 4);
        QVERIFY(!moments.back().within);
        QCOMPARE(std::ranges::count_if(moments, &RunWeights::best), 1);
        // Epoch 0 is what the seed makes.
        const ModelCard card = initialCardOf(run);
        QVERIFY(card.spec == readRunInfo(run).spec);
        const auto fresh = std::make_shared<const TracedNetwork>(card);
        const auto dataset = loadDataset(card.spec.data);
        QVERIFY(fresh->input() == inputOf(*dataset));
        const PreparedImage image{dataset->test.image(3)};
        Network network(card.spec.network);
        initialise(network, 5);
        network->eval();
        const torch::NoGradGuard noGrad;
        const Trace trace(fresh, image);
        QVERIFY(near(torch::tensor(trace.logits()),
                     network->forward(tensorOf(trace.image())).flatten()));
        const Trace last(std::make_shared<const TracedNetwork>(run / "last.safetensors"), image);
        QVERIFY(last.logits() != trace.logits());
    }

    // A run before its first step has no file: the data set is asked.
    void readsARunThatHasNotTrained() {
        const TemporaryFolder folder;
        DatasetCache data;
        createExperiment(folder / "e", fitted({"test", {tinyRun("plain-18")}}, data), data);
        const auto run = runFolders(folder / "e").front();
        QCOMPARE(weightsOfRun(run).size(), std::size_t{1});
        const TracedNetwork network(initialCardOf(run));
        QCOMPARE(network.card().classes.size(), std::size_t{10});
        QVERIFY(sentenceOf([&] { TracedNetwork{run}; }).find("no weights") != std::string::npos);
    }

    void refusesWhatDoesNotFit() {
        const TemporaryFolder folder;
        NetworkSpec spec = tinyNetwork("plain-18");
        const Pair pair(spec, folder, 28);
        NamedTensors cut = stateOf(*pair.network);
        cut.pop_back();
        writeWeights(folder / "cut.safetensors", cut, readMetadata(pair.file));
        QVERIFY(sentenceOf([&] {
                    TracedNetwork{folder / "cut.safetensors"};
                }).find("cut.safetensors does not hold the weights") != std::string::npos);
    }

    // Maps are read on demand: what a trace holds is the blocks' inputs, not all activations.
    void threadsReadOneTrace() {
        const TemporaryFolder folder;
        const Pair pair(tinyNetwork("resnet-34"), folder, 28);
        const Trace trace = pair.trace();
        const FeatureMaps alone = trace.layer(30);
        std::atomic<int> same = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                useInferenceThreads(1);
                for (int k = 0; k < 5; ++k) {
                    same += trace.layer(30).values == alone.values ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(same.load(), 20);
    }

private:
    static void checkBlock(const Trace& trace, std::size_t index, const Recomputed::Parts& truth) {
        const std::string& key = trace.summary().blocks[index].key;
        const BlockParts<FeatureMaps> maps = trace.block(index);
        const BlockStatistics& figures = trace.blocks()[index];
        QVERIFY2(near(tensorOf(maps.input), truth.input), key.c_str());
        QVERIFY2(near(tensorOf(maps.residual), truth.residual), key.c_str());
        QVERIFY2(near(tensorOf(maps.output), truth.output), key.c_str());
        QVERIFY(isOf(figures.input, truth.input) && isOf(figures.residual, truth.residual) &&
                isOf(figures.output, truth.output));
        QCOMPARE(maps.shortcut.has_value(), truth.shortcut.defined());
        QCOMPARE(figures.sum.has_value(), truth.shortcut.defined());
        if (maps.shortcut) {
            QVERIFY2(near(tensorOf(*maps.shortcut), truth.shortcut), key.c_str());
            QVERIFY2(near(tensorOf(*maps.sum), truth.sum), key.c_str());
            QVERIFY(isOf(*figures.shortcut, truth.shortcut) && isOf(*figures.sum, truth.sum));
        }
        const double ratio = (truth.residual.norm() / truth.input.norm()).item<double>();
        QVERIFY2(std::abs(figures.ratio() - ratio) < 1e-3 * ratio, key.c_str());
    }
};

LAB_TEST(TraceTest)
#include "TraceTest.moc"
