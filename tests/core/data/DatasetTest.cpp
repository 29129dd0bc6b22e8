// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/CifarFile.h"
#include "core/data/DataSearch.h"
#include "core/data/Dataset.h"
#include "core/data/ImageInput.h"
#include "core/data/Statistics.h"
#include "tests/core/data/DataFiles.h"
#include "tests/core/data/FolderSets.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <cmath>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

lab::DataSpec specOf(const std::string& source, std::int64_t train = 0, std::int64_t test = 0,
                     int imageSize = 0) {
    lab::DataSpec spec;
    spec.source = source;
    spec.trainLimit = train;
    spec.testLimit = test;
    spec.imageSize = imageSize;
    return spec;
}

/// CIFAR files of the right size, all zeros: class 0, black. The file system stores only a hole.
void putEmptyCifar(const fs::path& folder, const lab::CifarLayout& layout) {
    for (const auto* parts : {&layout.train, &layout.test}) {
        for (const lab::CifarPart& part : *parts) {
            put(folder / part.file, "");
            fs::resize_file(folder / part.file,
                            static_cast<std::uintmax_t>(part.records) *
                                (static_cast<std::size_t>(layout.labelBytes) + 3072));
        }
    }
}

}  // namespace

class DatasetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fashionMnistIsItself();
    void foldersAreSearchedInOrder();
    void environmentComesFirst();
    void notFoundSaysWhereAndHow_data();
    void notFoundSaysWhereAndHow();
    void namesHaveVariants_data();
    void namesHaveVariants();
    void directoryIsKnownByItsFiles();
    void setsAreKnownByLabelsOrOwnName();
    void picturesBesideItsFilesAreTold();
    void whatOnlyHasTheNameIsNoMnist();
    void publishedLabelsAreKnown();
    void stratifiedTakesAllClassesOfASortedSet();
    void cifarIsFoundAndNamed();
    void folderOfClassFoldersLoads();
    void limitsTakeTheFirst();
    void imageSizeResizes();
    void budgetNeverChangesPixels();
    void shapesLoad();
    void damageIsReported();
    void badSpecIsRefused();
    void statisticsAreThoseOfThePixels();
    void memoryImagesGiveWhatIsAsked();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Environment> m_data;
    std::unique_ptr<Environment> m_home;
    fs::path m_folder;
};

void DatasetTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->path().toStdString();
    m_data = std::make_unique<Environment>("RESNET_LAB_DATA", (m_folder / "data").string());
    m_home = std::make_unique<Environment>("XDG_DATA_HOME", (m_folder / "home").string());
}

void DatasetTest::cleanup() {
    m_home.reset();
    m_data.reset();
    m_directory.reset();
}

// Mean and deviation as published for the training images of Fashion-MNIST.
void DatasetTest::fashionMnistIsItself() {
    const auto start = std::chrono::steady_clock::now();
    const auto set = lab::loadDataset(specOf("fashion-mnist"));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    QCOMPARE(set->name, std::string("Fashion-MNIST"));
    QCOMPARE(set->train.count(), std::int64_t{60000});
    QCOMPARE(set->test.count(), std::int64_t{10000});
    QCOMPARE(set->imageSize, 28);
    QCOMPARE(set->train.channels, 1);
    QCOMPARE(set->classNames[9], std::string("Ankle boot"));
    QVERIFY(std::abs(set->mean[0] - 0.2860) < 0.00005);
    QVERIFY(std::abs(set->deviation[0] - 0.3530) < 0.00005);
    // The first labels, as the data set's own page shows them: boot, shirt, shirt, dress, shirt.
    QVERIFY((std::vector<std::int64_t>(set->train.labels.begin(), set->train.labels.begin() + 5) ==
             std::vector<std::int64_t>{9, 0, 0, 3, 0}));
    for (const lab::Split* split : {&set->train, &set->test}) {
        for (std::int64_t label = 0; label < 10; ++label) {
            QCOMPARE(std::count(split->labels.begin(), split->labels.end(), label),
                     split->count() / 10);
        }
    }
    qInfo("Fashion-MNIST loaded in %.2f s", seconds.count());
}

void DatasetTest::foldersAreSearchedInOrder() {
    const std::vector<fs::path> folders = lab::dataFolders();
    QVERIFY(folders.size() >= 2);
    QCOMPARE(folders[0].string(), (m_folder / "data").string());
#if defined(__linux__)
    QCOMPARE(folders[1].string(), (m_folder / "home/resnet-lab/data").string());
    QCOMPARE(folders.back().string(), std::string("/usr/share/datasets"));
    const Environment relative("XDG_DATA_HOME", "relative");
    const Environment home("HOME", "/home/someone");
    QCOMPARE(lab::dataFolders()[1].string(),
             std::string("/home/someone/.local/share/resnet-lab/data"));
    const Environment none("RESNET_LAB_DATA", "");
    QCOMPARE(lab::dataFolders().size(), std::size_t{3});
#endif
}

void DatasetTest::environmentComesFirst() {
    putIdxSet(m_folder / "home/resnet-lab/data/fashion-mnist", 20, 10, true);
#if defined(__linux__)
    QCOMPARE(lab::loadDataset(specOf("fashion-mnist"))->train.count(), std::int64_t{20});
#endif
    putIdxSet(m_folder / "data/fashion-mnist", 30, 10, false);
    const auto set = lab::loadDataset(specOf("fashion-mnist"));
    QCOMPARE(set->train.count(), std::int64_t{30});
    QCOMPARE(set->where, (m_folder / "data/fashion-mnist").string());
}

void DatasetTest::notFoundSaysWhereAndHow_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("mnist") << "mnist"
                           << "train-images-idx3-ubyte.gz (MD5 f68b3c2dcbeaaa9fbdd348bbdeb94873)";
    QTest::newRow("cifar-10") << "cifar-10"
                              << "cifar-10-binary.tar.gz";
    QTest::newRow("cifar-100") << "cifar-100"
                               << "cifar-100-binary.tar.gz (MD5 03b5dce01913d631647c71ecec9e9cb8)";
    QTest::newRow("imagenet") << "imagenet"
                              << "train/CLASS and val/CLASS";
}

void DatasetTest::notFoundSaysWhereAndHow() {
    QFETCH(QString, source);
    QFETCH(QString, remedy);
    const std::string message = messageOf([&] {
        lab::findDataset(source.toStdString(), {m_folder / "data", m_folder / "none"});
    });
    QVERIFY2(contains(message, (m_folder / "data").string()), message.c_str());
    QVERIFY2(contains(message, remedy.toStdString()), message.c_str());
    QVERIFY2(contains(message, "as the data set"), message.c_str());
    QVERIFY2(!contains(message, "--"), message.c_str());  // the window says it, too
}

void DatasetTest::namesHaveVariants_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* source, const char* folder, const char* name) {
        QTest::newRow((std::string(source) + " in " + folder).c_str()) << source << folder << name;
    };
    row("Fashion-MNIST", "fashion-mnist", "Fashion-MNIST");
    row("fashion_mnist", "FashionMNIST/raw", "Fashion-MNIST");
    row("FashionMNIST", "FashionMNIST", "Fashion-MNIST");
    row("MNIST", "MNIST/raw", "MNIST");
    row("mnist", "mnist", "MNIST");
}

void DatasetTest::namesHaveVariants() {
    QFETCH(QString, source);
    QFETCH(QString, folder);
    QFETCH(QString, name);
    putIdxSet(m_folder / "data" / folder.toStdString(), 12, 5, true);
    const auto set = lab::loadDataset(specOf(source.toStdString()));
    QCOMPARE(set->name, name.toStdString());
    QCOMPARE(set->train.count(), std::int64_t{12});
    QCOMPARE(set->classNames[0], std::string(name == "MNIST" ? "0" : "T-shirt/top"));
}

void DatasetTest::directoryIsKnownByItsFiles() {
    putIdxSet(m_folder / "my digits", 12, 5, true);
    putIdxSet(m_folder / "My-Fashion", 12, 5, true);
    putIdxSet(m_folder / "FashionMNIST" / "raw", 12, 5, true);
    const auto nameOf = [this](const char* folder) {
        return lab::loadDataset(specOf((m_folder / folder).string()))->name;
    };
    QCOMPARE(nameOf("my digits"), std::string("my digits"));
    QCOMPARE(nameOf("My-Fashion"), std::string("My-Fashion"));
    QCOMPARE(nameOf("FashionMNIST"), std::string("Fashion-MNIST"));
    QCOMPARE(nameOf("FashionMNIST/raw/"), std::string("Fashion-MNIST"));
}

void DatasetTest::setsAreKnownByLabelsOrOwnName() {
    const auto loaded = [this](const char* folder) {
        putIdxThings(m_folder / folder, 12, 5, 0, 255);
        return lab::loadDataset(specOf((m_folder / folder).string()));
    };
    QVERIFY(loaded("old-fashioned/mnist")->style == lab::InputStyle::Digit);
    QVERIFY(loaded("fmnist")->style == lab::InputStyle::Garment);
    const auto unknown = loaded("kmnist");
    QVERIFY(unknown->style == lab::InputStyle::Centre);
    QCOMPARE(unknown->classNames[3], std::string("3"));
    QVERIFY2(contains(unknown->note, "of no set that is known here"), unknown->note.c_str());
    const auto named = loaded("MNIST/raw");
    QVERIFY2(contains(named->note, "taken for MNIST by the folder's name"), named->note.c_str());
}

void DatasetTest::picturesBesideItsFilesAreTold() {
    putIdxThings(m_folder / "mnist", 12, 10, 0, 255);
    putClasses(m_folder / "mnist" / "train", {"a", "b"}, 3);
    put(m_folder / "mnist" / "loose.ppm", picture(3, 20, 16, 1));
    const auto set = lab::loadDataset(specOf((m_folder / "mnist").string()));
    QVERIFY2(contains(set->note, "its data files are read: 7 (train)"), set->note.c_str());
    for (const std::string& digits : {(m_folder / "mnist").string(), std::string("mnist")}) {
        QVERIFY(!lab::usualFor(digits).flip);
    }
    QVERIFY(lab::usualFor("cifar-10").flip && lab::usualFor("fashion-mnist").flip);
}

// Ink on paper, or of another size: other pictures are not made to look like MNIST's for them, and
// its own test images get the preparation that a folder's get.
void DatasetTest::whatOnlyHasTheNameIsNoMnist() {
    putIdxThings(m_folder / "ink" / "mnist", 12, 10, 255, 0);
    putIdxSet(m_folder / "small" / "mnist", 12, 10, true);
    for (const char* folder : {"ink/mnist", "small/mnist"}) {
        const auto set = lab::loadDataset(specOf((m_folder / folder).string()));
        QVERIFY(set->style == lab::InputStyle::Centre);
        QVERIFY2(contains(set->note, "not light things on black"), set->note.c_str());
    }
    // As if by a sensor: the same images as pictures are the same to the network.
    putIdxThings(m_folder / "dim" / "mnist", 12, 10, 40, 255);
    const auto dim = lab::loadDataset(specOf((m_folder / "dim/mnist").string()));
    QVERIFY(dim->style == lab::InputStyle::Digit);
    QVERIFY(lab::prepare(dim->test.image(0), lab::inputOf(*dim)).image.pixels ==
            dim->test.image(0).pixels);
    const auto set = lab::loadDataset(specOf((m_folder / "ink/mnist").string()));
    for (const lab::InputStyle style : {lab::InputStyle::Centre, lab::InputStyle::Digit}) {
        lab::InputSpec input = lab::inputOf(*set);
        input.style = style;  // as a card of an older run may have it
        const auto test = lab::loadTestSet(specOf((m_folder / "ink/mnist").string()), input);
        for (std::int64_t i = 0; i < test->test.count(); ++i) {
            const lab::Image prepared = lab::prepare(set->test.image(i), input).image;
            QVERIFY(test->test.image(i).pixels == prepared.pixels);
        }
    }
}

// The counts of each class and the first 20 labels of MNIST, as published (LeCun et al.).
void DatasetTest::publishedLabelsAreKnown() {
    const fs::path folder = m_folder / "any name";
    putIdxSet(folder, 60000, 10000, false);
    const auto putLabels = [&](const char* file, std::vector<int> counts, std::vector<int> first) {
        std::string labels = idxLabels(0);
        std::string body;
        for (const int label : first) {
            body += static_cast<char>(label);
            --counts[static_cast<std::size_t>(label)];
        }
        for (std::size_t label = 0; label < counts.size(); ++label) {
            body += std::string(static_cast<std::size_t>(counts[label]), static_cast<char>(label));
        }
        labels = idxLabels(static_cast<std::uint32_t>(body.size())).substr(0, 8) + body;
        put(folder / file, labels);
    };
    putLabels("train-labels-idx1-ubyte",
              {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
              {5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6, 1, 7, 2, 8, 6, 9});
    putLabels("t10k-labels-idx1-ubyte", {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
              {7, 2, 1, 0, 4, 1, 4, 9, 5, 9, 0, 6, 9, 0, 1, 5, 9, 7, 3, 4});
    const lab::FoundSet found = lab::findDataset(folder.string());
    QCOMPARE(found.name, std::string("MNIST"));
    QVERIFY2(contains(found.note, "known by its labels"), found.note.c_str());
    fs::create_directories(m_folder / "data");
    fs::rename(folder, m_folder / "data/fashion-mnist");
    QVERIFY(contains(messageOf([] { lab::findDataset("fashion-mnist"); }), "holds MNIST"));
    fs::rename(m_folder / "data/fashion-mnist", folder);
    for (const char* name : {"train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte"}) {
        fs::remove(folder / name);
        fs::copy_file(fs::path("/usr/share/datasets/fashion-mnist") / (std::string(name) + ".gz"),
                      folder / (std::string(name) + ".gz"));
    }
    QCOMPARE(lab::findDataset(folder.string()).name, std::string("Fashion-MNIST"));
}

void DatasetTest::stratifiedTakesAllClassesOfASortedSet() {
    const fs::path folder = m_folder / "sorted";
    putIdxSet(folder, 100, 20, false);
    std::string labels = idxLabels(100);
    for (std::size_t i = 0; i < 100; ++i) {
        labels[8 + i] = static_cast<char>(i / 10);
    }
    put(folder / "train-labels-idx1-ubyte", labels);
    lab::DataSpec spec = specOf(folder.string(), 20);
    const auto first = lab::loadDataset(spec);
    QVERIFY2(contains(first->note, "8 of 10 classes have no training image: 2, 3, "),
             first->note.c_str());
    QVERIFY(lab::usualFor("fashion-mnist").select == lab::Select::First);
    QVERIFY(lab::usualFor("/usr/share/datasets/fashion-mnist").select == lab::Select::First);
    spec.select = lab::usualFor(spec.source).select;
    QVERIFY(spec.select == lab::Select::Stratified);
    const auto fair = lab::loadDataset(spec);
    QCOMPARE(fair->train.count(), std::int64_t{20});
    for (std::int64_t label = 0; label < 10; ++label) {
        QCOMPARE(std::count(fair->train.labels.begin(), fair->train.labels.end(), label), 2);
    }
    // Pixels go with their labels: the second of class 3 is image 31.
    const auto all = lab::loadDataset(specOf(folder.string()));
    QVERIFY(fair->train.image(3).pixels == all->train.image(30).pixels);
}

void DatasetTest::cifarIsFoundAndNamed() {
    putEmptyCifar(m_folder / "data/cifar-10-batches-bin", lab::cifar10Layout());
    putEmptyCifar(m_folder / "data/cifar-100/cifar-100-binary", lab::cifar100Layout());
    for (const char* source : {"cifar-10", "CIFAR10", "cifar10"}) {
        QCOMPARE(lab::loadDataset(specOf(source, 50, 10))->name, std::string("CIFAR-10"));
    }
    const auto set = lab::loadDataset(specOf("cifar-100", 50, 10));
    QCOMPARE(set->name, std::string("CIFAR-100"));
    QCOMPARE(set->classes(), 100);
    QCOMPARE(set->train.channels, 3);
    QCOMPARE(set->imageSize, 32);
    QVERIFY(set->deviation[2] > 0);  // all black, yet one can divide by it
    const auto found = lab::loadDataset(specOf((m_folder / "data/cifar-100").string(), 50, 10));
    QCOMPARE(found->name, std::string("CIFAR-100"));
}

void DatasetTest::folderOfClassFoldersLoads() {
    for (int i = 0; i < 40; ++i) {
        put(m_folder / "animals" / (i % 2 ? "cat" : "dog") / (std::to_string(i) + ".ppm"),
            picture(3, 10, 10, i));
    }
    const auto set = lab::loadDataset(specOf((m_folder / "animals").string()));
    QCOMPARE(set->name, std::string("animals"));
    QVERIFY((set->classNames == std::vector<std::string>{"cat", "dog"}));
    QCOMPARE(set->train.count() + set->test.count(), std::int64_t{40});
}

void DatasetTest::limitsTakeTheFirst() {
    putIdxSet(m_folder / "set", 30, 20, true);
    const auto all = lab::loadDataset(specOf((m_folder / "set").string()));
    const auto some = lab::loadDataset(specOf((m_folder / "set").string(), 7, 3));
    QCOMPARE(some->train.count(), std::int64_t{7});
    QCOMPARE(some->test.count(), std::int64_t{3});
    QVERIFY(some->train.image(6).pixels == all->train.image(6).pixels);
    QVERIFY(some->mean != all->mean);
    QCOMPARE(lab::loadDataset(specOf((m_folder / "set").string(), 999, 999))->train.count(),
             std::int64_t{30});
}

void DatasetTest::imageSizeResizes() {
    const std::string source = (m_folder / "set").string();
    putIdxSet(source, 10, 5, false);
    for (const int side : {8, 12, 32}) {
        const auto set = lab::loadDataset(specOf(source, 0, 0, side));
        QCOMPARE(set->imageSize, side);
        QCOMPARE(set->train.width, side);
        QCOMPARE(set->test.height, side);
        QCOMPARE(set->train.image(3).pixels.size(), static_cast<std::size_t>(side * side));
    }
    put(m_folder / "set/train-images-idx3-ubyte", idxImages(10, 16));
    put(m_folder / "set/t10k-images-idx3-ubyte", idxImages(5, 16));
    const auto native = lab::loadDataset(specOf(source));
    const auto half = lab::loadDataset(specOf(source, 0, 0, 8));
    // Shrinking to the half is the mean of four pixels.
    const lab::Image large = native->train.image(1);
    const lab::Image small = half->train.image(1);
    const int sum = large.pixels[0] + large.pixels[1] + large.pixels[16] + large.pixels[17];
    QVERIFY(std::abs(small.pixels[0] - sum / 4.0) <= 1);
}

void DatasetTest::budgetNeverChangesPixels() {
    const std::string source = (m_folder / "set").string();
    putIdxSet(source, 40, 5, false);
    lab::LoadOptions tiny;
    tiny.memoryBudget = 1;
    const auto memory = lab::loadDataset(specOf(source, 0, 0, 20));
    const auto resized = lab::loadDataset(specOf(source, 0, 0, 20), tiny);
    QVERIFY(dynamic_cast<const lab::MemoryImages*>(memory->train.images.get()));
    QVERIFY(!dynamic_cast<const lab::MemoryImages*>(resized->train.images.get()));
    QVERIFY(allPixels(memory->train) == allPixels(resized->train));
    QVERIFY(memory->mean == resized->mean && memory->deviation == resized->deviation);
}

void DatasetTest::shapesLoad() {
    const auto set = lab::loadDataset(specOf("shapes", 100, 50));
    QCOMPARE(set->train.count(), std::int64_t{100});
    QCOMPARE(set->test.count(), std::int64_t{50});
    QCOMPARE(set->classes(), 10);
    QCOMPARE(set->where, std::string());
    QCOMPARE(lab::loadDataset(specOf("Shapes"))->train.count(), std::int64_t{6000});
}

void DatasetTest::damageIsReported() {
    const fs::path folder = m_folder / "data" / "mnist";
    putIdxSet(folder, 10, 5, false);
    const auto message = [] { return messageOf([] { lab::loadDataset(specOf("mnist")); }); };
    QCOMPARE(message(), std::string());
    put(folder / "t10k-images-idx3-ubyte", idxImages(5, 16));
    QVERIFY2(contains(message(), folder.string()) && contains(message(), "download it again"),
             message().c_str());
    fs::remove(folder / "t10k-images-idx3-ubyte");
    QVERIFY2(contains(message(), "t10k-images"), message().c_str());
}

void DatasetTest::badSpecIsRefused() {
    QVERIFY(contains(messageOf([] { lab::loadDataset(specOf("")); }), "no name"));
    QVERIFY(contains(messageOf([] { lab::loadDataset(specOf("shapes", -1)); }), "limit"));
    const std::string message = messageOf([] { lab::loadDataset(specOf("/no/such/place")); });
    QVERIFY2(contains(message, "/no/such/place") && contains(message, "fashion-mnist"),
             message.c_str());
}

void DatasetTest::statisticsAreThoseOfThePixels() {
    // Two images of two channels: channel 0 is 0 and 255, channel 1 is 51 everywhere.
    std::vector<std::uint8_t> pixels(4 * 64, 51);
    std::fill(pixels.begin(), pixels.begin() + 64, 0);
    std::fill(pixels.begin() + 128, pixels.begin() + 192, 255);
    const lab::Split split{2, 8, 8, {0, 1}, std::make_shared<lab::MemoryImages>(pixels, 128)};
    const lab::ColourStatistics all = lab::measureColours(split);
    QCOMPARE(all.mean[0], 0.5);
    QCOMPARE(all.deviation[0], 0.5);
    QCOMPARE(all.mean[1], 0.2);
    QCOMPARE(all.deviation[1], 1.0 / 255);
    QCOMPARE(lab::measureColours(split, 1).mean[0], 0.0);
    QCOMPARE(lab::measureColours(split, 5).mean[0], 0.5);
}

void DatasetTest::memoryImagesGiveWhatIsAsked() {
    const lab::MemoryImages images({0, 1, 2, 3, 4, 5}, 2);
    const std::vector<std::int64_t> indices{2, 0, 2};
    std::vector<std::uint8_t> out(6);
    images.fetch(indices, out.data());
    QVERIFY((out == std::vector<std::uint8_t>{4, 5, 0, 1, 4, 5}));
}

LAB_TEST(DatasetTest)
#include "DatasetTest.moc"
