// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureList.h"
#include "tests/core/data/FolderSets.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>
#include <sys/stat.h>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

std::string names(const lab::Dataset& set) {
    std::string text;
    for (const std::string& name : set.classNames) {
        text += (text.empty() ? "" : ",") + name;
    }
    return text;
}

}  // namespace

/// Which files of a folder become pictures of which class, and what is told of the others.
class FolderListingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void classesGoDownAllTheWay();
    void whatIsNotReadIsTold();
    void aClassMayBeCalledTrain();
    void splitsHaveNearNames_data();
    void splitsHaveNearNames();
    void whatIsNoClassIsTold();
    void everyClassOfTwoHasBoth();
    void classesWithoutPicturesAreNamed();
    void stratifiedLimitTakesAllClasses();
    void linksLeadOnButNotInCircles();
    void oldRunsListAsBefore();
    void linksThatForkLeadToEachFolderOnce();
    void whatLeadsNowhereIsCounted_data();
    void whatLeadsNowhereIsCounted();
    void aClassThatLeadsNowhereIsTold();
    void foldersOfFileManagersAreNoClasses();
    void partsOfADataSetAreTold();
    void aHeldOutFolderIsTheTest_data();
    void aHeldOutFolderIsTheTest();
    void neighboursOfTheSplitsAreTold();
    void linksToAClassAreNoClasses();
    void unsortedTestsSayWhatToDo();
    void picturesThatNobodyReadsAreCounted();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
};

void FolderListingTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->path().toStdString();
}

void FolderListingTest::cleanup() {
    m_directory.reset();
}

// As torchvision's ImageFolder walks; and a JPEG is one whatever it is called.
void FolderListingTest::classesGoDownAllTheWay() {
    for (const std::string split : {"train", "test"}) {
        putClasses(m_folder / split, {"red"}, 3);
        putClasses(m_folder / split / "blue" / "2024", {"summer", "winter"}, 2);
        const std::string jpeg = get(dataFile("pictures/small.jpg"));
        for (const char* name : {"1.jfif", "2.JPE", "3", "4.image"}) {
            put(m_folder / split / "green" / name, jpeg);
        }
    }
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("blue,green,red"));
    QCOMPARE(set.train.count(), std::int64_t{11});
    QVERIFY2(!contains(set.note, "passed over"), set.note.c_str());
}

void FolderListingTest::whatIsNotReadIsTold() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    putClasses(m_folder / "test", {"a", "b"}, 2);
    for (const char* name : {"1.gif", "2.GIF", "3.heic"}) {
        put(m_folder / "train" / "a" / name, "GIF89a");
    }
    put(m_folder / "train" / "b" / "x.dat", "GIF89a and more");
    put(m_folder / "train" / "b" / "labels.txt", "no picture");
    put(m_folder / "train" / "c" / "only.gif", "GIF89a");
    put(m_folder / "train" / "beside.ppm", picture(3, 8, 8, 1));
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("a,b"));
    QVERIFY2(contains(set.note, "5 files were passed over"), set.note.c_str());
    QVERIFY2(contains(set.note, "(1 .dat, 3 .gif, 1 .heic)"), set.note.c_str());
    QVERIFY2(contains(set.note, "No picture is in c"), set.note.c_str());
    QVERIFY2(contains(set.note, "beside the class folders were passed over: 1"), set.note.c_str());
}

void FolderListingTest::aClassMayBeCalledTrain() {
    putClasses(m_folder, {"bus", "car", "train"}, 8);
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("bus,car,train"));
    QVERIFY2(contains(set.note, "train was taken for a class"), set.note.c_str());
    putClasses(m_folder / "test", {"bus", "car", "train"}, 1);
    fs::remove_all(m_folder / "bus");
    fs::remove_all(m_folder / "car");
    fs::remove_all(m_folder / "train");
    putClasses(m_folder / "train", {"bus", "car", "train"}, 2);
    QCOMPARE(names(load(m_folder, fresh())), std::string("bus,car,train"));
    QCOMPARE(load(m_folder, fresh()).test.count(), std::int64_t{3});
}

void FolderListingTest::splitsHaveNearNames_data() {
    QTest::addColumn<QString>("train");
    QTest::addColumn<QString>("test");
    QTest::newRow("training, testing") << "training"
                                       << "testing";
    QTest::newRow("Train, Val") << "Train"
                                << "Val";
    QTest::newRow("TRAIN, valid") << "TRAIN"
                                  << "valid";
    QTest::newRow("Training, Validation") << "Training"
                                          << "Validation";
    QTest::newRow("training_set, test_set") << "training_set"
                                            << "test_set";
    QTest::newRow("Train Data, val-images") << "Train Data"
                                            << "val-images";
}

void FolderListingTest::splitsHaveNearNames() {
    QFETCH(QString, train);
    QFETCH(QString, test);
    putClasses(m_folder / train.toStdString(), {"a", "b"}, 3);
    putClasses(m_folder / test.toStdString(), {"a", "b"}, 2);
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("a,b"));
    QCOMPARE(set.train.count(), std::int64_t{6});
    QCOMPARE(set.test.count(), std::int64_t{4});
}

// As archives unpack, and as domains and splits of other names lie.
void FolderListingTest::whatIsNoClassIsTold() {
    putClasses(m_folder / "chest" / "chest_xray" / "train", {"ill", "well"}, 3);
    putClasses(m_folder / "chest" / "chest_xray" / "test", {"ill", "well"}, 2);
    fs::create_directories(m_folder / "chest" / "__MACOSX");
    std::string said = messageOf([&] { load(m_folder / "chest", fresh()); });
    QVERIFY2(contains(said, (m_folder / "chest" / "chest_xray").string() + " holds a folder for"),
             said.c_str());
    putClasses(m_folder / "lone" / "images", {"."}, 3);
    said = messageOf([&] { load(m_folder / "lone", fresh()); });
    QVERIFY2(contains(said, "one folder with pictures"), said.c_str());
    putClasses(m_folder / "office" / "amazon" / "images", {"bike", "mug"}, 5);
    putClasses(m_folder / "office" / "dslr" / "images", {"bike", "mug"}, 5);
    const lab::Dataset set = load(m_folder / "office", fresh());
    QCOMPARE(names(set), std::string("amazon,dslr"));
    QVERIFY2(contains(set.note, "the same folders, such as images"), set.note.c_str());
    putClasses(m_folder / "flat", {"train", "val", "test1"}, 5);
    said = messageOf([&] { load(m_folder / "flat", fresh()); });
    QVERIFY2(contains(said, (m_folder / "flat" / "train").string() + " holds no folder"),
             said.c_str());
    for (const char* split : {"train", "val", "test"}) {
        putClasses(m_folder / "three" / split, {"a", "b"}, 2);
        fs::create_directories(m_folder / "three" / split / "empty");
    }
    const std::string note = load(m_folder / "three", fresh()).note;
    QVERIFY2(contains(note, "three/test; those of val were passed over."), note.c_str());
    QVERIFY2(contains(note, "No picture is in empty: no class"), note.c_str());
}

void FolderListingTest::everyClassOfTwoHasBoth() {
    std::vector<std::string> classes;
    for (int i = 0; i < 20; ++i) {
        classes.push_back("class" + std::to_string(i));
    }
    putClasses(m_folder, classes, 2);
    const lab::Dataset set = load(m_folder, fresh());
    for (std::int64_t label = 0; label < 20; ++label) {
        QCOMPARE(std::count(set.train.labels.begin(), set.train.labels.end(), label), 1);
        QCOMPARE(std::count(set.test.labels.begin(), set.test.labels.end(), label), 1);
    }
}

void FolderListingTest::classesWithoutPicturesAreNamed() {
    std::vector<std::string> classes;
    for (int i = 0; i < 20; ++i) {
        classes.push_back(std::to_string(i));
    }
    putClasses(m_folder, classes, 1);
    const std::string few = load(m_folder, fresh()).note;  // then no split can give each class both
    QVERIFY2(contains(few, "of 20 classes have no training image: "), few.c_str());
    QVERIFY2(contains(few, "of 20 classes have no test image: "), few.c_str());
    put(m_folder / "more" / "1.ppm", picture(3, 8, 8, 1));
    put(m_folder / "more" / "2.ppm", picture(3, 8, 8, 2));
    const lab::Dataset set = load(m_folder, fresh());
    QVERIFY2(contains(set.note, "20 of 21 classes have no test image: 0, 1, "), set.note.c_str());
    QVERIFY2(!contains(set.note, "no training image"), set.note.c_str());
    for (const char* name : {"1.ppm", "2.ppm"}) {
        put(m_folder / "more" / name, "broken");
    }
    put(m_folder / "0" / "another.ppm", picture(3, 8, 8, 1));
    const std::string note = load(m_folder, fresh()).note;
    QVERIFY2(contains(note, "1 of 21 classes has no training image: more."), note.c_str());
}

void FolderListingTest::stratifiedLimitTakesAllClasses() {
    putClasses(m_folder / "train", {"a", "b", "c", "d", "e"}, 4);
    putClasses(m_folder / "train", {"many"}, 80);
    putClasses(m_folder / "test", {"a", "b", "c", "d", "e", "many"}, 4);
    lab::DataSpec spec = fresh();
    spec.trainLimit = 6;
    spec.testLimit = 6;
    lab::Dataset set = load(m_folder, spec);
    QCOMPARE(std::set<std::int64_t>(set.train.labels.begin(), set.train.labels.end()).size(),
             std::size_t{6});
    spec.trainLimit = 50;
    set = load(m_folder, spec);
    QCOMPARE(set.train.count(), std::int64_t{50});
    const auto many = std::count(set.train.labels.begin(), set.train.labels.end(), 5);
    QVERIFY2(many >= 38 && many <= 42, std::to_string(many).c_str());
    QVERIFY(allPixels(load(m_folder, spec, 1).train) == allPixels(set.train));
}

void FolderListingTest::linksLeadOnButNotInCircles() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    putClasses(m_folder / "elsewhere", {"more"}, 2);
    fs::create_directory_symlink("..", m_folder / "train" / "a" / "up");
    fs::create_directory_symlink("../../elsewhere/more", m_folder / "train" / "a" / "more");
    fs::create_directory_symlink("../train", m_folder / "train" / "self");
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("a,b"));
    QCOMPARE(set.train.count(), std::int64_t{8});
}

void FolderListingTest::oldRunsListAsBefore() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    putClasses(m_folder / "train" / "b", {"deeper"}, 3);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    put(m_folder / "train" / "a" / "new.jfif", get(dataFile("pictures/small.jpg")));
    const lab::Dataset set = load(m_folder, {"", 0, 0, 8});
    QCOMPARE(set.train.count(), std::int64_t{6});
    QVERIFY2(contains(set.note, "subfolders of b were passed over"), set.note.c_str());
}

// Each of twelve folders has two links to the next one: 4096 ways to one picture. With thirty, as a
// stranger may send them, the listing would never end.
void FolderListingTest::linksThatForkLeadToEachFolderOnce() {
    putClasses(m_folder / "train", {"a", "b"}, 1);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    const fs::path steps = m_folder / "steps";
    for (int i = 0; i < 12; ++i) {
        fs::create_directories(steps / std::to_string(i));
        for (const char* name : {"left", "right"}) {
            fs::create_directory_symlink("../" + std::to_string(i + 1),
                                         steps / std::to_string(i) / name);
        }
    }
    put(steps / "12" / "last.ppm", picture(3, 8, 8, 1));
    fs::create_directory_symlink("../../steps/0", m_folder / "train" / "a" / "down");
    QCOMPARE(load(m_folder, fresh()).train.count(), std::int64_t{3});
}

void FolderListingTest::whatLeadsNowhereIsCounted_data() {
    QTest::addColumn<bool>("isFresh");
    QTest::addColumn<int>("budget");
    for (const bool isFresh : {true, false}) {
        for (const int budget : {0, 100}) {  // in memory, streamed
            QTest::addRow("%s, budget %d", isFresh ? "stratified" : "first", budget)
                << isFresh << budget;
        }
    }
}

// As where the disk that holds the pictures is not mounted. A pipe would wait for ever.
void FolderListingTest::whatLeadsNowhereIsCounted() {
    QFETCH(bool, isFresh);
    QFETCH(int, budget);
    putClasses(m_folder / "train", {"a", "b"}, 3, 1);  // grey: each picture's header is read
    putClasses(m_folder / "test", {"a", "b"}, 2, 1);
    const fs::path a = m_folder / "train" / "a";
    fs::create_symlink("/nowhere/1.png", a / "1.png");
    fs::create_symlink("2.jpg", a / "2.jpg");  // to itself
    QCOMPARE(::mkfifo((a / "3.png").c_str(), 0600), 0);
    fs::create_symlink("/nowhere/4.png", m_folder / "test" / "b" / "4.png");
    fs::create_symlink("/nowhere/notes.txt", a / "notes.txt");             // no picture
    for (const fs::path& hidden : {a / ".x.png", a / ".hid" / "y.png"}) {  // as macOS leaves
        put(hidden, "no picture");
    }
    fs::create_symlink("/nowhere/5.png", a / ".5.png");
    const lab::Dataset set = load(m_folder, isFresh ? fresh() : lab::DataSpec{"", 0, 0, 8},
                                  static_cast<std::uintmax_t>(budget));
    QCOMPARE(set.train.count(), std::int64_t{6});
    QCOMPARE(set.test.count(), std::int64_t{4});
    QCOMPARE(set.skipped, std::int64_t{4});
    QVERIFY2(contains(set.note,
                      "4 of 14 pictures could not be read and were left out; the first "
                      "is a/"),
             set.note.c_str());
}

void FolderListingTest::aClassThatLeadsNowhereIsTold() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    putClasses(m_folder / "test", {"a", "b"}, 2);
    for (const char* split : {"train", "test"}) {
        fs::create_directory_symlink("/nowhere/c", m_folder / split / "c");
        fs::create_symlink("/nowhere/readme.md", m_folder / split / "readme.md");
    }
    fs::create_symlink("/nowhere/beside.png", m_folder / "train" / "beside.png");
    const lab::Dataset set = load(m_folder, fresh());
    QCOMPARE(names(set), std::string("a,b"));
    QVERIFY2(contains(set.note, "No picture is in c: no class"), set.note.c_str());
    QVERIFY2(contains(set.note, "beside the class folders were passed over: 1"), set.note.c_str());
}

// A disk station's previews, and what macOS puts into archives.
void FolderListingTest::foldersOfFileManagersAreNoClasses() {
    putClasses(m_folder, {"cat", "dog", "@eaDir", "__MACOSX"}, 6);
    putClasses(m_folder / "cat", {"@eaDir"}, 6);
    const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::Stratified);
    QCOMPARE(listing.train.classes, (std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(listing.train.entries.size() + listing.test.entries.size(), std::size_t{12});
    // As 0.1 listed them, so that its runs go on.
    QCOMPARE(lab::listPictures(m_folder, lab::Select::First).train.classes.size(), std::size_t{4});
}

// Kaggle's Intel scenes, the pets of Oxford.
void FolderListingTest::partsOfADataSetAreTold() {
    for (const char* split : {"seg_train", "seg_test", "seg_pred"}) {
        putClasses(m_folder / "intel" / split / split, {"forest", "sea"}, 5);
    }
    putClasses(m_folder / "pets", {"images", "annotations"}, 8);
    for (const char* root : {"intel", "pets"}) {
        const std::string note = lab::listPictures(m_folder / root, lab::Select::Stratified).note;
        QVERIFY2(contains(note, "named as parts of a data set"), note.c_str());
    }
    putClasses(m_folder / "things", {"image", "table", "chair"}, 8);
    const std::string note = lab::listPictures(m_folder / "things", lab::Select::Stratified).note;
    QVERIFY2(!contains(note, "named as parts"), note.c_str());
}

void FolderListingTest::aHeldOutFolderIsTheTest_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("isTest");
    for (const char* name : {"eval", "dev", "holdout", "Held-out", "evaluation"}) {
        QTest::newRow(name) << name << true;
    }
    QTest::newRow("train_val") << "train_val" << false;
    QTest::newRow("extra") << "extra" << false;
}
void FolderListingTest::aHeldOutFolderIsTheTest() {
    QFETCH(QString, folder);
    QFETCH(bool, isTest);
    putClasses(m_folder / "train", {"cat", "dog"}, 10);
    putClasses(m_folder / folder.toStdString(), {"cat", "dog"}, 3);
    const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::Stratified);
    if (isTest) {
        QCOMPARE(listing.train.entries.size(), std::size_t{20});
        QCOMPARE(listing.test.entries.size(), std::size_t{6});
    } else {
        QCOMPARE(listing.train.entries.size() + listing.test.entries.size(), std::size_t{20});
        QVERIFY2(contains(listing.note, "was passed over: " + folder.toStdString()),
                 listing.note.c_str());
    }
}

// A second training folder and single pictures beside the splits are told, whether there is a test
// folder or none.
void FolderListingTest::neighboursOfTheSplitsAreTold() {
    putClasses(m_folder / "train", {"cat", "dog"}, 10);
    putClasses(m_folder / "Training Set", {"cat", "dog"}, 4);
    putClasses(m_folder / "extra", {"cat"}, 2);
    put(m_folder / "loose.ppm", lab::test::picture(3, 20, 16, 1));
    const auto note = [this] { return lab::listPictures(m_folder, lab::Select::Stratified).note; };
    const auto isTold = [&note] {
        return contains(note(), "was passed over: extra, one picture") &&
               contains(note(), "those of Training Set were passed over");
    };
    QVERIFY2(isTold(), note().c_str());
    putClasses(m_folder / "test", {"cat", "dog"}, 3);
    QVERIFY2(isTold(), note().c_str());
    QVERIFY2(!contains(note(), "folder of test pictures"), note().c_str());
}

// A folder is one class, however many links beside it lead there.
void FolderListingTest::linksToAClassAreNoClasses() {
    putClasses(m_folder, {"cat", "owl"}, 5);
    fs::create_directory_symlink("owl", m_folder / "another");
    putClasses(m_folder.parent_path() / "elsewhere", {"fox"}, 5);
    fs::create_directory_symlink(m_folder.parent_path() / "elsewhere" / "fox", m_folder / "fox");
    fs::create_directory_symlink(m_folder.parent_path() / "elsewhere" / "fox", m_folder / "fuchs");
    const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::Stratified);
    fs::remove_all(m_folder.parent_path() / "elsewhere");
    const std::vector<std::string> classes{"cat", "fox", "owl"};
    QCOMPARE(listing.train.classes, classes);
    QCOMPARE(listing.train.entries.size() + listing.test.entries.size(), std::size_t{15});
    QVERIFY2(contains(listing.note, "the links another, fuchs lead to"), listing.note.c_str());
}

// Tiny ImageNet: the labels of val stand in a list, those of test nowhere.
void FolderListingTest::unsortedTestsSayWhatToDo() {
    putClasses(m_folder / "train", {"n01", "n02"}, 4);
    putClasses(m_folder / "val", {"images"}, 3);
    putClasses(m_folder / "test", {"images"}, 3);
    put(m_folder / "val" / "val_annotations.txt", "0.ppm n01");
    const std::string sentence =
        messageOf([this] { lab::listPictures(m_folder, lab::Select::Stratified); });
    QVERIFY2(contains(sentence, "/val holds no folders named as those in"), sentence.c_str());
    QVERIFY2(contains(sentence, "as the list of labels next to them says"), sentence.c_str());
}

void FolderListingTest::picturesThatNobodyReadsAreCounted() {
    for (const char* file : {"a/1.dcm", "a/2.dcm", "b/1.dcm"}) {
        put(m_folder / file, "DICM");
    }
    const std::string sentence =
        messageOf([this] { lab::listPictures(m_folder, lab::Select::Stratified); });
    QVERIFY2(contains(sentence, "holds no picture that can be read here") &&
                 contains(sentence, "3 .dcm"),
             sentence.c_str());
}

LAB_TEST(FolderListingTest)
#include "FolderListingTest.moc"
