// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/WeightFacts.h"
#include "core/weights/StateDict.h"
#include "core/weights/TorchFile.h"
#include "tests/core/model/Pickled.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <algorithm>

using namespace lab;
using namespace lab::test;

namespace {

constexpr const char* kHuggingConfig = R"({"model_type": "resnet", "depths": [2, 2, 2, 2]})";

/// timm's config.json of basic-2.pth, with these entries more.
std::string timmConfig(const std::string& more) {
    return R"({"architecture": "resnet18", "num_classes": 10, )" + more + "}";
}

/// basic-2.pth with these files beside it.
ImportResult examinedBeside(const std::string& config, const std::string& processor = {}) {
    const TemporaryFolder folder;
    std::filesystem::copy_file(weightsFile("basic-2.pth"), folder / "w.pth");
    writeFileAtomically(folder / "config.json", config);
    if (!processor.empty()) {
        writeFileAtomically(folder / "preprocessor_config.json", processor);
    }
    return examineWeights(folder / "w.pth", {});
}

}  // namespace

/// What config.json, a processor's settings or a checkpoint's "args" state of layers and pictures
/// is used, refused or said: none of it is passed over. The keys are those that timm 1.0 and
/// transformers 4 and 5 write.
class StatedFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherLayersAreRefused_data() {
        QTest::addColumn<QString>("config");
        QTest::addColumn<QString>("part");
        const auto row = [](const std::string& config, const char* part) {
            QTest::addRow("%s", part) << QString::fromStdString(config) << part;
        };
        row(timmConfig(R"("global_pool": "max")"), "global pooling \"max\"");
        row(timmConfig(R"("model_args": {"global_pool": "avgmax"})"), "global pooling \"avgmax\"");
        row(timmConfig(R"("model_args": {"act_layer": "silu"})"), "activation \"silu\"");
        row(timmConfig(R"("model_args": {"output_stride": 8})"), "output_stride 8");
        row(timmConfig(R"("model_args": {"norm_layer": "frozenbatchnorm2d"})"), "norm layer");
        row(timmConfig(R"("model_args": {"aa_layer": "blur"})"), "aliasing (\"blur\")");
        row(R"({"model_type": "resnet", "depths": [2, 2, 2, 2],
                "problem_type": "multi_label_classification"})",
            "problems of the kind \"multi_label_classification\", by its config.json");
        row(R"({"model_type": "resnet", "depths": [2, 2, 2, 2], "hidden_act": "gelu"})",
            "activation \"gelu\",");  // it had its quotes twice
    }
    // By its own reason, although its tensors are no ResNet's either.
    void aStridingFirstStageIsNamed() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        SafeTensors content{readSafeTensors(folder / "x.safetensors").tensors, {}};
        content.tensors.emplace_back("layer1.0.downsample.0.weight", torch::ones({2, 2, 1, 1}));
        writeSafeTensors(folder / "w.safetensors", content);
        writeFileAtomically(folder / "config.json", R"({"model_type": "resnet",
            "depths": [2, 2, 2, 2], "downsample_in_first_stage": true})");
        const std::string sentence = sentenceOfImport(folder / "w.safetensors");
        QVERIFY2(sentence.find("a first stage that strides") != std::string::npos,
                 sentence.c_str());
    }
    void otherLayersAreRefused() {
        QFETCH(QString, config);
        QFETCH(QString, part);
        const std::string sentence = sentenceOf([&] { examinedBeside(config.toStdString()); });
        QVERIFY2(sentence.find(part.toStdString()) != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("config.json") != std::string::npos, sentence.c_str());
    }

    void anotherNetworksConfigIsSaid() {
        const std::string silu = R"({"architecture": "resnet34", "act_layer": "silu"})";
        const std::string refusal = sentenceOf([&] { examinedBeside(silu); });
        QVERIFY2(refusal.find("names another network (\"resnet34\")") != std::string::npos,
                 refusal.c_str());
        QVERIFY2(refusal.find("silu") != std::string::npos, refusal.c_str());
        const std::string said = allOf(examinedBeside(R"({"architecture": "resnet34"})").notes);
        QVERIFY2(said.find("of another network") != std::string::npos, said.c_str());
        QVERIFY2(said.find("ReLU was assumed") != std::string::npos, said.c_str());
    }

    void trainingsStateTheirPictures() {
        const NetworkSpec spec = zooNetwork("resnet-18");
        const WeightFacts reference = factsOf(
            "nothing/w.pth",
            {"", R"({"model": "resnet18", "val_crop_size": 176, "val_resize_size": 192})", {}, {}},
            spec);
        QCOMPARE(reference.input.size, 176);
        QCOMPARE(reference.input.shorterSide, 192);
        const WeightFacts lightning =
            factsOf("nothing/w.ckpt",
                    {"", {}, R"({"image_size": [96, 96], "class_names": ["a"]})", {}}, spec);
        QCOMPARE(lightning.input.size, 96);
        const auto sized = [&spec](const std::string& settings) {
            return factsOf("nothing/w.ckpt", {"", {}, settings, {}}, spec).input;
        };
        QCOMPARE(sized(R"({"img_size": 96})").shorterSide, 96);
        QCOMPARE(sized(R"({"img_size": 96, "crop_pct": 0.75})").shorterSide, 128);
        QCOMPARE(sized(R"({"img_size": 0})").otherwise.size(), std::size_t{1});  // said once
        QVERIFY(lightning.classes.empty());  // the network has another number of them
        QVERIFY(std::ranges::any_of(lightning.notes, [](const std::string& note) {
            return note.find("class_names") != std::string::npos;
        }));
    }

    void whatIsKnownSettlesAndWhatIsNotDoesNot() {
        const std::string known = allOf(
            examinedBeside(timmConfig(R"("global_pool": "avg", "model_args": {"num_classes": 10,
                "act_layer": "relu", "output_stride": 32, "aa_layer": null, "drop_rate": 0.1})"))
                .notes);
        QVERIFY2(known.find("says which network") != std::string::npos &&
                     known.find("ReLU") == std::string::npos,
                 known.c_str());
        for (const std::string& config :
             {timmConfig(R"("model_args": {"odd_layer": true})"), timmConfig(R"("odd_layer": 1)"),
              timmConfig(R"("model_args": {"act_layer": 7, "odd_layer": 1})"),
              std::string(
                  R"({"model_type": "resnet", "depths": [2, 2, 2, 2], "odd_layer": "x"})")}) {
            const std::string notes = allOf(examinedBeside(config).notes);
            QVERIFY2(notes.find("says which network") == std::string::npos &&
                         notes.find("ReLU was assumed") != std::string::npos &&
                         notes.find("\"odd_layer\"") != std::string::npos,
                     notes.c_str());
        }
    }

    // What timm's save_for_hf(create_model("resnet26", cardinality=8, base_width=16)) writes.
    void argumentsBelongToTheName() {
        NetworkSpec spec = zooNetwork("resnext-50-32x4d");
        spec.blocks = {2, 2, 2, 2};
        spec.cardinality = 8;
        spec.groupWidth = 16;
        spec.classes = 7;
        const TemporaryFolder folder;
        const auto factsBeside = [&](const std::string& config) {
            writeFileAtomically(folder / "config.json", config);
            return factsOf(folder / "w.pth", {}, spec);
        };
        const std::string begin = R"({"architecture": "resnet26", "num_classes": 7,
            "pretrained_cfg": {"mean": [0.1, 0.2, 0.3]}, "model_args": {"cardinality": 8, )";
        const WeightFacts grouped = factsBeside(begin + R"("base_width": 16}})");
        QVERIFY(grouped.settleLayers());
        QCOMPARE(grouped.input.mean, (std::vector<double>{0.1, 0.2, 0.3}));
        const WeightFacts wide = factsBeside(begin + R"("base_width": 32}})");
        QVERIFY(!wide.settleLayers() && wide.input.isNothing());
        QVERIFY(allOf(wide.notes).find("another network (\"resnet26\")") != std::string::npos);
        QVERIFY(sentenceOf([&] {
                    factsBeside(begin + R"("base_width": 16, "act_layer": "silu"}})");
                }).find("\"silu\"") != std::string::npos);
        QVERIFY(sentenceOf([&] {
                    factsBeside(begin + R"("base_width": 32, "output_stride": 16}})");
                }).find("output_stride 16") != std::string::npos);
    }

    void hyperParametersAreUsedOrSaid() {
        NetworkSpec spec = zooNetwork("resnet-18");
        spec.classes = 3;
        const auto factsWith = [&](const std::string& settings) {
            return factsOf("nothing/w.pth", {{}, {}, settings, {}}, spec);
        };
        const WeightFacts used = factsWith(R"({"arch": "resnet18", "image_size": 96, "lr": 0.1,
            "mean": [127.5, 127.5, 127.5], "std": [51, 51, 51], "class_names": ["a", "b", "c"]})");
        QVERIFY(used.settleLayers());
        QCOMPARE(used.input.size, 96);
        QCOMPARE(used.input.shorterSide, 96);
        QCOMPARE(used.input.mean.at(0), 0.5);
        QVERIFY(used.input.dividedBy255);
        QCOMPARE(used.classes, (std::vector<std::string>{"a", "b", "c"}));
        QVERIFY(allOf(used.notes).find("not used") == std::string::npos);
        const WeightFacts odd = factsWith(R"({"img_size": [96, 64], "classes": ["a", "a", "b"],
            "resize_to": 256, "activation_fn": "x", "num_classes": 3, "batch_size": 4})");
        QVERIFY(odd.classes.empty() && odd.input.isNothing());
        const std::string notes = allOf(odd.notes);
        QVERIFY2(notes.find("and 1 more was not used") != std::string::npos &&
                     notes.find("\"classes\"") != std::string::npos &&
                     notes.find("num_classes") == std::string::npos,
                 notes.c_str());
        QVERIFY(!sentenceOf([&] { factsWith(R"({"act_layer": "gelu"})"); }).empty());
    }

    // mmpretrain's, and mmcls's before it.
    void metaNamesTheClasses() {
        NetworkSpec spec = zooNetwork("resnet-18");
        spec.classes = 2;
        const auto factsWith = [&](const std::string& meta) {
            return factsOf("nothing/w.pth", {{}, {}, {}, meta}, spec);
        };
        const WeightFacts named = factsWith(R"({"dataset_meta": {"classes": ["a", "b"]},
            "cfg": "preprocessor = {}", "epoch": 3})");
        QCOMPARE(named.classes, (std::vector<std::string>{"a", "b"}));
        QVERIFY(allOf(named.notes).find("as \"cfg\" was not used") != std::string::npos);
        QCOMPARE(factsWith(R"({"CLASSES": ["a", "b"]})").classes.size(), 2U);
        const WeightFacts others = factsWith(R"({"CLASSES": ["a", "b", "c"]})");
        QVERIFY(others.classes.empty());
        QVERIFY(allOf(others.notes).find("\"CLASSES\" was not used") != std::string::npos);
    }

    void entriesBesideTheWeightsNameTheClasses_data() {
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("fits");
        QTest::newRow("class_to_idx") << R"({"class_to_idx": {"b": 1, "c": 2, "a": 0}})" << true;
        QTest::newRow("idx_to_class")
            << R"({"idx_to_class": {"2": "c", "0": "a", "1": "b"}})" << true;
        QTest::newRow("a list") << R"({"labels": ["a", "b", "c"]})" << true;
        QTest::newRow("the second")
            << R"({"classes": ["a"], "class_names": ["a", "b", "c"]})" << true;
        QTest::newRow("too few") << R"({"classes": ["a", "b"]})" << false;
        QTest::newRow("from 1") << R"({"class_to_idx": {"a": 1, "b": 2, "c": 3}})" << false;
        QTest::newRow("one place twice")
            << R"({"class_to_idx": {"a": 0, "b": 1, "c": 1}})" << false;
        QTest::newRow("one name twice") << R"({"classes": ["a", "b", "a"]})" << false;
        QTest::newRow("no names") << R"({"labels": [0, 1, 2]})" << false;
    }
    void entriesBesideTheWeightsNameTheClasses() {
        QFETCH(QString, names);
        QFETCH(bool, fits);
        NetworkSpec spec = zooNetwork("resnet-18");
        spec.classes = 3;
        const WeightFacts facts =
            factsOf("nothing/w.pth", {{}, {}, {}, {}, names.toStdString()}, spec);
        QCOMPARE(facts.classes.size(), fits ? 3U : 0U);
        QVERIFY(!fits || facts.classes == (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(facts.classesFrom.empty(), !fits);
        const std::string notes = allOf(facts.notes);
        QVERIFY2(
            (notes.find("does not name each of its 3 classes once") != std::string::npos) == !fits,
            notes.c_str());
    }

    // Python 3: {"class_to_idx": {"a": 0}, "idx_to_class": {1: "b"}, "w": a tensor}
    void namesAreReadFromThePickle() {
        const std::string bytes = "\x80\x02}" + pickledText("class_to_idx") + "}" +
                                  pickledText("a") + std::string("K\0s", 3) + "s" +
                                  pickledText("idx_to_class") + "}K\x01" + pickledText("b") + "ss" +
                                  pickledText("w") + pickledTensor() + "s.";
        QCOMPARE(stateDictOf(readPickle(bytes, "w.pth"), "", "w.pth").stated.names,
                 std::string(R"({"class_to_idx":{"a":0},"idx_to_class":{"1":"b"}})"));
    }

    // {"arch", "args": Namespace, "state_dict"}, as timm's train.py saves it (make-foreign.py),
    // with a class as a setting, which is no network.
    void theSettingsOfATrainingAreRead() {
        const TorchFile file(weightsFile("foreign-timm-args.pth"));
        const auto settings = nlohmann::json::parse(file.stated().args);
        QCOMPARE(settings.at("gp"), "max");
        QCOMPARE(settings.at("img_size"), nullptr);
        QCOMPARE(settings.at("std"), (std::vector<double>{0.2, 0.3, 0.4}));
        QCOMPARE(settings.at("crop_pct"), 0.9);
        QCOMPARE(settings.at("model_kwargs").at("act_layer"), "torch.nn.modules.activation SiLU");
        const std::string sentence = sentenceOfImport(weightsFile("foreign-timm-args.pth"));
        QVERIFY2(sentence.find("\"max\"") != std::string::npos &&
                     sentence.find("by its args") != std::string::npos,
                 sentence.c_str());
    }

    void theSettingsOfATrainingCount() {
        const NetworkSpec spec = zooNetwork("resnet-18");
        const std::filesystem::path alone = "nothing/w.pth";
        const auto sentence = [&](const std::string& settings) {
            return sentenceOf([&] { factsOf(alone, {"resnet18", settings, {}, {}}, spec); });
        };
        QVERIFY(sentence(R"({"gp": "max"})").find("\"max\"") != std::string::npos);
        QVERIFY(sentence(R"({"bn_eps": 0.001})").find("0.001") != std::string::npos);
        QVERIFY(sentence(R"({"model_kwargs": {"act_layer": "silu"}})").find("silu") !=
                std::string::npos);
        QVERIFY(sentence(R"({"model": "resnetblur18"})").find("aliasing") != std::string::npos);
        const WeightFacts facts = factsOf(alone,
                                          {"resnet",
                                           R"({"model": "resnet18", "gp": null, "lr": 0.1,
                "mean": [0.5, 0.4, 0.3], "std": [0.2, 0.3, 0.4], "crop_pct": 0.9,
                "img_size": 180})",
                                           {},
                                           {}},
                                          spec);
        QCOMPARE(facts.saidBy, std::string("args"));
        QVERIFY(facts.settleLayers());
        QCOMPARE(facts.input.size, 180);
        QCOMPARE(facts.input.shorterSide, 200);
        QCOMPARE(facts.input.mean, (std::vector<double>{0.5, 0.4, 0.3}));
        const WeightFacts odd =
            factsOf(alone, {"resnet18", R"({"model_kwargs": {"odd_layer": 1}})", {}, {}}, spec);
        QCOMPARE(odd.unknown, std::vector<std::string>{"odd_layer"});
        QVERIFY(!odd.settleLayers());
    }

    // The library's own pixels: (x * factor - mean) / deviation of bytes x.
    void processorsAreHonoured_data() {
        QTest::addColumn<QString>("processor");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("shorterSide");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("deviation");
        QTest::addColumn<QString>("otherwise");
        const auto row = [](const char* name, const char* processor, int size, int shorterSide,
                            double mean, double deviation, const char* otherwise = "") {
            QTest::newRow(name) << processor << size << shorterSide << mean << deviation
                                << otherwise;
        };
        row("Bit", R"({"image_processor_type": "BitImageProcessor", "do_center_crop": true,
            "size": {"shortest_edge": 96}, "crop_size": {"height": 64, "width": 64},
            "image_mean": [0.5, 0.5, 0.5], "image_std": [0.25, 0.25, 0.25]})",
            64, 96, 0.5, 0.25);
        row("not normalised", R"({"do_normalize": false, "size": {"shortest_edge": 96},
            "crop_size": {"height": 96, "width": 96}, "image_mean": [0.5, 0.5, 0.5],
            "image_std": [0.5, 0.5, 0.5]})",
            96, 96, 0, 1);
        row("no crop", R"({"do_center_crop": false, "size": {"shortest_edge": 96},
            "crop_size": {"height": 64, "width": 64}, "do_normalize": false})",
            96, 96, 0, 1, "whole pictures");
        row("no resizing", R"({"do_resize": false, "size": {"shortest_edge": 96},
            "crop_size": {"height": 64, "width": 64}, "do_normalize": false})",
            64, 64, 0, 1, "own size");
        row("squashed", R"({"image_processor_type": "ViTImageProcessor",
            "size": {"height": 96, "width": 96}, "resample": 2, "do_normalize": false})",
            96, 96, 0, 1, "squashes pictures to 96×96");
        row("bicubic", R"({"size": {"shortest_edge": 96}, "crop_size": 96, "resample": 3,
            "do_normalize": false})",
            96, 96, 0, 1, "\"bicubic\"");
        row("ViT's older form", R"({"size": 96, "feature_extractor_type": "ViTFeatureExtractor",
            "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]})",
            96, 96, 0.5, 0.5, "squashes");
        row("ConvNeXt's older form",  // microsoft/resnet-50's
            R"({"crop_pct": 0.875, "do_normalize": true, "do_resize": true, "size": 224,
            "feature_extractor_type": "ConvNextFeatureExtractor",
            "image_mean": [0.485, 0.485, 0.485], "image_std": [0.25, 0.25, 0.25]})",
            224, 256, 0.485, 0.25);
        row("ConvNeXt from 384 on", R"({"image_processor_type": "ConvNextImageProcessor",
            "size": {"shortest_edge": 384}, "do_normalize": false})",
            384, 384, 0, 1, "squashes pictures to 384×384");
        row("from -1 to 1", R"({"rescale_factor": 0.00784313725490196, "do_normalize": true,
            "size": {"shortest_edge": 96}, "crop_size": {"height": 96, "width": 96},
            "image_mean": [1, 1, 1], "image_std": [1, 1, 1]})",
            96, 96, 0.5, 0.5);
        row("not rescaled", R"({"do_rescale": false, "size": {"shortest_edge": 96},
            "crop_size": {"height": 96, "width": 96}, "image_mean": [127.5, 127.5, 127.5],
            "image_std": [51, 51, 51]})",
            96, 96, 0.5, 0.2, "divided by 255");
        row("flipped channels", R"({"do_flip_channel_order": true, "do_normalize": false,
            "size": {"shortest_edge": 96}, "crop_size": 96})",
            96, 96, 0, 1, "\"do_flip_channel_order\"");
    }
    void processorsAreHonoured() {
        QFETCH(QString, processor);
        QFETCH(int, size);
        QFETCH(int, shorterSide);
        QFETCH(double, mean);
        QFETCH(double, deviation);
        QFETCH(QString, otherwise);
        const ImportResult result = examinedBeside(kHuggingConfig, processor.toStdString());
        QCOMPARE(result.input->size, size);
        QCOMPARE(result.input->shorterSide, shorterSide);
        QVERIFY(std::abs(result.input->mean.at(0) - mean) < 1e-9);
        QVERIFY(std::abs(result.input->deviation.at(2) - deviation) < 1e-9);
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find("preprocessor_config.json says") != std::string::npos, notes.c_str());
        QVERIFY2(notes.find(otherwise.toStdString()) != std::string::npos, notes.c_str());
        QCOMPARE(notes.find("but for what follows") == std::string::npos &&
                     notes.find("The library ") == std::string::npos,
                 otherwise.isEmpty() || otherwise == "divided by 255");
    }

    void timmsPicturesAreHonouredOrSaid() {
        const auto imported = [](const std::string& cut) {
            return examinedBeside(timmConfig(R"("pretrained_cfg": {"input_size": [3, 96, 96],
                "mean": [0.1, 0.2, 0.3], "std": [0.3, 0.3, 0.3], )" +
                                             cut + "}"));
        };
        const auto plain = imported(R"("crop_pct": 0.5, "interpolation": "bilinear")");
        QCOMPARE(plain.input->shorterSide, 192);
        QVERIFY(allOf(plain.notes).find("The library") == std::string::npos);
        for (const auto& [cut, part] :
             {std::pair{R"("crop_mode": "squash", "crop_pct": 1.0)", "squashes pictures to 96×96"},
              std::pair{R"("crop_mode": "border")", "border"},
              std::pair{R"("crop_mode": "odd")", "\"crop_mode\""},
              std::pair{R"("interpolation": "bicubic")", "\"bicubic\""}}) {
            const std::string notes = allOf(imported(cut).notes);
            QVERIFY2(notes.find(part) != std::string::npos &&
                         notes.find("but for what follows") != std::string::npos,
                     notes.c_str());
        }
    }

    // A part that is stated is used, and of the rest it is said where it is from.
    void whatIsStatedInPartIsUsed() {
        const ImportResult result = examinedBeside(
            timmConfig(R"("pretrained_cfg": {"mean": [0.1, 0.2, 0.3], "std": [0.3, 0.3, 0.3]})"));
        QCOMPARE(result.input->mean, (std::vector<double>{0.1, 0.2, 0.3}));
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find("224 pixels, was taken from ImageNet") != std::string::npos &&
                     notes.find("0.3, was taken from config.json") != std::string::npos,
                 notes.c_str());
    }

    // Stems of 3×3 are as common with a pool behind them as without.
    void aSmallStemsPoolingIsSaid() {
        const std::string notes =
            allOf(examineWeights(weightsFile("foreign-kuangliu.pth"), {}).notes);
        QVERIFY2(notes.find("No max pooling was assumed behind the 3×3 stem") != std::string::npos,
                 notes.c_str());
    }
};

LAB_TEST(StatedFactsTest)
#include "StatedFactsTest.moc"
