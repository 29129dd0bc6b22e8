// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/train/form/DataForm.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace lab;
using namespace lab::test;

/// A data set that is not there: what to do stands in the form.
class DataFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsToldWithWhereToGetIt() {
        const TemporaryFolder folder;
        qputenv("RESNET_LAB_DATA", QByteArray::fromStdString(folder.path().string()));
        const Theme theme(*qApp, ColourScheme::Light);
        DataForm form(theme);
        form.show();
        form.begin();
        auto* choose = form.findChild<QToolButton*>("chooseDataFolder");
        auto* sentence = form.findChild<QWidget*>("dataProblem")->findChild<QLabel*>();
        for (const char* name : {"mnist", "cifar-10", "cifar-100", "imagenet"}) {
            DataSpec data;
            data.source = name;
            form.setData(data);
            QVERIFY2(QTest::qWaitFor([&] { return choose->isVisible(); }, 60000), name);
            QVERIFY2(sentence->text().contains("MD5"), qPrintable(sentence->text()));
            QVERIFY2(!sentence->text().contains("--"), qPrintable(sentence->text()));
        }
        choose->click();
        auto* dialog = form.findChild<QFileDialog*>("folderDialog");
        QVERIFY(dialog != nullptr);
        QSignalSpy changed(&form, &DataForm::changed);
        Q_EMIT dialog->fileSelected(QString::fromStdString((folder / "mine").string()));
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(form.data().source, (folder / "mine").string());
        dialog->close();
        DataSpec shapes;
        shapes.source = "shapes";
        form.setData(shapes);
        QTRY_VERIFY(form.preview() != nullptr);
        QVERIFY(!choose->isVisible());
        qunsetenv("RESNET_LAB_DATA");
    }

    // Of 12 pictures not 20 000 are asked for, and a folder that was chosen is there again, but
    // for the while that it is away, as a disk that is unplugged.
    void aChosenFolderIsRememberedAndCounted() {
        const TemporaryFolder folder;
        for (const char* name : {"train/a", "train/b", "test/a", "test/b"}) {
            std::filesystem::create_directories(folder / "mine" / name);
            for (int i = 0; i < 6; ++i) {
                QImage picture(8, 8, QImage::Format_RGB32);
                picture.fill(QColor(20 * i, 30, 40));
                const auto file = folder / "mine" / name / (std::to_string(i) + ".png");
                QVERIFY(picture.save(QString::fromStdString(file.string())));
            }
        }
        const QString mine = QString::fromStdString((folder / "mine").string());
        const Theme theme(*qApp, ColourScheme::Light);
        const auto itemsOf = [](const DataForm& form) {
            const auto* box = form.findChild<QComboBox*>("dataset");
            QStringList items;
            for (int i = 0; i < box->count(); ++i) {
                items << box->itemData(i).toString();
            }
            return items;
        };
        {
            DataForm form(theme);
            form.show();
            form.begin();
            DataSpec elsewhere;
            elsewhere.source = (folder / "elsewhere").string();  // of an old experiment
            elsewhere.trainLimit = 20000;
            form.setData(elsewhere);
            QTRY_VERIFY_WITH_TIMEOUT(form.preview() != nullptr, kPatience);
            QVERIFY(itemsOf(form).contains(QString::fromStdString(elsewhere.source)));
            form.findChild<QToolButton*>("chooseDataFolder")->click();
            auto* dialog = form.findChild<QFileDialog*>("folderDialog");
            Q_EMIT dialog->fileSelected(mine);
            dialog->close();
            QTRY_VERIFY_WITH_TIMEOUT(form.preview() && form.preview()->problem.isEmpty(),
                                     kPatience);
            QCOMPARE(form.preview()->figures.trainImages, std::int64_t{12});
            QCOMPARE(form.data().trainLimit, std::int64_t{0});
            QCOMPARE(form.findChild<QSpinBox*>("trainLimit")->text(), QString("All 12"));
            QVERIFY(!itemsOf(form).contains(QString::fromStdString(elsewhere.source)));
        }
        DataForm again(theme);
        again.setData({});
        QVERIFY(itemsOf(again).contains(mine));
        std::filesystem::rename(folder / "mine", folder / "away");
        again.begin();
        QTRY_VERIFY_WITH_TIMEOUT(again.preview() != nullptr, kPatience);
        QVERIFY(!itemsOf(again).contains(mine));
        std::filesystem::rename(folder / "away", folder / "mine");
        again.findChild<QToolButton*>("readDataAgain")->click();
        QTRY_VERIFY_WITH_TIMEOUT(itemsOf(again).contains(mine), kPatience);
    }
};

LAB_TEST(DataFormTest)
#include "DataFormTest.moc"
