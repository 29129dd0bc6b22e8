// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Job.h"
#include "ui/classify/PictureModel.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <vector>

namespace lab {

/// Keeps the list of pictures from one start of the program to the next, in its settings. GUI
/// thread.
class KeptPictures : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 1000;

    /// `isPassing`: of a file that goes with the program.
    KeptPictures(const PictureModel& pictures,
                 std::function<bool(const std::filesystem::path& file)> isPassing);
    ~KeptPictures() override;

    /// Looks for the pictures of the last time, then restored(). What changes from then on is kept.
    void restore();

Q_SIGNALS:
    /// `note`: what is not there again; usually empty.
    void restored(const std::vector<std::filesystem::path>& files, const QString& note);

private:
    void keep();

    const PictureModel& m_pictures;
    std::function<bool(const std::filesystem::path&)> m_isPassing;
    QTimer m_soon;
    Job m_looking;  ///< a folder of a server that is away may take its time
    bool m_isRestored = false;
};

}  // namespace lab
