// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/model/ModelCard.h"
#include "core/run/NewRuns.h"
#include "core/run/RunFolder.h"
#include "core/weights/SafeTensors.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// What a person gives in place of a run, and names that are no UTF-8.
class NotARunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofAnExperimentTheRunsAreNamed() {
        const TemporaryFolder folder;
        DatasetCache data;
        const Experiment made = fitted({"", {tinyRun("plain-18"), tinyRun("resnet-18")}}, data);
        createExperiment(folder / "e", made, data);
        for (const std::string& sentence : {sentenceOf([&] { weightsOf(folder / "e"); }),
                                            sentenceOf([&] { readRunInfo(folder / "e"); })}) {
            QVERIFY2(sentence.find("is an experiment and no run") != std::string::npos &&
                         sentence.find("plain-18-") != std::string::npos &&
                         sentence.find("resnet-18-") != std::string::npos,
                     sentence.c_str());
        }
        const std::string empty = sentenceOf([&] { weightsOf(folder.path()); });
        QVERIFY2(empty.find("holds no weights yet") != std::string::npos, empty.c_str());
    }

    void dataWhosePathCannotBeKeptIsRefused() {
        DatasetCache data;
        RunSpec run = tinyRun("plain-18");
        run.data.source = "/data/caf\xE9";
        const std::string sentence = sentenceOf([&] { fitted({"", {run}}, data); });
        QVERIFY2(sentence.find("not UTF-8") != std::string::npos, sentence.c_str());
    }

    void pathsThatAreNoUtf8AreWritten() {
        const TemporaryFolder folder;
        ModelCard card;
        card.spec = tinyRun("plain-18");
        card.spec.data.source = "/data/caf\xE9";
        card.source = "w\xE9.pth";
        card.classes = {"a", "caf\xE9"};
        SafeTensors content;
        content.metadata = metadataOf(card);
        content.tensors.emplace_back("t\xE9", torch::zeros({2}));
        writeSafeTensors(folder / "w.safetensors", content);
        const SafeTensors read = readSafeTensors(folder / "w.safetensors");
        QCOMPARE(read.metadata.at("source"), std::string("w\xEF\xBF\xBD.pth"));
        QVERIFY(read.metadata.at("classes").find("caf\xEF\xBF\xBD") != std::string::npos);
    }
};

LAB_TEST(NotARunTest)
#include "NotARunTest.moc"
