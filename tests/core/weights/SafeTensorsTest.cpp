// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/weights/SafeTensors.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

std::string withHeader(const std::string& header, const std::string& data = {}) {
    const std::uint64_t size = header.size();
    return std::string(reinterpret_cast<const char*>(&size), sizeof size) + header + data;
}

}  // namespace

/// The SafeTensors format, against a file of the reference library and against damage.
class SafeTensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Made by the Python package safetensors 0.8.0: see its __metadata__.
    void readsTheReferenceLibrarysFile() {
        const SafeTensors content = readSafeTensors(dataFile("reference.safetensors"));
        QCOMPARE(content.metadata.at("made_by"), std::string("safetensors 0.8.0"));
        std::map<std::string, torch::Tensor> tensors(content.tensors.begin(),
                                                     content.tensors.end());
        QCOMPARE(tensors.size(), std::size_t{5});
        QVERIFY(torch::equal(tensors.at("a.weight"),
                             torch::arange(6, torch::kFloat32).reshape({2, 3}) / 4));
        QVERIFY(torch::equal(tensors.at("half"), torch::tensor({1.5, -2.0}, torch::kFloat16)));
        QCOMPARE(tensors.at("count").item<std::int64_t>(), 7);
        QVERIFY(torch::equal(tensors.at("bytes"), torch::tensor({{0, 255}}, torch::kUInt8)));
        QCOMPARE(tensors.at("empty").sizes().vec(), (std::vector<std::int64_t>{0, 3}));
    }

    void readsWhatItWrote() {
        const TemporaryFolder folder;
        const torch::Tensor blocked =
            torch::rand({1, 4, 5, 5}).contiguous(torch::MemoryFormat::ChannelsLast);
        const SafeTensors content{{{"z", blocked}, {"a", torch::tensor(3, torch::kInt64)}},
                                  {{"spec", "{\"text\": \"ünïcode\"}"}}};
        writeSafeTensors(folder / "x.safetensors", content);
        const SafeTensors read = readSafeTensors(folder / "x.safetensors");
        QCOMPARE(read.metadata, content.metadata);
        QCOMPARE(read.tensors[0].first, std::string("z"));  // the order is kept
        QVERIFY(torch::equal(read.tensors[0].second, blocked));
        QCOMPARE(read.tensors[1].second.item<std::int64_t>(), 3);
    }

    void everyCutIsASentence() {
        const TemporaryFolder folder;
        const std::string whole = readFile(dataFile("reference.safetensors"), 10000);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            writeFileAtomically(folder / "cut.safetensors", whole.substr(0, size));
            const std::string sentence =
                sentenceOf([&] { readSafeTensors(folder / "cut.safetensors"); });
            QVERIFY2(sentence.find("cut.safetensors") != std::string::npos,
                     std::to_string(size).c_str());
        }
        writeFileAtomically(folder / "long.safetensors", whole + "x");
        QVERIFY(!sentenceOf([&] { readSafeTensors(folder / "long.safetensors"); }).empty());
    }

    void lyingHeadersAreRefusedBeforeAllocation_data() {
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char* name, const std::string& content) {
            QTest::newRow(name) << QByteArray::fromStdString(content);
        };
        const std::string tail = R"("data_offsets":[0,4]}})";
        row("huge shape",
            withHeader(R"({"a":{"dtype":"F32","shape":[4611686018427387904,4],)" + tail, "1234"));
        row("negative shape", withHeader(R"({"a":{"dtype":"F32","shape":[-1],)" + tail, "1234"));
        row("shape too large", withHeader(R"({"a":{"dtype":"F32","shape":[2],)" + tail, "1234"));
        row("no shape", withHeader(R"({"a":{"dtype":"F32",)" + tail, "1234"));
        row("backwards",
            withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"));
        row("a gap",
            withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", "12345678"));
        row("beyond the file",
            withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", "1234"));
        row("overlap", withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                  R"("b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                                  "1234"));
        row("a size that is no whole number",
            withHeader(R"({"a":{"dtype":"F32","shape":[1.5],)" + tail, "1234"));
        row("a size beyond every integer",
            withHeader(R"({"a":{"dtype":"F32","shape":[1e300],)" + tail, "1234"));
        row("a negative offset",
            withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}})", "1234"));
        row("three offsets",
            withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}})", "1234"));
        // Nothing to allocate, but the strides would overflow.
        row("huge and empty",
            withHeader(
                R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}})"));
        row("no object", withHeader("[1,2]"));
        row("no JSON", withHeader("{\"a\":"));
        row("deep nesting", withHeader(std::string(50000, '[')));
        row("deep nesting in an entry", withHeader(R"({"a":{"dtype":)" + std::string(50000, '[') +
                                                   std::string(50000, ']') + "}}"));
        row("an entry that is no object", withHeader(R"({"a":[]})"));
        row("metadata of numbers", withHeader(R"({"__metadata__":{"a":1}})"));
        row("huge header", std::string("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10));
    }
    void aTypeThatIsNotReadIsNamed() {
        const TemporaryFolder folder;
        const std::string header =
            "{\"a\":{\"dtype\":\"F8\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        writeFileAtomically(folder / "f8.safetensors", withHeader(header, "1234"));
        const std::string sentence =
            sentenceOf([&] { readSafeTensors(folder / "f8.safetensors"); });
        QVERIFY2(sentence.find("the type \"F8\", which is not read here") != std::string::npos,
                 sentence.c_str());
    }
    void lyingHeadersAreRefusedBeforeAllocation() {
        QFETCH(QByteArray, content);
        const TemporaryFolder folder;
        writeFileAtomically(folder / "bad.safetensors", content.toStdString());
        const std::string sentence =
            sentenceOf([&] { readSafeTensors(folder / "bad.safetensors"); });
        QVERIFY2(sentence.find("bad.safetensors is no whole SafeTensors file") != std::string::npos,
                 sentence.c_str());
    }

    // In the format's own order it took a comparison with every name before.
    void manyNamesAreReadQuickly() {
        constexpr int kNames = 100000;
        std::string header = "{";
        for (int i = 0; i < kNames; ++i) {
            header += (i > 0 ? ",\"" : "\"") + std::to_string(i) +
                      "\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
        }
        const TemporaryFolder folder;
        writeFileAtomically(folder / "many.safetensors", withHeader(header + "}"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(readSafeTensors(folder / "many.safetensors").tensors.size(), std::size_t{kNames});
        QVERIFY2(timer.elapsed() < 20000, std::to_string(timer.elapsed()).c_str());
    }

    void aHeaderOfManyMegabytesIsRefused() {
        const TemporaryFolder folder;
        const std::uint64_t size = (16 << 20U) + 1;
        writeFileAtomically(folder / "x.safetensors",
                            std::string(reinterpret_cast<const char*>(&size), sizeof size));
        std::filesystem::resize_file(folder / "x.safetensors", size + sizeof size);
        QVERIFY(sentenceOf([&] { readSafeTensors(folder / "x.safetensors"); }).find("16 MiB") !=
                std::string::npos);
    }

    void missingFileIsASentence() {
        const TemporaryFolder folder;
        QVERIFY(sentenceOf([&] { readSafeTensors(folder / "none.safetensors"); }).find("none") !=
                std::string::npos);
    }
};

LAB_TEST(SafeTensorsTest)
#include "SafeTensorsTest.moc"
