// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/classify/ClassifyBench.h"

#include "core/data/Synthetic.h"
#include "tests/ui/classify/FixedModels.h"
#include "ui/classify/DropArea.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QUrl>
#include <QWindow>

namespace lab::test {

namespace {

namespace fs = std::filesystem;

}  // namespace

Resources::Resources() {
    fs::create_directories(models());
    fs::create_directories(samples());
    writeFixedModels(m_folder / "experiment", models());
    for (int i = 0; i < 12; ++i) {
        writeShape(samples() / (shapeNames()[i % 10] + "-" + std::to_string(i) + ".png"), i);
    }
    qputenv("RESNET_LAB_RESOURCES", QByteArray::fromStdString(m_folder.path().string()));
}

Resources::~Resources() {
    qunsetenv("RESNET_LAB_RESOURCES");
}

void Resources::writeShape(const fs::path& file, int index, int scale) {
    const RawSplit split = generateShapes(ShapesSplit::Test, index + 1, 1);
    const std::uint8_t* pixels =
        split.pixels.data() + static_cast<std::ptrdiff_t>(index) * kShapesSide * kShapesSide;
    const QImage image(pixels, kShapesSide, kShapesSide, kShapesSide, QImage::Format_Grayscale8);
    const QString name = QString::fromStdString(file.string());
    if (!image.scaled(scale * image.size()).save(name)) {
        throw std::runtime_error("could not write " + file.string());
    }
}

int Resources::writeFolders(const fs::path& folder, int each) {
    for (int i = 0; i < 10 * each; ++i) {
        const fs::path place = folder / shapeNames()[i % 10];
        fs::create_directories(place);
        writeShape(place / ("picture-" + std::to_string(i) + ".png"), i, 2);
    }
    return 10 * each;
}

ClassifyBench::ClassifyBench(QSize size, ColourScheme scheme) : TrainBench(size, scheme) {
    click("railClassify");
    if (!QTest::qWaitFor([this] { return !classify().models().isLoading(); }, kPatience)) {
        throw std::runtime_error("the networks are not read");
    }
}

const Picture& ClassifyBench::picture(const QString& name) {
    for (const Picture& picture : pictures()) {
        if (picture.name == name) {
            return picture;
        }
    }
    throw std::runtime_error("there is no picture " + name.toStdString());
}

// Through the window, which finds whoever takes drops at that place.
void ClassifyBench::dragOver(const QString& widget, const QMimeData& data) {
    auto& target = find<QWidget>(widget);
    const QPoint at = target.mapTo(&program.window, target.rect().center());
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(program.window.windowHandle(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(program.window.windowHandle(), &move);
}

void ClassifyBench::dragAway() {
    QDragLeaveEvent leave;
    QApplication::sendEvent(program.window.windowHandle(), &leave);
}

void ClassifyBench::drop(const QString& widget, const QMimeData& data) {
    dragOver(widget, data);
    auto& target = find<QWidget>(widget);
    const QPoint at = target.mapTo(&program.window, target.rect().center());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(program.window.windowHandle(), &event);
}

void ClassifyBench::dropFiles(const std::vector<fs::path>& files) {
    drop("classifyPage", *mimeOf(files));
    await();
}

void ClassifyBench::awaitModels(std::size_t count) {
    if (!QTest::qWaitFor([&] { return models().size() == count; }, kPatience)) {
        throw std::runtime_error("the networks are not as many as expected");
    }
}

void ClassifyBench::await() {
    const auto settled = [this] { return !classify().isBusy() && !classify().isLooking(); };
    if (!QTest::qWaitFor(settled, kPatience)) {
        throw std::runtime_error("the networks did not answer");
    }
    QTest::qWait(300);  // accuracy and confusion are counted a moment later
}

void ClassifyBench::choosePicture(const QString& name) {
    const QAbstractItemModel& model = *list().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == name) {
            list().scrollTo(model.index(row, 0));
            QTest::mouseClick(list().viewport(), Qt::LeftButton, Qt::NoModifier,
                              list().visualRect(model.index(row, 0)).center());
            await();
            return;
        }
    }
    throw std::runtime_error("the list does not show " + name.toStdString());
}

QString ClassifyBench::promised() {
    return find<DropArea>("dropArea").promised();
}

std::unique_ptr<QMimeData> mimeOf(const std::vector<fs::path>& files) {
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const fs::path& file : files) {
        urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
    }
    data->setUrls(urls);
    return data;
}

}  // namespace lab::test
