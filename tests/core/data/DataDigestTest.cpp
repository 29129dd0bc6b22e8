// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataDigest.h"
#include "core/data/ImageFolder.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

namespace fs = std::filesystem;
using namespace lab;
using namespace lab::test;

/// What tells that a data set has changed since a run began.
class DataDigestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_folder = m_directory->path().toStdString();
        for (int i = 0; i < 12; ++i) {
            for (const char* split : {"train", "test"}) {
                put(m_folder / split / (i % 2 == 0 ? "a" : "b") / (std::to_string(i) + ".ppm"),
                    picture(3, 8, 8, i));
            }
        }
    }

    void changesAreSeen_data() {
        QTest::addColumn<bool>("streams");
        QTest::newRow("in memory") << false;
        QTest::newRow("streamed") << true;
    }
    void changesAreSeen() {
        QFETCH(bool, streams);
        const DataDigest before = digest(streams);
        QCOMPARE(before.pixels.empty(), streams);
        QVERIFY(!before.files.empty());
        QVERIFY(!isOtherData(digest(streams), before));
        const fs::path file = m_folder / "train" / "a" / "4.ppm";
        const std::string bytes = get(file);
        std::string other = bytes;
        other.back() ^= 0x40;  // as large as before
        put(file, other);
        QVERIFY(isOtherData(digest(streams), before));
        put(file, bytes);
        QVERIFY(!isOtherData(digest(streams), before));
        // The same pictures under other labels.
        fs::rename(m_folder / "train" / "a", m_folder / "train" / "c");
        fs::rename(m_folder / "train" / "b", m_folder / "train" / "a");
        fs::rename(m_folder / "train" / "c", m_folder / "train" / "b");
        QVERIFY(isOtherData(digest(streams), before));
    }

    // A run begun in much memory and resumed in little.
    void kindsAreComparedLikeWithLike() {
        QVERIFY(!isOtherData(digest(true), digest(false)));
        QVERIFY(!isOtherData(digest(false), digest(true)));
        QVERIFY(!isOtherData(digest(false), DataDigest()));  // a run from before digests
    }

private:
    DataDigest digest(bool streams) const {
        LoadOptions options;
        options.memoryBudget = streams ? 1 : 0;
        DataSpec spec{"", 0, 0, 8};
        spec.select = Select::Stratified;
        return digestOf(loadImageFolder(m_folder, spec, options));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
};

LAB_TEST(DataDigestTest)
#include "DataDigestTest.moc"
