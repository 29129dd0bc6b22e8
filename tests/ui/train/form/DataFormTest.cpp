// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/train/form/DataForm.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
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
};

LAB_TEST(DataFormTest)
#include "DataFormTest.moc"
