// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/nn/TorchinfoText.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

std::string contentOf(const std::string& name) {
    std::ifstream file(dataFile("torchinfo/" + name));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

nlohmann::json cases() {
    return nlohmann::json::parse(contentOf("cases.json")).at("cases");
}

}  // namespace

/// Printouts against torchinfo's own of PyTorch modules (tests/data/make-torchinfo.py).
class TorchinfoTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTorchinfosToTheLetter_data() {
        QTest::addColumn<int>("index");
        const nlohmann::json all = cases();
        for (std::size_t i = 0; i < all.size(); ++i) {
            QTest::newRow(all[i].at("file").get<std::string>().c_str()) << static_cast<int>(i);
        }
    }
    void isTorchinfosToTheLetter() {
        QFETCH(int, index);
        const nlohmann::json row = cases().at(static_cast<std::size_t>(index));
        const auto spec = row.at("spec").get<NetworkSpec>();
        const auto input = row.at("input").get<std::vector<int>>();
        const auto depth = static_cast<SummaryDepth>(row.at("depth").get<int>() - 1);
        const std::string ours =
            torchinfoText(summaryOf(spec, {input[1], input[2]}), depth, row.at("batch").get<int>());
        const auto lines = [](const std::string& text) {
            return QString::fromStdString(text).split('\n');
        };
        const QStringList expected = lines(contentOf(row.at("file").get<std::string>()));
        QVERIFY(expected.size() > 20);
        QCOMPARE(lines(ours), expected);
    }

    // Rows are numbered over the whole network; a name that needs more room widens the table by
    // steps of five, and a cell that does moves its row only.
    void hugeNetworksKeepTheirColumns() {
        NetworkSpec spec;
        spec.blocks = {300, 300, 300, 300, 300, 300};
        spec.width = 1;
        spec.stem = Stem::Cifar;
        spec.shortcut = Shortcut::C;
        const std::string text =
            torchinfoText(summaryOf(spec, {4096, 4096}), SummaryDepth::Layers, 65536);
        const std::string line = text.substr(0, text.find('\n'));
        QCOMPARE(line, std::string(90, '='));  // "BatchNorm2d: 4-3600" needs 40 characters
        QVERIFY(text.find("│    │    └─Sequential: 3-") != std::string::npos);
        QVERIFY(
            text.find("├─Conv2d: 1-1                            [65536, 1, 4096, 4096]    27\n") !=
            std::string::npos);
    }

    void saysWhatABatchMayBe() {
        const NetworkSummary summary = summaryOf(NetworkSpec(), {32, 32});
        for (const int batch : {0, 65537}) {
            const std::string said =
                sentenceOf([&] { (void)torchinfoText(summary, SummaryDepth::Layers, batch); });
            QVERIFY2(said.find("1 to 65536") != std::string::npos, said.c_str());
        }
    }
};

LAB_TEST(TorchinfoTextTest)
#include "TorchinfoTextTest.moc"
