// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>

#include <filesystem>
#include <vector>

class QMimeData;
class QWidget;

namespace lab {

class Answering;

/// The sample pictures that come with the program; none where they are not there.
std::vector<std::filesystem::path> samplesHere();

/// The ways in for pictures: dropped, pasted, opened, samples. GUI thread.
class PictureIntake : public QObject {
    Q_OBJECT

public:
    /// `page`: whose dialogs they are.
    PictureIntake(Answering& answering, QWidget* page);

    /// Pictures and folders are to be answered; weights are told of.
    void take(const QMimeData& mime);
    void openFiles();
    void openFolder();
    void dropSamples();
    /// Whether the file was made for a picture that had none.
    bool made(const std::filesystem::path& file) const;

Q_SIGNALS:
    void weightsCame(const std::filesystem::path& file);
    void taken();
    void failed(const QString& sentence);

private:
    Answering& m_answering;
    QWidget* m_page;
    QTemporaryDir m_folder;  ///< pictures without a file of their own, while the program runs
};

}  // namespace lab
