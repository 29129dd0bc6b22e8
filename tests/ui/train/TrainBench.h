// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/shell/Program.h"
#include "ui/train/RunTable.h"
#include "ui/train/TrainPage.h"

#include <QAbstractButton>
#include <QtTest>

namespace lab::test {

/// The whole window with its own folder of experiments, driven by object names.
class TrainBench {
public:
    explicit TrainBench(QSize size = {1280, 800}, ColourScheme scheme = ColourScheme::Light);

    TemporaryFolder folder;
    Program program{*qApp, folder.path()};

    TrainPage& page();
    template <class Widget>
    Widget& find(const QString& name) {
        auto* widget = program.window.findChild<Widget*>(name);
        if (widget == nullptr) {
            throw std::runtime_error("there is no " + name.toStdString());
        }
        return *widget;
    }
    bool has(const QString& name) const;
    bool isShown(const QString& name);
    /// A real click in the middle of it.
    void click(const QString& name);
    /// Replaces the text of a field by keys, and leaves it.
    void type(const QString& name, const QString& text);
    /// Chooses the item of a combo box by keys.
    void choose(const QString& name, const QString& item);
    /// Triggers an action of an open or attached menu.
    void trigger(const QString& name);
    QString text(const QString& name);
    RunTable& table();
    QPoint toolPoint(int run, RunTool tool);
    void clickTool(int run, RunTool tool);

    /// Two tiny networks on generated shapes, in the form.
    void fillTiny(int epochs = 2);
    /// Until the form has read the data set and knows the devices.
    void awaitForm();
    bool awaitState(Session::State state);
    void settle();
    /// Waits for the dialog that asks for a file, answers it, and waits for the file.
    void saveAs(const QString& file);
};

/// An experiment on the disk that nobody has trained yet.
std::filesystem::path made(const TrainBench& bench, const std::string& name,
                           const std::vector<RunSpec>& runs);
/// Trains it to its end, in this thread.
void trained(const std::filesystem::path& folder);

/// Everything visible that is cut off by its parent, lies upon a sibling, or shows less text than
/// it has; a line each.
QStringList layoutProblems(QWidget& root);

/// Pictures NAME-THEME-WIDTH of the whole window in two sizes, each in both themes, and one with
/// twice the pixels. Returns the layout's problems on this page, with the width before each.
QStringList takePictures(Program& program, QWidget& page, const QString& name);

}  // namespace lab::test
