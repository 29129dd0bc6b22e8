// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Bytes.h"
#include "tests/support/TestMain.h"
#include "tests/ui/classify/ClassifyBench.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/classify/KeptPictures.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

#include <fstream>

using namespace lab;
using namespace lab::test;

namespace fs = std::filesystem;

namespace {

QImage redPicture() {
    QImage image(60, 40, QImage::Format_RGB32);
    image.fill(QColor(200, 30, 30));
    return image;
}

void paste(ClassifyBench& bench) {
    bench.list().setFocus();
    QTest::keyClick(&bench.program.window, Qt::Key_V, Qt::ControlModifier);
}

}  // namespace

/// What comes onto the Classify page and leaves it again: drags, drops, pastes, folders, broken and
/// odd pictures, cancelling, removing and bringing back.
class ClassifyIntakeTest : public ResourcesTest {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKindOfPicture();
    void takesDropsEverywhere();
    void saysWhatWillHappen();
    void takesFoldersWithTheirLabels();
    void givesBrokenPicturesALine();
    void takesPicturesWithoutAFile();
    void stopsAndGoesOn();
    void removesAndBringsBack();
    void theListIsThereAgain();
};

// Turned by EXIF, transparent, grey, of 16 bits, CMYK; in every format that is promised.
void ClassifyIntakeTest::readsEveryKindOfPicture() {
    ClassifyBench bench;
    std::vector<fs::path> files;
    for (const char* folder : {"odd-pictures", "pictures"}) {
        for (const auto& file : fs::directory_iterator(dataFile(folder))) {
            const std::string ending = file.path().extension().string();
            if (ending != ".py" && ending != ".pgm" && ending != ".ppm") {
                files.push_back(file.path());
            }
        }
    }
    QVERIFY(files.size() > 35);
    bench.dropFiles(files);
    QCOMPARE(bench.pictures().size(), files.size());
    for (const Picture& picture : bench.pictures()) {
        QVERIFY2(picture.problem.isEmpty(), qPrintable(picture.name + ": " + picture.problem));
        QVERIFY2(picture.answers.size() == 4, qPrintable(picture.name));
    }
    // However the camera was held, the picture stands upright.
    for (const char* ending : {".jpg", ".png", ".webp"}) {
        const Picture& upright = bench.picture(QString("turned-1") + ending);
        for (int turn = 2; turn <= 8; ++turn) {
            const Picture& turned = bench.picture(QString("turned-%1").arg(turn) + ending);
            QCOMPARE(turned.size, upright.size);
            double apart = 0;
            for (int y = 0; y < upright.thumbnail.height(); ++y) {
                for (int x = 0; x < upright.thumbnail.width(); ++x) {
                    apart += std::abs(qGray(upright.thumbnail.pixel(x, y)) -
                                      qGray(turned.thumbnail.pixel(x, y)));
                }
            }
            apart /= upright.thumbnail.width() * upright.thumbnail.height();
            QVERIFY2(apart < 8, qPrintable(QString("%1: %2").arg(turned.name).arg(apart)));
        }
    }
}

void ClassifyIntakeTest::takesDropsEverywhere() {
    ClassifyBench bench;
    int count = 0;
    for (const char* widget : {"classifyHeader", "dropArea", "pictureList", "classifyEmpty",
                               "resultsPanel", "openPictures"}) {
        const fs::path file = bench.folder / ("shape-" + std::to_string(count) + ".png");
        Resources::writeShape(file, count);
        const auto data = mimeOf({file});
        bench.drop(widget, *data);
        bench.await();
        QCOMPARE(static_cast<int>(bench.pictures().size()), ++count);
    }
    for (const char* widget : {"picturePanel", "answerCards", "camBar"}) {
        const fs::path file = bench.folder / ("shape-" + std::to_string(count) + ".png");
        Resources::writeShape(file, count);
        bench.drop(widget, *mimeOf({file}));
        bench.await();
        QCOMPARE(static_cast<int>(bench.pictures().size()), ++count);
    }
    // The last one dropped is the one that is shown.
    QCOMPARE(bench.text("pictureName"), QString("shape-8.png"));
    // One that is there already stays the only one.
    bench.dropFiles({bench.folder / "shape-3.png"});
    QCOMPARE(static_cast<int>(bench.pictures().size()), count);
    QCOMPARE(bench.text("pictureName"), QString("shape-3.png"));
}

void ClassifyIntakeTest::saysWhatWillHappen() {
    ClassifyBench bench;
    std::vector<fs::path> files;
    for (int i = 0; i < 12; ++i) {
        files.push_back("/pictures/" + std::to_string(i) + ".jpg");
    }
    bench.dragOver("pictureList", *mimeOf(files));
    QCOMPARE(bench.promised(), QString("Add 12 pictures"));
    QCOMPARE(bench.text("dropTitle"), QString("Add 12 pictures"));
    bench.dragAway();
    QCOMPARE(bench.promised(), QString());
    QCOMPARE(bench.text("dropTitle"), QString("Drop pictures or folders"));
    QCOMPARE(bench.pictures().size(), std::size_t(0));

    fs::create_directories(bench.folder / "shirts");
    bench.dragOver("pictureList", *mimeOf({bench.folder / "shirts", "/pictures/one.png"}));
    QCOMPARE(bench.promised(), QString("Add 1 picture and the pictures of 1 folder"));
    bench.dragAway();
    bench.dragOver("pictureList", *mimeOf({"/weights/resnet18.pth"}));
    QCOMPARE(bench.promised(), QString("Add 1 network"));
    bench.dragAway();

    QMimeData text;
    text.setText("hello");
    bench.dragOver("pictureList", text);
    QCOMPARE(bench.promised(), QString("There is no picture in this"));
    bench.dragAway();
    QMimeData address;
    address.setUrls({QUrl("https://example.org/cat.jpg")});
    bench.dragOver("pictureList", address);
    QVERIFY(bench.promised().startsWith("Only an address came"));
    bench.drop("pictureList", address);
    QCOMPARE(bench.pictures().size(), std::size_t(0));
}

void ClassifyIntakeTest::takesFoldersWithTheirLabels() {
    ClassifyBench bench;
    const int count = Resources::writeFolders(bench.folder / "shapes", 3);
    bench.dropFiles({bench.folder / "shapes"});
    QCOMPARE(static_cast<int>(bench.pictures().size()), count);
    QCOMPARE(bench.text("pictureLabel"), QString("True label circle, from the folder name"));
    QCOMPARE(bench.text("labelledCount"), QString("30 labelled pictures"));
    // By hand: of each network, how often the likeliest class is the folder's name.
    for (const ChosenModel& model : bench.models()) {
        int right = 0;
        for (const Picture& picture : bench.pictures()) {
            right += picture.answers.at(model.id).top.front().name ==
                     picture.file.parent_path().filename().string();
        }
        QVERIFY2(bench.find<QWidget>("accuracyBars")
                     .accessibleName()
                     .contains(QString("%1: %2 of 30 right").arg(model.name).arg(right)),
                 qPrintable(bench.find<QWidget>("accuracyBars").accessibleName()));
    }
}

void ClassifyIntakeTest::givesBrokenPicturesALine() {
    ClassifyBench bench;
    put(bench.folder / "empty.png", "");
    put(bench.folder / "text.jpg", "this is no picture at all, only some words");
    // A header that promises 40 000 × 40 000 pixels, nothing behind it.
    std::string huge("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x9c\x40\0\0\x9c\x40\x08\x02\0\0\0", 29);
    put(bench.folder / "huge.png", huge + std::string(64, '\0'));
    Resources::writeShape(bench.folder / "whole.png", 1);
    std::ifstream whole(bench.folder / "whole.png", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
    put(bench.folder / "cut.png", bytes.substr(0, bytes.size() / 2));
    bench.dropFiles({bench.folder / "empty.png", bench.folder / "text.jpg",
                     bench.folder / "huge.png", bench.folder / "cut.png",
                     bench.folder / "whole.png", bench.folder / "gone.png"});
    QCOMPARE(bench.pictures().size(), std::size_t(5));
    for (const char* name : {"empty.png", "text.jpg", "huge.png"}) {
        QVERIFY2(bench.picture(name).problem.startsWith("Cannot be read: "), name);
        QVERIFY(bench.picture(name).answers.empty());
    }
    QCOMPARE(bench.picture("whole.png").answers.size(), std::size_t(4));
    QVERIFY(bench.text("errorBannerText").contains("gone.png"));
    bench.choosePicture("huge.png");
    QVERIFY2(bench.text("agreement").contains("Cannot be read"),
             qPrintable(bench.text("agreement")));
    bench.choose("showPictures", "Cannot be read");
    QVERIFY(bench.list().model()->rowCount() >= 3);
    QVERIFY(bench.text("pictureCount").endsWith("of 5 pictures"));
}

void ClassifyIntakeTest::takesPicturesWithoutAFile() {
    ClassifyBench bench;
    QGuiApplication::clipboard()->setImage(redPicture());
    paste(bench);
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(1));
    QCOMPARE(bench.pictures().front().size, QSize(60, 40));
    QCOMPARE(bench.text("pictureName"), QString("Picture 1"));
    QVERIFY(bench.text("pictureLabel").startsWith("No true label"));
    QCOMPARE(bench.pictures().front().answers.size(), std::size_t(4));

    // As browsers drag them: the encoded picture next to its address, or a data: address.
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    redPicture().save(&buffer, "PNG");
    QMimeData browser;
    browser.setUrls({QUrl("https://example.org/red.png")});
    browser.setData("image/png", png);
    browser.setImageData(redPicture());
    bench.drop("answerCards", browser);
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(2));
    QMimeData inlined;
    inlined.setUrls({QUrl("data:image/png;base64," + QString::fromLatin1(png.toBase64()))});
    bench.drop("answerCards", inlined);
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(3));
    QCOMPARE(bench.pictures().back().size, QSize(60, 40));
    // Files that were copied in a file manager.
    Resources::writeShape(bench.folder / "copied.png", 4);
    QGuiApplication::clipboard()->setMimeData(mimeOf({bench.folder / "copied.png"}).release());
    paste(bench);
    bench.await();
    QCOMPARE(bench.pictures().size(), std::size_t(4));
    QGuiApplication::clipboard()->setText("words");
    paste(bench);
    QVERIFY(bench.text("errorBannerText").contains("There is no picture in this"));
}

void ClassifyIntakeTest::stopsAndGoesOn() {
    ClassifyBench bench;
    const int count = Resources::writeFolders(bench.folder / "shapes", 30);
    bench.drop("pictureList", *mimeOf({bench.folder / "shapes"}));
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("cancelClassify"), kPatience);
    QVERIFY(bench.text("statusText").startsWith("Classifying: "));
    bench.click("cancelClassify");
    bench.await();
    const auto answered = [&] {
        return std::ranges::count_if(
            bench.pictures(), [](const Picture& picture) { return picture.answers.size() == 4; });
    };
    const auto before = answered();
    QVERIFY2(before < count, "it was done before it could be stopped");
    QCOMPARE(bench.text("classifyWhat"), QString("Stopped"));
    QTest::qWait(200);
    QCOMPARE(answered(), before);
    bench.click("cancelClassify");  // goes on now
    bench.await();
    QCOMPARE(answered(), static_cast<std::ptrdiff_t>(count));
    QVERIFY(!bench.isShown("classifyBar"));
    // Of a picture, only the thumbnail stays in memory.
    for (const Picture& picture : bench.pictures()) {
        QVERIFY(picture.thumbnail.width() <= 64 && picture.thumbnail.height() <= 64);
    }
}

void ClassifyIntakeTest::removesAndBringsBack() {
    ClassifyBench bench;
    bench.dropFiles({resources().samples()});
    QStringList before;
    for (const Picture& picture : bench.pictures()) {
        before << picture.name;
    }
    const auto now = [&] {
        QStringList names;
        for (const Picture& picture : bench.pictures()) {
            names << picture.name;
        }
        return names;
    };
    bench.choosePicture(before[3]);
    QTest::keyClick(&bench.list(), Qt::Key_Down, Qt::ShiftModifier);
    const QRect place = bench.find<QWidget>("picturePanel").geometry();
    QTest::keyClick(&bench.list(), Qt::Key_Delete);
    QCOMPARE(bench.pictures().size(), std::size_t(10));
    // The line lies over the page's foot: nothing moves under the pointer.
    QTest::qWait(20);
    QCOMPARE(bench.find<QWidget>("picturePanel").geometry(), place);
    const auto& line = bench.find<QWidget>("passingLine");
    QVERIFY(line.isVisible() && bench.classify().rect().contains(line.geometry()));
    QVERIFY(line.geometry().top() > bench.classify().height() / 2);
    QVERIFY(!now().contains(before[3]) && !now().contains(before[4]));
    QVERIFY(bench.text("removedBannerText").startsWith("2 pictures are out of the list"));
    QVERIFY(fs::exists(resources().samples() / before[3].toStdString()));
    bench.click("removedBannerAction");
    QCOMPARE(now(), before);
    QVERIFY(!bench.isShown("removedBanner"));

    bench.click("clearPictures");
    QCOMPARE(bench.pictures().size(), std::size_t(0));
    QVERIFY(bench.isShown("classifyEmpty"));
    QTest::keyClick(&bench.program.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(now(), before);
    bench.await();
    for (const Picture& picture : bench.pictures()) {
        QCOMPARE(picture.answers.size(), std::size_t(4));
    }
    QVERIFY(!bench.find<QToolButton>("undoPictures").isEnabled());
}

// After a restart the list has its pictures, and answers come anew; what has gone is told.
void ClassifyIntakeTest::theListIsThereAgain() {
    const TemporaryFolder folder;
    for (int i = 0; i < 4; ++i) {
        Resources::writeShape(folder / ("picture-" + std::to_string(i) + ".png"), i);
    }
    const auto namesOf = [](ClassifyBench& bench) {
        QStringList names;
        for (const Picture& picture : bench.pictures()) {
            names << picture.name;
        }
        return names;
    };
    {
        ClassifyBench bench;
        bench.dropFiles({folder.path()});
        QCOMPARE(bench.pictures().size(), std::size_t{4});
        // The list's mark is at the picture that is shown.
        const QModelIndex marked = bench.find<QListView>("pictureList").currentIndex();
        QCOMPARE(marked.data().toString(), bench.text("pictureName"));
        QImage pasted(28, 28, QImage::Format_RGB32);
        pasted.fill(Qt::red);
        QMimeData data;
        data.setImageData(pasted);
        bench.classify().take(data);  // it goes with the program
        QTRY_COMPARE_WITH_TIMEOUT(bench.pictures().size(), std::size_t{5}, kPatience);
        bench.await();
    }
    {
        ClassifyBench bench;
        QTRY_COMPARE_WITH_TIMEOUT(bench.pictures().size(), std::size_t{4}, kPatience);
        bench.await();
        QCOMPARE(bench.pictures().front().answers.size(), bench.models().size());
        QVERIFY(!bench.isShown("noteBannerText"));
    }
    {
        // Closed while it still looks for them: they are kept all the same.
        const std::vector<ChosenModel> none;
        PictureModel pictures(none);
        KeptPictures kept(pictures, [](const fs::path&) { return false; });
        kept.restore();
        pictures.add({folder / "picture-0.png"});
    }
    std::filesystem::remove(folder / "picture-2.png");
    ClassifyBench bench;
    QTRY_COMPARE_WITH_TIMEOUT(bench.pictures().size(), std::size_t{3}, kPatience);
    QVERIFY(!namesOf(bench).contains("picture-2.png"));
    QVERIFY2(bench.text("noteBannerText").startsWith("3 of the 4 pictures of last time"),
             qPrintable(bench.text("noteBannerText")));
}

LAB_TEST(ClassifyIntakeTest)
#include "ClassifyIntakeTest.moc"
