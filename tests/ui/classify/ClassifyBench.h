// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/train/TrainBench.h"
#include "ui/classify/ClassifyPage.h"
#include "ui/classify/PictureListPanel.h"
#include "ui/classify/PictureLook.h"

#include <QMimeData>
#include <QSettings>

#include <memory>

namespace lab::test {

/// A stand-in for the program's own folder, so that the tests do not hang on what is shipped: four
/// small networks for generated shapes (FixedModels.h), and pictures of these.
class Resources {
public:
    Resources();
    ~Resources();

    std::filesystem::path models() const { return m_folder / "models"; }
    std::filesystem::path samples() const { return m_folder / "samples"; }
    /// Test image `index` of the shapes as PNG; its class is shapeNames()[index % 10].
    static void writeShape(const std::filesystem::path& file, int index, int scale = 4);
    /// `each` pictures of every shape, in a folder for each class. Gives how many.
    static int writeFolders(const std::filesystem::path& folder, int each);

private:
    TemporaryFolder m_folder;
};

/// A test class that stands on the Resources. Each of its tests begins without settings.
class ResourcesTest : public QObject {
    Q_OBJECT

protected:
    const Resources& resources() const { return *m_resources; }

private Q_SLOTS:
    void initTestCase() { m_resources = std::make_unique<Resources>(); }
    void cleanupTestCase() { m_resources.reset(); }
    void init() { QSettings().clear(); }

private:
    std::unique_ptr<Resources> m_resources;
};

/// The whole window on its Classify page, driven by real events.
class ClassifyBench : public TrainBench {
public:
    explicit ClassifyBench(QSize size = {1280, 800}, ColourScheme scheme = ColourScheme::Light);

    ClassifyPage& classify() { return find<ClassifyPage>("classifyPage"); }
    PictureListView& list() { return find<PictureListView>("pictureList"); }
    const std::vector<Picture>& pictures() { return classify().pictures().all(); }
    const std::vector<ChosenModel>& models() { return classify().models().all(); }
    const Picture& picture(const QString& name);

    /// Drags over the middle of a widget of the page, as the windowing system would.
    void dragOver(const QString& widget, const QMimeData& data);
    void dragAway();
    /// The same, and lets go there.
    void drop(const QString& widget, const QMimeData& data);
    void dropFiles(const std::vector<std::filesystem::path>& files);
    void awaitModels(std::size_t count);
    /// Until every picture has its answers and the closer look is there.
    void await();
    void choosePicture(const QString& name);
    QString promised();
};

std::unique_ptr<QMimeData> mimeOf(const std::vector<std::filesystem::path>& files);

}  // namespace lab::test
